"""The sentences nearest to a question: words and names found by the full text, then weighed by meaning and place.

A question seldom has the words of its answer ("Who killed Rabin?": "... was assassinated by an extremist"). So words
near in meaning are looked for too, names by every printed form that the registry and the ledger have, and a word that
stands only in the title or beside the sentence counts for a part: "They left the plant on Monday."
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from sitroom.lexicon.content_words import stem
from sitroom.lexicon.nearness import Floats, alike, nearness
from sitroom.query.terms import Term, any_of, phrases_of
from sitroom.store import View

#: Sentences that each search of the full text may bring.
HITS = 100
#: Near words that are looked for beside each of the question, and how near they must be.
NEAR_WORDS, NEAR = 8, 0.5
#: The rarest terms of a question are looked for by themselves, too: "Rabin" in "Who killed Rabin?".
RARE = 2
#: A term less rare than this stands in every tenth sentence or so.
COMMON = 0.3
#: Nearness below this counts for nothing, and a near word for less than the word itself.
FLOOR, NEAR_WORTH = 0.35, 0.9
#: What a word is worth that stands in the title, in the sentence before, in the one after, elsewhere in the article:
#: "How many did the bomb in Arlberg kill?": "Eleven people died." far below the sentence that names the town.
IN_TITLE, BEFORE, AFTER, IN_ARTICLE = 0.5, 0.5, 0.35, 0.35
#: A name says more of what is asked than a word as rare, which may be put in another way.
NAME_WEIGHT, LIGHT_WEIGHT = 1.4, 0.5
#: A question of so few terms asks for all of them: "Did Britain send weapons?" is not about British letters.
SHORT, LACKING, LACKING_WORTH = 3, 0.35, 0.85
#: Sentences shorter than this many words are scraps; they and questions answer little, titles hardly anything.
SCRAP, SCRAP_WORTH, TITLE_WORTH = 5, 0.6, 0.4
#: Two sentences with this part of all their words in common are one.
COPIED = 0.7

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Nearby:
    """A sentence of a document and how near it is to the question, from 0 to 1.

    Attributes:
        around: the title and the sentence before, which may name who is meant.
    """

    document: str
    start: int
    end: int
    words: str
    score: float
    around: str


class Retriever:
    """Finds sentences in one view; what it learns of words is kept for the next question."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._spread: dict[tuple[str, ...], int] = {}

    def find(self, terms: Sequence[Term], limit: int, fits: Callable[[str], float] = lambda words: 1.0) -> list[Nearby]:
        """The nearest sentences, the nearest first; ties by document and place.

        Args:
            fits: what a sentence is worth as an answer of the kind that is wanted; its score is multiplied by that.
        """
        if not terms:
            return []
        rows = self._rows(self._hits(terms))
        if not rows:
            return []
        scores = np.minimum(self._scores(terms, rows) * [fits(row.words) for row in rows], 1.0)
        found = [
            Nearby(row.document, row.start, row.end, row.words, round(float(score), 4), f"{row.title} {row.before}")
            for row, score in zip(rows, scores, strict=True)
        ]
        return sorted(found, key=lambda one: (-one.score, one.document, one.start))[:limit]

    def rarity(self, term: Term) -> float:
        """How rare a term is among the sentences: near 1 for what one has, near 0 for what all have."""
        forms = term.forms
        if forms not in self._spread:
            sql = "SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH ?"
            self._spread[forms] = int(self._view.select(sql, (any_of(forms),))[0][0])
        total = self._total
        return log((total + 1) / (self._spread[forms] + 0.5)) / log(total + 2)

    def is_printed(self, word: str) -> bool:
        """True when some sentence has a word, in any form."""
        sql = "SELECT 1 FROM sentences_fts WHERE sentences_fts MATCH ? LIMIT 1"
        return bool(self._view.select(sql, (any_of((word,)),)))

    @cached_property
    def _total(self) -> int:
        return int(self._view.select("SELECT count(*) FROM main.sentences")[0][0])

    def _hits(self, terms: Sequence[Term]) -> list[int]:
        """Numbers of sentences that have some of the terms: words with what is near them, and names beside them."""
        words = [term for term in terms if not term.is_name]
        names = [any_of(term.forms) for term in terms if term.is_name]
        plain = any_of([form for term in terms for form in term.forms[:4]])
        near = [one for term in words for form in term.forms[:1] for one in nearness().nearest(form, NEAR_WORDS, NEAR)]
        wide = any_of([form for term in words for form in (*term.forms, *near)])
        rare = [term for term in terms if not words or self.rarity(term) >= COMMON]
        rare = sorted(rare, key=lambda term: (-self.rarity(term), term.forms))[:RARE]
        asked = [plain, *(any_of(term.forms) for term in rare), *([wide] if words else [])]
        asked += [f"({name}) AND ({wide})" for name in names] if words else names
        asked += [" AND ".join(f"({name})" for name in names)] if len(names) > 1 else []
        return list(dict.fromkeys(id for match in asked for id in self._best(match)))

    def _best(self, match: str) -> list[int]:
        """The sentences that fit best, without the last of many that fit equally well: their order would be chance."""
        shown = "SELECT s.id FROM main.sentences AS s JOIN documents AS d ON d.id = s.document"
        only = f"AND rowid IN ({shown})" if self._view.as_of else ""
        sql = f"SELECT rowid, rank FROM sentences_fts WHERE sentences_fts MATCH ? {only} ORDER BY rank LIMIT ?"
        rows = self._view.select(sql, (match, HITS + 1))
        return [id for id, rank in rows if len(rows) <= HITS or rank < rows[-1][1]]

    def _rows(self, hits: Iterable[int]) -> "list[_Row]":
        """The sentences with their neighbours and titles; furniture of a page that is no sentence is left out."""
        sql = """SELECT id, document, start, "end" FROM main.sentences WHERE id IN (SELECT value FROM json_each(?))"""
        wanted = list(hits)
        around = sorted({id + step for id in wanted for step in (-1, 0, 1)})
        found = {row[0]: row for row in self._view.select(sql, (json.dumps(around),))}
        # whole texts, once each: SQLite counts its way to a place in one from the beginning
        sql = "SELECT id, text, title FROM main.documents WHERE id IN (SELECT value FROM json_each(?))"
        inside = sorted({found[id][1] for id in wanted})
        texts = {id: (text, title or "") for id, text, title in self._view.select(sql, (json.dumps(inside),))}
        rows = []
        for id in wanted:
            _, document, start, end = found[id]
            text, title = texts[document]
            sides = (found.get(id - 1), found.get(id + 1))
            before, after = (text[side[2] : side[3]] if side and side[1] == document else "" for side in sides)
            rows.append(_Row(document, start, end, text[start:end], before, after, title))
        return rows

    def _scores(self, terms: Sequence[Term], rows: "Sequence[_Row]") -> Floats:
        """(rows,) how much of the question each sentence has, what stands around it counting for a part."""
        texts = [text for row in rows for text in (row.words, row.before, row.after, row.title)]
        places = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        has = _presence(terms, list(places))[[places[text] for text in texts]].reshape(len(rows), 4, len(terms))
        kinds = [NAME_WEIGHT if term.is_name else LIGHT_WEIGHT if term.is_light else 1.0 for term in terms]
        weights = np.array([self.rarity(term) * kind for term, kind in zip(terms, kinds, strict=True)], np.float32)
        weights /= weights.sum() or 1.0
        own = np.einsum("ij,j->i", has[:, 0], weights)
        worth = np.array([1.0, BEFORE, AFTER, IN_TITLE], np.float32)[None, :, None]
        number = {document: at for at, document in enumerate(dict.fromkeys(row.document for row in rows))}
        articles = np.array([number[row.document] for row in rows])
        in_article = np.zeros((len(number), len(terms)), np.float32)
        np.maximum.at(in_article, articles, has[:, 0])
        beside = (has * worth).max(1)
        around = np.einsum("ij,j->i", np.maximum(beside, IN_ARTICLE * in_article[articles]), weights)
        heavy = np.array([not term.is_light for term in terms])
        lacks = (heavy.sum() <= SHORT) & (beside[:, heavy].min(1, initial=1.0) < LACKING)
        lengths = np.array([len(_WORD.findall(row.words)) for row in rows])
        is_scrap = np.array([row.words.endswith("?") for row in rows]) | (lengths < SCRAP)
        is_title = np.array([row.words in row.title for row in rows])
        worth_it = np.where(is_scrap, SCRAP_WORTH, 1.0) * np.where(is_title, TITLE_WORTH, 1.0)
        score: Floats = (around + own) / 2 * worth_it * np.where(lacks, LACKING_WORTH, 1.0)
        return score


@dataclass(frozen=True, slots=True)
class _Row:
    document: str
    start: int
    end: int
    words: str
    before: str
    after: str
    title: str


def distinct(found: Iterable[Nearby]) -> list[Nearby]:
    """The sentences without those that a nearer one has in nearly the same words and the very same numbers."""
    kept: list[Nearby] = []
    told: list[tuple[set[str], set[str]]] = []
    for one in found:
        words = set(_WORD.findall(one.words.casefold()))
        numbers = {word for word in words if word[0].isdigit()}
        if not any(numbers == its and len(words & other) >= COPIED * len(words | other) for other, its in told):
            kept.append(one)
            told.append((words, numbers))
    return kept


def _presence(terms: Sequence[Term], texts: Sequence[str]) -> Floats:
    """(texts, terms) from 0 to 1, whether each text has each term: itself, or what is near it."""
    found = np.zeros((len(texts), len(terms)), np.float32)
    tokens = [_WORD.findall(text.casefold()) for text in texts]
    own = {word: at for at, word in enumerate(dict.fromkeys(word for several in tokens for word in several))}
    if not own:
        return found
    stems = [stem(word) for word in own]
    vectors = nearness().vectors(own)
    flat = np.array([own[word] for several in tokens for word in several] or [0])
    starts = np.cumsum([0, *map(len, tokens)])[:-1]
    filled = np.array([bool(several) for several in tokens])
    spaced = [f" {' '.join(several)} " for several in tokens]
    for at, term in enumerate(terms):
        if term.is_name:
            forms = phrases_of(term.forms)
            single = np.zeros(len(own), np.float32)
            single[[own[form] for form in forms if form in own]] = 1.0
            found[filled, at] = np.maximum.reduceat(single[flat], starts[filled])
            several_words = [f" {form} " for form in forms if " " in form]
            if several_words:
                left = np.flatnonzero(found[:, at] == 0)
                found[left, at] = [any(form in spaced[one] for form in several_words) for one in left]
            continue
        near = (alike(vectors, nearness().vectors(term.forms[:1])[0]) - FLOOR) / (1 - FLOOR)
        worth = np.clip(near, 0, 1) * NEAR_WORTH
        wanted = {stem(form) for form in term.forms}
        worth[[one for one, root in enumerate(stems) if root in wanted]] = 1.0
        found[filled, at] = np.maximum.reduceat(worth[flat], starts[filled])
    return found
