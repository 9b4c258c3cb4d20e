"""One ledger as an object: its tables, questions to it, and what it looks like in a notebook."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from functools import cached_property
from html import escape
from pathlib import Path
from types import TracebackType
from typing import Any

from sitroom.errors import QuestionError
from sitroom.export.rows import exported_rows
from sitroom.notebook.pages import Answered, Page
from sitroom.notebook.plots import Plots
from sitroom.notebook.tables import Table, flat_row
from sitroom.query import open_view
from sitroom.query.lines import printed_names
from sitroom.query.status import status
from sitroom.records import claims as records
from sitroom.records.dates import Interval, parse_day
from sitroom.records.schema import field_types, json_name, without_none
from sitroom.records.text import Document
from sitroom.store import View
from sitroom.world import World, load_world

#: Columns that hold an actor, or several: each gets a neighbour with the name.
ACTORS = ("actor", "speaker", "speaks_for", "actors", "recipients", "about", "claimed_by")


def open_ledger(path: Path, as_of: str | date | None = None) -> "Ledger":
    """Open a ledger for reading; see `sitroom.open`.

    Raises:
        SetupError: there is no such ledger, or it cannot be read.
        QuestionError: `as_of` is no day.
    """
    if isinstance(as_of, str):
        day = parse_day(as_of)
        if day is None or day.last is None:
            raise QuestionError(f"{as_of!r} is no day, month or year. Expected something like 2022-01-25 or 2022-01.")
        as_of = day.last
    return Ledger(path, as_of)


class Ledger:
    """A ledger, now or as it was known on a day. It holds the file open: close it, or use it in a `with`.

    Tables: documents, actors, claims, events, event_mentions, figures, positions, forecasts, disputes, warnings. Each
    is read when it is first asked for, with the fields of the record contract; names stand beside ids.
    """

    def __init__(self, path: Path, as_of: date | None = None) -> None:
        self.path = path
        self.as_of = as_of
        self._view: View = open_view(path, as_of)
        self.plot = Plots(self)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._view.close()

    @cached_property
    def documents(self) -> Table:
        """The articles, without their blocks."""
        return self._table(Document, leave_out=("blocks", "original"))

    @cached_property
    def actors(self) -> Table:
        """Everyone who is named."""
        return self._table(records.Actor)

    @cached_property
    def claims(self) -> Table:
        """Who is reported to have said what."""
        return self._table(records.Claim)

    @cached_property
    def events(self) -> Table:
        """What happened, over all articles."""
        return self._table(records.Event)

    @cached_property
    def event_mentions(self) -> Table:
        """What happened, as each article tells it."""
        return self._table(records.EventMention)

    @cached_property
    def figures(self) -> Table:
        """The numbers, with their bounds and days."""
        return self._table(records.Figure)

    @cached_property
    def positions(self) -> Table:
        """What each actor wants or refuses."""
        return self._table(records.Position)

    @cached_property
    def forecasts(self) -> Table:
        """What was foretold, and how it came out."""
        return self._table(records.Forecast)

    @cached_property
    def disputes(self) -> Table:
        """Accounts that stand against each other."""
        return self._table(records.Dispute)

    @cached_property
    def warnings(self) -> Table:
        """What is doubtful in the texts."""
        return self._table(records.TextWarning)

    def timeline(self, length: str = "normal") -> Table:
        """The days that matter with the sentences that tell them: date, text, origins and where it is printed.

        Args:
            length: short, normal or long: 7, 15 or 40 days.
        Raises:
            QuestionError: it is none of these.
        """
        from sitroom.query.brief_lines import Lines
        from sitroom.query.highlights import LENGTHS, highlights
        from sitroom.query.pages import cited

        days, sentences = LENGTHS[_one_of(length, LENGTHS)]
        lines = Lines(self._view)
        rows = [
            {
                "date": day.date,
                "text": line.text,
                "origins": line.origins,
                "source": lines.source(line),
                "cite": cited(self._view, line),
            }
            for day in highlights(self._view, dates=days, sentences=sentences)
            for line in day.lines
        ]
        return Table("timeline", ("date", "text", "origins", "source", "cite"), rows)

    def ask(self, question: str) -> Answered:
        """Answer a question in printed words, or say that the record has nothing.

        Raises:
            QuestionError: there are no words in it.
        """
        from sitroom.query.ask import ask

        return Answered(self._view, ask(self._view, question, self._world))

    def brief(self, length: str = "normal", topic: str | None = None) -> Page:
        """The crisis on one page, each line with its citation.

        Args:
            length: short, normal or long.  topic: only what names this.
        Raises:
            QuestionError: the length is none of these.
        """
        from sitroom.query.brief import LENGTHS, brief
        from sitroom.query.pages import page_of

        found = brief(self._view, self._world, length=_one_of(length, LENGTHS), topic=topic)
        return Page(found, page_of(self._view, found))

    def show(self, citation: str) -> Any:
        """The row behind a citation, as `sitroom show` opens it.

        Raises:
            QuestionError: no row has an id that begins so, or several have.
        """
        from sitroom.query.show import show

        return show(self._view, citation)

    def name(self, actor: str) -> str:
        """The name of an actor, by id; the id where the ledger has no name."""
        return self._names.get(actor, actor)

    def __repr__(self) -> str:
        day = f", as of {self.as_of}" if self.as_of else ""
        return f"<sitroom ledger {self.path.name}{day}: {self._view.count(Document):,} documents>"

    def _repr_html_(self) -> str:
        found = status(self._view)
        names = ("documents", "origins", "claims", "events", "figures", "actors", "disputes", "warnings")
        cells = "".join(f"<tr><th>{name}</th><td>{getattr(found, name):,}</td></tr>" for name in names)
        days = f"{found.first_published} to {found.last_published}" if found.first_published else "no dates"
        known = f", as it was known on {self.as_of}" if self.as_of else ""
        return f"<p><b>{escape(self.path.name)}</b>: {days}{known}</p><table>{cells}</table>"

    @cached_property
    def _world(self) -> World:
        return load_world(None)

    @cached_property
    def _names(self) -> dict[str, str]:
        return printed_names(self._view)

    def _table(self, record: type, leave_out: Sequence[str] = ()) -> Table:
        types = field_types(record)
        dates = [json_name(name) for name, hint in types.items() if without_none(hint) is Interval]
        rows = [self._row(row, dates, leave_out) for row in exported_rows(self._view, record)]
        empty = dict.fromkeys(json_name(field.name) for field in fields(record))
        columns = list(rows[0] if rows else self._row(empty, dates, leave_out))
        return Table(_table_name(record), columns, rows)

    def _row(self, row: dict[str, Any], dates: Sequence[str], leave_out: Sequence[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in flat_row({key: one for key, one in row.items() if key not in leave_out}, dates).items():
            found[name] = value
            if name in ACTORS:
                is_list = isinstance(value, list)
                found[f"{name}_name"] = [self.name(one) for one in value] if is_list else value and self.name(value)
            elif name == "document":
                found |= self._document_columns.get(value, {"outlet": None, "published": None})
        return found

    @cached_property
    def _document_columns(self) -> dict[str, dict[str, Any]]:
        rows = self._view.select("SELECT id, outlet, published_edtf FROM documents")
        return {id: {"outlet": outlet, "published": published} for id, outlet, published in rows}


def _table_name(record: type) -> str:
    from sitroom.store import TABLES

    return TABLES[record].name


def _one_of(length: str, lengths: dict[str, Any]) -> str:
    if length not in lengths:
        raise QuestionError(f"{length!r} is no length. Give one of: {', '.join(lengths)}.")
    return length
