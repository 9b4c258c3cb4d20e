"""How well attributions are found: who is said to have said what, against articles that people marked up.

    python -m evals.attribution GOLD.jsonl ANSWER.jsonl

GOLD has a row an article, {"id", "text", "attributions": [{"source": [[s, e]], "cue": [[s, e]], "content": [[s, e]]}]},
as PolNeAR is kept; ANSWER is what `sitroom annotate` writes of the same texts.  A word is a run of letters and digits
(an apostrophe inside it belongs to it) or one mark.  An attribution without content is none.

pair    one attribution of the answer for one of gold: the contents share at least half of all their words, and the
        sources share a word (marks do not count) or both are empty; taken greedily, the best overlap first
direct, mixed, indirect    the same by kind: recall by the kind of gold, precision by that of the answer; direct when
        the whole content is one quotation, indirect when no quotation mark stands in it
source, cue, content    spans that are exactly the gold's, each by itself, counted word by word
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from evals.measure import Score, main_of

WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
ROLES = ("source", "cue", "content")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution: the numbers of its words by role, of its source's words without marks, and its kind."""

    source: frozenset[int]
    named: frozenset[int]
    content: frozenset[int]
    kind: str


class Words:
    """The words of one text, by place."""

    def __init__(self, text: str) -> None:
        matches = list(WORD.finditer(text))
        self._starts = [match.start() for match in matches]
        self._ends = [match.end() for match in matches]
        self._is_mark = [not match.group()[0].isalnum() and match.group()[0] != "_" for match in matches]

    def under(self, start: int, end: int) -> range:
        """Numbers of the words that share a character with [start, end)."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def of(self, spans: Iterable[Sequence[int]]) -> frozenset[int]:
        """Numbers of the words under any of the spans."""
        return frozenset(number for start, end in spans for number in self.under(start, end))

    def without_marks(self, numbers: Iterable[int]) -> frozenset[int]:
        """Those that are no marks."""
        return frozenset(number for number in numbers if not self._is_mark[number])


def kind_of(text: str, content: Sequence[Sequence[int]]) -> str:
    """direct, mixed or indirect, by the double quotation marks in the pieces of a content."""
    kinds = set()
    for start, end in content:
        piece = text[start:end].strip()
        marks = sum(piece.count(mark) for mark in '“”"')
        whole = marks <= 2 and piece[:1] in ("“", '"') and re.search(r'[”"]\W*$', piece)
        kinds.add("direct" if whole else "mixed" if marks else "indirect")
    return kinds.pop() if len(kinds) == 1 else "mixed"


def read_found(row: Row, text: str, words: Words) -> list[Found]:
    """The attributions of one row that have content."""
    found = []
    for given in row.get("attributions") or []:
        content = words.of(given.get("content") or [])
        if content:
            source = words.of(given.get("source") or [])
            found.append(Found(source, words.without_marks(source), content, kind_of(text, given["content"])))
    return found


def overlap(one: Found, other: Found) -> float:
    """Words that both contents have over words that either has."""
    return len(one.content & other.content) / len(one.content | other.content)


def match(gold: Sequence[Found], answer: Sequence[Found]) -> list[tuple[int, int]]:
    """Pairs of (gold, answer) that are the same attribution, each at most once."""
    likely = []
    for i, one in enumerate(gold):
        for j, other in enumerate(answer):
            share = overlap(one, other)
            same_source = one.named & other.named or not (one.source or other.source)
            if share >= 0.5 and same_source:
                likely.append((-share, i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(likely):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def spans_of(row: Row, role: str, words: Words) -> set[tuple[int, int]]:
    """The spans of one role as ranges of words."""
    pieces = (words.under(*span) for given in row.get("attributions") or [] for span in given.get(role) or [])
    return {(piece.start, piece.stop) for piece in pieces if piece}


def evaluate(gold: Sequence[Row], answer: dict[str, Row]) -> dict[str, Score]:
    """All measures over all articles; an article without an answer counts as one in which nothing was found."""
    right, found, asked = Counter[str](), Counter[str](), Counter[str]()
    hit = Counter[str]()
    for row in gold:
        text, given = row["text"], answer.get(row["id"], {})
        words = Words(text)
        ours, theirs = read_found(row, text, words), read_found(given, text, words)
        for name, side in ((asked, ours), (found, theirs)):
            name.update(one.kind for one in side)
            name["pair"] += len(side)
        for i, j in match(ours, theirs):
            hit.update(("pair", ours[i].kind))
            right.update(("pair", theirs[j].kind))
        for role in ROLES:
            in_gold, in_answer = spans_of(row, role, words), spans_of(given, role, words)
            both = len(in_gold & in_answer)
            hit[role] += both
            right[role] += both
            asked[role] += len(in_gold)
            found[role] += len(in_answer)
    names = ("pair", "direct", "mixed", "indirect", *ROLES)
    return {name: Score(right[name], found[name], hit[name], asked[name]) for name in names}


if __name__ == "__main__":
    main_of(__doc__, evaluate)
