"""How alike sentences are: the words that two share, rare ones before common ones."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sitroom.query.topic import EMPTY_WORDS

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_WORD = re.compile(r"[^\W_]+")


class Vectors:
    """Sentences as vectors of length 1 over their words of weight, each word weighed by how few sentences have it.

    A sentence without any such word is a vector of zeros, alike to nothing.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        words = [sorted({numbers.setdefault(word, len(numbers)) for word in _words(text)}) for text in texts]
        self._starts = np.cumsum([0, *map(len, words)])
        self._words: Ints = np.fromiter((word for row in words for word in row), np.int64, int(self._starts[-1]))
        self._width = len(numbers)
        weights = np.log((1 + len(texts)) / np.bincount(self._words, minlength=self._width))[self._words]
        rows = np.repeat(np.arange(len(words)), np.diff(self._starts))
        lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=len(words)))
        self._weights: Floats = weights / lengths[rows]

    def _entries(self, rows: Sequence[int]) -> tuple[Ints, Ints, Floats]:
        """Of some sentences all words: the sentence's place in `rows`, the word, its weight."""
        spans = [np.arange(self._starts[row], self._starts[row + 1]) for row in rows]
        at = np.concatenate(spans) if spans else np.zeros(0, np.int64)
        places = np.repeat(np.arange(len(rows)), [len(span) for span in spans])
        return places, self._words[at], self._weights[at]

    def centre(self, rows: Sequence[int], weights: Floats) -> Floats:
        """(words,) the middle of some sentences, of length 1; zeros where there are none."""
        places, words, values = self._entries(rows)
        total = np.bincount(words, weights=values * weights[places], minlength=self._width)
        return total / (np.linalg.norm(total) or 1.0)

    def nearness(self, rows: Sequence[int], centre: Floats) -> Floats:
        """(rows,) how near each sentence is to a centre, from 0 to 1."""
        places, words, values = self._entries(rows)
        return np.bincount(places, weights=values * centre[words], minlength=len(rows)).astype(np.float64)

    def likeness(self, rows: Sequence[int]) -> Floats:
        """(rows, rows) how alike each two sentences are, from 0 to 1."""
        places, words, values = self._entries(rows)
        own, columns = np.unique(words, return_inverse=True)
        dense = np.zeros((len(rows), len(own)))
        dense[places, columns] = values
        return dense @ dense.T


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if word not in EMPTY_WORDS}
