"""How near words are in meaning: "soldiers" and "troops", "crude" and "oil"; a table of small vectors.

Origin: all-MiniLM-L6-v2 (Apache-2.0) read a word at a time, made by `training/word_vectors.py`. Near is not the same:
"tank" stands near "missile", so nearness finds and orders sentences and never decides what one says. Opposites stand
near, too ("stop", "continue"): those that `opposites` has are left out.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sitroom.lexicon.opposites import is_opposite, opposites_of

Floats = NDArray[np.float32]

FILE = Path(__file__).with_name("word_vectors.npz")
#: Endings that a word may lose when the table does not have it.
ENDINGS = (("ies", "y"), ("ing", "e"), ("ing", ""), ("ed", "e"), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""))


class Nearness:
    """Vectors of length 1 for the words of the table, in lower case."""

    def __init__(self, words: Sequence[str], vectors: NDArray[np.int8]) -> None:
        self._words = words
        self._rows = {word: row for row, word in enumerate(words)}
        whole = vectors.astype(np.float32)
        self._vectors: Floats = whole / np.linalg.norm(whole, axis=1, keepdims=True)

    def vectors(self, words: Iterable[str]) -> Floats:
        """(words, size) a vector each; zeros for a word that the table does not have in any form."""
        rows = [self._row(word) for word in words]
        found = self._vectors[[max(row, 0) for row in rows]]
        found[[row < 0 for row in rows]] = 0
        return found

    def knows(self, word: str) -> bool:
        """True when the table has a word in some form."""
        return self._row(word) >= 0

    def nearest(self, word: str, most: int, least: float) -> list[str]:
        """The nearest other words, the nearest first, without those that mean the opposite.

        Args:
            most: how many.
            least: how near they must be, from 0 to 1.
        """
        row = self._row(word)
        if row < 0:
            return []
        near = alike(self._vectors, self._vectors[row])
        enough = np.flatnonzero(near >= least)
        best = enough[np.argsort(-near[enough], kind="stable")]
        contrary = opposites_of(word)
        return [self._words[one] for one in best if one != row and not is_opposite(self._words[one], contrary)][:most]

    def _row(self, word: str) -> int:
        """The row of a word, or of the form without its ending; -1 without any."""
        row = self._rows.get(word)
        if row is None:
            forms = (word.removesuffix(end) + instead for end, instead in ENDINGS if word.endswith(end))
            row = next((self._rows[form] for form in forms if len(form) > 2 and form in self._rows), -1)
            self._rows[word] = row
        return row


def alike(vectors: Floats, vector: Floats) -> Floats:
    """(words,) the cosine of each vector with one; without the threads of `@`, whose start costs more than the sum."""
    found: Floats = np.einsum("ij,j->i", vectors, vector)
    return found


@cache
def nearness() -> Nearness:
    """The table that ships with the package, loaded once."""
    with np.load(FILE) as table:
        return Nearness(str(table["words"]).split("\n"), table["vectors"])
