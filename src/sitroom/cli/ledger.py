"""A ledger opened for one command, and the actor that the words of an option mean in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sitroom.cli.exits import say
from sitroom.errors import QuestionError
from sitroom.records.claims import Actor

if TYPE_CHECKING:
    from sitroom.store import View


@contextmanager
def opened(file: Path, as_of: date | None = None) -> Iterator[View]:
    """One state of a ledger, now or as it was known on a day; says so when its last build was cut off.

    Raises:
        SetupError: there is no such file, or it is not a ledger.
    """
    from sitroom.query import open_view

    with open_view(file, as_of) as view:
        if not view.is_picture_current:
            last = "judgement" if view.picture_state == "judged" else "build"
            say(f"sitroom: the last {last} of {file} was cut off; run it again, or events and copies are out of date.")
        yield view


def ledger_actor(words: str | None, view: View, world: Path | None = None) -> str | None:
    """The actor that an id or a printed name means: first among those of the ledger, then in the registry.

    Args:
        world: a folder with more rows for the registry.
    Raises:
        QuestionError: nobody is called that, or several are.
    """
    if words is None:
        return None
    wanted = words.strip().casefold()
    actors = view.rows(Actor)
    for actor in actors:
        if wanted in map(str.casefold, (actor.id, *actor.same_as)):
            return actor.id
    found = [actor.id for actor in actors if wanted in (actor.name.casefold(), *map(str.casefold, actor.aliases))]
    if len(found) > 1:
        raise QuestionError(f"{words!r} may mean {' or '.join(found)}. Give the id.")
    if found:
        return found[0]
    from sitroom.cli.names import find_actor
    from sitroom.cli.options import chosen_world

    return view.meant(find_actor(words, chosen_world(world)))
