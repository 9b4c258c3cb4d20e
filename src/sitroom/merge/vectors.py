"""How alike two stretches of text are: words weighed by how rare they are in the ledger, and the angle between them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt

#: Stem: its share of the length of a vector; the squares sum to one.
Vector = Mapping[str, float]

#: A document is compared by so many of its weightiest words: what comes behind them changes nothing that counts.
MOST = 80


def rarities(texts: Iterable[Iterable[str]]) -> dict[str, float]:
    """How rare each stem is among some texts: near 1 for one that a single text has, near 0 for one in all of them."""
    counts: Counter[str] = Counter()
    total = 0
    for stems in texts:
        counts.update(set(stems))
        total += 1
    return {one: log((total + 1) / (count + 0.5)) / log(total + 2) for one, count in counts.items()}


def vector(stems: Iterable[str], rarity: Mapping[str, float], most: int | None = None) -> Vector:
    """The stems of a text with their weights; the `most` weightiest only."""
    weights = {one: (1 + log(count)) * rarity.get(one, 1.0) for one, count in Counter(stems).items()}
    if most is not None and len(weights) > most:
        weights = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most])
    length = sqrt(sum(weight * weight for weight in sorted(weights.values())))
    return {one: weight / length for one, weight in weights.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """How alike two vectors are, from 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[stem] for stem, weight in one.items() if stem in other)
