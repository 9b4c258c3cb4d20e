"""Which of a question's terms some texts have: the word itself, one of the same family, or one near in meaning."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sitroom.lexicon.content_words import stem
from sitroom.lexicon.nearness import Floats, alike, nearness
from sitroom.lexicon.opposites import is_opposite, opposites_of
from sitroom.lexicon.synonyms import SYNONYMS
from sitroom.query.terms import WORD, Term, phrases_of
from sitroom.query.topic import EMPTY_WORDS

Ints = NDArray[np.int64]

#: Nearness below this counts for nothing, and a near word for less than the word itself.
FLOOR, NEAR_WORTH = 0.35, 0.9
#: What a word of the same family is worth: "invasion" where "invade" is asked for.
FAMILY_WORTH = 0.7


class Texts:
    """Texts cut into words, each different word looked up once.

    Attributes:
        lengths: (texts,) the words of each.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        tokens = [WORD.findall(text.casefold()) for text in texts]
        flat = list(chain.from_iterable(tokens))
        self._own = {word: at for at, word in enumerate(dict.fromkeys(flat))} or {"": 0}
        self._flat = np.array([self._own[word] for word in flat] or [0])
        self._starts = np.cumsum([0, *map(len, tokens)])[:-1]
        self._tokens = tokens
        self.stems = [stem(word) for word in self._own]
        self._vectors = nearness().vectors(self._own)
        self._is_full = np.array([word not in EMPTY_WORDS for word in self._own], np.float32)
        self.lengths = np.array([len(one) for one in tokens])

    def named(self, term: Term) -> Floats:
        """(texts,) 1 for a text that prints a name in one of its forms."""
        forms = phrases_of(term.forms)
        single = np.zeros(len(self._own), np.float32)
        single[[self._own[form] for form in forms if form in self._own]] = 1.0
        found = self.most(single)
        several = [f" {form} " for form in forms if " " in form]
        if several:
            left = np.flatnonzero(found == 0)
            spaced = (f" {' '.join(self._tokens[one])} " for one in left)
            found[left] = [any(form in text for form in several) for text in spaced]
        return found

    def nearness(self, term: Term) -> tuple[Floats, Floats]:
        """(words,) twice: whether each different word of the texts is the term's, and how near it is, from 0 to 1."""
        wanted = {stem(form) for form in term.forms}
        family = families_of(term.forms[:1])
        exact = np.array([root in wanted for root in self.stems], np.float32)
        related = np.array([root in family for root in self.stems], np.float32)
        near = (alike(self._vectors, nearness().vectors(term.forms[:1])[0]) - FLOOR) / (1 - FLOOR)
        if contrary := opposites_of(term.forms[0]):
            near[[is_opposite(word, contrary) for word in self._own]] = 0
        return exact, np.maximum.reduce([exact, FAMILY_WORTH * related, NEAR_WORTH * np.clip(near, 0, 1)])

    def most(self, worth: Floats) -> Floats:
        """(texts,) the most that any word of each text is worth; 0 for a text without words.

        Args:
            worth: (words,) of each different word.
        """
        found = np.zeros(len(self.lengths), np.float32)
        filled = self.lengths > 0
        if filled.any():
            found[filled] = np.maximum.reduceat(worth[self._flat], self._starts[filled])
        return found

    def mean(self, worth: Floats) -> Floats:
        """(texts,) what the words of weight of each text are worth in the mean."""
        found: Floats = np.divide(
            self._sum(worth * self._is_full), np.maximum(self._sum(self._is_full), 1), dtype=np.float32
        )
        return found

    def meaning(self, question: Floats, rows: Ints) -> Floats:
        """(rows,) how near some texts as a whole are to the meaning of a question: the cosine of the middles.

        Args:
            rows: numbers of texts.
        """
        tokens = [self._flat[at : at + size] for at, size in zip(self._starts[rows], self.lengths[rows], strict=True)]
        flat = np.concatenate(tokens or [np.zeros(0, np.int64)])
        starts = np.cumsum([0, *map(len, tokens)])[:-1]
        found = np.zeros(len(rows), np.float32)
        filled = self.lengths[rows] > 0
        if filled.any():
            total = np.add.reduceat((self._vectors * self._is_full[:, None])[flat], starts[filled])
            sizes = np.sqrt(np.einsum("ij,ij->i", total, total))
            found[filled] = alike(total, question) / np.maximum(sizes, 1e-6)
        return found

    def _sum(self, worth: Floats) -> Floats:
        """(texts,) what the words of each text are worth together."""
        found = np.zeros(len(self.lengths), np.float32)
        filled = self.lengths > 0
        if filled.any():
            found[filled] = np.add.reduceat(worth[self._flat], self._starts[filled])
        return found


def meaning_of(words: str) -> Floats:
    """(size,) the middle of the words of weight of a question, of length 1; zeros without any that the table has."""
    total = nearness().vectors(word for word in WORD.findall(words.casefold()) if word not in EMPTY_WORDS).sum(0)
    found: Floats = total / (float(np.linalg.norm(total)) or 1.0)
    return found


def families_of(words: Sequence[str]) -> frozenset[str]:
    """Stems of the words that papers use for the same happening: of "invade" those of "invasion" and "incursion"."""
    return frozenset(root for word in words for group in _groups().get(stem(word), ()) for root in group)


@cache
def _groups() -> dict[str, list[frozenset[str]]]:
    found: dict[str, list[frozenset[str]]] = {}
    for several in SYNONYMS:
        group = frozenset(stem(word) for word in several.split() if word not in EMPTY_WORDS and "-" not in word)
        for root in group:
            found.setdefault(root, []).append(group)
    return found
