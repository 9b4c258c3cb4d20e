"""Where does it say so? The row behind a citation, with its words in their context."""

from dataclasses import dataclass
from typing import Any

from sitroom.query.grades import Grade, Grades
from sitroom.records.claims import Claim, Event, Evidence, Figure
from sitroom.records.text import Document, Span
from sitroom.store import TABLES, View


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that a row rests on, with what stands before and after them in the same block.

    `before` and `after` run to the start of the sentence before and the end of the sentence after; they are slices of
    the document's text that end at `start` and begin at `end`.
    """

    document: Document
    start: int
    end: int
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One row with its whole id, its table and its passages; a document and a judgement have no passages.

    `grade` is the Admiralty grade of an event, a claim or a figure.
    """

    id: str
    table: str
    row: Any
    passages: tuple[Passage, ...]
    grade: Grade | None = None


def show(view: View, citation: str) -> Shown:
    """Open a citation.

    Args:
        citation: an id, or the first characters of one.
    Raises:
        QuestionError: no row has an id that begins so, or several have.
    """
    table, row = view.row_by_prefix(citation.strip())
    evidence = [one for field in TABLES[type(row)].evidence_fields for one in getattr(row, field)]
    passages = (passage(view, one) for one in evidence)
    grade = Grades(view).of(row) if isinstance(row, Event | Claim | Figure) else None
    return Shown(row.id, table, row, tuple(one for one in passages if one), grade)


def passage(view: View, evidence: Evidence) -> Passage | None:
    """The words of one piece of evidence in their context; None where its document is not visible."""
    document = view.document(evidence.document)
    if document is None:
        return None
    around = _context(view, document, Span(evidence.start, evidence.end))
    return Passage(
        document=document,
        start=evidence.start,
        end=evidence.end,
        before=document.text[around.start : evidence.start],
        quote=evidence.quote,
        after=document.text[evidence.end : around.end],
    )


def _context(view: View, document: Document, words: Span) -> Span:
    """From the sentence before to the sentence after, but not out of the blocks that the words stand in."""
    blocks = [block.span for block in document.blocks if block.span.meets(words)]
    first, last = (blocks[0].start, blocks[-1].end) if blocks else (words.start, words.end)
    sentences = view.sentences(document.id)
    before = [sentence.start for sentence in sentences if sentence.end <= _start_of(sentences, words)]
    after = [sentence.end for sentence in sentences if sentence.start >= _end_of(sentences, words)]
    start = before[-1] if before else _start_of(sentences, words)
    end = after[0] if after else _end_of(sentences, words)
    return Span(max(first, start), min(last, end))


def _start_of(sentences: list[Span], words: Span) -> int:
    """Where the sentence begins in which the words begin."""
    return min([sentence.start for sentence in sentences if sentence.meets(words)], default=words.start)


def _end_of(sentences: list[Span], words: Span) -> int:
    """Where the sentence ends in which the words end."""
    return max([sentence.end for sentence in sentences if sentence.meets(words)], default=words.end)
