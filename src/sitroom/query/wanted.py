"""Which lines of a page are wanted: by who is in them, what happens, the words, how many tell it."""

import re
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sitroom.errors import QuestionError
from sitroom.query.diff import Change, Diff
from sitroom.query.events import events
from sitroom.query.lines import AnswerLine
from sitroom.records.claims import Claim, Dispute, Event, Figure, Forecast, Position
from sitroom.store import View

#: What a condition may begin with.
KEYS = ("actor", "type", "text", "origins", "heading")
_TABLES: dict[str, type] = {
    "e": Event,
    "c": Claim,
    "p": Position,
    "f": Figure,
    "o": Forecast,
    "t": Dispute,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions that all have to hold; None and nothing for those that were not given.

    Attributes:
        actor: who must be in it, as the user names them.
        types: types or groups of events, any of them; only events have one.
        words: each must be printed in the line, whatever the case.
        origins: independent origins at least.
        heading: words of the heading under which it stands.
    """

    actor: str | None = None
    types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    origins: int = 0
    heading: str | None = None


def read_wanted(expression: str) -> Wanted:
    """Read conditions as they are typed: `actor:Russia type:talks text:"red line" origins:2`; bare words are text.

    Raises:
        QuestionError: a key that there is not, a key without a value, a number that is none, or a quotation mark that
            is not closed.
    """
    try:
        parts = shlex.split(expression)
    except ValueError as error:
        raise QuestionError(f"{expression!r} cannot be read ({error}); quotation marks go in pairs.") from error
    found = Wanted()
    for part in parts:
        key, colon, value = part.partition(":")
        if not colon:
            key, value = "text", part
        if key not in KEYS or not value.strip():
            keys = ", ".join(f"{key}:" for key in KEYS)
            raise QuestionError(f"{part!r} is no condition. Give {keys} each with a value, or words.")
        found = _with(found, key, value.strip())
    if not parts:
        raise QuestionError("an empty condition fits everything; leave it out, or give words or actor:, type: ...")
    return found


def _with(wanted: Wanted, key: str, value: str) -> Wanted:
    if key == "type":
        return replace(wanted, types=(*wanted.types, *value.split(",")))
    if key == "text":
        return replace(wanted, words=(*wanted.words, value))
    if key == "origins":
        if not re.fullmatch(r"\d{1,4}", value):
            raise QuestionError(f"origins:{value}: expected a number, such as origins:2.")
        return replace(wanted, origins=int(value))
    return replace(wanted, actor=value) if key == "actor" else replace(wanted, heading=value)


def select(
    diff: Diff, view: View, wanted: Sequence[Wanted], find_actor: Callable[[str], str | None], limit: int
) -> tuple[Change, ...]:
    """The changes with those lines that fit any of some conditions, or all lines without conditions.

    Args:
        find_actor: the id of an actor by the user's words; None when nobody is called that yet.
        limit: lines a heading at most; the counts are of all.
    Raises:
        QuestionError: no type or group of events is called so.
    """
    tests = [_test(view, one, find_actor) for one in wanted]
    kept = []
    for change in diff.sections:
        lines = tuple(line for line in change.lines if not tests or any(test(change, line) for test in tests))
        count = len(lines) if tests else change.count
        kept.append(Change(change.heading, count, lines[:limit]))
    return tuple(kept)


def _test(view: View, wanted: Wanted, find_actor: Callable[[str], str | None]) -> Callable[[Change, AnswerLine], bool]:
    """What tells whether a line fits; the events that fit are looked up once."""
    actor = find_actor(wanted.actor) if wanted.actor else None
    of_types = {event.id for event in events(view, types=wanted.types)} if wanted.types else None
    of_actor = {event.id for event in [*events(view, actor=actor), *events(view, target=actor)]} if actor else set()

    def fits(change: Change, line: AnswerLine) -> bool:
        return (
            line.origins >= wanted.origins
            and (wanted.heading is None or wanted.heading.casefold() in change.heading.casefold())
            and (of_types is None or line.row in of_types)
            and all(word.casefold() in line.text.casefold() for word in wanted.words)
            and (wanted.actor is None or line.row in of_actor or actor in _actors(view, line))
        )

    return fits


def _actors(view: View, line: AnswerLine) -> set[str | None]:
    """Everyone who has a part in the row of a line."""
    record = _TABLES.get((line.row or "")[:1])
    rows: list[Any] = view.rows(record, "id = ?", (line.row,)) if record else []
    if rows and isinstance(rows[0], Forecast):
        rows += view.rows(Claim, "id = ?", (rows[0].claim,))
    found: set[str | None] = set()
    for row in rows:
        for name in ("actor", "speaker", "speaks_for", "addressee"):
            found.add(getattr(row, name, None))
        for name in ("actors", "recipients", "claimed_by", "about"):
            value = getattr(row, name, ())
            found.update(value if isinstance(value, tuple) else ())
        for side in getattr(row, "sides", ()):
            found.update(side.actors)
    return found - {None}
