"""The ledger as lists: documents, claims, positions, figures, actors."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from sitroom.cli.happenings import grade_columns
from sitroom.cli.ledger import ledger_actor, opened
from sitroom.cli.options import (
    ActorOption,
    AsOf,
    FormatOption,
    Ledger,
    MaybeDay,
    MaybeLedger,
    Since,
    Until,
    Words,
    WorldOption,
)
from sitroom.cli.output import Format, emit
from sitroom.cli.registry import print_clashes
from sitroom.cli.table import Column
from sitroom.errors import QuestionError
from sitroom.lexicon.stances import STANCES
from sitroom.query.citation import citation
from sitroom.query.lines import date_words, printed_names
from sitroom.query.listed import graded, listed_document, listed_position
from sitroom.query.wording import amount, stance_words, who
from sitroom.records.claims import Actor, Claim, Figure

if TYPE_CHECKING:
    from sitroom.query.documents import DocumentLine
    from sitroom.query.positions import PositionLine


def documents(
    file: Ledger,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Only this outlet, as the list prints it.")] = None,
    text: Words = None,
    as_of: AsOf = None,
    format: FormatOption = Format.table,
) -> None:
    """The articles that were read, by day of publication, and which of them are copies.

    `by` says how the day is known; an article without a day is never given one.
    """
    from sitroom.query.documents import documents as find_documents

    with opened(file, as_of) as view:
        rows = find_documents(view, outlet=outlet, text=text)
        cite = partial(citation, view)
        columns: list[Column[DocumentLine]] = [
            Column("published", lambda row: date_words(row.document.published), width=10),
            Column("by", lambda row: row.document.published.basis, narrow=True, room=120),
            Column("outlet", lambda row: row.document.outlet, width=18),
            Column("agency", lambda row: row.document.agency, narrow=True, room=120),
            Column("title", lambda row: row.document.title),
            Column("copy", lambda row: row.copy.copy_kind if row.copy else None, narrow=True),
            Column("claims", lambda row: row.claims, narrow=True, right=True, room=100),
            Column("events", lambda row: row.event_mentions, narrow=True, right=True, room=100),
            Column("figures", lambda row: row.figures, narrow=True, right=True, room=100),
            Column("warnings", lambda row: row.warnings, detail=True),
            Column("file", lambda row: row.document.path or row.document.uri, detail=True),
            Column("cite", lambda row: cite(row.document.id), narrow=True, style="cyan"),
        ]
        emit(rows, columns, format, listed_document)


def claims(
    file: Ledger,
    speaker: Annotated[str | None, typer.Option("--speaker", metavar="ACTOR", help="Who said it: Putin, NATO.")] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="ACTOR", help="Whom it is about.")] = None,
    act: Annotated[str | None, typer.Option("--act", help="assert, deny, demand, warn, promise ...")] = None,
    mode: Annotated[str | None, typer.Option("--mode", help="direct, indirect or mixed.")] = None,
    text: Words = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    format: FormatOption = Format.table,
) -> None:
    """Who is reported to have said what: quotations, and words rendered by the reporter.

    Read by the network that ships with the program: of three attributions in political news it misses one, and
    one of five that it gives is wrong somewhere. A speaker that cannot be told stays open.
    """
    from sitroom.query.claims import claims as find_claims
    from sitroom.query.grades import Grades

    with opened(file, as_of) as view:
        rows = find_claims(
            view,
            speaker=ledger_actor(speaker, view),
            about=ledger_actor(about, view),
            act=act,
            mode=mode,
            text=text,
            since=since,
            until=until,
        )
        names, cite, grades = printed_names(view), partial(citation, view), Grades(view)
        columns: list[Column[Claim]] = [
            Column("said", lambda row: date_words(row.said), width=10),
            Column("speaker", lambda row: names.get(row.speaker or "", row.speaker_text or "?"), width=18),
            Column("act", lambda row: row.act, narrow=True),
            Column("mode", lambda row: row.mode, detail=True),
            Column("words", lambda row: row.content),
            Column("cue", lambda row: row.cue, detail=True),
            Column("speaks for", lambda row: who([row.speaks_for] if row.speaks_for else [], names), detail=True),
            Column("about", lambda row: who(row.about, names), detail=True),
            Column("document", lambda row: row.document, detail=True),
            Column("origins", lambda row: grades.of(row).origins, narrow=True, right=True, room=100),
            *grade_columns(grades),
            Column("cite", lambda row: cite(row.id), narrow=True, style="cyan"),
        ]
        emit(rows, columns, format, partial(graded, grades=grades))


def positions(
    file: Ledger,
    actor: Annotated[str | None, typer.Option("--actor", metavar="ACTOR", help="Who wants it: Russia, NATO.")] = None,
    issue: Annotated[str | None, typer.Option("--issue", metavar="WORDS", help="Words of the issue's name.")] = None,
    stance: Annotated[str | None, typer.Option("--stance", help=f"One of: {', '.join(STANCES)}.")] = None,
    on: MaybeDay = None,
    as_of: AsOf = None,
    format: FormatOption = Format.table,
) -> None:
    """What each actor wants or refuses, issue by issue: since when, and where that changed.

    By rules, from claims that ask, offer, promise, threaten, refuse or draw a red line: a wish in other words is
    missed. `--on` shows what was in force on a day, `--as-of` what was known by then.
    """
    from sitroom.query.positions import positions as find_positions

    with opened(file, as_of) as view:
        holder, wanted = ledger_actor(actor, view), _stance(stance)
        rows = find_positions(view, actor=holder, issue=issue, stance=wanted, on=on)
        names, cite = printed_names(view), partial(citation, view)
        columns: list[Column[PositionLine]] = [
            Column("actor", lambda row: who([row.position.actor], names), width=18),
            Column("issue", lambda row: row.position.issue, width=30),
            Column("stance", lambda row: stance_words(row.position.stance, row.became), width=20),
            Column("since", lambda row: date_words(row.position.since), width=10),
            Column("until", lambda row: date_words(row.position.until) if row.position.until else None, width=10),
            Column("words", lambda row: row.line.text),
            Column("claims", lambda row: len(row.position.claims), narrow=True, right=True, room=100),
            Column("origins", lambda row: row.origins, narrow=True, right=True),
            Column("cite", lambda row: cite(row.position.id), narrow=True, style="cyan"),
        ]
        emit(rows, columns, format, listed_position)


def _stance(words: str | None) -> str | None:
    """A stance as it is typed: "red line" is red_line.

    Raises:
        QuestionError: there is no such stance.
    """
    stance = words.strip().casefold().replace(" ", "_").replace("-", "_") if words is not None else None
    if stance is not None and stance not in STANCES:
        raise QuestionError(f"{words!r} is no stance. Give one of: {', '.join(STANCES)}.")
    return stance


def figures(
    file: Ledger,
    unit: Annotated[str | None, typer.Option("--unit", help="troops, deaths, people, members, USD, km ...")] = None,
    actor: ActorOption = None,
    text: Words = None,
    as_of: AsOf = None,
    format: FormatOption = Format.table,
) -> None:
    """The numbers that matter, each with its bound, what it counts, and as of when.

    By rules: what a number counts is taken from the words beside it, so an "of what" far off in the sentence is
    missed.
    """
    from sitroom.query.figures import figures as find_figures
    from sitroom.query.grades import Grades

    with opened(file, as_of) as view:
        rows = find_figures(view, unit=unit, actor=ledger_actor(actor, view), text=text)
        names, cite, grades = printed_names(view), partial(citation, view), Grades(view)
        columns: list[Column[Figure]] = [
            Column("as of", lambda row: date_words(row.as_of), width=10),
            Column("number", amount, narrow=True, right=True),
            Column("unit", lambda row: row.unit, narrow=True),
            Column("of what", lambda row: row.of_what),
            Column("whose", lambda row: names.get(row.actor or "", row.actor)),
            Column("status", lambda row: row.modality, narrow=True),
            Column("low", lambda row: row.low, detail=True),
            Column("high", lambda row: row.high, detail=True),
            Column("document", lambda row: row.document, detail=True),
            Column("origins", lambda row: grades.of(row).origins, narrow=True, right=True, room=100),
            *grade_columns(grades),
            Column("cite", lambda row: cite(row.id), narrow=True, style="cyan"),
        ]
        emit(rows, columns, format, partial(graded, grades=grades))


def actors(
    file: MaybeLedger = None,
    check: Annotated[bool, typer.Option("--check", help="Look for clashes in the registry instead.")] = False,
    kind: Annotated[str | None, typer.Option("--kind", help="state, organisation, person or group.")] = None,
    text: Words = None,
    as_of: AsOf = None,
    format: FormatOption = Format.table,
    world_folder: WorldOption = None,
) -> None:
    """Everyone who is named, most often first, with the id that other commands take.

    Names that the registry does not know are kept with an id made from the name. With --check, and tables of your own
    in --world, rows of the registry that cannot both hold, and those that are worth a look.
    """
    if check:
        print_clashes(world_folder, format)
        return
    if file is None:
        raise QuestionError("which ledger? Give a file, such as crisis.sitroom, or --check to look at the registry.")
    from sitroom.query.actors import actors as find_actors

    with opened(file, as_of) as view:
        rows = find_actors(view, kind=kind, text=text)
        columns: list[Column[Actor]] = [
            Column("name", lambda row: row.name),
            Column("kind", lambda row: row.kind, narrow=True),
            Column("mentions", lambda row: row.mentions, narrow=True, right=True),
            Column("in the registry", lambda row: "yes" if row.known else "no", narrow=True),
            Column("also as", lambda row: ", ".join(row.aliases), detail=True),
            Column("cite", lambda row: row.id, narrow=True, style="cyan"),
        ]
        emit(rows, columns, format)
