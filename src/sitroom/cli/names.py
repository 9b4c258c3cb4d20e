"""Names as people type them, turned into actor ids; a name that is not known brings its neighbours."""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING

from sitroom.errors import QuestionError

if TYPE_CHECKING:
    from sitroom.world import World

#: Kinds of name by how surely they mean the actor itself: "Moscow" is Russia only where no actor is called Moscow.
_ORDER = ("name", "abbreviation", "body", "metonym", "capital", "adjective", "demonym", "surname")


def find_actor(words: str, world: World, on: date | None = None) -> str:
    """The actor that an id ("state:RUS") or a printed name ("Russia", "nato", "the Kremlin") means on a day.

    Raises:
        QuestionError: nobody is called that, with near matches; or several are, with their ids.
    """
    wanted = words.strip().replace("’", "'")
    if wanted in world.actors:
        return wanted
    surfaces = [wanted] if wanted in world.names else [s for s in world.names if s.casefold() == wanted.casefold()]
    if not surfaces and f"state:{wanted.upper()}" in world.actors:
        return f"state:{wanted.upper()}"  # "UKR", the tail of an id
    if not surfaces:
        raise QuestionError(f"no actor is called {words!r} in the registry.{_near(wanted, world)}")
    names = [name for surface in surfaces for name in world.names[surface]]
    names = [name for name in names if on is None or _in_use(name.from_, name.to, on)] or names
    best = min(_ORDER.index(name.kind) for name in names)
    found = sorted({name.actor for name in names if _ORDER.index(name.kind) == best})
    if len(found) > 1:
        raise QuestionError(f"{words!r} may mean {' or '.join(found)}. Give the id.")
    return found[0]


def _in_use(first: str | None, last: str | None, day: date) -> bool:
    return (first is None or first <= day.isoformat()) and (last is None or day.isoformat() <= last)


def _near(words: str, world: World) -> str:
    """A sentence with names that look alike: "Rusia" brings "Russia (state:RUS)"."""
    folded = {surface.casefold(): surface for surface in world.names} | {actor: actor for actor in world.actors}
    close = difflib.get_close_matches(words.casefold(), folded, n=4, cutoff=0.7)
    if not close:
        return " Give a name as the press prints it, or an id such as state:RUS, org:nato, person:vladimir-putin."
    by_actor: dict[str, str] = {}
    for match in close:
        words = folded[match]
        by_actor.setdefault(words if words in world.actors else world.names[words][0].actor, words)
    guesses = (words if words == actor else f"{words} ({actor})" for actor, words in by_actor.items())
    return f" Did you mean {' or '.join(guesses)}?"
