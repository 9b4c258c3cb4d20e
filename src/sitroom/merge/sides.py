"""Disputes as rows: the sides with their holders and evidence, and the day on which all were in print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitroom.merge.parties import FIGHTERS
from sitroom.merge.scenes import Scenes
from sitroom.merge.statements import Statement
from sitroom.records.claims import Dispute, Side
from sitroom.records.dates import UNKNOWN, Interval
from sitroom.records.ids import content_id
from sitroom.records.text import Document

#: A sentence of fewer characters is a headline or a piece of one.
HEADLINE = 40


@dataclass(frozen=True, slots=True)
class Accounts:
    """What disputes are made of.

    Attributes:
        documents: the origins of copy families, by id.
        names: of actors, by id.  known: those of the registry.
        name_stems: how the words of the names of actors begin, as `stem_of` gives them.
        agreed: pairs of claims, and of figures, that a user calls the same: they dispute nothing.
    """

    documents: Mapping[str, Document]
    scenes: Scenes
    names: Mapping[str, str]
    known: frozenset[str]
    agreed: frozenset[frozenset[str]] = frozenset()
    name_stems: frozenset[str] = frozenset()

    def named(self, actors: frozenset[str]) -> str:
        """Actors by name: "Arland, Borduria and Caria"."""
        names = sorted(self.names.get(one, "fighters" if one == FIGHTERS else one) for one in actors)
        return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)

    def agree(self, one: Statement, other: Statement) -> bool:
        """True for two claims that a user calls the same."""
        return bool(one.claim and other.claim and frozenset((one.claim.id, other.claim.id)) in self.agreed)


def dispute_of(kind: str, about: str, sides: Sequence[Sequence[Statement]], accounts: Accounts) -> Dispute:
    """The dispute of statements, a list of them a side; its id rests on the first of each side."""
    places: list[object] = [[*min(one.key for one in side)] for side in sides]
    return _dispute(kind, about, [_side(side) for side in sides], [about, *places], accounts)


def dispute_of_rows(kind: str, about: str, sides: Sequence[Side], accounts: Accounts) -> Dispute:
    """The dispute of figures or mentions; its id rests on their words."""
    places: list[object] = [
        [*side.figures, *((piece.document, piece.start) for piece in side.evidence)] for side in sides
    ]
    return _dispute(kind, about, sides, [about, *places], accounts)


def _dispute(kind: str, about: str, sides: Sequence[Side], key: Sequence[object], accounts: Accounts) -> Dispute:
    return Dispute(
        id=content_id("t", kind, key),
        kind=kind,
        about=about,
        sides=tuple(sides),
        first_seen=_first_seen(sides, accounts),
        evidence=tuple(dict.fromkeys(piece for side in sides for piece in side.evidence)),
    )


def _side(statements: Sequence[Statement]) -> Side:
    best = min(statements, key=_telling)
    return Side(
        actors=tuple(sorted({one.holder for one in statements if one.holder} - {FIGHTERS})),
        claims=tuple(dict.fromkeys(one.claim.id for one in statements if one.claim)),
        figures=(),
        summary=" ".join(" ".join(piece.quote for piece in best.evidence).split()),
        outlets=tuple(sorted({one.outlet for one in statements if one.outlet})),
        evidence=tuple(dict.fromkeys(piece for one in statements for piece in one.evidence)),
    )


def _telling(one: Statement) -> tuple[object, ...]:
    """Orders accounts by how well their sentence tells a side: a known holder, a doer, shortness."""
    length = sum(len(piece.quote) for piece in one.evidence)
    return (one.holder is None, not one.doers, length < HEADLINE, length, one.key)


def _first_seen(sides: Sequence[Side], accounts: Accounts) -> Interval:
    """The day on which all sides had been in print: the last of the days on which each first was."""
    firsts = []
    for side in sides:
        days = [accounts.documents[piece.document].published for piece in side.evidence]
        firsts.append(min((day for day in days if day.latest), key=_by_day, default=None))
    known = [first for first in firsts if first]
    return max(known, key=_by_day).noted(basis="document") if len(known) == len(firsts) else UNKNOWN


def _by_day(day: Interval) -> tuple[str, str, str]:
    return (day.latest or "", day.earliest or "", day.text or "")
