"""What speaks for a sentence as an answer to a question, each thing a number from 0 to 1; `ranking` weighs them.

A term of the question that stands only in the title, in the sentence beside it or elsewhere in the article counts for
a part: "How many did the bomb in Arlberg kill?": "Eleven people died." far below the sentence that names the town.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sitroom.lexicon.nearness import Floats
from sitroom.query.presence import Texts, meaning_of
from sitroom.query.sought import SOUGHT, sought, tells
from sitroom.query.terms import WORD, Term

#: What a term is worth that stands in the title, in the sentence before, in the one after, elsewhere in the article.
IN_TITLE, BEFORE, AFTER, IN_ARTICLE = 0.5, 0.5, 0.35, 0.35
#: Sentences of fewer words are scraps; those of more are long, and twice as many as long as counts.
SCRAP, LONG = 5, 30
#: Capitals that the question has not: one more says little beyond this many.
NEW_NAMES = 3

#: Facets of what the question's first words ask for.
TOLD = frozenset({*SOUGHT, "saying named"})

PRONOUN = re.compile(r"\b(he|she|it|they|his|her|him|its|their|them|we|our)\b", re.IGNORECASE)
#: "Villagers hold candles in Karvina, Borduria, March 3, 2022.", "(Photo: Lund/Bord Press)", "Ann Lund/Getty Images"
CAPTION = re.compile(
    r"\b(?:photo|photograph(?:ed)? by|pictured|getty images|afp via|file photo|enlarge this image|toggle caption)\b|"
    r", (?:on )?[A-Z][a-z]+\.? \d{1,2}, \d{4}\.?$|\[[A-Z]\w+.{0,40}/[A-Z]\w+.{0,20}\]$",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<=[\w,'’\"”] )[\"“]?([A-Z][\w-]+)")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence that may answer, with what stands around it.

    Attributes:
        rank: how well the full text alone finds it, beside the best that it finds; 0 where it does not.
    """

    document: str
    start: int
    end: int
    words: str
    before: str
    after: str
    title: str
    rank: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: a question's words, its terms, and what each term weighs."""

    words: str
    terms: tuple[Term, ...]
    weights: tuple[float, ...]


class Shares:
    """Which part of a question's terms each row has, and where.

    Attributes:
        own: (rows, terms), in the sentence itself.  exact: the same, without words that are only near.
        before, after, title, article: (rows, terms), what stands there.
        density: (rows,) how near the words of a sentence are to the question in the mean.
        meaning: (rows,) how near it is to the question as a whole.
        lengths: (rows,) the words of each.
    """

    def __init__(self, asked: Asked, rows: Sequence[Row]) -> None:
        texts = [text for row in rows for text in (row.words, row.before, row.after, row.title)]
        places = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        at = np.array([places[text] for text in texts]).reshape(len(rows), 4)
        read = Texts(places)
        has, exact = np.zeros((2, len(places), len(asked.terms)), np.float32)
        nearest = np.zeros(len(read.stems), np.float32)
        for one, term in enumerate(asked.terms):
            if term.is_name:
                has[:, one] = exact[:, one] = read.named(term)
            else:
                same, near = read.nearness(term)
                nearest = np.maximum(nearest, near)
                exact[:, one], has[:, one] = read.most(same), read.most(near)
        self.own, self.before, self.after, self.title = (has[at[:, side]] for side in range(4))
        self.exact = exact[at[:, 0]]
        number = {document: place for place, document in enumerate(dict.fromkeys(row.document for row in rows))}
        self.articles = np.array([number[row.document] for row in rows])
        in_article = np.zeros((len(number), len(asked.terms)), np.float32)
        np.maximum.at(in_article, self.articles, np.maximum(self.own, self.title))
        self.article = in_article[self.articles]
        self.density = read.mean(nearest)[at[:, 0]]
        self.meaning = read.meaning(meaning_of(asked.words), at[:, 0])
        self.lengths = read.lengths[at[:, 0]]

    def best_of_article(self, worth: Floats) -> Floats:
        """(rows,) the most that any sentence of each row's article is worth."""
        most = np.zeros(self.articles.max(initial=0) + 1, np.float32)
        np.maximum.at(most, self.articles, worth)
        found: Floats = most[self.articles]
        return found


def facets(asked: Asked, rows: Sequence[Row], most: int) -> tuple[list[Row], dict[str, Floats]]:
    """The rows that have most of the question, with what stands around them, and every facet of these by name.

    Args:
        most: how many rows; of several with equally much the first by document and place.
    """
    shares, weights = Shares(asked, rows), np.array(asked.weights, np.float32)
    weights /= weights.sum() or 1.0
    names = weights * np.array([term.is_name for term in asked.terms], bool)
    beside = np.maximum.reduce([shares.own, BEFORE * shares.before, AFTER * shares.after, IN_TITLE * shares.title])
    around = np.maximum(beside, IN_ARTICLE * shares.article)
    meant = np.maximum.reduce([shares.before, shares.title, 0.5 * shares.article]) * (1 - shares.own)
    found = {
        "own": _sum(shares.own, weights),
        "exact": _sum(shares.exact, weights),
        "names meant": _sum(meant, names),
        "before": _sum(shares.before, weights),
        "after": _sum(shares.after, weights),
        "title": _sum(shares.title, weights),
        "article": _sum(shares.article, weights),
        "beside": _sum(beside, weights),
        "around": _sum(around, weights),
        "lacking": ((1 - beside) * weights).max(1, initial=0.0),
        "article best": shares.best_of_article(_sum(shares.own, weights)),
        "density": shares.density,
        "meaning": shares.meaning,
        "rank": np.array([row.rank for row in rows], np.float32),
        "saying named": _sum(shares.own, names) / (names.sum() or 1.0),
    }
    has = found["beside"] + found["around"]
    kept = sorted(range(len(rows)), key=lambda at: (-has[at], rows[at].document, rows[at].start))[:most]
    best = [rows[at] for at in kept]
    found = {name: values[kept] for name, values in found.items()}
    found |= _looks(best, shares.lengths[kept], set(WORD.findall(asked.words.casefold())))
    found |= _told(sought(asked.words), best)
    found["names meant"] *= _each(best, lambda row: PRONOUN.search(row.words))
    found["saying named"] *= found["saying"]
    return best, found


def _looks(rows: Sequence[Row], lengths: NDArray[np.int64], asked: set[str]) -> dict[str, Floats]:
    """What a sentence looks like, whatever is asked."""
    new = [len({one.casefold() for one in _CAPITAL.findall(row.words)} - asked) for row in rows]
    return {
        "question": _each(rows, lambda row: row.words.rstrip().endswith("?")),
        "scrap": (lengths < SCRAP).astype(np.float32),
        "long": np.clip((lengths - LONG) / LONG, 0, 1),
        "heading": _each(rows, lambda row: row.words in row.title),
        "caption": _each(rows, lambda row: CAPTION.search(row.words)),
        "new names": np.clip(np.array(new) / NEW_NAMES, 0, 1),
    }


def _told(kinds: frozenset[str], rows: Sequence[Row]) -> dict[str, Floats]:
    """Whether a sentence may tell the thing that is asked for; 0 for what is not."""
    none = np.zeros(len(rows), np.float32)
    return {
        kind: np.array([tells(kind, row.words) for row in rows], np.float32) if kind in kinds else none
        for kind in SOUGHT
    }


def _sum(shares: Floats, weights: Floats) -> Floats:
    found: Floats = np.einsum("ij,j->i", shares, weights)
    return found


def _each(rows: Sequence[Row], test: Callable[[Row], object]) -> Floats:
    return np.array([bool(test(row)) for row in rows], np.float32)
