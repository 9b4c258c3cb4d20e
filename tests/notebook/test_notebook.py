"""A ledger as a notebook sees it: tables, answers, the day asked for; and the worked example runs."""

import subprocess
import sys
from pathlib import Path

import pytest

import sitroom
from factory import TEXT, make_document, make_full_reading, make_picture
from sitroom.errors import QuestionError, SetupError
from sitroom.store import open_writer

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    first = make_full_reading(make_document(kinds=("title",), outlet="The Arland Post"))
    later = make_full_reading(make_document(f"Later\n\n{TEXT}", "2022-02-20", ("title",), outlet="<b>Gazette</b>"))
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("1", "one.txt", first)
        writer.add_reading("2", "two.txt", later)
        writer.replace_picture(make_picture(first, later))
    return tmp_path / "a.sitroom"


def test_the_package_is_light_until_it_is_used() -> None:
    code = "import sitroom, sys; print([m for m in ('numpy', 'pandas', 'sqlite3', 'typer') if m in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT / "src")}
    )
    assert found.stdout.strip() == "[]"


def test_tables_have_the_fields_of_the_contract_with_dates_and_names_beside_them(path: Path) -> None:
    with sitroom.open(path) as ledger:
        assert len(ledger.documents) == 2 and "blocks" not in ledger.documents.columns
        row = ledger.claims[0]
        assert row["outlet"] in ("The Arland Post", "<b>Gazette</b>") and row["speaker_name"] is not None
        assert {"said", "said_earliest", "said_latest", "evidence"} <= set(ledger.claims.columns)
        assert {len(row) for row in ledger.claims} == {len(ledger.claims.columns)}
        assert "speaker_name" in ledger.claims[:0].columns and len(ledger.disputes) == 0
        assert "issue" in ledger.positions.columns, "a table without rows has its columns"
        assert repr(ledger.claims).startswith("<claims: ")


def test_what_is_shown_cannot_run(path: Path) -> None:
    with sitroom.open(path) as ledger:
        shown = ledger.documents._repr_html_() + ledger._repr_html_() + ledger.ask("How many troops?")._repr_html_()
    assert "<b>Gazette</b>" not in shown and "&lt;b&gt;Gazette" in shown


def test_pandas_and_arrow_have_the_same_rows(path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="needs pip install 'sitroom[notebook]'")
    pytest.importorskip("pyarrow", reason="needs pip install 'sitroom[notebook]'")
    with sitroom.open(path) as ledger:
        frame, table = ledger.figures.pandas(), ledger.figures.arrow()
        assert list(frame.columns) == list(ledger.figures.columns) == table.schema.names
        assert len(frame) == table.num_rows == len(ledger.figures) > 0
        assert pandas.api.types.is_datetime64_any_dtype(frame["as_of_latest"])
        assert ledger.disputes.arrow().num_rows == 0 == len(ledger.disputes.pandas())


def test_plots_are_charts(path: Path) -> None:
    pytest.importorskip("altair", reason="needs pip install 'sitroom[notebook]'")
    with sitroom.open(path) as ledger:
        for chart in (ledger.plot.events(), ledger.plot.figures("troops"), ledger.plot.documents()):
            assert chart.to_dict()["data"]


def test_the_day_asked_for_counts_everywhere(path: Path) -> None:
    with sitroom.open(path, as_of="2022-01") as before, sitroom.open(path) as now:
        assert (len(before.documents), len(now.documents)) == (1, 2)
        assert len(before.claims) * 2 == len(now.claims)
        assert "31 January 2022" in before.brief("short").markdown()
        assert all(row["source"] == "The Arland Post, 11 January 2022" for row in before.timeline())
        assert "as of 2022-01-31" in repr(before)
    with pytest.raises(QuestionError, match="no day"):
        sitroom.open(path, as_of="yesterday")


def test_a_brief_is_saved_by_its_suffix_and_nothing_else(path: Path, tmp_path: Path) -> None:
    with sitroom.open(path) as ledger:
        page = ledger.brief("short")
        page.save(tmp_path / "b.md")
        assert (tmp_path / "b.md").read_text("utf-8") == page.markdown() == page._repr_markdown_()
        with pytest.raises(QuestionError, match="expected one of"):
            page.save(tmp_path / "b.rtf")
        with pytest.raises(QuestionError, match="no length"):
            ledger.brief("endless")


def test_a_missing_library_is_named_with_its_command(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with sitroom.open(path) as ledger, pytest.raises(SetupError, match=r"pip install 'sitroom\[notebook\]'"):
        ledger.claims.pandas()


@pytest.mark.weights
def test_the_worked_notebook_runs() -> None:
    nbformat = pytest.importorskip("nbformat", reason="needs nbclient and ipykernel to run a notebook")
    nbclient = pytest.importorskip("nbclient", reason="needs nbclient and ipykernel to run a notebook")
    for module in ("ipykernel", "pandas", "pyarrow", "altair"):
        pytest.importorskip(module, reason="needs pip install 'sitroom[notebook]' and ipykernel")
    notebook = nbformat.read(ROOT / "docs" / "notebook.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    [told] = [cell for cell in notebook.cells if "World Cup" in cell.source]
    assert "No sourced answer" in str(told.outputs)
