"""Which actor or place some words mean, with the reasons."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import islice, takewhile

from sitroom.records.text import Span


@dataclass(frozen=True, slots=True)
class Link:
    """One mention tied to the registry or to an actor that the document itself introduces.

    Attributes:
        span: the words: a name, a description or a pronoun.
        actor: actor id, or None where the words do not mean an actor.
        place: place id, or None where the words do not mean a place.
        speaks_for: actor id of the state or body, where a person or a building speaks for one.
        score: 0 to 1; orders only.
        reasons: short codes, in order of use ("alias", "surname", "pronoun", "metonym", "apposition").
    """

    span: Span
    actor: str | None
    place: str | None = None
    speaks_for: str | None = None
    score: float = 1.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewActor:
    """Someone the registry does not know, with the role as printed."""

    id: str
    kind: str
    name: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Links:
    """All links of one text, in order of their spans, and the actors it introduces."""

    links: tuple[Link, ...]
    new_actors: tuple[NewActor, ...] = ()
    by_span: dict[Span, Link] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_span", {link.span: link for link in self.links})

    def inside(self, span: Span) -> list[Link]:
        """The links whose words lie in the span, in order."""
        first = bisect_left(self.links, span.start, key=lambda link: link.span.start)
        begin_in_it = takewhile(lambda link: link.span.start < span.end, islice(self.links, first, None))
        return [link for link in begin_in_it if link.span.end <= span.end]
