"""CSV by RFC 4180, one file a table, for people with a spreadsheet: names beside ids, and no cell that it would run."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sitroom.export.cells import Cell, columns
from sitroom.export.files import whole_file
from sitroom.export.guard import guarded
from sitroom.export.rows import EXPORTED, Desk, table_name
from sitroom.store import View


def write(view: View, to: Path, *, with_text: bool = False) -> dict[str, int]:
    """Write every table as a CSV file; lines end in CR LF, and a byte order mark tells Excel that it is UTF-8.

    Args:
        to: a folder, made if it is not there.
        with_text: a column with the text of each article.
    Returns:
        File names with their numbers of rows.
    """
    desk = Desk(view)
    return {
        f"{table_name(record)}.csv": _write_table(view, record, desk, to / f"{table_name(record)}.csv", with_text)
        for record in EXPORTED
    }


def _write_table(view: View, record: type, desk: Desk, path: Path, with_text: bool) -> int:
    laid_out = columns(view, record, desk, with_text=with_text)
    rows: Iterator[Any] = view.each(record)
    count = 0
    with whole_file(path) as unfinished, unfinished.open("w", encoding="utf-8-sig", newline="") as out:
        # all text in quotes: where semicolons separate, a bare one would begin a cell
        writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow([column.heading for column in laid_out])
        for row in rows:
            writer.writerow([_cell(column.cell(row)) for column in laid_out])
            count += 1
    return count


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return int(value)  # "almost 100" is no 100.0
    return guarded(value) if isinstance(value, str) else value
