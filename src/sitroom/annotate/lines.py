"""What the finders of attributions read: a paragraph with its quotations, and its sentences as words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sitroom.annotate.clauses import Range
from sitroom.annotate.words import Word
from sitroom.records.annotation import Attribution
from sitroom.records.text import Block, Span


@dataclass(slots=True)
class Paragraph:
    """What is being read: one block, its quotations, and what has been found in it so far."""

    text: str
    block: Block
    quotations: Sequence[Span]
    found: list[Attribution] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence in its paragraph."""

    span: Span
    words: list[Word]
    quoted: list[bool]

    def chars(self, words: Range) -> Span:
        """The code points from the first of some words to the end of the last."""
        return Span(self.words[words[0]].start, self.words[words[1] - 1].end)


def read_line(sentence: Span, words: list[Word], quotations: Sequence[Span]) -> Line:
    """A sentence with its words, each marked whether it begins inside a quotation."""
    near = [q for q in quotations if q.meets(sentence)]
    return Line(sentence, words, [any(q.start <= w.start < q.end for q in near) for w in words])
