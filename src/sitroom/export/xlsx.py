"""An Excel workbook: a sheet a table, days as days, addresses as links, and no cell that is a formula."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitroom import __version__
from sitroom.export.cells import Cell, Column, columns
from sitroom.export.files import printable, whole_file
from sitroom.export.guard import guarded
from sitroom.export.rows import EXPORTED, Desk, table_name
from sitroom.query.grades import Grades
from sitroom.records.claims import Claim, Event, Figure
from sitroom.store import View

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

#: What Excel can hold (its "specifications and limits"): characters a cell, rows a sheet, links a sheet and a link.
LONGEST, ROWS, LINKS, LINK = 32_767, 1_048_576, 65_530, 2_079
#: Excel's days begin here; older ones stay text.
FIRST_DAY = "1900-03-01"
#: The workbook is of no day: the same ledger gives the same bytes.
MADE = datetime(2000, 1, 1)
CUT = " … (cut: {more:,} more characters; the JSON lines have them)"

#: Columns for programs: folded, so that a reader sees the words first.
FOLDED = re.compile(
    r"(?!event_).*_(basis|text|id)|made_by|sha256|language|side_rows|claims?|document"
    r"|actors?|recipients|speaker|speaks_for|about|holder_chain"
)
WIDTHS = {"id": 10, "quote": 60, "summary": 60, "content": 60, "text": 40, "title": 40, "event_text": 50, "sides": 60}


def write(view: View, to: Path, *, with_text: bool = False) -> dict[str, int]:
    """Write every table as a sheet, rows by id; events, claims and figures with their grade.

    Args:
        to: the file.  with_text: a column with the text of each article, as far as a cell holds it.
    Returns:
        Names of tables with their numbers of rows. A table that does not fit a sheet goes on in the next one.
    """
    from xlsxwriter import Workbook

    desk, grades = Desk(view), Grades(view)
    with whole_file(to) as unfinished:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(str(unfinished), options) as workbook:
            workbook.set_properties({"created": MADE, "comments": "Made by Sitroom"})
            book = _Book(workbook)
            book.about(view)
            return {
                table_name(record): book.table(
                    table_name(record),
                    [*columns(view, record, desk, with_text=with_text), *_grade_columns(record, grades)],
                    view.each(record),
                )
                for record in EXPORTED
            }


def _grade_columns(record: type, grades: Grades) -> list[Column]:
    if record not in (Event, Claim, Figure):
        return []
    return [
        Column("grade", lambda row: str(grades.of(row))),
        Column("grade_why", lambda row: grades.of(row).why),
    ]


_FOLD = {"level": 1, "hidden": True}


class _Book:
    """A workbook and its formats."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._bold: Format = workbook.add_format({"bold": True})
        self._day: Format = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._link: Format = workbook.add_format({"font_color": "blue", "underline": 1})

    def about(self, view: View) -> None:
        """The first sheet: what this is, and how to read it."""
        sheet = self._workbook.add_worksheet("about")
        sheet.set_column(0, 0, 110)
        as_of = f", as it was known on {view.as_of}" if view.as_of else ""
        lines = (
            f"A ledger of news reports{as_of}, written by Sitroom {__version__}.",
            "Each sheet is a table. A row is what a text says, not what is so: read the quote, and its article.",
            "citation is document:start-end, in characters of the article's text; `sitroom show` opens an id.",
            "origins counts independent reports: copies of one agency story count once. grade is the Admiralty scale.",
            "Columns for programs (ids, how a date is known) are folded: the + above the columns unfolds them.",
            "Quotes are the words of the outlets that printed them; their licences hold.",
            "A cell that a spreadsheet would take for a formula begins with an apostrophe.",
        )
        for number, line in enumerate(lines):
            sheet.write_string(number, 0, line)

    def table(self, name: str, laid_out: list[Column], rows: Iterator[Any]) -> int:
        """Write one table; gives its number of rows."""
        count = links = 0
        sheet = self._sheet(name, laid_out)
        at = 1
        for row in rows:
            if at == ROWS:
                sheet, at, links = self._sheet(f"{name} {count // (ROWS - 1) + 1}", laid_out), 1, 0
            for place, column in enumerate(laid_out):
                links += self._put(sheet, at, place, column.cell(row), column.kind if links < LINKS else "text")
            at, count = at + 1, count + 1
        return count

    def _sheet(self, name: str, laid_out: list[Column]) -> "Worksheet":
        sheet = self._workbook.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(laid_out):
            width = WIDTHS.get(column.heading, 12 if column.kind == "day" else 18)
            sheet.set_column(place, place, width, None, _FOLD if FOLDED.fullmatch(column.heading) else {})
            sheet.write_string(0, place, column.heading, self._bold)
        sheet.autofilter(0, 0, ROWS - 1, len(laid_out) - 1)
        return sheet

    def _put(self, sheet: "Worksheet", at: int, place: int, value: Cell, kind: str) -> bool:
        """Write one cell; true when it is a link."""
        if value is None or value == "":
            return False
        if isinstance(value, bool):
            sheet.write_boolean(at, place, value)
        elif isinstance(value, int | float):
            sheet.write_number(at, place, value)
        elif kind == "day" and value >= FIRST_DAY:
            sheet.write_datetime(at, place, date.fromisoformat(value), self._day)
        elif kind == "link" and len(value) <= LINK:
            sheet.write_url(at, place, printable(value), self._link)
            return True
        else:
            sheet.write_string(at, place, fitting(guarded(printable(value))))
        return False


def fitting(text: str) -> str:
    """A text that a cell can hold, with a word about what was cut; Excel counts UTF-16 units."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - 80)].decode("utf-16-le", "ignore")
    return kept + CUT.format(more=len(text) - len(kept))
