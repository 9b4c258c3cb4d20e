"""People: full names, surnames after first mention, misprinted names, titles on a date."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from difflib import SequenceMatcher

from sitroom.records.ids import slug
from sitroom.world import World
from sitroom.world.registry import holds_on

#: How alike a printed name and a registry name must be to be the same: "Lizz Truss", "Mircea Geoan?".
ALIKE, SURNAME_ALIKE = 0.85, 0.75
#: Offices from the highest down; of two namesakes in office the press means the higher one without saying so.
_HIGHEST = (
    "president|supreme leader|general secretary|monarch|prime minister|chancellor|pope|secretary general"
    "|commission president|foreign minister|defence minister|council president|high representative|vice president"
    "|director general|national security adviser|finance minister|interior minister|leader|chairman"
    "|opposition leader|speaker|spokesperson"
)
#: Whose leaders the press names without saying of what they are.
MAJOR = frozenset(
    "state:USA state:RUS state:CHN state:GBR state:FRA state:DEU state:UKR org:nato org:eu org:un".split()
)
HEIGHTS = {role: height for height, role in enumerate(_HIGHEST.split("|"))}
COURTESIES = frozenset("mr mrs ms dr sir lord lady".split())
#: "Joseph R. Biden, Jr.": what official pages put into and behind a name, and others leave out.
FORMAL = re.compile(r" [A-Z]\.(?= )|,? (?:Jr|Sr)\.?$")

#: Offices of a state in which one speaks for oneself.
OWN_VOICES = frozenset({"opposition leader", "member of parliament", "parliamentary leader"})


def person_named(
    world: World, name: str, on: date | None, states: Collection[str] = frozenset()
) -> tuple[str | None, tuple[str, ...]]:
    """The person of the registry that a printed name means, with the reasons; None when none fits.

    Args:
        name: as printed, without title; straight apostrophes.
        on: the day of the article, which chooses between namesakes.
        states: those that the text names anywhere, which choose too.
    """
    plain = FORMAL.sub("", name)
    exact = _people(world, name) or _people(world, plain)
    if exact:
        return choose(world, exact, on, states, is_lone=" " not in name), ("name",)
    words = plain.split(" ")
    if len(words) < 2:
        return None, ()
    alike = [p for p in _people(world, words[-1]) if _same_forename(world, p, words[0])]
    if alike:
        return choose(world, alike, on, states), ("surname", "forename alike")
    close = [a for a in _with_forename(world, words[0]) if _spelled_alike(world.actors[a].name, name)]
    return (choose(world, close, on, states), ("spelling alike",)) if close else (None, ())


def _people(world: World, surface: str) -> list[str]:
    return [name.actor for name in world.names.get(surface, ()) if name.actor.startswith("person:")]


def _with_forename(world: World, forename: str) -> Iterable[str]:
    return world.forenames.get(slug(forename).split("-")[0], ())


def _same_forename(world: World, person: str, forename: str) -> bool:
    known = world.actors[person].name.split(" ")[0]
    if forename == f"{known[:1]}.":
        return True  # "J. Biden"
    return known[:1] == forename[:1] and _ratio(known, forename) >= 0.6


def _spelled_alike(known: str, printed: str) -> bool:
    """A misprint in whole and in the surname: "Christopher Waller" is not Christopher Miller."""
    return _ratio(known, printed) >= ALIKE and _ratio(known.split(" ")[-1], printed.split(" ")[-1]) >= SURNAME_ALIKE


def _ratio(left: str, right: str) -> float:
    return SequenceMatcher(None, slug(left), slug(right)).ratio()


def choose(
    world: World, people: list[str], on: date | None, states: Collection[str] = frozenset(), *, is_lone: bool = False
) -> str | None:
    """One of several namesakes, by the office of the day; None when that settles nothing.

    Of those in office the one whose state the text has named comes first, then the higher office: "Fernandez" in 2021
    is the president of Argentina, not the vice president. Of those who are not, only the one whose state is named.

    Args:
        is_lone: true for a surname that nothing explains: then even an only bearer must be of a state that the text
            names, or hold no office that we know: "Tech giants such as Meta" are no president of Albania.
    """
    people = list(dict.fromkeys(people))
    if len(people) == 1 and not is_lone:
        return people[0]
    if is_lone:
        people = [person for person in people if _is_near(world, person, states)]
        if len(people) < 2:
            return people[0] if people else None
    if on is None:
        return None
    ranked = sorted((_rank(world, person, on, states), person) for person in people)
    (best, person), (second, _) = ranked[:2]
    serves_or_is_near = best[0] == 0 or best[1] == 0
    return person if serves_or_is_near and best < second else None


def _is_near(world: World, person: str, states: Collection[str]) -> bool:
    """True when the text names what they held office of, or we know of no office."""
    bodies = {of for _, of in offices_on(world, person, None)}
    homes = {world.actors[of].home for of in bodies if of in world.actors}
    return not bodies or bool((bodies | homes) & {*states, *MAJOR})


def _rank(world: World, person: str, on: date, states: Collection[str]) -> tuple[int, int, int]:
    """What orders namesakes, the likeliest first: in office, of a state that is named, and the highest office."""
    held = offices_on(world, person, on)
    ever = held or offices_on(world, person, None)
    is_near = any(of in states for _, of in ever)
    height = min((HEIGHTS.get(role, len(HEIGHTS)) for role, _ in ever), default=len(HEIGHTS) + 1)
    return 0 if held else 1, 0 if is_near else 1, height


def offices_on(world: World, person: str, on: date | None) -> list[tuple[str, str]]:
    """(role, of) of the offices a person held on a day; of all their offices when the day is not known."""
    day = on.isoformat() if on else None
    return [(o.role, o.of) for o in world.roles_of(person) if day is None or holds_on(o.from_, o.to, day)]


def spoken_for(world: World, person: str, on: date | None) -> str | None:
    """The state or body that a person speaks for on a day, from their office; None when they hold none.

    Who leads an opposition or sits in a parliament has an office and speaks for no state.
    """
    offices = [of for role, of in offices_on(world, person, on) if role not in OWN_VOICES]
    return offices[-1] if offices else None
