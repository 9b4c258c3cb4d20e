"""A ledger opened for one command, and the short citations of its rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitroom.cli.exits import say
from sitroom.errors import QuestionError
from sitroom.records.claims import (
    Actor,
    Claim,
    Dispute,
    Event,
    EventMention,
    Figure,
    Forecast,
    Position,
    TextWarning,
)
from sitroom.records.text import Document

if TYPE_CHECKING:
    from sitroom.store import View

#: The first letter of an id tells its table; ids of actors are words and stay whole.
TABLES: dict[str, type[Any]] = {
    "d": Document,
    "c": Claim,
    "e": Event,
    "m": EventMention,
    "f": Figure,
    "w": TextWarning,
    "p": Position,
    "o": Forecast,
    "t": Dispute,
}

#: A letter for the table and seven digits: unique among some ten thousand rows, and short enough to type.
CITATION_LENGTH = 8


@contextmanager
def opened(file: Path, as_of: date | None = None) -> Iterator[View]:
    """One state of a ledger, now or as it was known on a day; says so when its last build was cut off.

    Raises:
        SetupError: there is no such file, or it is not a ledger.
    """
    from sitroom.query import open_view

    with open_view(file, as_of) as view:
        if not view.is_picture_current:
            say(
                f"sitroom: the last build of {file} was cut off; run it again, or events and copies are not up to date."
            )
        yield view


def actor_names(view: View) -> dict[str, str]:
    """The printed name of every actor of the ledger, by id."""
    return {actor.id: actor.name for actor in view.rows(Actor)}


def ledger_actor(words: str | None, view: View) -> str | None:
    """The actor that an id or a printed name means: first among those of the ledger, then in the registry.

    Raises:
        QuestionError: nobody is called that, or several are.
    """
    if words is None:
        return None
    wanted = words.strip().casefold()
    actors = view.rows(Actor)
    for actor in actors:
        if actor.id.casefold() == wanted:
            return actor.id
    found = [actor.id for actor in actors if wanted in (actor.name.casefold(), *map(str.casefold, actor.aliases))]
    if len(found) > 1:
        raise QuestionError(f"{words!r} may mean {' or '.join(found)}. Give the id.")
    if found:
        return found[0]
    from sitroom.cli.names import find_actor
    from sitroom.cli.options import chosen_world

    return find_actor(words, chosen_world(None))


def citer(view: View) -> Callable[[str], str]:
    """What shortens an id to the citation that a line ends in: 8 characters, more where another row begins the same."""
    ids: dict[str, list[str]] = {}

    def cite(id: str) -> str:
        if ":" in id:
            return id
        if id[0] not in ids:
            ids[id[0]] = sorted(row.id for row in view.rows(TABLES[id[0]]))
        mine = ids[id[0]]
        at = bisect_left(mine, id)
        shared = (_shared(id, other) for other in mine[max(0, at - 1) : at + 2] if other != id)
        return id[: max(CITATION_LENGTH, max(shared, default=0) + 1)]

    return cite


def _shared(left: str, right: str) -> int:
    """How many characters two ids begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
