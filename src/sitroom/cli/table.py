"""Rows as a table for people: columns side by side, words wrapped where a terminal is narrow."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap
from typing import Any, Generic, TypeVar

import typer

Row = TypeVar("Row")

#: Wide enough that nothing is cut when no terminal sets the width.
UNLIMITED = 100_000

# Everything that moves a cursor or turns the writing direction: an article can hold "\x1b[2J".
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: What the names of styles are on a terminal.
STYLES: dict[str, dict[str, Any]] = {"": {}, "bold": {"bold": True}, "cyan": {"fg": "cyan"}}

#: Between two columns; and the least that a column of words is worth.
GAP = "  "
LEAST = 12


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a listing: its heading, and what a row shows in it.

    Terminals are narrow: `width` is where a column's words wrap there, `room` the columns of characters that a terminal
    must have for it to be shown at all.
    `narrow` columns are never wrapped: days, numbers, citations. `detail` columns are for spreadsheets, not for tables.
    """

    heading: str
    cell: Callable[[Row], str | int | float | None]
    narrow: bool = False
    right: bool = False
    style: str = ""
    detail: bool = False
    width: int | None = None
    room: int = 0


def table_text(
    rows: Sequence[Row], columns: Sequence[Column[Row]], width: int = UNLIMITED, *, is_coloured: bool = False
) -> str:
    """Rows with a heading line, each line at most `width` characters where the columns allow it."""
    columns = [column for column in columns if not column.detail and column.room <= width]
    cells = [[one_line(shown(column.cell(row))) for column in columns] for row in rows]
    headings = [column.heading for column in columns]
    widths = _widths(columns, [headings, *cells], width)
    lines = [_styled(_padded(headings, columns, widths), ["bold"] * len(columns), is_coloured)]
    styles = [column.style for column in columns]
    for row in cells:
        wrapped = ([cell] if len(cell) <= limit else wrap(cell, limit) for cell, limit in zip(row, widths, strict=True))
        for parts in zip_longest(*wrapped, fillvalue=""):
            lines.append(_styled(_padded(parts, columns, widths), styles, is_coloured))
    return "\n".join(lines) + "\n"


def _widths(columns: Sequence[Column[Row]], cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is: as wide as its words, or its part of what the others leave."""
    natural = [max(map(len, column)) for column in zip(*cells, strict=True)]
    if sum(natural) + len(GAP) * (len(columns) - 1) <= width:
        return natural
    capped = [min(most, column.width or most) for most, column in zip(natural, columns, strict=True)]
    is_free = [not column.narrow and column.width is None for column in columns]
    wanted = sum(most for most, free in zip(capped, is_free, strict=True) if free)
    left = width - len(GAP) * (len(columns) - 1) - sum(capped) + wanted
    if left >= wanted:
        return capped
    shares = (max(LEAST, left * most // wanted) if free else most for most, free in zip(capped, is_free, strict=True))
    return [min(share, most) for share, most in zip(shares, capped, strict=True)]


def _padded(parts: Sequence[str], columns: Sequence[Column[Row]], widths: Sequence[int]) -> list[str]:
    sides = zip(parts, columns, widths, strict=True)
    return [part.rjust(width) if column.right else part.ljust(width) for part, column, width in sides]


def _styled(parts: Sequence[str], styles: Sequence[str], is_coloured: bool) -> str:
    if not is_coloured:
        return GAP.join(parts).rstrip()
    return GAP.join(typer.style(part, **STYLES[style]) for part, style in zip(parts, styles, strict=True))


def shown(value: str | int | float | None) -> str:
    """A cell as printed; nothing where the text does not say, and no ".0" on a count."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def safe(text: str) -> str:
    """Text that cannot steer a terminal."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Text without line breaks or control characters."""
    return safe(" ".join(text.split()))
