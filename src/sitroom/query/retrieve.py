"""The sentences nearest to a question: words and names found by the full text, then weighed by what speaks for each.

A question seldom has the words of its answer ("Who killed Rabin?": "... was assassinated by an extremist"). So words
near in meaning are looked for too, names by every printed form that the registry and the ledger have, and sentences
that stand near to those found: "They left the plant on Monday."
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from sitroom.lexicon.nearness import Floats, nearness
from sitroom.query.facets import Asked, Row, facets
from sitroom.query.ranking import ranking
from sitroom.query.terms import WORD, Term, any_of
from sitroom.store import View

#: Sentences that the search for the question's own words may bring, and each other one.
HITS, OTHER_HITS = 100, 60
#: Around so many of the sentences found that have most of the question, all that stand so near may answer, too.
CENTRES, AROUND = 20, 4
#: Of all those the ones that have most of the question, with what stands around them, are looked at closely.
KEPT = 200
#: Near words that are looked for beside each of the question, and how near they must be.
NEAR_WORDS, NEAR = 8, 0.5
#: The rarest terms of a question are looked for by themselves, too: "Rabin" in "Who killed Rabin?".
RARE = 2
#: A term less rare than this stands in every tenth sentence or so.
COMMON = 0.3
#: A name says more of what is asked than a word as rare, which may be put in another way.
NAME_WEIGHT, LIGHT_WEIGHT = 1.4, 0.5
#: Two sentences with this part of all their words in common are one.
COPIED = 0.7
#: What is a line of notes and no sentence.
ADDRESS = re.compile(r"https?://|%[0-9A-F]{2}%|^\W*\[?\d+\]?\W*$")


@dataclass(frozen=True, slots=True)
class Nearby:
    """A sentence of a document and how likely it answers the question, from 0 to 1.

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
        self._placed: dict[int, tuple[int, str, int, int]] = {}

    def find(self, words: str, terms: Sequence[Term], limit: int) -> list[Nearby]:
        """The nearest sentences, the nearest first; ties by document and place.

        Args:
            words: the question.  terms: what of it is looked for.
        """
        rows, found = self.weighed(words, terms)
        if not rows:
            return []
        points = ranking().points(found)
        order = sorted(range(len(rows)), key=lambda at: (-points[at], rows[at].document, rows[at].start))[:limit]
        # what stands before a sentence that answers is no less likely to
        likely = np.maximum.accumulate(ranking().probability(found)[order][::-1])[::-1]
        return [
            Nearby(row.document, row.start, row.end, row.words, round(float(score), 4), f"{row.title} {row.before}")
            for row, score in zip([rows[at] for at in order], likely, strict=True)
        ]

    def weighed(self, words: str, terms: Sequence[Term]) -> tuple[list[Row], dict[str, Floats]]:
        """The sentences that may answer, with what speaks for each; `find` without its order."""
        if not terms:
            return [], {}
        weights = [self.rarity(term) * _kind_weight(term) for term in terms]
        plain = any_of([form for term in terms for form in term.forms[:4]])
        searches = [self._best(plain, HITS), *(self._best(match, OTHER_HITS) for match in self._matches(terms))]
        rows = self._rows(self._widened(searches), dict(searches[0]))
        if not rows:
            return [], {}
        return facets(Asked(words, tuple(terms), tuple(weights)), rows, KEPT)

    def rarity(self, term: Term) -> float:
        """How rare a term is among the sentences: near 1 for what one has, near 0 for what all have."""
        forms = term.forms
        if forms not in self._spread:
            sql = "SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH ?"
            self._spread[forms] = int(self._view.select(sql, (any_of(forms),))[0][0])
        total = self._total
        return log((total + 1) / (self._spread[forms] + 0.5)) / log(total + 2)

    def is_printed(self, words: str) -> bool:
        """True when some sentence has a word, in any form, or several words in a row."""
        sql = "SELECT 1 FROM sentences_fts WHERE sentences_fts MATCH ? LIMIT 1"
        return bool(self._view.select(sql, (any_of((words,)),)))

    @cached_property
    def _total(self) -> int:
        return int(self._view.select("SELECT count(*) FROM main.sentences")[0][0])

    def _matches(self, terms: Sequence[Term]) -> list[str]:
        """What else the full text is asked for: rare terms, words near to the question's, and names beside them."""
        words = [term for term in terms if not term.is_name]
        names = [any_of(term.forms) for term in terms if term.is_name]
        near = [one for term in words for form in term.forms[:1] for one in nearness().nearest(form, NEAR_WORDS, NEAR)]
        wide = any_of([form for term in words for form in (*term.forms, *near)])
        rare = [term for term in terms if not words or self.rarity(term) >= COMMON]
        rare = sorted(rare, key=lambda term: (-self.rarity(term), term.forms))[:RARE]
        asked = [*(any_of(term.forms) for term in rare), *([wide] if words else [])]
        asked += [f"({name}) AND ({wide})" for name in names] if words else names
        return asked + ([" AND ".join(f"({name})" for name in names)] if len(names) > 1 else [])

    def _best(self, match: str, most: int) -> list[tuple[int, float]]:
        """The sentences that fit best, each with how well beside the best one; without the last of many that fit
        equally well, whose order would be chance.
        """
        shown = "SELECT s.id FROM main.sentences AS s JOIN documents AS d ON d.id = s.document"
        only = f"AND rowid IN ({shown})" if self._view.as_of else ""
        # FTS5's own "ORDER BY rank" sorts all that fit, each with where its words stand
        sql = f"""SELECT rowid, bm25(sentences_fts) AS fit FROM sentences_fts
            WHERE sentences_fts MATCH ? {only} ORDER BY fit LIMIT ?"""
        rows = self._view.select(sql, (match, most + 1))
        return [(id, rank / rows[0][1]) for id, rank in rows if len(rows) <= most or rank < rows[-1][1]]

    def _widened(self, searches: Sequence[Sequence[tuple[int, float]]]) -> list[int]:
        """The sentences that the searches found, and those that stand near to the ones that most of them found."""
        fits: dict[int, float] = {}
        for search in searches:
            for id, fit in search:
                fits[id] = fits.get(id, 0.0) + fit
        found = self._places(fits)
        best = sorted(fits, key=lambda id: (-fits[id], *found[id][1:3]))[:CENTRES]
        near = [(id, id + step) for id in best for step in range(-AROUND, AROUND + 1)]
        beside = self._places({id for _, id in near})
        return list(dict.fromkeys([*fits, *(id for at, id in near if id in beside and beside[id][1] == found[at][1])]))

    def _places(self, ids: Iterable[int]) -> dict[int, tuple[int, str, int, int]]:
        """Number, document, start and end of sentences, by number."""
        wanted = set(ids)
        sql = """SELECT id, document, start, "end" FROM main.sentences WHERE id IN (SELECT value FROM json_each(?))"""
        for row in self._view.select(sql, (json.dumps(sorted(wanted - self._placed.keys())),)):
            self._placed[row[0]] = (row[0], row[1], row[2], row[3])
        return {id: self._placed[id] for id in wanted if id in self._placed}

    def _texts(self, documents: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Whole texts and titles; SQLite counts its way to a place in a text from the beginning."""
        sql = "SELECT id, text, title FROM main.documents WHERE id IN (SELECT value FROM json_each(?))"
        rows = self._view.select(sql, (json.dumps(sorted(documents)),))
        return {id: (text, title or "") for id, text, title in rows}

    def _rows(self, wanted: Sequence[int], ranks: dict[int, float]) -> list[Row]:
        """The sentences with their neighbours and titles."""
        found = self._places({id + step for id in wanted for step in (-1, 0, 1)})
        texts = self._texts({found[id][1] for id in wanted})
        rows = []
        for id in wanted:
            _, document, start, end = found[id]
            text, title = texts[document]
            if ADDRESS.search(text[start:end]):
                continue
            sides = (found.get(id - 1), found.get(id + 1))
            before, after = (text[side[2] : side[3]] if side and side[1] == document else "" for side in sides)
            rows.append(Row(document, start, end, text[start:end], before, after, title, ranks.get(id, 0.0)))
        return rows


def _kind_weight(term: Term) -> float:
    return NAME_WEIGHT if term.is_name else LIGHT_WEIGHT if term.is_light else 1.0


def distinct(found: Iterable[Nearby]) -> list[Nearby]:
    """The sentences without those that a nearer one has in nearly the same words and the very same numbers."""
    kept: list[Nearby] = []
    told: list[tuple[set[str], set[str]]] = []
    for one in found:
        words = set(WORD.findall(one.words.casefold()))
        numbers = {word for word in words if word[0].isdigit()}
        if not any(numbers == its and len(words & other) >= COPIED * len(words | other) for other, its in told):
            kept.append(one)
            told.append((words, numbers))
    return kept
