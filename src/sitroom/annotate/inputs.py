"""The arrays that go into the network for one window of words; training makes them with the same function."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.features import Marks
from sitroom.annotate.windows import MAX_PIECES

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Inputs:
    """One window, as the network takes it; L pieces with the two specials, W words.

    Attributes:
        pieces: (L,) numbers of the vocabulary, [CLS] first and [SEP] last.
        marks: (L, 3) the codes of each piece's word; 0 for the specials, and [2] also for a word's later pieces.
        first: (W,) place of each word's first piece.
        last: (W,) place of its last piece.
    """

    pieces: Ints
    marks: Ints
    first: Ints
    last: Ints


def make_inputs(words: Sequence[Sequence[int]], marks: Sequence[Marks], *, cls: int, sep: int) -> Inputs:
    """The arrays of one window.

    Args:
        words: each word's pieces, at least one; more than MAX_PIECES are left out.
        marks: each word's codes.
        cls: the vocabulary's number of the piece that opens a window.
        sep: of the one that closes it.
    """
    sizes = np.fromiter((min(len(word), MAX_PIECES) for word in words), dtype=np.int64, count=len(words))
    last = np.cumsum(sizes)
    first = last - sizes + 1
    pieces = [piece for word in words for piece in word[:MAX_PIECES]]
    codes = np.zeros((len(pieces) + 2, 3), dtype=np.int64)
    codes[1:-1] = np.repeat(np.array(marks, dtype=np.int64).reshape(-1, 3), sizes, axis=0)
    later = np.ones(len(pieces) + 2, dtype=bool)
    later[first] = False
    codes[later, 2] = 0
    return Inputs(np.array([cls, *pieces, sep], dtype=np.int64), codes, first, last)
