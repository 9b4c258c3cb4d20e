"""The twins of a page: its rows as JSON, as CSV for a spreadsheet, and as one plain table."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sitroom.export.guard import guarded

#: Fields of an interval that a flat row keeps.
_DAYS = ("edtf", "earliest", "latest")
#: A longer list than this is cut in the plain table; the other twins have all of it.
SHOWN = 300


def json_text(data: Any) -> str:
    """The rows as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=1, default=date.isoformat)


def csv_text(rows: Iterable[Any]) -> str:
    """The rows as CSV (RFC 4180), nested fields flattened; no cell that a spreadsheet would run."""
    headings, lines = flat_rows(rows)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(headings)
    writer.writerows([guarded(cell) for cell in line] for line in lines)
    return buffer.getvalue()


def flat_rows(rows: Iterable[Any]) -> tuple[list[str], list[list[str]]]:
    """Headings and cells: every row with the same columns, those that all leave empty left out."""
    flat = [_flat(row) for row in (rows if not isinstance(rows, Mapping) else [rows])]
    headings = list(dict.fromkeys(name for row in flat for name, cell in row.items() if cell))
    return headings, [[row.get(name, "") for name in headings] for row in flat]


def _flat(row: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, Mapping) and "edtf" in value:
            found |= {f"{name}_{part}": _cell(value[part]) for part in _DAYS}
        elif isinstance(value, Mapping):
            found |= {f"{name}_{part}": _cell(inner) for part, inner in value.items()}
        else:
            found[name] = _cell(value)
    return found


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, Sequence):
        return " | ".join(_cell(one) for one in value)
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) and value == int(value) and abs(value) < 1e6 else str(value)


def _mapping(value: Mapping[str, Any]) -> str:
    """Evidence by its place and its words, a day by its form, anything else by its fields."""
    if "quote" in value:
        return f"{value['document']}:{value['start']}-{value['end']} “{value['quote']}”"
    if "edtf" in value:
        return str(value["edtf"] or "")
    return "; ".join(f"{name}: {_cell(inner)}" for name, inner in value.items() if inner not in (None, "", []))
