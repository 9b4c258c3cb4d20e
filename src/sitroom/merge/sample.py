"""The documents of which the merge asks how common a word, a name or a party is in the ledger.

Asked of all documents, one more would change every weight a little, and with them any conclusion. Asked of a sample
that content alone chooses, the weights stand until a document comes that is itself in the sample: of ten thousand one
in 64. And as a sample is rough anyhow, its counts are taken by octaves (2 and 3 are one, 4 to 7 are one), so that a
document that comes into it changes the weights of few words. A ledger of up to so many documents is its own sample,
and counts are taken as they are.
"""

import zlib
from collections.abc import Iterable
from math import log

import numpy as np
import numpy.typing as npt

#: So many documents at most.
LARGEST = 256

Counts = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]


def sample_of(documents: Iterable[str]) -> frozenset[str]:
    """The ids of the sample, in whatever order the documents come: half of all, or a quarter, and so on."""
    kept = {id: zlib.crc32(id.encode()) for id in documents}
    mask = 0
    while len(kept) > LARGEST:
        mask = mask << 1 | 1
        kept = {id: number for id, number in kept.items() if not number & mask}
    return frozenset(kept)


class Sample:
    """The sample of some documents, and what a count in it is worth.

    Attributes:
        ids: of the documents in it.
        total: how many they are, or mostly are: a ledger of a thousand documents has from 129 to 256 of them.
    """

    def __init__(self, documents: Iterable[str]) -> None:
        every = frozenset(documents)
        self.ids = sample_of(every)
        self._is_all = self.ids == every
        self.total = len(self.ids) if self._is_all else LARGEST * 3 // 4

    def rough(self, counts: Counts) -> Weights:
        """Counts as they are, or the middle of their octaves; what one document has is as rare as what none has."""
        if self._is_all:
            return counts.astype(np.float64)
        return np.where(counts > 1, np.exp2(np.frexp(counts)[1] - 0.5), 0.5)

    def rarity(self, counts: Counts) -> Weights:
        """How rare each is that so many documents have: near 1 for what one has, near 0 for what all have."""
        return np.log((self.total + 1) / (np.minimum(self.rough(counts), self.total) + 0.5)) / log(self.total + 2)
