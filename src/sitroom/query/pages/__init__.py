"""A brief as a page: what stands on it, whatever the format; one file a format beside this one.

A page has a title, what it rests on, lines under headings, and its sources. Each line ends in its citation; formats
that can be read back (`Piece`) can be checked against the ledger.
"""

from dataclasses import dataclass, replace

from sitroom.query.brief import NOTHING, Brief
from sitroom.query.brief_lines import Lines, source_words
from sitroom.query.citation import citation
from sitroom.query.lines import AnswerLine
from sitroom.records.text import Document
from sitroom.store import View

#: The heading under which a page lists where its words are printed.
SOURCES = "Sources"
#: What a page says of itself whose sentences a language model has written from its lines.
WRITTEN_OUT = "Written out by the language model {}; each sentence was checked against the line that it cites."
#: What a line of the registry cites.
REGISTRY = "registry"


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader sees: every string is one line of plain text.

    Attributes:
        basis: what it rests on.
        sections: headings with their lines, each with note and citation.
        sources: for each document that a line cites its citation and its words.
    """

    title: str
    basis: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One line as it was read back: `kind` is title, heading or text; `number` is its line or paragraph, from 1."""

    number: int
    kind: str
    text: str


def page_of(view: View, brief: Brief) -> Page:
    """Lay out a brief of a view."""
    lines = Lines(view)
    sections = tuple(
        (section.heading, tuple(item_words(lines, line) for line in section.lines) or (NOTHING,))
        for section in brief.sections
    )
    printed = (line for section in brief.sections for line in section.lines)
    documents = dict.fromkeys(piece.document for line in printed for piece in line.evidence)
    sources = tuple(source_line(view, document) for id in documents if (document := view.document(id)))
    return Page(plain(brief.title), plain(brief.basis), sections, sources)


def item_words(lines: Lines, line: AnswerLine) -> str:
    """A line with who said it when, where it is printed, its independent origins, and its citation in brackets."""
    origins = f"{line.origins} independent origins" if line.origins > 1 else ""
    said = ", ".join(part for part in (line.speaker, line.date) if part and line.speaker)
    note = "; ".join(part for part in (said, lines.source(line), origins) if part)
    cites = f"[{cited(lines.view, line)}]"
    return plain(f"{line.text} ({note}) {cites}" if note else f"{line.text} {cites}")


def prose_words(lines: Lines, sentence: str, line: AnswerLine) -> str:
    """A sentence that was written from a line, with the note and the citation of the line."""
    return item_words(lines, replace(line, text=sentence))


def cited(view: View, line: AnswerLine) -> str:
    """What opens the words of a line: its row, else each place in a document; `registry` where no article has them."""
    if line.row:
        return citation(view, line.row)
    places = (f"{citation(view, one.document)}:{one.start}-{one.end}" for one in line.evidence)
    return ", ".join(places) or REGISTRY


def source_line(view: View, document: Document) -> str:
    """A document in the list of sources: its citation, outlet, day, title and address."""
    title = f"“{' '.join(document.title.split())}”" if document.title and document.outlet else ""
    parts = (source_words(document), title, document.uri or "")
    return plain(f"[{citation(view, document.id)}] {', '.join(part for part in parts if part)}")


def plain(text: str) -> str:
    """Words on one line without control characters, which a title may hold and a terminal would obey."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
