"""The ledger day by day: every event, or the days that matter and the sentences that tell them."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sitroom.cli.asking import citations
from sitroom.cli.happenings import telling_columns
from sitroom.cli.ledger import ledger_actor, opened
from sitroom.cli.options import ActorOption, AsOf, FormatOption, Ledger, Length, Since, Until, Words
from sitroom.cli.output import Format, emit, write_json, write_lines
from sitroom.cli.table import Column
from sitroom.errors import QuestionError
from sitroom.query.citation import citation
from sitroom.query.lines import actor_names, date_words, printed_names
from sitroom.query.listed import listed_day, listed_event, listed_highlight
from sitroom.query.wording import deed
from sitroom.records.claims import Event

if TYPE_CHECKING:
    from sitroom.query.highlights import Highlight
    from sitroom.query.lines import AnswerLine
    from sitroom.store import View


def timeline(
    file: Ledger,
    dates: Annotated[
        int | None, typer.Option("--dates", min=1, metavar="N", help="Only the N days that matter most.")
    ] = None,
    sentences: Annotated[
        int | None, typer.Option("--sentences", min=1, metavar="M", help="The M sentences that tell each of them best.")
    ] = None,
    length: Annotated[
        Length | None, typer.Option("--length", help="The same in one word: 7 days and 1 sentence, 15 and 2, 40 and 3.")
    ] = None,
    since: Since = None,
    until: Until = None,
    actor: ActorOption = None,
    type: Annotated[str | None, typer.Option("--type", help="A PLOVER type (CONSULT, ASSAULT ...) or OTHER.")] = None,
    modality: Annotated[str | None, typer.Option("--modality", help="actual, planned, alleged, threatened ...")] = None,
    text: Words = None,
    as_of: AsOf = None,
    format: FormatOption = Format.table,
) -> None:
    """What happened, day by day, each line with its independent origins and its citation.

    All events, dated ones first, then those of which only "before" or "after" is known; `--format json` gives one
    entry a date, with its sentences and events; jsonl one event a line. What the network is sure of is kept by rules:
    events are missed, and the same happening told twice in other words may stand as two lines. With --dates,
    --sentences or --length the days that matter, chosen by how many independent origins name them, and the printed
    sentences that tell them best.
    """
    chooses = any(option is not None for option in (dates, sentences, length))
    if chooses and (type or modality):
        raise QuestionError("--type and --modality choose among events: leave out --dates, --sentences and --length.")
    with opened(file, as_of) as view:
        who = ledger_actor(actor, view)
        tell = partial(
            _highlights,
            view,
            since=since,
            until=until,
            names=actor_names(view).get(who, (actor or "",)) if who else (),
            text=text,
        )
        if chooses:
            _print_highlights(view, tell(length or Length.normal, dates, sentences), format)
            return
        from sitroom.query.grades import Grades
        from sitroom.query.timeline import days_of
        from sitroom.query.timeline import timeline as find_events

        rows = find_events(
            view,
            since=since,
            until=until,
            actor=who,
            type=type.upper() if type else None,
            modality=modality,
            text=text,
        )
        grades = Grades(view)
        if format is Format.json:
            told = () if type or modality else tell(None)
            write_json([listed_day(day, grades) for day in days_of(rows, told)])
            return
        names, cite = printed_names(view), partial(citation, view)
        columns: list[Column[Event]] = [
            Column("date", lambda row: date_words(row.date), width=10),
            Column("type", lambda row: row.type, narrow=True, room=100),
            Column("status", lambda row: row.modality, narrow=True),
            Column("what", lambda row: row.summary),
            Column("who", lambda row: deed(row.actors, row.recipients, names), room=110),
            *telling_columns(names, cite, grades),
        ]
        emit(rows, columns, format, partial(listed_event, grades=grades))


def _highlights(
    view: "View", length: Length | None, dates: int | None = None, sentences: int | None = None, **conditions: Any
) -> "list[Highlight]":
    """The days of a length, or as many as are asked for; without a length all days."""
    from sitroom.query.highlights import EVERY, LENGTHS, highlights

    days, lines = LENGTHS[length.value] if length else EVERY
    return highlights(view, dates=dates or days, sentences=sentences or lines, **conditions)


def _print_highlights(view: "View", days: "list[Highlight]", format: Format) -> None:
    """A line a sentence; as JSON an entry a day."""
    if format is Format.json:
        write_json([listed_highlight(day) for day in days])
    elif format is Format.jsonl:
        write_lines(listed_highlight(day) for day in days)
    else:
        cite = partial(citation, view)
        columns: list[Column[tuple[Highlight, AnswerLine]]] = [
            Column("date", lambda row: row[0].date, narrow=True),
            Column("what", lambda row: row[1].text),
            Column("named by", lambda row: row[0].origins, narrow=True, right=True, detail=True),
            Column("origins", lambda row: row[1].origins, narrow=True, right=True),
            Column("cite", lambda row: citations(row[1], cite)[0], narrow=True, style="cyan"),
        ]
        emit([(day, line) for day in days for line in day.lines], columns, format)
