"""When an article appeared: each basis, its order, and the silence where nothing tells."""

from typing import Any

import pytest

from sitroom.clean import clean_page
from sitroom.clean.days import day_in_name, find_days, read_date_field
from sitroom.records.dates import Interval
from sitroom.records.text import Page
from sitroom.world import World

PARAGRAPH = "Envoys met in the old customs house and talked for six hours about the bridge over the river."


def published(text: str, world: World, *, uri: str = "a.txt", **metadata: Any) -> Interval:
    document, _ = clean_page(Page(uri, text.encode(), metadata=metadata), world)
    return document.published


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2022-01-25", "2022-01-25"),
        ("2022-01-25T23:30:00-05:00", "2022-01-25"),
        ("2022-01-25 10:55:43", "2022-01-25"),
        ("25 Jan 2022", "2022-01-25"),
        ("January 25, 2022", "2022-01-25"),
        ("Tue, 25 Jan 2022 10:00:00 GMT", "2022-01-25"),
        ("2022/01/25", "2022-01-25"),
        ("20220125", "2022-01-25"),
        ("20220125T101500Z", "2022-01-25"),
        (1643108400, "2022-01-25"),
        ("1643108400000", "2022-01-25"),
        ("2022-01", "2022-01"),
        ("Jan 2022", "2022-01"),
        ("2022", "2022"),
        ("25.01.22", "2022-01-25"),
        ("25/01/2022", "2022-01-25"),
        ("1/25/22", "2022-01-25"),
        ("03/04/2022", "[2022-03-04,2022-04-03]"),
        ("unknown", None),
        ("", None),
        (True, None),
        (None, None),
        ("2022-13-45", None),
    ],
)
def test_date_fields_are_read(value: object, edtf: str | None) -> None:
    found = read_date_field(value)
    assert (found.edtf if found else None) == edtf


def test_figures_follow_the_outlets_country() -> None:
    days = {month_first: find_days("on 3/4/2022", month_first=month_first)[0].interval for month_first in (True, False)}
    assert [interval.edtf for interval in days.values() if interval] == ["2022-03-04", "2022-04-03"]


@pytest.mark.parametrize(
    "text", ["they may 15 years later", "page 12/13", "Feb. 2022", "version 1.2.3.4", "June 31", "troops 10-12-15-20"]
)
def test_what_looks_like_a_day_is_none(text: str) -> None:
    assert find_days(text) == []


@pytest.mark.parametrize(
    ("name", "edtf"),
    [
        ("2022-01-25-talks.txt", "2022-01-25"),
        ("20220125_talks.txt", "2022-01-25"),
        ("https://news.example/2022/jan/25/talks", "2022-01-25"),
        ("https://news.example/2022/01/25/talks", "2022-01-25"),
        ("000_4173dd9ef711d0be.txt", None),
        ("12345678.txt", None),
        ("20229999.txt", None),
    ],
)
def test_days_in_names_are_read(name: str, edtf: str | None) -> None:
    found = day_in_name(name)
    assert (found.edtf if found else None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf", "basis"),
    [
        ("date 2022-01-10 Play video\n\n" + PARAGRAPH, "2022-01-10", "first_line"),
        (
            "Bridge talks fail\n\nPublished: Tuesday 25 January 2022, 09:30 GMT\n\n" + PARAGRAPH,
            "2022-01-25",
            "first_line",
        ),
        ("Bridge talks fail\n\nArticle for the BBC 25.01.22\n\n" + PARAGRAPH, "2022-01-25", "byline"),
        ("Bridge talks fail\n\nBy Jane Doe, 25 January 2022\n\n" + PARAGRAPH, "2022-01-25", "byline"),
        ("Bridge talks fail\nJanuary 25, 2022–Envoys met. " + PARAGRAPH, "2022-01-25", "dateline"),
        ("RIVERTON, Jan. 25, 2022 (Reuters) - " + PARAGRAPH, "2022-01-25", "dateline"),
        (
            "RIVERTON, Jan. 25 (Reuters) - "
            + PARAGRAPH
            + " Prime Minister Boris Johnson visited. In December 2021 it closed.",
            "2022-01-25",
            "dateline",
        ),
        ("RIVERTON, Jan. 25 (Reuters) - " + PARAGRAPH + " In December 2014 it closed.", None, "none"),
        ("RIVERTON (AP) — " + PARAGRAPH, None, "none"),
        (PARAGRAPH + " The pact of January 25, 1993 – a short one – still holds.", None, "none"),
        ("The storm of 4 May 2010 was the last.\n\n" + PARAGRAPH, None, "none"),
    ],
)
def test_the_basis_is_told(text: str, edtf: str | None, basis: str, world: World) -> None:
    found = published(text, world)
    assert (found.edtf, found.basis) == (edtf, basis)


def test_metadata_comes_first_and_nonsense_in_it_is_passed_over(world: World) -> None:
    text = "date 2022-01-10 Play video\n\n" + PARAGRAPH
    assert published(text, world, date="25 Jan 2022").basis == "metadata"
    assert published(text, world, date="unknown").basis == "first_line"


def test_figures_in_metadata_follow_the_outlet(world: World) -> None:
    assert published(PARAGRAPH, world, date="3/4/2022", outlet="CNN").edtf == "2022-03-04"
    assert published(PARAGRAPH, world, date="3/4/2022", outlet="BBC").edtf == "2022-04-03"
    assert published(PARAGRAPH, world, date="3/4/2022").edtf == "[2022-03-04,2022-04-03]"


def test_weekday_day_and_month_give_the_year_that_fits(world: World) -> None:
    text = (
        "Troops had come to the border in November 2021, and President Joe Biden warned of war. "
        "Speaking on Tuesday 15 February, he said talks went on. On 15 February a bridge was blown up. "
        "Envoys had met on Monday 14 February. "
        "An attack could take place before Wednesday 16 February, officials said."
    )
    found = published(text, world)
    assert (found.edtf, found.basis, found.text) == ("2022-02-15", "inferred", "Tuesday 15 February")


def test_a_wrong_weekday_ahead_does_not_count(world: World) -> None:
    text = (
        "In November 2021 troops came. The palace said on Tuesday 15 February that they would leave, "
        "and that war could come before Wednesday 16 January. The envoys had met on 15 February."
    )
    assert published(text, world).edtf == "2022-02-15"


def test_a_day_told_once_opens_a_month(world: World) -> None:
    text = "In November 2021 troops came. The palace said on Tuesday 15 February that they had left. " + PARAGRAPH
    assert published(text, world).edtf == "2022-02-15/2022-03-18"


def test_a_caption_that_lost_its_picture_tells_no_day(world: World) -> None:
    text = "In November 2021 troops came. A soldier rests in a field on Tuesday, February 15. " + PARAGRAPH
    assert published(text, world).edtf is None


def test_a_weekday_without_anything_to_place_it_gives_no_year(world: World) -> None:
    assert published("Envoys met on Tuesday 15 February. " + PARAGRAPH, world).edtf is None


def test_an_old_year_does_not_place_a_weekday(world: World) -> None:
    assert published("The bridge fell in 1994. Envoys met on Tuesday 15 February. " + PARAGRAPH, world).edtf is None


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        (
            "In a video call last week, Joe Biden, the U.S. president, told Putin of consequences.",
            "2021-12-13/2021-12-19",
        ),
        (
            "In a phone call last week, Joe Biden, the U.S. president, told Putin of consequences.",
            "2022-01-03/2022-01-09",
        ),
        ("In a call last week, Joe Biden, the U.S. president, told Putin of consequences.", "2021-12-13/2022-01-09"),
        ("Biden and Putin held a video call yesterday.", "2021-12-08"),
        ("Biden and Putin held a video call last month.", "2022-01"),
        ("In October, Russia suspended its mission at NATO, and troops came.", "2021-11-01/2022-09-30"),
        ("Biden and Putin met in the town last week.", None),
        ("Biden and Putin held a video call on Tuesday.", None),
        ("Biden and Putin will hold a video call on Tuesday, the palace said.", None),
        ("Biden and Putin held a video call.", None),
        ("Johnson and Putin held a video call last week.", None),
    ],
)
def test_a_known_happening_told_as_last_week_places_the_text(sentence: str, edtf: str | None, world: World) -> None:
    found = published(PARAGRAPH + " " + sentence, world)
    assert (found.edtf, found.basis) == (edtf, "inferred" if edtf else "none")


def test_a_spun_last_week_is_read_as_one(world: World) -> None:
    text = "The army alliance spoke of a purple line. In a video name final week, President Joe Biden warned Putin."
    assert published(text, world).edtf == "2021-12-13/2021-12-19"


def test_a_holder_of_long_ago_sets_no_end(world: World) -> None:
    text = "President Boris Yeltsin looked away in 1999. In a video call last week, Biden warned Putin."
    assert published(text, world).edtf == "2021-12-13/2021-12-19"


def test_the_file_name_tells_when_the_text_does_not_speak_against_it(world: World) -> None:
    assert published(PARAGRAPH, world, uri="in/2022-01-25-talks.txt").basis == "file_name"
    assert published(PARAGRAPH, world, uri="in/2022-01-25.jsonl#3").basis == "none"
    later = "In November 2021 troops came. Envoys met on Tuesday 15 February. " + PARAGRAPH
    assert published(later, world, uri="2022-02-17.txt").edtf == "2022-02-17"
    assert published(later, world, uri="2021-12-31.txt").basis == "inferred"


def test_an_undated_text_gives_a_doubt_and_a_dated_one_none(world: World) -> None:
    _, undated = clean_page(Page("a.txt", PARAGRAPH.encode()), world)
    _, dated = clean_page(Page("a.txt", PARAGRAPH.encode(), metadata={"date": "2022-01-25"}), world)
    assert [doubt.kind for doubt in undated] == ["missing_date"]
    assert dated == ()
