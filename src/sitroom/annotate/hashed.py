"""Linear models over named facts, filed by hash: small, quick to learn, and open to look into.

A thing is known by groups of facts ("n:meet_with"); each group counts for the same, however many facts are in it, and a
rare fact for more than a common one. `training/` learns the weights.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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

    def scores(self, groups: Sequence[Facts]) -> NDArray[np.float32]:
        """(labels,) for the groups of facts of one thing."""
        found = np.array(self.bias)
        for numbers, values in filed(groups, self.rarity):
            found += (self.weights[:, numbers] * values).sum(1) * self.step
        return found


def load_model(file: Path) -> Model:
    """Read what `training/hashed.py` writes."""
    with np.load(file) as arrays:
        return Model(arrays["weights"], float(arrays["step"]), arrays["bias"], arrays["rarity"])


def filed(groups: Sequence[Facts], rarity: NDArray[np.float16]) -> Iterator[tuple[Numbers, Values]]:
    """Each group as (numbers, values), its values of length one."""
    for group in groups:
        by_number = {crc32(fact.encode()) % BUCKETS: value for fact, value in group.items()}
        numbers = np.fromiter(by_number, dtype=np.int64, count=len(by_number))
        values = np.fromiter(by_number.values(), dtype=np.float32, count=len(by_number)) * rarity[numbers]
        length = float(np.sqrt((values**2).sum()))
        yield numbers, values / (length or 1.0)


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
