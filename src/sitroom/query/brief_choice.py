"""Choosing the lines of a brief: what is near the story and told by most origins, and nothing twice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, log1p, sqrt

from sitroom.query.alone import one_line, worth
from sitroom.query.lines import AnswerLine
from sitroom.query.story import Story
from sitroom.query.topic import topic_words

#: From here on two lines have so many of their words in common that they say the same: of the shorter one's words.
SAME = 0.6
#: In a ledger of fewer articles than this one article may have all lines of a section.
FEW = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be printed.

    Attributes:
        line: what would be printed.
        day: the ISO day it tells of, for the order of a section; "" where none is known.
        weight: what speaks for it beside its words and its origins; orders only.
        group: lines of one group stand together: the actor who wants something.
        is_about_texts: it tells of the articles and not of the story, which it need not come near to.
    """

    line: AnswerLine
    day: str = ""
    weight: float = 1.0
    group: str = ""
    is_about_texts: bool = False


class Choice:
    """What one brief has printed so far, and what may still be printed."""

    def __init__(self, story: Story, documents: int) -> None:
        self._story = story
        self._is_small = documents < FEW
        self._printed: list[tuple[AnswerLine, frozenset[str]]] = []

    def take(self, candidates: Iterable[Candidate], limit: int) -> tuple[AnswerLine, ...]:
        """The best lines, the best first."""
        return tuple(one.line for one in self._chosen(candidates, limit))

    def newest(self, candidates: Iterable[Candidate], limit: int) -> tuple[AnswerLine, ...]:
        """The best lines, the latest day first."""
        return tuple(one.line for one in sorted(self._chosen(candidates, limit), key=lambda one: one.day, reverse=True))

    def oldest(self, candidates: Iterable[Candidate], limit: int) -> tuple[AnswerLine, ...]:
        """The best lines in order of time."""
        return tuple(one.line for one in sorted(self._chosen(candidates, limit), key=lambda one: one.day))

    def grouped(self, candidates: Iterable[Candidate], limit: int) -> tuple[AnswerLine, ...]:
        """The best lines, those of one group together, the group of the best one first."""
        chosen = self._chosen(candidates, limit, most=max(1, limit // 3))
        order = list(dict.fromkeys(one.group for one in chosen))
        return tuple(one.line for one in sorted(chosen, key=lambda one: order.index(one.group)))

    def _chosen(self, candidates: Iterable[Candidate], limit: int, most: int | None = None) -> list[Candidate]:
        """The best that say something new; of one article a third of a section at most, of one group `most`."""
        a_document = limit if self._is_small else ceil(limit / 3)
        ranked = sorted(
            self._ranked(candidates), key=lambda pair: (-pair[0], pair[1].line.row or "", pair[1].line.text)
        )
        chosen: list[Candidate] = []
        documents: Counter[str] = Counter()
        groups: Counter[str] = Counter()
        for _, one in ranked:
            if len(chosen) == limit:
                break
            mine = {piece.document for piece in one.line.evidence}
            is_crowded = any(documents[document] >= a_document for document in mine)
            if is_crowded or (most and groups[one.group] >= most) or self._is_told(one.line):
                continue
            chosen.append(one)
            documents.update(mine)
            groups[one.group] += 1
            self._printed.append((one.line, _words(one.line)))
        return chosen

    def _ranked(self, candidates: Iterable[Candidate]) -> Iterable[tuple[float, Candidate]]:
        for one in candidates:
            text = one.line.text
            # what the reader asked for need not be near the rest
            is_near = one.is_about_texts or self._story.has_topic or self._story.is_near(text)
            if self._story.is_on_topic(text) and is_near:
                value = max(0.1, min((worth(one_line(piece.quote)) for piece in one.line.evidence), default=0.1))
                yield one.weight * (0.1 + self._story.nearness(text)) * sqrt(log1p(one.line.origins)) * value, one

    def _is_told(self, line: AnswerLine) -> bool:
        words = _words(line)
        return any(_is_same(line, words, other, theirs) for other, theirs in self._printed)


def _is_same(line: AnswerLine, words: frozenset[str], other: AnswerLine, theirs: frozenset[str]) -> bool:
    """True for two lines from overlapping words of one document, and for two with most of their words in common."""
    for one in line.evidence:
        for two in other.evidence:
            if one.document == two.document and one.start < two.end and two.start < one.end:
                return True
    return len(words & theirs) >= SAME * max(4, min(len(words), len(theirs)))


def _words(line: AnswerLine) -> frozenset[str]:
    return frozenset(topic_words(" ".join(one.quote for one in line.evidence) or line.text))
