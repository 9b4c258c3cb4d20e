"""An article cut into what a browser shows: blocks, and in each the cited words as nested marks.

Offsets are code points of `Document.text` and are used up here, on the server: no page carries one to a script, so
nothing has to be converted to the browser's UTF-16 units.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sitroom.records.text import Block, Document, Span


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that one or more rows rest on; `citations` name the rows, in the order in which they are shown."""

    span: Span
    citations: tuple[str, ...]
    is_continued: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Cited words on the page; `parts` are plain text and marks inside this one."""

    cited: Cited
    parts: "tuple[str | Mark, ...]"

    @property
    def text(self) -> str:
        """The words of the mark and of all marks inside it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of an article as the page shows it; `citations` are those that begin in it."""

    kind: str
    parts: tuple[str | Mark, ...]
    citations: tuple[str, ...]


def gather(citations: Mapping[str, Iterable[Span]]) -> list[Cited]:
    """Put rows that rest on the same words together: one sentence often gives a claim, an event and a figure."""
    by_span: dict[Span, list[str]] = {}
    for citation, spans in citations.items():
        for span in spans:
            by_span.setdefault(span, []).append(citation)
    return [Cited(span, tuple(dict.fromkeys(names))) for span, names in by_span.items()]


def passages(document: Document, cited: Sequence[Cited]) -> list[Passage]:
    """The blocks of a document, each with the marks that lie in it.

    Words that run over the end of a block go on as a continued mark in the next: a quotation of two paragraphs.
    """
    blocks = document.blocks or (Block(0, len(document.text), "paragraph"),)
    return [_passage(document.text, block, cited) for block in blocks]


def _passage(text: str, block: Block, cited: Sequence[Cited]) -> Passage:
    pieces = [_clipped(one, block.span) for one in cited if one.span.meets(block.span)]
    begun = sorted((one for one in pieces if not one.is_continued), key=_order)
    citations = tuple(dict.fromkeys(name for one in begun for name in one.citations))
    return Passage(block.kind, nest(text, block.span, pieces), citations)


def _order(cited: Cited) -> tuple[int, int]:
    return cited.span.start, -cited.span.end


def _clipped(cited: Cited, bounds: Span) -> Cited:
    span = Span(max(cited.span.start, bounds.start), min(cited.span.end, bounds.end))
    return replace(cited, span=span, is_continued=cited.is_continued or span.start > cited.span.start)


def nest(text: str, bounds: Span, cited: Iterable[Cited]) -> tuple[str | Mark, ...]:
    """Words between two offsets as a tree of marks; marks that cross are split where the first of them ends.

    The parts, joined, are the words; and what begins in `bounds` begins in exactly one mark that is not continued.
    """
    waiting = sorted(cited, key=_order)
    parts: list[str | Mark] = []
    position = bounds.start
    while waiting:
        outer, *others = waiting
        inside = [_clipped(one, outer.span) for one in others if one.span.meets(outer.span)]
        after = Span(outer.span.end, bounds.end)
        waiting = sorted((_clipped(one, after) for one in others if one.span.end > outer.span.end), key=_order)
        parts += [text[position : outer.span.start], Mark(outer, nest(text, outer.span, inside))]
        position = outer.span.end
    parts.append(text[position : bounds.end])
    return tuple(part for part in parts if part != "")
