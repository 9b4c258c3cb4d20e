"""The calendar, line by line as RFC 5545 has it: days, marks, folding, and nothing from a clock."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import make_copy, make_document, make_event, make_event_mention, make_picture, make_reading
from sitroom.export.ics import calendar, diary_days, escaped, folded
from sitroom.query import open_view
from sitroom.query.events import events
from sitroom.records.claims import Place
from sitroom.records.dates import UNKNOWN, Interval, parse_day, range_interval, until_interval
from sitroom.store import open_writer

ARTICLE = "Talks open in Geneva, the envoys said; all sides attend."
Calendar = Callable[..., list[str]]


@pytest.fixture
def lines(tmp_path: Path) -> Calendar:
    """The unfolded lines of the calendar of a ledger with one event, told by one article of 8 January 2022."""

    def made(text: str = ARTICLE, published: str | None = "2022-01-08", **fields: Any) -> list[str]:
        document = make_document(text, published=published, outlet="The Arland Post")
        reading = make_reading(document, event_mentions=[make_event_mention(document, text, **fields)])
        path = tmp_path / "a.sitroom"
        with open_writer(path) as writer:
            writer.add_reading("d", "one.txt", reading)
            writer.replace_picture(make_picture(reading))
        with open_view(path) as view:
            return "".join(calendar(view, events(view))).replace("\r\n ", "").split("\r\n")

    return made


def test_an_event_of_one_day_is_a_whole_day_entry(lines: Calendar) -> None:
    found = lines(date="2022-01-10", place=Place("place:geneva", "Geneva; Old Town", 46.2, 6.15, "place"))
    assert found[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Sitroom//Events of a ledger//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
    ]
    assert found[-3:] == ["END:VEVENT", "END:VCALENDAR", ""], "the last line has its end too"
    assert "DTSTART;VALUE=DATE:20220110" in found and "DTEND;VALUE=DATE:20220111" in found
    assert "STATUS:CONFIRMED" in found and "CATEGORIES:CONSULT" in found
    assert "LOCATION:Geneva\\; Old Town" in found
    assert "SUMMARY:Talks open in Geneva\\, the envoys said\\; all sides attend." in found


def test_the_stamp_is_the_day_of_the_last_article_not_of_the_program(lines: Calendar) -> None:
    assert "DTSTAMP:20220108T000000Z" in lines()


def test_without_a_day_of_publication_the_stamp_is_the_day_of_the_event(lines: Calendar) -> None:
    assert "DTSTAMP:20220110T000000Z" in lines(published=None, date="2022-01-10")


def test_the_description_ends_in_a_citation_and_says_where_it_was_printed(lines: Calendar) -> None:
    found = lines(modality="planned", claimed_by=("state:ARL",))
    [description] = [line for line in found if line.startswith("DESCRIPTION:")]
    [uid] = [line for line in found if line.startswith("UID:")]
    id = uid.removeprefix("UID:").removesuffix("@sitroom")
    assert description.endswith(f"\\n1 independent origin [{id[:8]}]")
    assert "\\nCONSULT\\, planned\\nstate:ARL > state:BOR\\nclaimed by state:ARL\\n" in description
    assert "\\nThe Arland Post\\, 2022-01-08\\n" in description


@pytest.mark.parametrize(
    ("modality", "status", "summary"),
    [
        ("ongoing", "CONFIRMED", "SUMMARY:Talks"),
        ("planned", "TENTATIVE", "SUMMARY:planned: Talks"),
        ("alleged", "TENTATIVE", "SUMMARY:alleged: Talks"),
        ("denied", "CANCELLED", "SUMMARY:denied: Talks"),
        ("negated", "CANCELLED", "SUMMARY:negated: Talks"),
    ],
)
def test_what_is_not_certain_says_so_twice(lines: Calendar, modality: str, status: str, summary: str) -> None:
    found = lines(modality=modality)
    assert f"STATUS:{status}" in found
    assert any(line.startswith(summary) for line in found)


@pytest.mark.parametrize(
    ("days", "modality", "expected"),
    [
        (parse_day("2022-01-10"), "actual", ("2022-01-10", "2022-01-10")),
        (range_interval(date(2022, 1, 9), date(2022, 1, 13)), "planned", ("2022-01-09", "2022-01-13")),
        (parse_day("2022-01"), "planned", ("2022-01-01", "2022-01-31")),
        (parse_day("2022"), "actual", None),
        (until_interval(date(2022, 5, 3)).noted(basis="explicit"), "planned", ("2022-05-03", "2022-05-03")),
        (until_interval(date(2022, 5, 3)).noted(basis="explicit"), "actual", None),
        (until_interval(date(2022, 5, 3)).noted(basis="explicit"), "denied", None),
        (until_interval(date(2022, 5, 3)).noted(basis="document"), "planned", None),
        (Interval("2022-01-10/..", "2022-01-10", None), "planned", None),
        (UNKNOWN, "planned", None),
    ],
)
def test_only_what_has_days_stands_in_a_diary(days: Interval, modality: str, expected: tuple[str, str] | None) -> None:
    event = make_event(make_event_mention(make_document(), date=days, modality=modality))
    found = diary_days(event)
    assert (found and tuple(day.isoformat() for day in found)) == expected


def test_no_days_no_calendar(lines: Calendar) -> None:
    assert lines(date="2014") == [""]


def test_the_same_ledger_gives_the_same_calendar(lines: Calendar) -> None:
    assert lines() == lines()


def test_several_papers_stand_once_each_and_the_latest_gives_the_stamp(tmp_path: Path) -> None:
    documents = [make_document(f"{ARTICLE} {n}", f"2022-01-0{n}", outlet=f"Paper {n}", path=f"{n}.txt") for n in (3, 5)]
    readings = [make_reading(one, event_mentions=[make_event_mention(one, ARTICLE)]) for one in documents]
    event = make_event(*(mention for reading in readings for mention in reading.event_mentions))
    copies = tuple(make_copy(document) for document in documents)
    with open_writer(tmp_path / "a.sitroom") as writer:
        for number, reading in enumerate(readings):
            writer.add_reading(str(number), f"{number}.txt", reading)
        writer.replace_picture(make_picture(*readings, copies=copies, events=(event,)))
    with open_view(tmp_path / "a.sitroom") as view:
        found = "".join(calendar(view, events(view))).replace("\r\n ", "")
    assert "DTSTAMP:20220105T000000Z" in found and found.count("BEGIN:VEVENT") == 1
    assert "Paper 3\\, 2022-01-03" in found and "Paper 5\\, 2022-01-05" in found and "2 independent origins" in found


def test_marks_get_a_backslash_and_controls_go() -> None:
    assert escaped("a, b; c\\d\ne\x1b[2J\r") == "a\\, b\\; c\\\\d\\ne[2J"
    assert escaped('"quoted": 5') == '"quoted": 5', "a colon and quotation marks need none"


def test_a_line_of_75_octets_stays_whole_and_one_more_is_folded() -> None:
    assert folded("x" * 75) == "x" * 75
    assert folded("x" * 76) == "x" * 75 + "\r\n x"
    assert folded("x" * 74 + "é") == "x" * 74 + "\r\n é", "no letter is cut in two"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_folding_loses_nothing_and_no_line_is_too_long(text: str) -> None:
    pieces = folded(text).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == text
