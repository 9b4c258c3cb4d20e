"""Rows to standard output: as a table, JSON, JSON lines, CSV or Markdown.

Tables are for people: control characters of an article never reach the terminal. JSON and CSV are for programs.
"""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from shutil import get_terminal_size
from typing import Any

import typer

from sitroom.cli.table import UNLIMITED, Column, Row, one_line, shown, table_text
from sitroom.export.guard import guarded
from sitroom.records.schema import to_json

_MARKDOWN = re.compile(r"([\\|<>\[\]*_`])")


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"


def emit(
    rows: Sequence[Row],
    columns: Sequence[Column[Row]],
    format: Format,
    as_json: Callable[[Row], Any] = to_json,
) -> None:
    """Print rows in the format asked for; `as_json` is for rows whose JSON is not just their fields."""
    if format is Format.json:
        write_json([as_json(row) for row in rows])
    elif format is Format.jsonl:
        write_lines(as_json(row) for row in rows)
    elif format is Format.csv:
        typer.echo(csv_text(rows, columns), nl=False)
    elif format is Format.md:
        typer.echo(markdown_text(rows, [column for column in columns if not column.detail]), nl=False)
    elif rows:
        is_terminal = sys.stdout.isatty()
        width = get_terminal_size().columns if is_terminal else UNLIMITED
        is_coloured = is_terminal and not os.environ.get("NO_COLOR")
        typer.echo(table_text(rows, columns, width, is_coloured=is_coloured), nl=False)
    else:
        typer.echo("Nothing fits.", err=True)


def write_json(value: Any) -> None:
    """Print one JSON value, indented."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_day))


def write_lines(values: Iterable[Any]) -> None:
    """Print one JSON value a line."""
    for value in values:
        typer.echo(json.dumps(value, ensure_ascii=False, default=_day))


def _day(value: date) -> str:
    return value.isoformat()


def csv_text(rows: Iterable[Row], columns: Sequence[Column[Row]]) -> str:
    """Rows as CSV with a heading line and no cell that a spreadsheet would run."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.heading for column in columns])
    writer.writerows([guarded(shown(column.cell(row))) for column in columns] for row in rows)
    return buffer.getvalue()


def markdown_text(rows: Iterable[Row], columns: Sequence[Column[Row]]) -> str:
    """Rows as a Markdown table."""
    lines = ["| " + " | ".join(column.heading for column in columns) + " |"]
    lines.append("|" + "|".join(" ---: " if column.right else " --- " for column in columns) + "|")
    for row in rows:
        cells = (escaped(one_line(shown(column.cell(row)))) for column in columns)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text in which Markdown sees no marks of its own."""
    return _MARKDOWN.sub(r"\\\1", text)


def console(*, stderr: bool = False) -> Any:
    """A rich console that does not cut lines when no terminal reads them; with NO_COLOR it writes plain text alone."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else UNLIMITED
    colours: Any = None if os.environ.get("NO_COLOR") else "auto"
    return Console(
        file=stream, width=width, color_system=colours, highlight=False, markup=False, emoji=False, soft_wrap=False
    )
