"""Whose words a whole text is: the "I" and "we" of an address that its title names the speaker of."""

import re
from dataclasses import dataclass
from datetime import date

from sitroom.link.house import seat_of
from sitroom.link.people import spoken_for
from sitroom.link.turns import LABEL
from sitroom.world import World
from sitroom.world.titles import canonical_role

#: "Address by the President of Ukraine", "Statement by President Joe Biden on Support for Ukraine". A joint statement
#: has several speakers.
NAMED = re.compile(
    r"(?<!\bjoint )\b(?:address|statement|remarks|speech|message|greetings) (?:by|of|from) (?:the )?(?P<who>[A-Z].*)",
    re.IGNORECASE,
)
#: Where the speaker's name ends: "... on the occasion of", "... to the citizens", "... following the meeting".
END = re.compile(
    r" (?:on|to|in|at|as|for|before|after|about|regarding|during|following|marking|with|announcing)\b|[,(:–—]"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a text: its title, and the outlet that printed it."""

    title: str | None = None
    outlet: str | None = None


NO_HEADING = Heading()


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a text from its first word to its last: a person, and the state or body that they speak for."""

    person: str
    speaks_for: str | None


def voice_of(world: World, heading: Heading, text: str, on: date | None) -> Voice | None:
    """The one speaker of a text, as its title says; None where it names none, several, or nobody whom we know.

    Args:
        heading: the outlet says whose "the President" is, where it is a seat of government ("The White House").
        on: the day of the text.
    """
    found = NAMED.search(heading.title or "")
    if found is None or len({match["label"] for match in LABEL.finditer(text)}) > 1:
        return None
    words = END.split(found["who"], maxsplit=1)[0].strip().replace("’", "'")
    person = _person_named(world, words) or _holder(world, words, heading.outlet, on)
    return Voice(person, spoken_for(world, person, on)) if person else None


def _person_named(world: World, words: str) -> str | None:
    """ "President of Ukraine Volodymyr Zelenskyy": the name at the end, of two words at least."""
    parts = words.split()
    for first in range(len(parts) - 1):
        actors = {name.actor for name in world.names.get(" ".join(parts[first:]), ())}
        people = sorted(actor for actor in actors if actor.startswith("person:"))
        if len(people) == 1:
            return people[0]
    return None


def _holder(world: World, words: str, outlet: str | None, on: date | None) -> str | None:
    """Who held the office that the words name: "President of Ukraine", "the President", "President Biden"."""
    title, surname = canonical_role(world, words), None
    if title is None and " " in words:
        office, surname = words.rsplit(" ", 1)
        title = canonical_role(world, office)
    if title is None or on is None:
        return None
    of = title.of or seat_of(world, outlet or "")
    holders = world.holders(title.role, of, on) if of else []
    if len(holders) != 1 or (surname and not holders[0].actor.endswith(surname.lower())):
        return None
    return holders[0].actor
