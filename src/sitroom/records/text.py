"""What is read: pages as they came, documents as they are kept, and spans that point into them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal

from sitroom.records.dates import Interval

PageKind = Literal["text", "html"]
BlockKind = Literal["title", "heading", "paragraph", "caption", "list", "boilerplate"]

#: Kinds of block whose words may stand as evidence; captions and boilerplate are kept but never cited,
#: and a heading asks more often than it tells ("Does Russia want to invade Ukraine?").
EVIDENCE_KINDS: frozenset[str] = frozenset({"title", "paragraph", "list"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open [start, end) in code points of one Document.text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """True when the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """True when the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def spans_inside(spans: Sequence[Span], outer: Span) -> Sequence[Span]:
    """Those of some spans that lie inside another one; the spans are in order and do not overlap."""
    first = bisect_left(spans, outer.start, key=lambda span: span.start)
    return spans[first : bisect_right(spans, outer.end, lo=first, key=lambda span: span.end)]


@dataclass(frozen=True, slots=True)
class Page:
    """One article as it came in, before anything is decided about it.

    Attributes:
        uri: what the user gave: a path, `path#12` for line 12 of a file of records, an address, `-` for standard input.
        content: the bytes as read; for a row of JSON lines, its `text` in UTF-8.
        kind: how the bytes are to be understood.
        metadata: what came with it: `id`, `title`, `outlet`, `date`, `authors`, `url` ..., as the input names them.
        fetched_at: when an address was fetched, aware and in UTC; None for files.
    """

    uri: str
    content: bytes
    kind: PageKind = "text"
    metadata: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document with one purpose; blocks are in order and do not overlap."""

    start: int
    end: int
    kind: BlockKind

    @property
    def span(self) -> Span:
        """The block as a span."""
        return Span(self.start, self.end)

    @property
    def is_evidence(self) -> bool:
        """True when the words may be cited."""
        return self.kind in EVIDENCE_KINDS


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it is kept: its text is owned here once and never edited.

    Attributes:
        id: hash of what the article says and of what came with it.
        external_id: the `id` that the input gave.
        uri: an address, when there is one.  path: the file, with `#line` for a row of records.
        agency: the wire agency that the text or its metadata credits ("AP", "Reuters"), not the owner of a photograph.
        published: when it appeared; `basis` says how that is known (`metadata`, `dateline`, `first_line`, `byline`,
            `seen`, `inferred`, `file_name`, `none`).
        language: ISO 639-1.
        sha256: of the text in UTF-8.
        original: the text before encoding repair; None when nothing was repaired.
    """

    id: str
    external_id: str | None
    uri: str | None
    path: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    agency: str | None
    published: Interval
    language: str | None
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    original: str | None = None

    @property
    def length(self) -> int:
        """How many characters the text has."""
        return len(self.text)
