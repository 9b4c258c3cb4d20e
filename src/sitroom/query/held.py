"""Which independent origins stand on which side of a dispute, by the rows and sentences that take part in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from sitroom.records.claims import Claim, Dispute, Evidence, Side
from sitroom.store import View


@dataclass(frozen=True, slots=True)
class Held:
    """The independent origins of a side of a dispute, and those that tell it in their own voice."""

    origins: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()

    def __or__(self, other: "Held") -> "Held":
        return Held(self.origins | other.origins, self.voices | other.voices)


def held_sides(view: View, origin_of: Mapping[str, str]) -> dict[str, list[tuple[Held, Held]]]:
    """For each claim, figure and sentence ("document:start") of an outlet its side in each dispute, and all others.

    Args:
        origin_of: the copy family of each document.
    """
    found: dict[str, list[tuple[Held, Held]]] = defaultdict(list)
    disputes = view.rows(Dispute)
    said = _said(view, {id for one in disputes for side in one.sides for id in side.claims})
    for dispute in disputes:
        held = [_held(side, said, origin_of) for side in dispute.sides]
        for at, side in enumerate(dispute.sides):
            others = reduce(or_, (one for i, one in enumerate(held) if i != at), Held())
            # a sentence with a number in dispute may tell of an event that nobody disputes
            own = () if side.figures else sorted(map(_place, _unsaid(side, said)))
            for row in side.figures or (*side.claims, *own):
                found[row].append((held[at], others))
    return found


def _held(side: Side, said: set[str], origin_of: Mapping[str, str]) -> Held:
    def origins(pieces: Iterable[Evidence]) -> frozenset[str]:
        return frozenset(origin_of.get(piece.document, piece.document) for piece in pieces)

    return Held(origins(side.evidence), origins(_unsaid(side, said)) if side.outlets else frozenset())


def _said(view: View, claims: set[str]) -> set[str]:
    """The sentences of claims."""
    return {_place(piece) for claim in view.rows_of(Claim, claims) for piece in claim.evidence}


def _unsaid(side: Side, said: set[str]) -> set[Evidence]:
    """The sentences of a side that are no claim's."""
    return {piece for piece in side.evidence if _place(piece) not in said}


def _place(piece: Evidence) -> str:
    return f"{piece.document}:{piece.start}"
