"""CSV, Excel and Parquet, opened by programs that are not ours; and no cell that a spreadsheet would run."""

import csv
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from export_ledger import HOSTILE, Exported

from sitroom.export import parquet
from sitroom.export.guard import guarded
from sitroom.export.rows import EXPORTED, exported_rows, table_name
from sitroom.export.xlsx import LONGEST, fitting
from sitroom.query import open_view
from sitroom.records.claims import Claim, Event
from sitroom.records.text import Document

RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", ["events", "forecasts", "disputes", "actors"])
def test_csv_is_as_it_was(exported: Exported, golden, table: str) -> None:
    golden(f"{table}.csv", (exported("csv") / f"{table}.csv").read_bytes().decode("utf-8-sig"))


def test_csv_is_that_of_rfc_4180_and_says_that_it_is_utf_8(exported: Exported) -> None:
    for path in exported("csv").iterdir():
        octets = path.read_bytes()
        assert octets.startswith(b"\xef\xbb\xbf") and octets.endswith(b"\r\n")
        with path.open(encoding="utf-8-sig", newline="") as file:
            widths = {len(row) for row in csv.reader(file, strict=True)}
        assert len(widths) == 1, path.name


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_is_a_formula(exported: Exported, form: str) -> None:
    if form == "csv":
        cells = [cell for path in exported(form).iterdir() for row in rows_of(path) for cell in row.values()]
    else:
        openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: ./dev test brings it")
        book = openpyxl.load_workbook(exported(form))
        every = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in every} <= {"s", "n", "d", "b"}, "f would be a formula"
        cells = [cell.value for cell in every if cell.data_type == "s"]
    assert not [cell for cell in cells if cell and cell.startswith(RUNS)]
    assert any(cell == "'-2+3" for cell in cells)
    assert any(cell and cell.startswith("'=HYPERLINK") and ";'=1+1" in cell for cell in cells)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("\n=1+1", "'\n'=1+1"),
        ("Talks; =1+1", "Talks; '=1+1"),
        ("Talks\n- one\n- two", "Talks\n'- one\n'- two"),
        ("-4", "-4"),
        ("NATO-led; a=b", "NATO-led; a=b"),
    ],
)
def test_cells_are_guarded_at_their_start_and_where_a_semicolon_would_begin_another(cell: str, expected: str) -> None:
    assert guarded(cell) == expected


def test_names_stand_beside_ids_and_a_line_says_where_it_is_from(exported: Exported) -> None:
    folder = exported("csv")
    [event] = [row for row in rows_of(folder / "events.csv") if row["origins"] == "2"]
    assert (event["actors"], event["recipients"], event["recipients_name"]) == ("state:ARL", "state:BOR", "Borduria")
    assert event["date"] == "2022-01-10" and event["place_name"] == "Geneva" and event["mentions"] == "3"
    assert event["citation"].count("; ") == 2 and event["quote"] == event["summary"]
    claims = rows_of(folder / "claims.csv")
    assert {row["link"] for row in claims} == {"https://post.example/talks?a=1&b=2", ""}
    assert "The Bell, 2022-01-12" in {row["source"] for row in claims}
    [forecast] = [row for row in rows_of(folder / "forecasts.csv") if row["outcome"] == "occurred"]
    assert forecast["resolved_by_quote"] == "Talks go on in March 2022." and forecast["probability_low"] == ""
    [dispute] = rows_of(folder / "disputes.csv")
    assert "The Arland Post: About 4,000 troops." in dispute["sides"] and dispute["side_rows"].count(" | ") == 1
    [lund] = [row for row in rows_of(folder / "actors.csv") if row["id"] == "person:vera-lund"]
    assert lund["roles"] == "foreign minister of Arland (since 2020-05-01)"


def test_pandas_reads_parquet_and_lists_stay_nested(exported: Exported, ledger: Path) -> None:
    arrow = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: ./dev test brings it")
    folder = exported("parquet")
    with open_view(ledger) as view:
        for record in EXPORTED:
            found = arrow.read_table(folder / f"{table_name(record)}.parquet")
            left_out = {"text", "original"} if record is Document else set()
            rows = [{k: v for k, v in row.items() if k not in left_out} for row in exported_rows(view, record)]
            assert found.to_pylist() == rows, "what JSON lines have, Parquet has"
            assert found.schema.equals(parquet.schema(record, with_text=False))
    evidence = arrow.read_table(folder / "claims.parquet").schema.field("evidence").type
    assert evidence.value_type.field("quote").type == "string"


def test_large_tables_go_out_in_groups(exported: Exported, monkeypatch: pytest.MonkeyPatch) -> None:
    arrow = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: ./dev test brings it")
    monkeypatch.setattr("sitroom.export.parquet.GROUP", 2)
    file = arrow.ParquetFile(exported("parquet") / "claims.parquet")
    assert file.num_row_groups == 4 and file.metadata.num_rows == 7


def test_excel_has_a_sheet_a_table_with_days_links_and_grades(exported: Exported, ledger: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: ./dev test brings it")
    book = openpyxl.load_workbook(exported("xlsx"))
    assert book.sheetnames == ["about", *map(table_name, EXPORTED)]
    head, *rows = book["events"].iter_rows()
    names = [cell.value for cell in head]
    [event] = [row for row in rows if row[names.index("origins")].value == 2]
    cells = dict(zip(names, event, strict=True))
    assert cells["date_earliest"].is_date and cells["date_earliest"].value.isoformat() == "2022-01-10T00:00:00"
    assert cells["link"].hyperlink.target == "https://post.example/talks?a=1&b=2"
    assert cells["grade"].value == "B2" and cells["place_lat"].value == 46.2
    folded = [one for one in book["events"].column_dimensions.values() if one.hidden]
    hidden = {names[at - 1] for one in folded for at in range(one.min, one.max + 1)}
    assert {"actors", "date_basis", "place_id"} <= hidden and not {"actors_name", "date", "summary", "quote"} & hidden
    with open_view(ledger) as view:
        for record in (Claim, Event):
            assert book[table_name(record)].max_row == view.count(record) + 1


def test_a_table_that_does_not_fit_goes_on_and_links_end_where_excel_s_do(
    exported: Exported, monkeypatch: pytest.MonkeyPatch
) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: ./dev test brings it")
    monkeypatch.setattr("sitroom.export.xlsx.ROWS", 5)
    monkeypatch.setattr("sitroom.export.xlsx.LINKS", 1)
    book = openpyxl.load_workbook(exported("xlsx"))
    ids = [cell.value for name in ("claims", "claims 2") for cell in book[name]["A"][1:]]
    assert len(ids) == 7 and ids == sorted(ids)
    links = [cell for row in book["claims"].iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 1


def test_a_cell_holds_no_more_than_excel_lets_it() -> None:
    text = "𝔸" * LONGEST  # two UTF-16 units each
    cut = fitting(text)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST and cut.endswith("the JSON lines have them)")
    assert fitting("x" * LONGEST) == "x" * LONGEST and fitting("x" * (LONGEST + 1)) != "x" * (LONGEST + 1)


def test_control_characters_do_not_break_the_workbook(exported: Exported) -> None:
    with ZipFile(exported("xlsx")) as archive:
        assert not any(b"_x000B_" in archive.read(name) or b"\x0b" in archive.read(name) for name in archive.namelist())


def test_libreoffice_opens_the_workbook(exported: Exported, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc (300 MB)")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"  # the second sheet
    command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path), str(exported("xlsx"))]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    [found] = tmp_path.glob("out-*.csv")
    titles = {row["title"] for row in rows_of(found)}
    assert "Talks open" in titles and any(title.startswith("'=HYPERLINK") for title in titles), "no formula, no error"
    assert HOSTILE not in titles
