"""The export: the contract's names and fields, and the same files whatever the order of the input."""

import itertools
import json
from pathlib import Path

from factory import TEXT, make_copy, make_document, make_full_reading, make_picture
from sitroom.export import jsonl
from sitroom.export.rows import EXPORTED, exported_rows
from sitroom.query import open_view
from sitroom.records.claims import Claim
from sitroom.records.schema import from_json
from sitroom.store import open_writer

#: Fields that the record contract promises, by file.
PROMISED = {
    "documents": "id external_id path uri outlet title byline agency published language text sha256 blocks copy_of"
    " copy_kind origin",
    "actors": "id kind name aliases known wikidata roles memberships mentions evidence",
    "claims": "id document speaker speaker_text speaks_for cue act mode content addressee said about holder_chain"
    " evidence",
    "events": "id type event_mode actors recipients date place modality summary claimed_by documents origins mentions"
    " evidence",
    "figures": "id document low high value bound unit of_what actor place as_of modality claim evidence",
    "warnings": "id document kind text suggestion evidence",
}


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def export(tmp_path: Path, name: str, order: list[int]) -> Path:
    readings = [make_full_reading(make_document(f"{TEXT} Day {n}: “été”.", path=f"{n}.txt")) for n in range(3)]
    ledger = tmp_path / f"{name}.sitroom"
    with open_writer(ledger) as writer:
        for number in order:
            writer.add_reading(str(number), f"{number}.txt", readings[number])
        copies = (
            *(make_copy(reading.document) for reading in readings[:2]),
            make_copy(readings[2].document, readings[0].document),
        )
        writer.replace_picture(make_picture(*(readings[number] for number in order), copies=copies))
    with open_view(ledger) as view:
        counts = jsonl.write(view, tmp_path / name)
    assert counts == {path.name: len(lines(path)) for path in (tmp_path / name).iterdir()}
    return tmp_path / name


def test_files_and_fields_are_the_contract_s(tmp_path: Path) -> None:
    folder = export(tmp_path, "out", [0, 1, 2])
    names = {
        f"{name}.jsonl"
        for name in "documents actors claims events figures positions forecasts disputes warnings".split()
    }
    assert names <= {path.name for path in folder.iterdir()}
    for name, fields in PROMISED.items():
        rows = lines(folder / f"{name}.jsonl")
        assert rows and all(set(fields.split()) <= set(row) for row in rows), name
        assert [row["id"] for row in rows] == sorted(str(row["id"]) for row in rows)
    assert "été" in (folder / "documents.jsonl").read_text(encoding="utf-8"), "letters, not escapes"


def test_documents_know_their_family_and_events_count_their_mentions(tmp_path: Path) -> None:
    folder = export(tmp_path, "out", [0, 1, 2])
    documents = {str(row["path"]): row for row in lines(folder / "documents.jsonl")}
    original = documents["0.txt"]["id"]
    assert [documents["2.txt"][field] for field in ("copy_of", "copy_kind", "origin")] == [
        original,
        "verbatim",
        original,
    ]
    assert [documents["0.txt"][field] for field in ("copy_of", "copy_kind")] == [None, "original"]
    assert {row["mentions"] for row in lines(folder / "events.jsonl")} == {1}


def test_a_row_read_back_is_the_record(tmp_path: Path) -> None:
    folder = export(tmp_path, "out", [0, 1, 2])
    with open_view(tmp_path / "out.sitroom") as view:
        assert [from_json(Claim, row) for row in lines(folder / "claims.jsonl")] == view.rows(Claim)


def test_the_order_of_the_input_does_not_show(tmp_path: Path) -> None:
    orders = [list(order) for order in itertools.permutations(range(3))]
    folders = [export(tmp_path, "-".join(map(str, order)), order) for order in orders]
    contents = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders]
    assert all(content == contents[0] for content in contents)


def test_an_export_replaces_the_one_before_and_leaves_other_files(tmp_path: Path) -> None:
    folder = export(tmp_path, "out", [0, 1, 2])
    (folder / "claims.jsonl").write_text("old\n")
    (folder / "notes.txt").write_text("mine\n")
    with open_view(tmp_path / "out.sitroom") as view:
        counts = jsonl.write(view, folder)
    assert len(lines(folder / "claims.jsonl")) == 6
    assert {path.name for path in folder.iterdir()} == {*counts, "notes.txt"}


def test_a_cut_off_build_exports_documents_without_a_family(tmp_path: Path) -> None:
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", make_full_reading())
    with open_view(tmp_path / "a.sitroom") as view:
        rows = {record: list(exported_rows(view, record)) for record in EXPORTED}
    document = next(iter(rows.values()))[0]
    assert [document[field] for field in ("copy_of", "copy_kind", "origin")] == [None, None, None]
