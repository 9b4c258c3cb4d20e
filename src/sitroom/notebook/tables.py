"""Rows as a table: for pandas, for Arrow, and for the eye."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib import import_module
from typing import Any

from sitroom.errors import SetupError

#: Rows that a notebook shows of a table, and characters of a cell.
SHOWN, WIDEST = 8, 120
#: Of a date as the records keep it these parts become columns: `date` (EDTF), `date_earliest`, `date_latest`.
DATE_PARTS = ("earliest", "latest")


class Table(Sequence[Mapping[str, Any]]):
    """Rows of one kind, read once; each row is a mapping with the columns in order.

    Dates are three columns: EDTF, and the earliest and latest day; lists and nested values stay as they are.
    """

    def __init__(self, name: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
        self.name = name
        self.columns = tuple(columns)
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: Any) -> Any:
        return Table(self.name, self.columns, self._rows[at]) if isinstance(at, slice) else self._rows[at]

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter(self._rows)

    def pandas(self) -> Any:
        """A pandas data frame; the ends of dates are timestamps.

        Raises:
            SetupError: pandas is not installed.
        """
        pandas = needed("pandas")
        frame = pandas.DataFrame(list(self._rows), columns=list(self.columns))
        for column in self.columns:
            if column.endswith(tuple(f"_{part}" for part in DATE_PARTS)):
                frame[column] = pandas.to_datetime(frame[column], errors="coerce")
        return frame

    def arrow(self) -> Any:
        """An Arrow table: for Parquet, DuckDB, Polars.

        Raises:
            SetupError: pyarrow is not installed.
        """
        pyarrow = needed("pyarrow")
        columns = {column: pyarrow.array([row[column] for row in self._rows]) for column in self.columns}
        return pyarrow.table(columns)

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self):,} rows, columns {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        shown = [column for column in self.columns if not column.endswith(DATE_PARTS)]
        head = "".join(f"<th>{escape(column)}</th>" for column in shown)
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(_cell(row[column]))}</td>' for column in shown)}</tr>"
            for row in self._rows[:SHOWN]
        )
        more = f"<p>{escape(self.name)}: {len(self):,} rows" + (f", the first {SHOWN}" if len(self) > SHOWN else "")
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}</p>"


def flat_row(row: Mapping[str, Any], dates: Sequence[str]) -> dict[str, Any]:
    """A row as the export writes it with its dates as columns of their own."""
    found: dict[str, Any] = {}
    for name, value in row.items():
        if name in dates:
            found[name] = value and value["edtf"]
            found |= {f"{name}_{part}": value and value[part] for part in DATE_PARTS}
        else:
            found[name] = value
    return found


def needed(module: str) -> Any:
    """A library of the extra.

    Raises:
        SetupError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        message = f"{module} is not installed. Install it with: pip install 'sitroom[notebook]'"
        raise SetupError(message) from error


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        text = ", ".join(_cell(item) for item in value)
    elif isinstance(value, dict):
        text = str(value.get("name") or value.get("quote") or value.get("summary") or value)
    else:
        text = "" if value is None else str(value)
    text = " ".join(text.split())
    return text if len(text) <= WIDEST else text[:WIDEST] + " …"
