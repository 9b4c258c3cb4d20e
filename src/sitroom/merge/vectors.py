"""How alike two stretches of text are: words weighed by how rare they are in the ledger, and the angle between them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from math import log, sqrt

#: Checksum of a stem: its share of the length of a vector; the squares sum to one.
Vector = Mapping[int, float]

#: A document is compared by so many of its weightiest words: what comes behind them changes nothing that counts.
MOST = 80


class Words:
    """The words of a stretch of text as checksums of their stems, which are weighed when somebody asks."""

    __slots__ = ("_rarity", "_stems", "_vector", "_without")

    def __init__(self, stems: Iterable[int], without: Collection[int], rarity: Mapping[int, float]) -> None:
        """Take the words, but for some; `rarity` gives how rare a stem is, 1 for one that it does not have."""
        self._stems, self._without, self._rarity = stems, without, rarity
        self._vector: Vector | None = None

    @property
    def vector(self) -> Vector:
        """The stems with their weights."""
        if self._vector is None:
            counts = Counter(stem for stem in self._stems if stem not in self._without)
            weights = {stem: (1 + log(count)) * self._rarity.get(stem, 1.0) for stem, count in counts.items()}
            length = sqrt(sum(weight * weight for weight in sorted(weights.values())))
            self._vector = {stem: weight / length for stem, weight in weights.items()} if length else {}
        return self._vector


def cosine(one: Words, other: Words) -> float:
    """How alike two stretches are, from 0 to 1."""
    ours, theirs = one.vector, other.vector
    if len(theirs) < len(ours):
        ours, theirs = theirs, ours
    return sum(weight * theirs[stem] for stem, weight in ours.items() if stem in theirs)
