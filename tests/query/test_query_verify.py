"""Verifying: a sound ledger passes, and each planted fault is found."""

import json
import sqlite3
from pathlib import Path

import pytest

from factory import make_document, make_full_reading, make_picture
from sitroom.query import open_view
from sitroom.query.verify import Fault, verify
from sitroom.records.claims import Dispute, Side
from sitroom.records.dates import UNKNOWN
from sitroom.store import open_writer

READING = make_full_reading(make_document(kinds=("title",)))
CLAIM, FIGURE = READING.claims[0], READING.figures[0]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "a.sitroom"
    sides = (Side(("state:BOR",), (CLAIM.id,), (FIGURE.id,), "x"),)
    dispute = Dispute("t1", "denial", "troops", sides, UNKNOWN, CLAIM.evidence)
    with open_writer(path) as writer:
        writer.add_reading("d", "one.txt", READING)
        writer.replace_picture(make_picture(READING, disputes=(dispute,)))
    return path


def change(path: Path, sql: str, *parameters: object) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute(sql, parameters).rowcount > 0, "the fault was planted"
    connection.commit()
    connection.close()


def faults(path: Path) -> list[Fault]:
    with open_view(path) as view:
        return list(verify(view).faults)


def evidence(**changes: object) -> str:
    one = CLAIM.evidence[0]
    fields = {"document": one.document, "start": one.start, "end": one.end, "quote": one.quote}
    return json.dumps([{**fields, **changes}])


def test_a_sound_ledger_passes_and_every_row_and_span_is_counted(ledger: Path) -> None:
    with open_view(ledger) as view:
        result = verify(view)
        spans = view.select("SELECT count(*) FROM evidence_spans")[0][0]
        read = "documents claims event_mentions figures actor_mentions warnings predictions".split()
        tables = (*read, *"copies events forecasts actors disputes".split())
        rows = sum(view.select(f"SELECT count(*) FROM {table}")[0][0] for table in tables)
    assert result.faults == ()
    assert (result.rows, result.spans) == (rows, spans)


@pytest.mark.parametrize(
    ("planted", "reason"),
    [
        (evidence(quote="Borduria admitted it."), "not the quote"),
        (evidence(start=CLAIM.evidence[0].start + 1), "not the quote"),
        (evidence(end=10_000), "does not lie in the document"),
        (evidence(start=-3), "does not lie in the document"),
        (evidence(start=5, end=5, quote=""), "is empty"),
        (evidence(document="d0"), "not in the ledger"),
        (evidence(start=11, end=31, quote=READING.document.text[11:31]), "within one block"),
        ("[]", "cites no words"),
    ],
)
def test_evidence_that_does_not_hold_is_found(ledger: Path, planted: str, reason: str) -> None:
    change(ledger, "UPDATE claims SET evidence = ? WHERE id = ?", planted, CLAIM.id)
    found = faults(ledger)
    assert {(fault.table, fault.id) for fault in found} == {("claims", CLAIM.id)}
    assert any(reason in fault.reason for fault in found)


@pytest.mark.parametrize("kind", ["boilerplate", "caption", "heading"])
def test_words_that_are_never_evidence_are_found_but_may_be_doubted(ledger: Path, kind: str) -> None:
    blocks = [{"start": block.start, "end": block.end, "kind": kind} for block in READING.document.blocks]
    change(ledger, "UPDATE documents SET blocks = ?", json.dumps(blocks))
    found = faults(ledger)
    assert {"claims", "figures", "events", "event_mentions", "actors"} <= {fault.table for fault in found}
    assert "warnings" not in {fault.table for fault in found}
    assert all(kind in fault.reason for fault in found)


@pytest.mark.parametrize(
    ("sql", "table", "reason"),
    [
        ("UPDATE figures SET claim = 'c0'", "figures", "no claims row c0"),
        ("UPDATE events SET documents = '[\"d0\"]'", "events", "no documents row d0"),
        ("UPDATE events SET mentions = '[\"m0\"]'", "events", "no event_mentions row m0"),
        ("UPDATE copies SET copy_of = 'd0'", "copies", "no documents row d0"),
        ("DELETE FROM copies", "copies", "no place among the copies"),
        ("UPDATE events SET origins = 7", "events", "counts 7 independent origins"),
        ("UPDATE forecasts SET outcome = 'occurred'", "forecasts", "no report is cited for it"),
        ("UPDATE forecasts SET claim = 'c0'", "forecasts", "no claims row c0"),
        ("UPDATE documents SET sha256 = 'x'", "documents", "SHA-256"),
        ('UPDATE documents SET blocks = \'[{"start": 9, "end": 4, "kind": "title"}]\'', "documents", "blocks overlap"),
        ('UPDATE sentences SET "end" = 100000', "sentences", "does not lie in its document"),
        (
            "UPDATE disputes SET sides = replace(sides, 'claims\":[\"c', 'claims\":[\"x')",
            "disputes",
            "no claim or figure x",
        ),
        (
            "INSERT INTO judgements VALUES ('j1', 'copy', 'same', 'd0', 'd1', NULL, 1.0, '[]', 'test')",
            "judgements",
            "no document, event mention, claim or figure d0",
        ),
    ],
)
def test_rows_that_point_to_nothing_or_do_not_add_up_are_found(ledger: Path, sql: str, table: str, reason: str) -> None:
    change(ledger, sql)
    assert any(fault.table == table and reason in fault.reason for fault in faults(ledger))


def test_a_document_that_is_gone_is_missed_by_all_its_rows(ledger: Path) -> None:
    change(ledger, "DELETE FROM documents")
    found = faults(ledger)
    assert {"claims", "figures", "event_mentions", "actor_mentions", "events", "actors", "warnings"} <= {
        fault.table for fault in found
    }
    assert any(fault.reason == f"document: there is no documents row {READING.document.id}" for fault in found)


def test_a_row_that_cites_another_document_than_its_own_is_found(tmp_path: Path) -> None:
    other = make_full_reading(make_document("Another day.\n\n" + READING.document.text, path="b.txt"))
    with open_writer(tmp_path / "a.sitroom") as writer:
        for number, reading in enumerate((READING, other)):
            writer.add_reading(str(number), f"{number}.txt", reading)
        writer.replace_picture(make_picture(READING, other))
    change(tmp_path / "a.sitroom", "UPDATE claims SET document = ?", other.document.id)
    reasons = {fault.reason for fault in faults(tmp_path / "a.sitroom")}
    assert "the row belongs to one document and cites another" in reasons


def test_a_build_that_was_cut_off_is_sound_as_far_as_it_went(tmp_path: Path) -> None:
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", READING)
    assert faults(tmp_path / "a.sitroom") == []


def told(path: Path, **changes: object) -> str:
    """Add a judgement of a user to the file as no program would; its id."""
    fields = {"kind": "same_actor", "verdict": "same", "left": "state:BOR", "right": "person:vera-lund", **changes}
    with open_writer(path) as writer:
        kept = writer.add_judgement(**fields, detail=None, why="x", made_by="user")  # type: ignore[arg-type]
    change(path, "UPDATE meta SET value = 'current' WHERE key = 'picture'")
    return kept.id


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, "the picture does not follow it"),
        ({"verdict": "perhaps"}, "is no judgement"),
        ({"left": "person:a", "right": "person:b"}, "no document names person:a or person:b"),
        ({"right": "d0", "verdict": "different"}, "there is no document d0"),
        ({"kind": "copy", "left": "d0", "right": READING.document.id}, "there is no document d0"),
        ({"kind": "same_event", "left": "m0", "right": READING.event_mentions[0].id}, "there is no event mention m0"),
        (
            {"kind": "same_event", "left": READING.event_mentions[0].id, "right": READING.event_mentions[1].id},
            "does not follow it",
        ),
    ],
)
def test_judgements_that_point_to_nothing_or_are_not_followed_are_found(
    ledger: Path, changes: dict[str, object], reason: str
) -> None:
    id = told(ledger, **changes)
    assert any(
        (fault.table, fault.id) == ("user_judgements", id) and reason in fault.reason for fault in faults(ledger)
    )


def test_judgements_that_contradict_each_other_are_found(ledger: Path) -> None:
    first = told(ledger)
    second = told(ledger, left="person:vera-lund", right="state:ARL")
    third = told(ledger, right="state:ARL", verdict="different")
    [fault] = faults(ledger)
    assert fault.id == third and first in fault.reason and second in fault.reason


def test_what_is_retracted_is_not_held_against_the_picture(ledger: Path) -> None:
    id = told(ledger)
    change(ledger, "UPDATE user_judgements SET retracted_at = '2022-03-01' WHERE id = ?", id)
    assert faults(ledger) == []
