"""A part of a ledger that stands by itself."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factory import TEXT, make_document, make_full_reading, make_picture, make_position
from sitroom.errors import QuestionError
from sitroom.query import open_view
from sitroom.query.chosen import choose
from sitroom.records.claims import Claim, Event, EventMention, Figure, Position
from sitroom.records.text import Document
from sitroom.store import View, open_writer


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    path = tmp_path / "part.sitroom"
    readings = [
        make_full_reading(make_document(kinds=("title",), path="a.txt")),
        make_full_reading(make_document(f"Later\n\n{TEXT}", "2022-02-20", ("title",), path="b.txt")),
    ]
    with open_writer(path) as writer:
        for digest, reading in zip("ab", readings, strict=True):
            writer.add_reading(digest, reading.document.path or "", reading)
        position = make_position("troops", "red_line", *(one for one in readings[0].claims if one.act == "deny"))
        writer.replace_picture(make_picture(*readings, positions=(position,)))
    with open_view(path) as opened:
        yield opened


def test_everything_fits_no_condition(view: View) -> None:
    kept = choose(view)
    for record in (Claim, Event, EventMention, Figure, Position):
        assert kept[record] == {row.id for row in view.rows(record)}, record


def test_days_leave_out_what_was_said_before(view: View) -> None:
    late = choose(view, since=date(2022, 2, 1))
    early = [row for row in view.rows(Claim) if row.said.latest and row.said.latest < "2022-02-01"]
    assert {row.id for row in early} - late[Claim], "only what a later row rests on is older"
    assert choose(view, until=date(2021, 1, 1))[Document] == set()


def test_a_type_leaves_only_what_its_events_rest_on(view: View) -> None:
    kept = choose(view, types=("talks",))
    assert kept[Event] and not kept[Position] and not kept[Figure]
    assert {row.type for row in view.rows_of(Event, kept[Event])} <= {"CONSULT"}
    with pytest.raises(QuestionError):
        choose(view, types=("walks",))


def test_a_narrowed_view_has_only_what_was_kept(view: View) -> None:
    kept = choose(view, actor="state:BOR")
    everything = {row.id for row in view.rows(Claim)}
    view.narrow(kept)
    assert {row.id for row in view.each(Claim)} == kept[Claim] < everything
    assert view.count(Event) == len(kept[Event])
    cited = {one.document for row in view.rows(Claim) for one in row.evidence}
    assert cited <= {row.id for row in view.each(Document)}
