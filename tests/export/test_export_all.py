"""What every form of an export keeps to: the same bytes, the ledger's ids, its day, no texts that nobody asked for."""

import re
from datetime import date
from pathlib import Path

import pytest
from export_ledger import HIDDEN, Exported, unpacked

from sitroom.errors import SetupError
from sitroom.export.files import whole_file, write_object
from sitroom.export.formats import FORMS, export
from sitroom.query import open_view
from sitroom.store import TABLES

#: Forms that leave texts out, and those of them that have room for one.
WITHOUT = sorted(set(FORMS) - {"jsonl", "bundle"})
WITH = ["csv", "ftm", "jsonld", "parquet", "xlsx"]


def content(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "file": file.read_bytes() for file in files}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_ledger_gives_the_same_bytes(exported: Exported, form: str) -> None:
    first = content(exported(form, name="one"))
    assert any(first.values()) and content(exported(form, name="two")) == first


@pytest.mark.parametrize("form", WITHOUT)
def test_texts_stay_where_they_are(exported: Exported, form: str) -> None:
    assert HIDDEN not in unpacked(exported(form))


@pytest.mark.parametrize("form", [*WITH, "jsonl", "bundle"])
def test_texts_go_out_when_asked_for(exported: Exported, form: str) -> None:
    assert HIDDEN in unpacked(exported(form, with_text=True))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("day", [None, date(2022, 1, 31)])
def test_ids_are_those_of_the_ledger_as_of_the_day(
    exported: Exported, ledger: Path, form: str, day: date | None
) -> None:
    with open_view(ledger, day) as view:
        every = {id for table in TABLES.values() for (id,) in view.select(f"SELECT {table.key} FROM {table.name}")}
    written = unpacked(exported(form, as_of=day))
    found = set(re.findall(r"\b[cdefmoprtw][0-9a-f]{16}\b", written))
    assert found and found <= every
    assert ("2022-02-20" in written or "20220220" in written) is (day is None)


@pytest.mark.parametrize(("form", "package"), [("parquet", "pyarrow"), ("xlsx", "xlsxwriter")])
def test_a_missing_package_names_the_command_that_brings_it(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, package: str
) -> None:
    monkeypatch.setattr("sitroom.export.formats.find_spec", lambda name: None)
    with open_view(ledger) as view, pytest.raises(SetupError, match=rf"{package}.*pip install 'sitroom\[export\]'"):
        export(view, form, tmp_path / "out")


def test_a_folder_is_no_file_and_a_file_no_folder(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with open_view(ledger) as view:
        with pytest.raises(SetupError, match=r"this is a file.*Give a folder"):
            export(view, "csv", tmp_path / "file")
        with pytest.raises(SetupError, match=r"this is a folder.*Give a file"):
            export(view, "stix", tmp_path)
    assert (tmp_path / "file").read_text() == "mine"


def test_what_is_not_whole_leaves_what_was_there(tmp_path: Path) -> None:
    kept = tmp_path / "a.json"
    kept.write_text("old")
    with pytest.raises(ZeroDivisionError):
        write_object(kept, {}, "items", (1 // (1 - n) for n in range(3)))
    with pytest.raises(KeyboardInterrupt), whole_file(kept) as unfinished:
        unfinished.write_text("half")
        raise KeyboardInterrupt
    assert kept.read_text() == "old" and list(tmp_path.iterdir()) == [kept]


@pytest.mark.parametrize("form", FORMS)
def test_a_ledger_without_articles_goes_out_too(tmp_path: Path, form: str) -> None:
    from sitroom.store import open_writer

    open_writer(tmp_path / "empty.sitroom").close()
    with open_view(tmp_path / "empty.sitroom") as view:
        counts = export(view, form, tmp_path / "out")
    assert (tmp_path / "out").exists() and sum(counts.values()) <= 3, "at most what says who made it"


def test_the_lines_of_the_docs_are_what_is_written(exported: Exported) -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    written = "".join(unpacked(exported(form)) for form in ("jsonl", "csv", "jsonld", "stix", "ftm", "geojson", "ics"))
    written += unpacked(exported("timelinejs"))
    lines = [line.strip() for line in page.splitlines() if re.match(r'    ["{S]', line)]
    assert len(lines) == 8
    for line in lines:
        assert all(part.strip() in written for part in line.split("…")), line


def test_every_form_is_described() -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    assert re.findall(r"^## .*\(`(\w+)`\)$", page, re.MULTILINE) == list(FORMS)
