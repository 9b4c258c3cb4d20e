"""A phrase to the code of its actor, as event data have it: of which state, and of which sector.

"Turkish riot police" are TUR COP; "former Bolivian president Evo Morales" is BOL ELI once he holds no office. The words
decide, then the registry's offices on the day, then what is known of the organisation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from sitroom.lexicon.sectors import SECTOR_WORDS
from sitroom.link.people import offices_on, person_named
from sitroom.records.links import ActorCode
from sitroom.world import Name, World
from sitroom.world.gazetteer import Gazetteer, places_named
from sitroom.world.registry import holds_on

#: Sectors of roles that are not GOV.
ROLE_SECTORS = {
    **dict.fromkeys(("armed forces chief", "commander-in-chief", "supreme allied commander", "commander"), "MIL"),
    **dict.fromkeys(("military committee chair", "defence ministry spokesperson"), "MIL"),
    **dict.fromkeys(("speaker", "parliamentary leader", "member of parliament"), "LEG"),
    **dict.fromkeys(("intelligence chief", "security service chief"), "SPY"),
    **dict.fromkeys(("pope", "patriarch", "metropolitan"), "REL"),
    "opposition leader": "OPP",
    "party leader": "PTY",
    "prosecutor": "JUD",
    "chief executive": "BUS",
}
#: "former President", "ex-prime minister": of weight, but without the office.
FORMER = re.compile(r"\b(?:former|ex|ousted|deposed|toppled|late|then-former)[ -]", re.IGNORECASE)
#: Who stands in front of these is told by what stands behind: "residents of Mosul", "police in Nairobi".
WHERE = re.compile(r"\b(?:of|in|from|at|near|based in) (?:the )?")
WORD = re.compile(r"[A-Za-zÀ-ž][\w'’.-]*")
#: Peoples whose name says of which state they are; not those of several ("Kurds").
PEOPLES = {
    "rohingya": "state:MMR", "uighur": "state:CHN", "uyghur": "state:CHN", "tibetan": "state:CHN", "tutsi": "state:RWA",
    "hutu": "state:RWA", "tamil": "state:LKA", "tuareg": "state:MLI", "chechen": "state:RUS", "kosovar": "state:XKX",
    "catalan": "state:ESP", "basque": "state:ESP", "yazidi": "state:IRQ", "hazara": "state:AFG", "copt": "state:EGY",
    "tigrayan": "state:ETH", "oromo": "state:ETH", "zulu": "state:ZAF", "maori": "state:NZL", "druze": "state:SYR",
    "crimean": "state:UKR", "karen": "state:MMR", "kachin": "state:MMR", "igbo": "state:NGA", "kikuyu": "state:KEN",
    "darfuri": "state:SDN", "papuan": "state:IDN", "acehnese": "state:IDN", "sikh": "state:IND",
    "kashmiri": "state:IND",
}  # fmt: skip
#: States that are gone, and who took their seat.
SUCCESSORS = {
    "state:SUN": "state:RUS",
    "state:YUG": "state:SRB",
    "state:CSK": "state:CZE",
    "state:DDR": "state:DEU",
}
#: How alike a misprinted state must be: "Kyrgystan".
ALIKE = 0.88
#: A phrase of the lexicon, and a name, are at most so many words.
LONGEST, LONGEST_NAME = 4, 7


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a phrase: its words [start, end) in code points, whose it is and what kind of name."""

    start: int
    end: int
    actor: str
    kind: str


def code_actor(world: World, gazetteer: Gazetteer, phrase: str, on: date | None) -> ActorCode:
    """The state and the sector of the actor that a noun phrase means.

    Args:
        phrase: as printed, title and name in any order.
        on: the day as of which offices count; None leaves namesakes and offices open.
    """
    phrase = phrase.replace("’", "'").strip()
    names = list(_names(world, phrase, on))
    front = _front(phrase)
    bodies = [world.actors[name.actor] for name in names if name.actor.startswith("org:")]
    word = _sector_word(phrase, front, names)
    sector = bodies[0].sector if bodies and word in (None, "GOV", "MIL", "CVL") else word
    country = _country(world, names, front) or _of_people(phrase)
    person = next((name.actor for name in names if name.actor.startswith("person:")), None)
    person = person or _unlisted(world, phrase, on)
    if person:
        country = country or _home(world, person, on)
        sector = sector or _sector_of_person(world, person, on)
    elif country is None and not bodies:
        country = _country_by_place(world, gazetteer, phrase) or _misprinted_state(world, phrase)
    if FORMER.search(phrase) and sector in ("GOV", "MIL", "LEG", "SPY", "OPP", None):
        sector = "ELI"
    if sector is None and any(name.kind == "metonym" for name in names):
        sector = "GOV"
    return ActorCode(_successor(world, country, on), sector)


def _front(phrase: str) -> str:
    """What stands in front of "of" and "in": who it is, where the rest says whence."""
    return WHERE.split(phrase, maxsplit=1)[0]


def _country(world: World, names: Sequence[_Named], front: str) -> str | None:
    """The state of the first name that has one; bodies of several states have none, wherever they are."""
    for name in names:
        if name.actor.startswith("state:"):
            return name.actor
        if name.actor.startswith("org:") and name.start < len(front):
            return world.actors[name.actor].home
    return None


def _of_people(phrase: str) -> str | None:
    """The state of a people: "Uighurs"."""
    forms = (form for word in WORD.findall(phrase) for form in _singulars(word.lower()))
    return next((PEOPLES[form] for form in forms if form in PEOPLES), None)


def _home(world: World, person: str, on: date | None) -> str | None:
    """The state of a person: that of the office of the day, else of the latest."""
    offices = (*reversed(offices_on(world, person, on)), *reversed(offices_on(world, person, None)))
    return next((state for _, of in offices if (state := _state_of(world, of))), None)


def _sector_of_person(world: World, person: str, on: date | None) -> str | None:
    """By the office of the day; one who held office and will again, or only will, is in opposition meanwhile."""
    held = offices_on(world, person, on)
    if held:
        return _sector_of(world, held[-1])
    ever = world.roles_of(person)
    if not ever or on is None:
        return None
    return "OPP" if any((office.from_ or "") > on.isoformat() for office in ever) else "ELI"


def _successor(world: World, country: str | None, on: date | None) -> str | None:
    """The state that took the place of one that is gone: Gorbachev in 2000 is Russia's."""
    gone = country is not None and on is not None and not _exists(world, country, on.isoformat())
    return SUCCESSORS.get(country or "", country) if gone else country


def _names(world: World, phrase: str, on: date | None) -> Iterator[_Named]:
    """The names in a phrase from the left, the longest at each place."""
    words = [match.span() for match in re.finditer(r"[^\s,;()]+", phrase)]
    i = 0
    while i < len(words):
        for last in range(min(len(words), i + LONGEST_NAME), i, -1):
            surface = phrase[words[i][0] : words[last - 1][1]]
            found = _choose(world, surface, on) or _choose(world, re.sub(r"(?:'s|')$", "", surface), on)
            if found:
                yield _Named(words[i][0], words[last - 1][1], found.actor, found.kind)
                i = last - 1
                break
        i += 1


def _choose(world: World, surface: str, on: date | None) -> Name | None:
    """The actor of a form in use on the day; a lone surname is a person's only in front of nothing else."""
    day = on.isoformat() if on else None
    names = [
        name
        for name in world.names.get(surface, ())
        if day is None or (holds_on(name.from_, name.to, day) and _exists(world, name.actor, day))
    ]
    if names and names[0].kind == "surname":
        person, _ = person_named(world, surface, on)
        return next((name for name in names if name.actor == person), None)
    return names[0] if names else None


def _exists(world: World, actor: str, day: str) -> bool:
    known = world.actors.get(actor)
    return known is None or holds_on(known.from_, known.to, day)


def _unlisted(world: World, phrase: str, on: date | None) -> str | None:
    """A person whose name is misprinted: "Lizz Truss"."""
    capitals = re.search(r"((?:[A-Z][\w'-]+ )+[A-Z][\w'-]+)$", phrase)
    return person_named(world, capitals.group(1), on)[0] if capitals else None


def _sector_word(phrase: str, front: str, names: Sequence[_Named]) -> str | None:
    """The sector of the last known word in front of "of" and "in", else behind; a body's own name says nothing here."""
    of_names = [name for name in names if name.actor.startswith(("org:", "state:")) and name.kind != "metonym"]
    for part in (front, phrase):
        words = [
            word.group().lower()
            for word in WORD.finditer(part)
            if not any(name.start <= word.start() < name.end for name in of_names)
        ]
        for last in range(len(words), 0, -1):
            for first in range(max(0, last - LONGEST), last):
                if sector := _lookup(words[first:last]):
                    return sector
    return None


def _lookup(words: Sequence[str]) -> str | None:
    phrase = " ".join(words)
    return next((SECTOR_WORDS[form] for form in _singulars(phrase) if form in SECTOR_WORDS), None)


def _singulars(phrase: str) -> Iterator[str]:
    yield phrase
    bare = re.sub(r"'s?$", "", phrase)
    yield bare
    for ending, instead in (("men", "man"), ("ies", "y"), ("ves", "f"), ("children", "child"), ("es", ""), ("s", "")):
        if bare.endswith(ending):
            yield bare[: -len(ending)] + instead


def _sector_of(world: World, office: tuple[str, str]) -> str:
    role, of = office
    if role in ROLE_SECTORS:
        return ROLE_SECTORS[role]
    body = world.actors.get(of)
    return body.sector if body and body.sector else "GOV"


def _state_of(world: World, actor: str) -> str | None:
    known = world.actors.get(actor)
    return actor if actor.startswith("state:") else known.home if known else None


def _country_by_place(world: World, gazetteer: Gazetteer, phrase: str) -> str | None:
    """The state of a town or region in the phrase: "police in Nairobi"."""
    for match in re.finditer(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*", phrase):
        words = match.group().removesuffix("'s").split(" ")
        for length in range(len(words), 0, -1):
            for first in range(len(words) - length + 1):
                places = places_named(world, gazetteer, " ".join(words[first : first + length]))
                if places and (places[0].id.startswith("place:") or places[0].population > 50_000):
                    return places[0].country
    return None


def _misprinted_state(world: World, phrase: str) -> str | None:
    """ "Kyrgystan", "Afganistan": a state's name with a letter amiss."""
    words = re.findall(r"[A-Z][a-z]{5,}", phrase)
    alike = next((name for word in words if (name := _alike(word, world.state_names))), None)
    return world.names[alike][0].actor if alike else None


@lru_cache(maxsize=10_000)
def _alike(word: str, names: tuple[str, ...]) -> str | None:
    """The name that a word is a misprint of; kept, for names come again."""
    return next(iter(get_close_matches(word, names, n=1, cutoff=ALIKE)), None)
