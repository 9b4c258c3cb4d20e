"""Linear models over named facts, filed by hash: small, quick to learn, and open to look into.

A thing is known by groups of facts ("n:meet_with"); each group counts for the same, however many facts are in it, and a
rare fact for more than a common one. `training/` learns the weights.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

#: Facts are filed under this many numbers; a few share one.
BUCKETS = 1 << 16
#: Longest run of lemmas; sizes of pieces of words; letters that make a stem.
RUN, PIECES, STEM = 3, (3, 4, 5), 5

Facts = dict[str, float]
Numbers = NDArray[np.int64]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of a linear model.

    Attributes:
        weights: (labels, BUCKETS) int8, in steps of `step`.  bias: (labels,) float32.
        rarity: (BUCKETS,) float16, what each fact counts for before its group is brought to length one.
    """

    weights: NDArray[np.int8]
    step: float
    bias: NDArray[np.float32]
    rarity: NDArray[np.float16]

    def scores(self, things: Sequence[Sequence[Facts]]) -> NDArray[np.float32]:
        """(things, labels) for the groups of facts of each thing."""
        numbers, values, owners = filed(things, self.rarity)
        found = np.tile(self.bias, (len(things), 1))
        for label, row in enumerate(self.weights):
            found[:, label] += np.bincount(owners, values * row[numbers], len(things)) * self.step
        return found


def load_model(file: Path) -> Model:
    """Read what `training/hashed.py` writes."""
    with np.load(file) as arrays:
        return Model(arrays["weights"], float(arrays["step"]), arrays["bias"], arrays["rarity"])


def combined(facts: Values, network: Values, weight: float, faint: float) -> Values:
    """(things, labels) scores of a model together with what the network says of the same things.

    Args:
        network: probabilities, of the shape of `facts`.
        weight: what the network counts for beside the facts.  faint: what it leaves to the least likely.
    """
    scores: Values = facts + weight * np.log(network + faint)
    return scores


def filed(things: Sequence[Sequence[Facts]], rarity: NDArray[np.float16]) -> tuple[Numbers, Values, Numbers]:
    """The facts of all things in one row: their numbers, their values, and the place of the thing that each is of.

    The values of a group have length one.
    """
    groups: list[dict[int, float]] = []
    sizes = []
    for thing in things:
        groups += ({crc32(fact.encode()) % BUCKETS: value for fact, value in group.items()} for group in thing)
        sizes.append(len(thing))
    lengths = [len(group) for group in groups]
    whole = sum(lengths)
    numbers = np.fromiter(chain.from_iterable(groups), dtype=np.int64, count=whole)
    given = chain.from_iterable(group.values() for group in groups)
    values: Values = np.fromiter(given, dtype=np.float32, count=whole) * rarity[numbers].astype(np.float32)
    group_of = np.repeat(np.arange(len(groups)), lengths)
    length: Values = np.sqrt(np.bincount(group_of, values * values, len(groups))).astype(np.float32)
    length[length == 0] = 1.0
    owners = np.repeat(np.arange(len(things)), sizes)[group_of]
    return numbers, values / length[group_of], owners


def runs(words: Sequence[str], prefix: str) -> Iterator[str]:
    """Neighbouring words, one to RUN of them: "n:meet", "n:meet_with"."""
    for size in range(1, RUN + 1):
        for i in range(len(words) - size + 1):
            yield prefix + "_".join(words[i : i + size])


def word_pieces(word: str) -> Iterator[str]:
    """Pieces of a few letters, ends marked."""
    whole = f"^{word}$"
    for size in PIECES:
        for i in range(len(whole) - size + 1):
            yield f"c:{whole[i : i + size]}"
