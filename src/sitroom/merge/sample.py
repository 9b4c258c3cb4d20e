"""The documents of which the merge asks how common a word, a name or a party is in the ledger.

Asked of all documents, one more would change every weight a little, and with them any conclusion. Asked of a sample
that content alone chooses, the weights stand until a document comes that is itself in the sample: of ten thousand one
in 64. A ledger of up to so many documents is its own sample.
"""

import zlib
from collections.abc import Iterable

#: So many documents at most.
LARGEST = 256


def sample_of(documents: Iterable[str]) -> frozenset[str]:
    """The ids of the sample, in whatever order the documents come: half of all, or a quarter, and so on."""
    kept = {id: zlib.crc32(id.encode()) for id in documents}
    mask = 0
    while len(kept) > LARGEST:
        mask = mask << 1 | 1
        kept = {id: number for id, number in kept.items() if not number & mask}
    return frozenset(kept)
