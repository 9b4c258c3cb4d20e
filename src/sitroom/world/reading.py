"""Reading one table of the registry, CSV or TOML; a bad row stops the program with its file, its place in it and what
was expected.
"""

import calendar
import csv
import tomllib
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from sitroom.errors import SetupError

TABLES = Path(__file__).parent / "tables"


class Row:
    """One row of a table: cells by column name, with the checks that every table needs.

    `place` says where in the file it stands: "line 12", "entry 3".
    """

    __slots__ = ("cells", "path", "place")

    def __init__(self, path: Path, place: str, cells: dict[str, str]) -> None:
        self.path = path
        self.place = place
        self.cells = cells

    def fault(self, column: str, expected: str) -> SetupError:
        """The error to raise when a cell is not as it must be."""
        found = self.cells.get(column, "")
        return SetupError(
            f"{self.path}, {self.place}: column {column!r} is {found!r}; expected {expected}. Correct the row."
        )

    def text(self, column: str) -> str:
        """A cell that must not be empty."""
        value = self.cells.get(column, "")
        if not value:
            raise self.fault(column, "some text")
        return value

    def optional(self, column: str) -> str | None:
        """A cell, or None when it is empty."""
        return self.cells.get(column) or None

    def many(self, column: str) -> tuple[str, ...]:
        """Parts of a cell between vertical bars."""
        value = self.cells.get(column)
        if not value:
            return ()
        return tuple(part for part in value.split("|") if part) if "|" in value else (value,)

    def number(self, column: str) -> float:
        """A decimal number."""
        try:
            return float(self.text(column))
        except ValueError:
            raise self.fault(column, "a number") from None

    def one_of(self, column: str, allowed: Collection[str]) -> str:
        """A cell whose value comes from a list."""
        value = self.text(column)
        if value not in allowed:
            raise self.fault(column, f"one of {', '.join(sorted(allowed))}")
        return value

    def actor(self, column: str, known: Collection[str]) -> str:
        """The id of an actor that some table has."""
        value = self.text(column)
        if value not in known:
            raise self.fault(column, "the id of an actor in states, organisations, groups or persons")
        return value

    def actors(self, column: str, known: Collection[str]) -> tuple[str, ...]:
        """Ids of actors between vertical bars."""
        values = self.many(column)
        if any(value not in known for value in values):
            raise self.fault(column, "ids of actors in states, organisations, groups or persons, separated by |")
        return values

    def first_day(self, column: str) -> str | None:
        """The first day that "2008-08-07", "2008-08" or "2008" means."""
        return self._day(column, last=False)

    def last_day(self, column: str) -> str | None:
        """The last day that "2008-08-07", "2008-08" or "2008" means."""
        return self._day(column, last=True)

    def _day(self, column: str, *, last: bool) -> str | None:
        value = self.cells.get(column)
        if not value:
            return None
        day = _whole_day(value, last)
        if day is None:
            raise self.fault(column, "a day, month or year: 2008-08-07, 2008-08 or 2008")
        return day

    def period(self) -> tuple[str | None, str | None]:
        """The days in the columns `from` and `to`, which must be in order."""
        first, last = self.first_day("from"), self.last_day("to")
        if first and last and first > last:
            raise self.fault("to", f"a day not before {first}")
        return first, last


@cache
def _whole_day(value: str, last: bool) -> str | None:
    """The first or last ISO day that a written day, month or year means; kept, since most days stand in many rows."""
    try:
        if len(value) == 10:
            return date.fromisoformat(value).isoformat()
        if len(value) == 7 and value[4] == "-":
            year, month = int(value[:4]), int(value[5:])
            return date(year, month, calendar.monthrange(year, month)[1] if last else 1).isoformat()
        if len(value) == 4:
            return f"{int(value):04d}-12-31" if last else f"{int(value):04d}-01-01"
    except (ValueError, calendar.IllegalMonthError):
        pass
    return None


def read_rows(folder: Path, table: str, columns: Sequence[str], *, required: bool) -> Iterator[Row]:
    """The rows of `folder/table.csv`, then of `folder/table.toml`, in order.

    Args:
        columns: all that the table may have; the first is the one that it must have.
        required: true when the CSV file must be there.
    Raises:
        SetupError: the file is missing though required, is not UTF-8, or its header or a row has the wrong columns.
    """
    path = folder / f"{table}.csv"
    if path.exists():
        yield from _read_csv(path, columns)
    elif required:
        raise SetupError(f"{path} is missing: expected a CSV table with the columns {', '.join(columns)}.")
    if (path := folder / f"{table}.toml").exists():
        yield from _read_toml(path, table, columns)


def _read_csv(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file, strict=True)
            header = next(lines, [])
            _check_columns(path, "line 1", header, columns)
            for cells in lines:
                if len(cells) != len(header):
                    raise SetupError(f"{path}, line {lines.line_num}: {len(cells)} cells; expected {len(header)}.")
                yield Row(path, f"line {lines.line_num}", dict(zip(header, cells, strict=True)))
    except (UnicodeDecodeError, csv.Error) as error:
        raise SetupError(f"{path} cannot be read: {error}; expected a CSV table in UTF-8.") from error


def _read_toml(path: Path, table: str, columns: Sequence[str]) -> Iterator[Row]:
    """Entries `[[table]]` with the columns as keys; a list is a cell of several parts, a date its ISO day."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SetupError(f"{path} cannot be read: {error}; expected TOML in UTF-8.") from error
    entries = found.get(table)
    if set(found) != {table} or not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise SetupError(f"{path}: the keys are {', '.join(found) or 'none'}; expected entries [[{table}]] alone.")
    for number, entry in enumerate(entries, start=1):
        _check_columns(path, f"entry {number}", list(entry), columns)
        yield Row(path, f"entry {number}", {column: _cell(value) for column, value in entry.items()})


def _cell(value: object) -> str:
    return "|".join(map(_cell, value)) if isinstance(value, list) else str(value)


def _check_columns(path: Path, place: str, header: Sequence[str], columns: Sequence[str]) -> None:
    unknown = [column for column in header if column not in columns]
    if unknown or columns[0] not in header:
        raise SetupError(
            f"{path}, {place}: the columns are {', '.join(header) or 'missing'}; expected {', '.join(columns)}."
        )
