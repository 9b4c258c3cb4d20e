"""People: full names, surnames after first mention, misprinted names, titles on a date."""

from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher

from sitroom.records.ids import slug
from sitroom.world import World
from sitroom.world.registry import holds_on

#: How alike a printed name and a registry name must be to be the same: "Lizz Truss", "Mircea Geoan?".
ALIKE = 0.85
COURTESIES = frozenset("mr mrs ms dr sir lord lady".split())


def person_named(world: World, name: str, on: date | None) -> tuple[str | None, tuple[str, ...]]:
    """The person of the registry that a printed name means, with the reasons; None when none fits.

    Args:
        name: as printed, without title; straight apostrophes.
        on: the day of the article, which chooses between namesakes.
    """
    exact = _people(world, name)
    if exact:
        return choose(world, exact, on), ("name",)
    words = name.split(" ")
    if len(words) < 2:
        return None, ()
    alike = [p for p in _people(world, words[-1]) if _same_forename(world, p, words[0])]
    if alike:
        return choose(world, alike, on), ("surname", "forename alike")
    close = [a for a in _with_forename(world, words[0]) if _ratio(world.actors[a].name, name) >= ALIKE]
    return (choose(world, close, on), ("spelling alike",)) if close else (None, ())


def _people(world: World, surface: str) -> list[str]:
    return [name.actor for name in world.names.get(surface, ()) if name.actor.startswith("person:")]


def _with_forename(world: World, forename: str) -> Iterable[str]:
    prefix = f"person:{slug(forename)}-"
    return (actor for actor in world.actors if actor.startswith(prefix))


def _same_forename(world: World, person: str, forename: str) -> bool:
    known = world.actors[person].name.split(" ")[0]
    return known[:1] == forename[:1] and _ratio(known, forename) >= 0.6


def _ratio(left: str, right: str) -> float:
    return SequenceMatcher(None, slug(left), slug(right)).ratio()


def choose(world: World, people: list[str], on: date | None) -> str | None:
    """One of several namesakes: the only one, or the only one in office on the day; None when that settles nothing."""
    people = list(dict.fromkeys(people))
    if len(people) == 1:
        return people[0]
    if on is None:
        return None
    serving = [person for person in people if offices_on(world, person, on)]
    return serving[0] if len(serving) == 1 else None


def offices_on(world: World, person: str, on: date | None) -> list[tuple[str, str]]:
    """(role, of) of the offices a person held on a day; of all their offices when the day is not known."""
    day = on.isoformat() if on else None
    return [(o.role, o.of) for o in world.roles_of(person) if day is None or holds_on(o.from_, o.to, day)]


def spoken_for(world: World, person: str, on: date | None) -> str | None:
    """The state or body that a person speaks for on a day, from their office; None when they hold none."""
    offices = offices_on(world, person, on)
    return offices[-1][1] if offices else None
