"""How rows are printed: what a terminal and a spreadsheet must never run, and what they must not lose."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.cli.output import Format, csv_text, emit, guarded, markdown_text
from sitroom.cli.table import Column, one_line, safe, shown, table_text

COLUMN = Column("words", lambda row: row)


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-cmd", "@x", "\tx", "-", "=-5"])
def test_cells_that_a_spreadsheet_would_run_get_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == "'" + cell


def test_a_carriage_return_cannot_hide_a_formula() -> None:
    assert guarded("\r=1+1\r\nx") == "'\n'=1+1\nx"


@pytest.mark.parametrize("cell", ["-5", "+5.25", "-1e6", "Kyiv", "", "a=b", "'quoted'"])
def test_numbers_and_plain_words_stay(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), max_size=5))
def test_csv_reads_back_as_the_guarded_cells(cells: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(cells, [COLUMN, COLUMN]), newline="")))
    assert rows == [["words", "words"], *([guarded(cell)] * 2 for cell in cells)]


@given(st.text())
def test_no_control_character_reaches_a_terminal(text: str) -> None:
    printed = one_line(text)
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in printed)
    assert "\u202e" not in printed
    assert one_line(printed) == printed


def test_safe_keeps_line_breaks_and_letters() -> None:
    assert safe("Geoană\n\x1b[31mred") == "Geoană\n\N{REPLACEMENT CHARACTER}[31mred"


def test_markdown_cells_cannot_break_the_table() -> None:
    lines = markdown_text(["a | b\nc", "<script>"], [COLUMN]).splitlines()
    assert lines == ["| words |", "| --- |", r"| a \| b c |", r"| \<script\> |"]


@pytest.mark.parametrize(("value", "expected"), [(None, ""), (4000.0, "4000"), (2.5, "2.5"), (7, "7"), ("x", "x")])
def test_shown(value: str | float | None, expected: str) -> None:
    assert shown(value) == expected


def test_tables_are_not_cut_where_no_terminal_is(capsys: pytest.CaptureFixture[str]) -> None:
    long = "word " * 100 + "end"
    emit([long, "short"], [COLUMN, Column("cite", lambda row: "c1234567", narrow=True)], Format.table)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith(long) and lines[1].endswith("c1234567")
    assert len(lines) == 3


def test_an_empty_list_says_so_on_stderr_only(capsys: pytest.CaptureFixture[str]) -> None:
    emit([], [COLUMN], Format.table)
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err == "Nothing fits.\n"


def test_a_narrow_terminal_keeps_the_words_and_leaves_out_what_can_wait() -> None:
    columns = [COLUMN, Column("extra", lambda row: "can wait", room=100), Column("cite", lambda row: "c1234567", True)]
    printed = table_text(["word " * 30], columns, 60)
    assert printed.count("word") == 31 and "can wait" not in printed
    assert "c1234567" in printed.splitlines()[1] and max(map(len, printed.splitlines())) <= 60


@given(st.lists(st.tuples(st.text(), st.text(max_size=30)), min_size=1, max_size=4), st.integers(60, 200))
def test_a_table_loses_no_word_and_keeps_to_its_width(rows: list[tuple[str, str]], width: int) -> None:
    columns = [
        Column("cite", lambda row: "c1234567", narrow=True),
        Column("day", lambda row: row[1], width=10),
        Column("words", lambda row: row[0]),
    ]
    printed = table_text(rows, columns, width)
    assert max(map(len, printed.split("\n"))) <= width
    letters = "".join(sorted("".join(f"c1234567{one_line(day)}{one_line(words)}" for words, day in rows)))
    body = "".join(sorted("".join(printed.split("\n")[1:])))
    assert body.replace(" ", "") == letters.replace(" ", "")


def test_colour_is_only_there_when_asked_for() -> None:
    columns = [COLUMN, Column("cite", lambda row: "c1", style="cyan")]
    assert "\x1b" not in table_text(["x"], columns)
    assert "\x1b[36mc1" in table_text(["x"], columns, is_coloured=True)
