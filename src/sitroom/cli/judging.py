"""What a user says about two rows: that they are the same, or that they are not; and how reliable a source is."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sitroom.cli.exits import say
from sitroom.cli.ledger import ledger_actor, opened
from sitroom.cli.options import FormatOption, Ledger, WorldOption, chosen_world_folder
from sitroom.cli.output import Format, emit, write_json
from sitroom.cli.table import Column
from sitroom.errors import QuestionError
from sitroom.query.citation import citation
from sitroom.records.claims import Actor, ActorMention, Claim, Event, EventMention, Figure
from sitroom.records.schema import to_json
from sitroom.records.text import Document

if TYPE_CHECKING:
    from sitroom.query.judgements import JudgementLine
    from sitroom.query.subjects import Subject
    from sitroom.store import View


class Action(StrEnum):
    """What to do with judgements."""

    same = "same"
    different = "different"
    grade = "grade"
    undo = "undo"
    list = "list"


#: What follows each action.
FORMS = {
    Action.same: ("A", "B"),
    Action.different: ("A", "B"),
    Action.grade: ("OUTLET", "LETTER"),
    Action.undo: ("J",),
    Action.list: (),
}


def judge(
    file: Ledger,
    action: Annotated[Action, typer.Argument(metavar="same|different|grade|undo|list", help="What to do.")],
    rows: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[A B | OUTLET LETTER | J]",
            help="Two rows or actors; an outlet and A to F; to undo, a judgement: ids, or their beginnings.",
        ),
    ] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason, kept with it.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so.")] = None,
    world_folder: WorldOption = None,
    format: FormatOption = Format.table,
) -> None:
    """Say that two actors, events, claims, figures or documents are the same or are not, or take that back.

    What documents say is never edited: a judgement is kept beside it, goes before what the machine finds, survives
    every build, and can be undone. An actor and a document: whether the one whom it names is this actor. With
    `grade`, how reliable an outlet or an agency is: the letter of the Admiralty grades of what it tells.
    """
    given = rows or []
    if len(given) != len(FORMS[action]):
        expected = " ".join(("sitroom judge", str(file), action, *FORMS[action]))
        raise typer.BadParameter(f"{len(given)} rows were given; expected: {expected}")
    if action is Action.list:
        _print_list(file, format)
    elif action is Action.undo:
        _undo(file, given[0].strip("[] "), world_folder, format)
    else:
        reason = " ".join((why or "").split())
        if not reason:
            raise typer.BadParameter(f"{action} needs a reason that others can check: --why TEXT")
        name = " ".join((by or "").split())
        _judge(file, action, given, reason, f"user:{name}" if name else "user", world_folder, format)


def _judge(
    file: Path, action: Action, given: list[str], why: str, made_by: str, world: Path | None, format: Format
) -> None:
    from sitroom.judging import Ruling
    from sitroom.judging import judge as keep
    from sitroom.query.subjects import judged_pair, source_letter

    folder = chosen_world_folder(world)
    with opened(file) as view:
        if action is Action.grade:
            pair = source_letter(view, *given)
        else:
            pair = judged_pair(view, *(_subject(words, view, folder) for words in given))
    verdict = Action.different if action is Action.different else Action.same
    ruling = Ruling(pair.kind, verdict.value, pair.left, pair.right, pair.detail, why, made_by)
    kept = keep(file, ruling, world=folder)
    if not kept.is_new:
        say("sitroom: this was judged before; nothing was added.")
    _print_one(file, kept.judgement.id, format)


def _undo(file: Path, prefix: str, world: Path | None, format: Format) -> None:
    from sitroom.judging import undo

    with opened(file):
        pass  # a file that is not there is not made
    undone = undo(file, prefix, world=chosen_world_folder(world))
    if not undone.is_new:
        say("sitroom: this was taken back before; nothing was changed.")
    _print_one(file, undone.judgement.id, format)


def _subject(words: str, view: View, world: Path | None) -> Subject:
    """The row that an id or its beginning means, or the actor that a name does.

    Raises:
        QuestionError: nothing is called that, or several are.
    """
    from sitroom.query.subjects import is_actor_named

    wanted = words.strip("[] ")
    if is_actor_named(view, wanted):
        return wanted
    looks_like_id = ":" in wanted or re.fullmatch(r"[a-z][0-9a-f]+", wanted)
    try:
        row: Any = view.row_by_prefix(wanted)[1] if looks_like_id else None
    except QuestionError as error:
        try:
            return _actor(wanted, view, world)
        except QuestionError:
            raise error from None
    if row is None or isinstance(row, Actor):
        return row.id if row else _actor(wanted, view, world)
    if isinstance(row, Document | Event | EventMention | Claim | Figure | ActorMention):
        return row
    raise QuestionError(
        f"{wanted!r} is a row of another kind ({row.id}). Expected an actor, an event, a claim, a figure or a document."
    )


def _actor(words: str, view: View, world: Path | None) -> str:
    found = ledger_actor(words, view, world)
    if found is None:
        raise QuestionError("an actor without a name was given.")
    return found


def _print_list(file: Path, format: Format) -> None:
    from sitroom.query.judgements import judgements

    with opened(file) as view:
        _emit(judgements(view), view, format)


def _print_one(file: Path, id: str, format: Format) -> None:
    from sitroom.query.judgements import judgements

    with opened(file) as view:
        lines = [line for line in judgements(view) if line.judgement.id == id]
        if format is Format.json:
            write_json(_as_json(lines[0]))
        else:
            _emit(lines, view, format)


def _emit(lines: list[JudgementLine], view: View, format: Format) -> None:
    def short(id: str) -> str:
        return citation(view, id)

    def named(line: JudgementLine, id: str) -> str:
        return id if line.judgement.kind == "reliability" else short(id)

    columns: list[Column[JudgementLine]] = [
        Column("recorded", lambda row: row.judgement.recorded_at[:16].replace("T", " "), narrow=True, room=120),
        Column("kind", lambda row: row.judgement.kind, narrow=True),
        Column("verdict", lambda row: row.judgement.verdict, narrow=True),
        Column("left", lambda row: named(row, row.judgement.left)),
        Column("right", lambda row: named(row, row.judgement.right)),
        Column("about", lambda row: " | ".join(row.about), room=140),
        Column("why", lambda row: "; ".join(row.judgement.reasons)),
        Column("by", lambda row: row.judgement.made_by, narrow=True, room=110),
        Column("state", lambda row: row.state, narrow=True),
        Column("retracted", lambda row: row.judgement.retracted_at, detail=True),
        Column("cite", lambda row: short(row.judgement.id), narrow=True, style="cyan"),
    ]
    emit(lines, columns, format, _as_json)


def _as_json(line: JudgementLine) -> dict[str, Any]:
    return {**to_json(line.judgement), "state": line.state}
