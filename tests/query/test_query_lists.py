"""Timeline, claims, figures, actors, documents, status: what they let through and in which order."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factory import (
    TEXT,
    make_claim,
    make_copy,
    make_document,
    make_event_mention,
    make_figure,
    make_full_reading,
    make_picture,
    make_reading,
)
from sitroom.query import open_view
from sitroom.query.actors import actors
from sitroom.query.claims import claims, latest_claims
from sitroom.query.documents import documents
from sitroom.query.figures import figures
from sitroom.query.lines import date_words
from sitroom.query.status import status
from sitroom.query.timeline import timeline
from sitroom.records.dates import UNKNOWN, Interval, month_interval, since_interval, until_interval
from sitroom.records.text import Document
from sitroom.store import View, open_writer

DAYS: dict[str, Any] = {
    "fall": "2014-02",
    "spring": "2014-03-18",
    "year": "2014",
    "decade": Interval("199X", "1990-01-01", "1999-12-31"),
    "since": since_interval(date(2021, 11, 1)),
    "by": until_interval(date(2022, 2, 15)),
    "unknown": UNKNOWN,
}


@pytest.fixture
def dated(tmp_path: Path) -> Iterator[View]:
    """A ledger of one event a line, each with another kind of date."""
    document = make_document("\n\n".join(f"The {name} event came." for name in DAYS), published="2022-02-15")
    mentions = [make_event_mention(document, f"The {name} event came.", days) for name, days in DAYS.items()]
    reading = make_reading(document, event_mentions=mentions)
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", reading)
        writer.replace_picture(make_picture(reading))
    with open_view(tmp_path / "a.sitroom") as view:
        yield view


def names(view: View, **conditions: Any) -> list[str]:
    return [event.summary.split()[1] for event in timeline(view, **conditions)]


def test_the_timeline_goes_by_first_day_then_last_and_open_starts_come_last(dated: View) -> None:
    assert names(dated) == ["decade", "year", "fall", "spring", "since", "by", "unknown"]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2014-03-01", None, ["year", "spring", "since", "by"]),
        (None, "2014-02-28", ["decade", "year", "fall"]),
        ("2014-02-28", "2014-02-28", ["year", "fall"]),
        ("2014-03-18", "2014-03-18", ["year", "spring"]),
        ("2022-02-15", "2022-02-15", ["since", "by"]),
        ("1980-01-01", "1989-12-31", []),
    ],
)
def test_days_let_through_what_may_lie_between_them(
    dated: View, since: str | None, until: str | None, expected: list[str]
) -> None:
    bounds = {"since": since and date.fromisoformat(since), "until": until and date.fromisoformat(until)}
    assert names(dated, **bounds) == expected


def test_dates_in_words() -> None:
    assert date_words(month_interval(2014, 2)) == "2014-02"
    assert date_words(DAYS["decade"]) == "1990-01-01 to 1999-12-31"
    assert date_words(DAYS["since"]) == "since 2021-11-01"
    assert date_words(DAYS["by"]) == "by 2022-02-15"
    assert date_words(UNKNOWN) == "no date"


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    """Two articles, the second a copy of the first, and pages that went wrong."""
    first = make_full_reading(make_document(kinds=("title",), outlet="The Post", title="Talks open in Geneva"))
    second = make_full_reading(make_document(TEXT + " More.", outlet="The Echo", path="b.txt", published=None))
    copies = (make_copy(first.document), make_copy(second.document, first.document, "edited"))
    with open_writer(tmp_path / "a.sitroom") as writer:
        for number, reading in enumerate((first, second)):
            writer.add_reading(str(number), f"{number}.txt", reading)
        writer.add_reading("2", "2.txt", first)
        writer.add_failure("3", "3.txt", "read", "it is empty")
        writer.replace_picture(make_picture(first, second, copies=copies))
    with open_view(tmp_path / "a.sitroom") as opened:
        yield opened


def test_events_by_actor_type_modality_and_words(view: View) -> None:
    assert len(timeline(view, actor="state:BOR")) == len(timeline(view, type="CONSULT")) == 4
    assert timeline(view, actor="state:XXX") == timeline(view, type="ASSAULT") == []
    assert {event.date.edtf for event in timeline(view, modality="planned")} == {"2022-03"}
    assert {event.date.edtf for event in timeline(view, text="ENVOYS of")} == {"2022-01-10"}
    assert timeline(view, text="100% of _") == []


def test_claims_by_speaker_act_mode_subject_and_words(view: View) -> None:
    assert {claim.act for claim in claims(view, speaker="state:BOR")} == {"deny"}
    assert {claim.speaker for claim in claims(view, speaker="state:ARL")} == {"person:vera-lund"}, "she speaks for it"
    assert {claim.speaker for claim in claims(view, act="deny")} == {"state:BOR"}
    assert {claim.mode for claim in claims(view, mode="direct")} == {"direct"}
    assert {claim.act for claim in claims(view, about="state:BOR")} == {"deny"}
    assert len(claims(view, text="will NOT move")) == 2
    assert claims(view, text="evidence") == [], "the words of the record's form are not printed words"
    assert len(claims(view, since=date(2022, 1, 11), until=date(2022, 1, 11))) == 2, "undated ones are left out"
    assert claims(view, since=date(2022, 1, 12)) == []


def test_the_latest_claims_of_someone_and_of_who_speaks_for_them(tmp_path: Path) -> None:
    days = ("2022-01-10", "2022-01-12", "2022-01-11", None)
    documents_ = [make_document(f"They will not move, number {n}.", day) for n, day in enumerate(days)]
    said = [make_claim(one) for one in documents_[:2]]
    said += [make_claim(one, speaker="person:vera-lund", speaks_for="state:BOR") for one in documents_[2:]]
    other = make_claim(documents_[1], "number 1", speaker="state:ARL")
    readings = [make_reading(one, claims=[claim]) for one, claim in zip(documents_, said, strict=True)]
    readings[1] = make_reading(documents_[1], claims=[said[1], other])
    with open_writer(tmp_path / "a.sitroom") as writer:
        for number, reading in enumerate(readings):
            writer.add_reading(str(number), f"{number}.txt", reading)
        writer.replace_picture(make_picture(*readings))
    with open_view(tmp_path / "a.sitroom") as view:

        def found(most: int, **bounds: date) -> set[str | None]:
            return {one.said.earliest for one in latest_claims(view, "state:BOR", most=most, **bounds)}

        assert found(1) == {"2022-01-12"}
        assert found(2) == {"2022-01-12", "2022-01-11"}, "of the one and of the other"
        assert found(9) == {*days}, "the undated come last"
        assert found(9, until=date(2022, 1, 11)) == {"2022-01-10", "2022-01-11"}
        for column in ("speaker", "speaks_for"):
            sql = f"SELECT id FROM claims WHERE {column} = 'x' ORDER BY said_latest DESC, id LIMIT 1"
            (plan,) = view.select(f"EXPLAIN QUERY PLAN {sql}")
            assert "COVERING INDEX" in plan[-1], "no row of a state's twelve thousand claims is read to be dropped"


def test_claims_come_by_day_then_as_they_stand_in_the_text(tmp_path: Path) -> None:
    document = make_document("He said no. She said yes. They said it was over.")
    said = {"He said no.": "2022-01-03", "She said yes.": "2022-01-02", "They said it was over.": "2022-01-02"}
    reading = make_reading(
        document, claims=[make_claim(document, None, quote, said=day) for quote, day in said.items()]
    )
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", reading)
    with open_view(tmp_path / "a.sitroom") as view:
        found = [claim.content for claim in claims(view)]
    assert found == ["She said yes.", "They said it was over.", "He said no."]


def test_figures_by_unit_actor_and_words(tmp_path: Path) -> None:
    document = make_document("About 4,000 troops. Some 100 people died. It cost 5 million euros.")
    rows = [
        make_figure(document, "About 4,000 troops.", 4000.0, actor="state:BOR"),
        make_figure(document, "Some 100 people died.", 100.0, unit="deaths", of_what="people"),
        make_figure(document, "It cost 5 million euros.", 5e6, unit="EUR", of_what="euros"),
    ]
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", make_reading(document, figures=rows))
    with open_view(tmp_path / "a.sitroom") as view:
        assert [figure.unit for figure in figures(view)] == ["EUR", "deaths", "troops"]
        assert [figure.value for figure in figures(view, unit="troops")] == [4000.0]
        assert [figure.value for figure in figures(view, actor="state:BOR")] == [4000.0]
        assert [figure.value for figure in figures(view, text="people DIED")] == [100.0]
        assert figures(view, text="quote") == []


def test_actors_most_mentioned_first(view: View) -> None:
    assert [actor.id for actor in actors(view)] == ["state:BOR", "person:vera-lund"]
    assert [actor.id for actor in actors(view, kind="person")] == ["person:vera-lund"]
    assert [actor.id for actor in actors(view, text="lund")] == ["person:vera-lund"]


def test_documents_with_their_copies_and_counts(view: View) -> None:
    first, second = documents(view)
    assert (first.document.outlet, second.document.outlet) == ("The Post", "The Echo"), "undated ones last"
    assert second.copy is not None and second.copy.copy_of == first.document.id
    assert (first.claims, first.event_mentions, first.figures, first.warnings) == (2, 2, 1, 2)
    assert [line.document.outlet for line in documents(view, outlet="The Echo")] == ["The Echo"]
    assert [line.document.outlet for line in documents(view, text="OPEN in")] == ["The Post", "The Echo"]
    assert documents(view, text="nothing of the kind") == []


def test_status_counts_and_tells_what_went_wrong(view: View) -> None:
    now = status(view)
    assert (now.documents, now.origins, now.undated) == (2, 1, 1)
    assert (now.claims, now.events, now.figures, now.actors, now.warnings, now.disputes) == (4, 4, 2, 2, 4, 0)
    assert (now.first_published, now.last_published) == ("2022-01-11", "2022-01-11")
    assert [source.uri for source in now.duplicates] == ["2.txt"]
    assert [(source.uri, source.stage, source.reason) for source in now.failures] == [("3.txt", "read", "it is empty")]
    assert now.is_current and now.as_of is None


def test_an_empty_ledger_has_a_status_and_empty_lists(tmp_path: Path) -> None:
    open_writer(tmp_path / "a.sitroom").close()
    with open_view(tmp_path / "a.sitroom") as view:
        assert status(view).first_published is None
        assert timeline(view) == claims(view) == figures(view) == actors(view) == documents(view) == []


def test_a_view_of_the_past_assembles_events_from_what_was_out(tmp_path: Path) -> None:
    early = make_full_reading()
    late = make_full_reading(make_document(TEXT + " More.", published="2022-03-01", path="b.txt"))
    with open_writer(tmp_path / "a.sitroom") as writer:
        for number, reading in enumerate((early, late)):
            writer.add_reading(str(number), f"{number}.txt", reading)
        writer.replace_picture(make_picture(early, late))
    with open_view(tmp_path / "a.sitroom", date(2022, 2, 1)) as view:
        assert [event.documents for event in timeline(view)] == [(early.document.id,)] * 2
        assert [line.copy and line.copy.copy_kind for line in documents(view)] == ["original"]
        assert status(view).origins == 1
    with open_view(tmp_path / "a.sitroom", date(2021, 1, 1)) as view:
        assert timeline(view) == [] and view.rows(Document) == []


def test_a_timeline_of_fifty_articles_is_there_at_once(tmp_path: Path) -> None:
    readings = [make_full_reading(make_document(f"{TEXT} Day {number}.", path=f"{number}.txt")) for number in range(50)]
    with open_writer(tmp_path / "a.sitroom") as writer:
        for number, reading in enumerate(readings):
            writer.add_reading(str(number), f"{number}.txt", reading)
        writer.replace_picture(make_picture(*readings))
    times = []
    for _ in range(5):
        started = time.perf_counter()
        with open_view(tmp_path / "a.sitroom") as view:
            assert len(timeline(view)) == 100
        times.append(time.perf_counter() - started)
    assert min(times) < 0.05  # a few milliseconds; slow machines have their share
