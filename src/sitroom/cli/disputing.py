"""What accounts disagree on, side by side."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from sitroom.cli.ledger import ledger_actor, opened
from sitroom.cli.options import AsOf, FormatOption, Ledger
from sitroom.cli.output import Format, emit, write_json, write_lines
from sitroom.cli.table import Column
from sitroom.errors import QuestionError
from sitroom.query.citation import citation
from sitroom.query.lines import date_words
from sitroom.query.listed import listed_dispute

if TYPE_CHECKING:
    from sitroom.query.disputes import DisputeLine, ExplainedLine, SideLine
    from sitroom.store import View


def disputes(
    file: Ledger,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="ACTOR", help="Who holds a side, or whom an account is about.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="denial, figure, date, responsibility or promise.")] = None,
    explained: Annotated[
        bool, typer.Option("--explained", help="What looks like a contradiction and is none, with the reason.")
    ] = False,
    as_of: AsOf = None,
    format: FormatOption = Format.table,
) -> None:
    """Accounts that cannot all be true, or that deny each other: each side with who holds it, a line each.

    Nothing is settled: both sides stand with their sentences, their independent origins, and the day on which both
    were in print; `moved` names who later said what the other side holds. By rules, and strict: many are missed.
    """
    from sitroom.query.disputes import KINDS
    from sitroom.query.disputes import disputes as find_disputes
    from sitroom.query.disputes import explained as find_explained

    if kind is not None and kind not in KINDS:
        raise QuestionError(f"{kind!r} is no kind of dispute. Expected one of: {', '.join(KINDS)}.")
    with opened(file, as_of) as view:
        if explained:
            _emit_explained(find_explained(view), view, format)
            return
        lines = find_disputes(view, actor=ledger_actor(actor, view), kind=kind)
        if format is Format.json:
            write_json([listed_dispute(line) for line in lines])
        elif format is Format.jsonl:
            write_lines(listed_dispute(line) for line in lines)
        else:
            _emit_sides(lines, view, format)


def _emit_sides(lines: list["DisputeLine"], view: "View", format: Format) -> None:
    """One row a side; what they dispute stands in each."""
    cite = partial(citation, view)
    rows = [(line, at, side) for line in lines for at, side in enumerate(line.sides)]
    columns: list[Column[tuple[DisputeLine, int, SideLine]]] = [
        Column("kind", lambda row: row[0].dispute.kind, narrow=True),
        Column("about", lambda row: row[0].dispute.about, width=30),
        Column("first seen", lambda row: date_words(row[0].dispute.first_seen), width=10),
        Column("side", lambda row: row[1] + 1, narrow=True, right=True),
        Column("who", lambda row: ", ".join(row[2].holders) or "?", width=20),
        Column("words", lambda row: row[2].line.text),
        Column("moved", lambda row: moved_words(row[0], row[1]), room=110),
        Column("reports", lambda row: row[2].reports, detail=True),
        Column("utterances", lambda row: row[2].utterances, narrow=True, right=True, room=120),
        Column("origins", lambda row: row[2].origins, narrow=True, right=True),
        Column("cite", lambda row: cite(row[0].dispute.id), narrow=True, style="cyan"),
    ]
    emit(rows, columns, format)


def moved_words(line: "DisputeLine", side: int) -> str | None:
    """Who came over to a side, and when: "Arland, 2022-02-03"."""
    return "; ".join(f"{one.name}, {one.since}" for one in line.moved if one.to == side) or None


def _emit_explained(lines: list["ExplainedLine"], view: "View", format: Format) -> None:
    cite = partial(citation, view)
    columns: list[Column[ExplainedLine]] = [
        Column("kind", lambda row: row.kind.removeprefix("same_"), narrow=True),
        Column("one", lambda row: row.first),
        Column("other", lambda row: row.second),
        Column("why no dispute", lambda row: row.why),
        Column("cite", lambda row: " ".join(cite(id) for id in row.rows), narrow=True, style="cyan"),
    ]
    emit(lines, columns, format)
