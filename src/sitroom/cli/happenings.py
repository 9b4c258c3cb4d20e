"""The events of a ledger as a list by type, and as a calendar."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sitroom.cli.exits import say
from sitroom.cli.ledger import ledger_actor, opened
from sitroom.cli.options import AsOf, Ledger, Since, Until, Words
from sitroom.cli.output import Format, emit
from sitroom.cli.table import Column
from sitroom.lexicon.event_groups import GROUPS
from sitroom.query.citation import citation
from sitroom.query.lines import date_words, printed_names
from sitroom.query.listed import listed_event
from sitroom.query.wording import who
from sitroom.records.claims import Event

if TYPE_CHECKING:
    from sitroom.query.grades import Grades


class EventFormat(StrEnum):
    """How events are printed: as all lists are, and as a calendar."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"
    ics = "ics"


def telling_columns(names: Mapping[str, str], cite: Callable[[str], str], grades: "Grades") -> list[Column[Event]]:
    """The last columns of any list of events: whose word it is, where, and what it rests on.

    Args:
        names: of actors, by id.  cite: the citation of a row's id.
    """
    return [
        Column("claimed by", lambda row: who(row.claimed_by, names), detail=True),
        Column("place", lambda row: row.place.name if row.place else None, detail=True),
        Column("documents", lambda row: len(row.documents), detail=True),
        Column("origins", lambda row: row.origins, narrow=True, right=True),
        *grade_columns(grades),
        Column("cite", lambda row: cite(row.id), narrow=True, style="cyan"),
    ]


def grade_columns(grades: "Grades") -> list[Column[Any]]:
    """The Admiralty grade of a row, and for spreadsheets its reason."""
    return [
        Column("grade", lambda row: str(grades.of(row)), narrow=True, room=90),
        Column("grade why", lambda row: grades.of(row).why, detail=True),
    ]


def events(
    file: Ledger,
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--type", metavar="TYPE", help=f"{', '.join(GROUPS)}; or a PLOVER type such as REQUEST. May be repeated."
        ),
    ] = None,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="ACTOR", help="Who does it; in talks, who takes part.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="ACTOR", help="To whom it is done; in talks, with whom.")
    ] = None,
    since: Since = None,
    until: Until = None,
    modality: Annotated[str | None, typer.Option("--modality", help="actual, planned, alleged, threatened ...")] = None,
    text: Words = None,
    as_of: AsOf = None,
    format: Annotated[
        EventFormat, typer.Option("--format", "-f", help="How to print; ics is a calendar.", case_sensitive=False)
    ] = EventFormat.table,
) -> None:
    """Talks, deadlines, sanctions, aid, deployments ... as a list: who, to whom, when, and whether it took place.

    A state is found through those who hold its offices on the day. As `--format ics` what has a day, or days, is a
    calendar. Kept by rules, as in the timeline: talks are
    missed, and a side may be.
    """
    from sitroom.query.events import events as find_events

    with opened(file, as_of) as view:
        rows = find_events(
            view,
            types=types or (),
            actor=ledger_actor(actor, view),
            target=ledger_actor(target, view),
            since=since,
            until=until,
            modality=modality,
            text=text,
        )
        if format is EventFormat.ics:
            from sitroom.export.ics import calendar

            printed = "".join(calendar(view, rows))
            if printed:
                typer.echo(printed.encode(), nl=False)  # as bytes: the ends of its lines are the same on every system
            else:
                say(f"Nothing fits: of {len(rows)} events none has a day.")
            return
        from sitroom.query.grades import Grades

        names, cite, grades = printed_names(view), partial(citation, view), Grades(view)
        columns: list[Column[Event]] = [
            Column("date", lambda row: date_words(row.date), width=10),
            Column("type", lambda row: row.type, narrow=True, room=100),
            Column("who", lambda row: who(row.actors, names), width=18),
            Column("to whom", lambda row: who(row.recipients, names), width=18),
            Column("status", lambda row: row.modality, narrow=True),
            Column("what", lambda row: row.summary),
            *telling_columns(names, cite, grades),
        ]
        emit(rows, columns, Format(format.value), partial(listed_event, grades=grades))
