"""Office holders that a text names with their titles, and what that says about its date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sitroom.world import World

_NAME_RUN = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|von|van|der|al|bin))+")
_FORMER = re.compile(
    r"\b(?:former|ex|late|one-time|then|ousted|deposed|predecessors?|successors?)\b[ -]?(?:[\w.]+[ -]){0,3}$", re.I
)
_LONGEST_TITLE = 4


@dataclass(frozen=True, slots=True)
class Tenure:
    """What naming one holder says: the text is not before `since`, and not after `until` when still in office."""

    since: date | None
    until: date | None


def find_holders(sentences: Sequence[str], world: World) -> list[Tenure]:
    """Every person named in full with a title of theirs: "U.S. President Joe Biden", "Foreign Secretary Liz Truss".

    A former or a then holder, or one in a sentence with a year ("President Boris Yeltsin ... in 1999"), dates only
    the start.
    """
    found: dict[tuple[str, str, bool], Tenure] = {}
    for sentence in sentences:
        background = bool(re.search(r"\b(?:19|20)\d\d\b", sentence))
        for actor, start in _people(sentence, world):
            title = _title_before(sentence[:start], world)
            if title is None:
                continue
            words, role = title
            former = bool(_FORMER.search(sentence[: start - len(words)]))
            key = (actor, role, former or background)
            if key not in found:
                found[key] = _tenure(actor, role, open_end=former or background, world=world)
    return [tenure for tenure in found.values() if tenure.since or tenure.until]


def _people(sentence: str, world: World) -> Iterator[tuple[str, int]]:
    for run in _NAME_RUN.finditer(sentence):
        words = [(match.group(), match.start()) for match in re.finditer(r"\S+", run.group())]
        first = 0
        while first < len(words):
            for last in range(len(words), first + 1, -1):
                surface = run.group()[words[first][1] : words[last - 1][1] + len(words[last - 1][0])]
                surface = re.sub(r"['’]s$", "", surface.rstrip(".")).replace("’", "'")
                people = {name.actor for name in world.names.get(surface, ()) if name.actor.startswith("person:")}
                if len(people) == 1:
                    yield people.pop(), run.start() + words[first][1]
                    first = last - 1
                    break
            first += 1


def _title_before(words: str, world: World) -> tuple[str, str] | None:
    """The longest registered title that ends where the name begins, as printed, with its role."""
    parts = [match.start() for match in re.finditer(r"\S+", words)][-_LONGEST_TITLE:]
    for start in parts:
        printed = words[start:]
        folded = printed.strip().lower().replace("’", "'")
        if title := world.titles.get(folded):
            return printed, title.role
    return None


def _tenure(actor: str, role: str, *, open_end: bool, world: World) -> Tenure:
    offices = [office for office in world.offices if office.actor == actor and office.role == role]
    starts = [date.fromisoformat(office.from_) for office in offices if office.from_]
    ends = [date.fromisoformat(office.to) if office.to else None for office in offices]
    last = None if open_end or not ends or None in ends else max(end for end in ends if end)
    return Tenure(min(starts, default=None), last)
