"""Where a text names a place: names of places, adjectives of states, and places inside other names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitroom.lexicon.postal import POSTAL, SHORT_STATES
from sitroom.records.annotation import Annotation, Mention
from sitroom.records.links import PlaceUse
from sitroom.records.text import Span
from sitroom.world import World
from sitroom.world.gazetteer import Gazetteer, places_named, plain_name
from sitroom.world.rows import PlaceRow

PLACES = frozenset({"GPE", "LOC", "FAC"})
#: "northern Iraq", "downtown Chicago" lie where Iraq and Chicago lie.
PART_OF = re.compile(
    r"(?:(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:ern)?|central|upper|lower|inner|outer"
    r"|greater|downtown|suburban|rural|mainland|metropolitan|metro|occupied|then|the|old|city of|town of|state of)[ -]",
    re.IGNORECASE,
)
DIRECTIONS = frozenset("north south east west central northern southern eastern western".split())
#: "Akita Prefecture", "Nyanza Province" where the tables have "Akita" and "Nyanza".
KIND_OF = re.compile(
    r" (?:province|prefecture|region|oblast|state|district|governorate|department|territory|island|islands|municipality"
    r"|city|area|valley|peninsula|township|parish|county|rural district|metropolitan area)$",
    re.IGNORECASE,
)
#: "Butler County", "Orleans Parish", printed anywhere.
COUNTY = re.compile(r"\b(?:[A-Z][\w.'’-]+ ){1,2}(?:County|Parish)\b")
#: "Douglas, Johnson and Wyandotte counties".
COUNTIES = re.compile(r"((?:[A-Z][\w.'’-]+(?:, and |, | and | ))+)counties\b")
LISTED = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?")
#: A town behind whose name an institution goes on: "Athens Police Department", "University of Cincinnati".
INSIDE = re.compile(r"\b(?:of|in|at|for) (?:the )?")
#: A town named only inside another name must have so many people: "Phoenix Home Care" is not in Arizona.
LARGE = 100_000
#: ", La.", ", TX", " (D-Calif.)".
SHORT_BEHIND = re.compile(r",? \(?((?:[A-Z][A-Za-z]*\.(?: ?[A-Z][a-z]*\.)*)|[A-Z]{2,3}\b)")


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that name a place.

    Attributes:
        name: the plain form of the words by which it is looked up: "iraq" for "northern Iraq".
        use: `literal` or `associative` (an adjective, or a part of another name).
        state: for an adjective, the state that it means.
        unit: code of the first-level unit that stands behind the name in short ("US.LA" for "Alexandria, La.").
        is_short: true where the words are such a short form themselves.
    """

    span: Span
    name: str
    use: PlaceUse
    state: str | None = None
    unit: str | None = None
    is_short: bool = False


class Spots:
    """The spots of one text, in order; `candidates` gives what a name may mean."""

    def __init__(self, world: World, gazetteer: Gazetteer, text: str, annotation: Annotation) -> None:
        self._world, self._gazetteer, self._text = world, gazetteer, text
        self._mentions = annotation.mentions
        self._surfaces: dict[str, str] = {}
        self._candidates: dict[str, tuple[PlaceRow, ...]] = {}
        self.all = self._find()

    def candidates(self, name: str) -> tuple[PlaceRow, ...]:
        """What a spot's name may mean."""
        if name not in self._candidates:
            self._candidates[name] = places_named(self._world, self._gazetteer, self._surfaces[name])
        return self._candidates[name]

    def _find(self) -> tuple[Spot, ...]:
        found = {m.span: spot for m in self._mentions if m.label in PLACES if (spot := self._place(m))}
        labels = Counter(spot.name for spot in found.values())
        for mention in self._mentions:
            if mention.label == "NORP":
                spot = self._adjective(mention)
            elif mention.label in ("ORG", "FAC", "MISC", "EVENT") and mention.span not in found:
                spot = self._inside(mention, labels)
            elif mention.label == "PER":
                spot = self._misread(mention, labels)
            else:
                continue
            if spot:
                found[spot.span] = spot
        for spot in self._listed_counties():
            found[spot.span] = spot
        for spot in (*self._unmarked(labels), *self._counties()):
            if not any(mention.span.meets(spot.span) for mention in self._mentions):
                found.setdefault(spot.span, spot)
        return tuple(sorted(found.values(), key=lambda spot: spot.span))

    def _named(self, surface: str) -> str:
        """The name under which a surface is looked up; kept as printed for the registry, which knows letter case."""
        surface = re.sub(r"\s+", " ", surface.replace("’", "'")).removesuffix("'s")
        name = plain_name(surface)
        if surface != self._surfaces.setdefault(name, surface) and not self._candidates.get(name, True):
            self._surfaces[name] = surface
            del self._candidates[name]
        return name

    def _known(self, surface: str) -> str | None:
        """The name of a surface that something is called by."""
        name = self._named(surface)
        return name if self.candidates(name) else None

    def _place(self, mention: Mention) -> Spot | None:
        surface = mention.span.of(self._text)
        if surface.islower() or surface.lower() in DIRECTIONS or self._is_building(surface):
            return None  # "northern" of "northern Iraq"; "the North"; "White House"
        if surface in SHORT_STATES:
            return Spot(mention.span, self._named(surface), "literal", unit=SHORT_STATES[surface], is_short=True)
        name = next((name for form in _forms(surface) if (name := self._known(form))), None)
        if name is None and (inside := self._inside(mention, Counter())):
            return inside
        if name is None and mention.label == "FAC":
            return None
        span = self._widened(mention.span)
        name = self._known(span.of(self._text)) if span != mention.span else name
        return Spot(span, name or self._named(surface), "literal", unit=self._short_unit(span))

    def _is_building(self, surface: str) -> bool:
        """A seat that speaks for a state, and no place of the registry: there is a White House in Texas, too."""
        names = self._world.names.get(surface.replace("’", "'"), ())
        if not names or names[0].kind != "metonym" or surface in self._world.place_names:
            return False
        name = self._named(surface)
        return not any(_is_plain(place, name) for place in self.candidates(name))

    def _widened(self, span: Span) -> Span:
        """ "West Virginia" where only "Virginia" was marked, "British Columbia" where "British" was."""
        before = re.search(r"\b([A-Z][\w.]*) $", self._text[max(0, span.start - 20) : span.start])
        behind = re.match(r" [A-Z]\w+", self._text[span.end : span.end + 20])
        wider = [Span(span.start - len(before.group()), span.end)] if before else []
        wider += [Span(span.start, span.end + behind.end())] if behind else []
        return next((one for one in wider if one.of(self._text) in self._world.place_names), span)

    def _short_unit(self, span: Span) -> str | None:
        """The unit in short behind a name: "Alexandria, La.", "Paris, TX"."""
        behind = SHORT_BEHIND.match(self._text, span.end)
        if behind is None:
            return None
        short = behind.group(1)
        return f"US.{short}" if short in POSTAL else SHORT_STATES.get(short)

    def _adjective(self, mention: Mention) -> Spot | None:
        """ "Russian", "Palestinians": the state that it means."""
        surface = mention.span.of(self._text).replace("’", "'")
        names = self._world.names.get(surface, ())
        state = next((n.actor for n in names if n.actor.startswith("state:")), None)
        wider = self._widened(mention.span)
        if wider != mention.span:
            return Spot(wider, self._named(wider.of(self._text)), "literal")
        return Spot(mention.span, self._named(surface), "associative", state=state) if state else None

    def _inside(self, mention: Mention, places: Counter[str]) -> Spot | None:
        """The place in the name of something else: the longest at its beginning, else behind "of" or "in"."""
        surface = mention.span.of(self._text)
        words = [match.span() for match in re.finditer(r"[^\s]+", surface)]
        starts = [0, *(match.end() for match in INSIDE.finditer(surface))]
        for start in starts:
            ends = [end for begin, end in words if begin >= start][:4]
            for end in reversed(ends):
                part = surface[start:end]
                if (start, end) == (0, len(surface)) and mention.label != "ORG":
                    continue
                spot = self._part(Span(mention.span.start + start, mention.span.start + end), part, places)
                if spot:
                    return spot
        return None

    def _part(self, span: Span, part: str, places: Counter[str]) -> Spot | None:
        bare = re.sub(r"['’]s$", "", part).rstrip(",")
        names = self._world.names.get(bare, ())
        if names and names[0].kind in ("adjective", "demonym") and names[0].actor.startswith("state:"):
            return Spot(Span(span.start, span.start + len(bare)), self._named(bare), "associative", names[0].actor)
        name = self._named(bare)
        if places[name] or any(_is_plain(place, name) for place in self.candidates(name)):
            return Spot(Span(span.start, span.start + len(bare)), name, "associative")
        return None

    def _misread(self, mention: Mention, places: Counter[str]) -> Spot | None:
        """A name that was taken for a person's once, and for a place's elsewhere in the text."""
        name = self._named(mention.span.of(self._text))
        return Spot(mention.span, name, "literal") if places[name] > 1 else None

    def _unmarked(self, places: Counter[str]) -> Iterator[Spot]:
        """Names of places that are marked elsewhere in the text."""
        surfaces = sorted((self._surfaces[name] for name in places if len(name) > 3), key=len, reverse=True)
        if surfaces:
            pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, surfaces)) + r")\b")
            for match in pattern.finditer(self._text):
                yield Spot(Span(*match.span()), self._named(match.group()), "literal")

    def _listed_counties(self) -> Iterator[Spot]:
        """ "Douglas, Johnson and Wyandotte counties"."""
        for match in COUNTIES.finditer(self._text):
            for part in LISTED.finditer(match.group(1)):
                if name := self._known(f"{part.group()} County"):
                    start = match.start(1) + part.start()
                    yield Spot(Span(start, start + len(part.group())), name, "literal")

    def _counties(self) -> Iterator[Spot]:
        for match in COUNTY.finditer(self._text):
            words = match.group().split(" ")
            for first in range(len(words) - 1):
                surface = " ".join(words[first:])
                if name := self._known(surface):
                    yield Spot(Span(match.end() - len(surface), match.end()), name, "literal")
                    break


def _forms(surface: str) -> Iterator[str]:
    """A name as printed, then without what says which part or what kind: "northern Iraq", "Akita Prefecture"."""
    yield surface
    while part := PART_OF.match(surface):
        surface = surface[part.end() :]
        yield surface
    if kind := KIND_OF.search(surface):
        yield surface[: kind.start()]


def _is_plain(place: PlaceRow, name: str) -> bool:
    """A place that a part of a name may mean without more: a state, a unit, a large town under its own name."""
    is_large = place.population >= LARGE and plain_name(place.name) == name
    return place.precision in ("country", "admin") or is_large or place.id.startswith("place:")


def spans_between(text: str, spots: Sequence[Spot]) -> Iterator[tuple[Spot, str, Spot]]:
    """Each spot with the next one and what stands between them."""
    for left, right in pairwise(spots):
        if left.span.end <= right.span.start:
            yield left, text[left.span.end : right.span.start], right
