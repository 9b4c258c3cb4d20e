"""Which actor or place some words mean, with the reasons."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import Literal

from sitroom.records.claims import Place
from sitroom.records.text import Span

#: How words name a place: as the place itself, or beside something else ("Russian troops", "Athens Police Department").
PlaceUse = Literal["literal", "associative"]


@dataclass(frozen=True, slots=True)
class Link:
    """One mention tied to the registry or to an actor that the document itself introduces.

    Attributes:
        span: the words: a name, a description or a pronoun.
        actor: actor id, or None where the words do not mean an actor.
        place: place id of the registry or "geonames:703448", or None where the words do not mean a known place.
        speaks_for: actor id of the state or body, where a person or a building speaks for one.
        beside: actor id of a second person whom the words mean: "the two leaders".
        score: 0 to 1; orders only.
        reasons: short codes, in order of use ("alias", "surname", "pronoun", "metonym", "apposition").
    """

    span: Span
    actor: str | None
    place: str | None = None
    speaks_for: str | None = None
    score: float = 1.0
    reasons: tuple[str, ...] = ()
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class NewActor:
    """Someone the registry does not know, with the role as printed."""

    id: str
    kind: str
    name: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place.

    Attributes:
        place: None where no table has it.
        country: actor id of the state that it belongs to, None at sea and where not known.
        geonames: its number in GeoNames, where known.
        admin: code of the first-level unit that it is or lies in ("US.LA", as GeoNames writes it), where known.
        score: 0 to 1; how far the place is ahead of the others of that name.
    """

    span: Span
    place: Place | None
    country: str | None
    geonames: int | None
    admin: str | None
    use: PlaceUse
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class ActorCode:
    """An actor as event data code it: `country` is a state's actor id, `sector` one of PLOVER; None where not said."""

    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Links:
    """All links of one text, in order of their spans, the actors it introduces, and the places it names."""

    links: tuple[Link, ...]
    new_actors: tuple[NewActor, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    by_span: dict[Span, Link] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_span", {link.span: link for link in self.links})

    def inside(self, span: Span) -> list[Link]:
        """The links whose words lie in the span, in order."""
        first = bisect_left(self.links, span.start, key=lambda link: link.span.start)
        begin_in_it = takewhile(lambda link: link.span.start < span.end, islice(self.links, first, None))
        return [link for link in begin_in_it if link.span.end <= span.end]
