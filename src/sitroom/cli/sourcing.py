"""Where reports come from: families of copies, outlets, and a copy laid against its origin."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from sitroom.cli.ledger import opened
from sitroom.cli.options import AsOf, FormatOption, Ledger
from sitroom.cli.output import Format, console, emit
from sitroom.cli.table import Column, one_line
from sitroom.errors import QuestionError
from sitroom.query.citation import citation
from sitroom.query.lines import date_words
from sitroom.query.listed import listed_family
from sitroom.query.wording import origin_of

if TYPE_CHECKING:
    from sitroom.query.against import Against, Change
    from sitroom.query.sources import Member, OutletLine
    from sitroom.store import View

KINDS = ("verbatim", "trimmed", "edited", "excerpt", "spun")
#: Of words that were kept, so many at each end are shown around a change.
_AROUND = 8
#: How a stretch is marked where there are no colours, and in which style where there are.
_MARKS = {"before": ("[-", "-]", "red strike"), "after": ("{+", "+}", "green")}


def sources(
    file: Ledger,
    by_outlet: Annotated[
        bool, typer.Option("--outlets", help="The outlets instead, with own and copied reports.")
    ] = False,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Only families in which this outlet stands.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help=f"Only families with such a copy: {', '.join(KINDS)}.")
    ] = None,
    as_of: AsOf = None,
    format: FormatOption = Format.table,
) -> None:
    """Which articles go back to one report, and which of them it was: the families of copies.

    The origin of each stands first. What is spun from something that is not here is a family of one.
    """
    from sitroom.query.sources import families as find_families

    if kind is not None and kind not in KINDS:
        raise QuestionError(f"{kind!r} is no kind of copy. Give one of: {', '.join(KINDS)}.")
    with opened(file, as_of) as view:
        if by_outlet:
            _emit_outlets(view, format)
            return
        found = find_families(view, outlet=outlet, kind=kind)
        if format in (Format.json, Format.jsonl):
            emit(found, [], format, listed_family)
            return
        cite = partial(citation, view)
        columns: list[Column[Member]] = [
            Column("family", lambda row: cite(row.copy.origin), narrow=True),
            Column("published", lambda row: date_words(row.document.published), width=10),
            Column("outlet", lambda row: row.document.outlet, width=18),
            Column("agency", lambda row: row.document.agency, narrow=True, room=120),
            Column("kind", lambda row: row.copy.copy_kind, narrow=True),
            Column(
                "made from", lambda row: cite(row.copy.copy_of) if row.copy.copy_of else None, narrow=True, room=100
            ),
            Column("score", lambda row: row.score, narrow=True, right=True, room=100),
            Column("title", lambda row: row.document.title),
            Column("why", lambda row: "; ".join(row.reasons), detail=True),
            Column("file", lambda row: row.document.path or row.document.uri, detail=True),
            Column("cite", lambda row: cite(row.document.id), narrow=True, style="cyan"),
        ]
        emit([member for family in found for member in family.members], columns, format)


def _emit_outlets(view: "View", format: Format) -> None:
    from sitroom.query.sources import outlets as find_outlets

    columns: list[Column[OutletLine]] = [
        Column("outlet", lambda row: row.outlet or "(not known)"),
        Column("reports", lambda row: row.reports, narrow=True, right=True),
        Column("own", lambda row: row.own, narrow=True, right=True),
        Column("copied", lambda row: row.copied, narrow=True, right=True),
        Column("of these spun", lambda row: row.spun, narrow=True, right=True),
        Column("copied by others", lambda row: row.lent, narrow=True, right=True),
    ]
    emit(find_outlets(view), columns, format)


def print_against(found: "Against") -> None:
    """Print a copy with what was done to its origin; long stretches that were kept are left out."""
    done = ", ".join(f"{count} {kind}" for kind, count in found.words.items())
    typer.echo(one_line(f"{found.place.copy_kind} copy: {origin_of(found.copy)} [{found.copy.id}]"))
    typer.echo(one_line(f"against: {origin_of(found.origin)} [{found.origin.id}]"))
    typer.echo(f"words: {done}\n")
    pieces = [piece for change in found.changes for piece in _pieces(change)]
    screen = console()
    if screen.color_system:
        from rich.text import Text

        screen.print(Text(" ").join(Text(words, style) for words, _, style in pieces))
    else:
        typer.echo(" ".join(marked for _, marked, _ in pieces))


def _pieces(change: "Change") -> list[tuple[str, str, str]]:
    """A change as words, words with marks, and style."""
    if change.kind == "kept":
        kept = one_line(change.before).split(" ")
        left_out = len(kept) - 2 * _AROUND
        short = [*kept[:_AROUND], f"… {left_out} words …", *kept[-_AROUND:]] if left_out > _AROUND else kept
        return [(" ".join(short), " ".join(short), "")]
    printed = {"before": change.before, "after": change.after}
    found = []
    for side, (opening, closing, style) in _MARKS.items():
        words = one_line(printed[side])
        if words:
            found.append((words, f"{opening}{words}{closing}", style))
    return found
