"""Does a brief still say what its ledger says? Every line is made again from its citation and laid beside it.

A changed word, a wrong citation, a number of origins that is not so and a sentence without a citation are found, each
with its line (in DOCX its paragraph). What the ledger has and the brief leaves out is no fault: an editor may cut.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path
from typing import Any

from sitroom.errors import QuestionError, SetupError
from sitroom.query.ask import last_day
from sitroom.query.brief import HEADINGS, NOTHING, basis, duty_lines, title
from sitroom.query.brief_lines import ROWS, Lines, long_day
from sitroom.query.lines import AnswerLine
from sitroom.query.pages import REGISTRY, SOURCES, WRITTEN_OUT, Piece, item_words, plain, source_line
from sitroom.query.support import unsupported
from sitroom.records.text import Document
from sitroom.store import View
from sitroom.world import World

#: Formats that can be read back, by suffix.
READABLE = (".md", ".html", ".htm", ".docx")
_CITED = re.compile(r"\[([^\[\]]+)\]$")
_PLACE = re.compile(r"(\w+):(\d+)-(\d+)")
_AS_OF = re.compile(r"as it was known on (\d{1,2}) (\w+) (\d{4})\.")
_TOPIC = re.compile(r"Only what has to do with: (.+?)\.(?: Written out by|$)")


@dataclass(frozen=True, slots=True)
class LineFault:
    """One thing that is wrong in a brief: `line` counts from 1; in DOCX it is a paragraph."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class BriefCheck:
    """How many lines of a brief were looked at, and what was wrong with them."""

    lines: int
    faults: tuple[LineFault, ...]


def read_pieces(path: Path) -> list[Piece]:
    """The lines of a brief, by its suffix.

    Raises:
        SetupError: there is no such file, its suffix is none that can be read back, or it is not what that says.
    """
    if path.suffix.lower() not in READABLE:
        raise SetupError(f"{path}: a brief can be checked as {', '.join(READABLE)}, not as {path.suffix or 'this'}.")
    if not path.is_file():
        raise SetupError(f"{path}: there is no such file. Give one that `sitroom brief -o` wrote.")
    if path.suffix.lower() == ".docx":
        from sitroom.query.pages.word import read_word

        return list(read_word(path))
    from sitroom.query.pages.html import read_html
    from sitroom.query.pages.markdown import read_markdown

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SetupError(f"{path} is not text in UTF-8 ({error.reason} at byte {error.start}).") from error
    return list(read_markdown(text) if path.suffix.lower() == ".md" else read_html(text))


def brief_day(pieces: Iterable[Piece]) -> date | None:
    """The day as of which a brief says that it was made; None where it says none."""
    for piece in pieces:
        match = _AS_OF.search(piece.text)
        if match:
            months = {long_day(date(2000, month, 1)).split()[1]: month for month in range(1, 13)}
            try:
                return date(int(match[3]), months[match[2]], int(match[1]))
            except (KeyError, ValueError):
                return None
    return None


def verify_brief(view: View, world: World, pieces: Iterable[Piece]) -> BriefCheck:
    """Check the lines of a brief against a view as of its day."""
    check = _Check(view, world)
    every = list(pieces)
    faults = [LineFault(piece.number, reason) for piece in every for reason in check.reasons(piece)]
    return BriefCheck(len(every), tuple(faults))


class _Check:
    """Makes lines again, and keeps under which heading it is."""

    def __init__(self, view: View, world: World) -> None:
        self.view = view
        self.world = world
        self.lines = Lines(view)
        self._heading: str | None = None
        self._title = ""
        self._is_prose = False

    def reasons(self, piece: Piece) -> Iterator[str]:
        """What is wrong with the next line."""
        if piece.kind == "title":
            self._title = piece.text
        elif piece.kind == "heading":
            self._heading = piece.text
            if piece.text not in (*HEADINGS, SOURCES):
                yield f"{piece.text!r} is no heading of a brief, and has no citation"
        elif self._heading is None:
            yield from self._basis_reasons(piece.text)
        elif self._heading == SOURCES:
            yield from self._source_reasons(piece.text)
        elif piece.text != NOTHING:
            yield from self._line_reasons(piece.text)

    def _basis_reasons(self, text: str) -> Iterator[str]:
        """What is wrong with what stands above the first heading."""
        topic = _TOPIC.search(text)
        expected = basis(self.view, last_day(self.view), topic[1] if topic else None)
        told, *written = text.split(WRITTEN_OUT.split("{}")[0])
        self._is_prose = bool(written)
        if told.strip() != plain(expected):
            yield f"a sentence without a citation, or the ledger has changed. It says: {expected}"
        if self._title != plain(title(self.view, topic[1] if topic else None)):
            yield f"the title {self._title!r} is not that of the ledger: {title(self.view, None)!r}"

    def _source_reasons(self, text: str) -> Iterator[str]:
        match = re.match(r"\[(\w+)\] ", text)
        row = self._row(match[1]) if match else None
        if not isinstance(row, Document):
            yield "no source: it must begin with the citation of an article of the ledger"
        elif source_line(self.view, row) != text:
            yield f"the ledger says of that source: {source_line(self.view, row)}"

    def _line_reasons(self, text: str) -> Iterator[str]:
        match = _CITED.search(text)
        if match is None:
            yield "a sentence without a citation"
            return
        lines = self._cited(match[1])
        made = {item_words(self.lines, line): line for line in lines}
        if not made:
            yield f"[{match[1]}] opens no line of this ledger"
        elif text not in made:
            nearest = max(made, key=lambda one: SequenceMatcher(None, one, text).quick_ratio())
            reason = self._prose_reason(text, nearest, made[nearest].text) if self._is_prose else None
            if reason or not self._is_prose:
                yield reason or _difference(text, nearest)

    def _prose_reason(self, text: str, expected: str, words: str) -> str | None:
        """Why a sentence that a language model wrote does not stand on the line that it cites."""
        tail = expected[len(plain(words)) :]
        if not text.endswith(tail):
            return f"its source and citation are{tail}"
        return unsupported(text.removesuffix(tail), plain(words))

    def _cited(self, cited: str) -> list[AnswerLine]:
        """The line that a citation makes; of the registry all its lines."""
        if cited == REGISTRY:
            return self._duties
        if place := _PLACE.fullmatch(cited):
            document, start, end = self._row(place[1]), int(place[2]), int(place[3])
            if isinstance(document, Document) and start < end <= len(document.text):
                return [self.lines.place_line(document, start, end)]
            return []
        row = self._row(cited)
        line = self.lines.line(row) if isinstance(row, ROWS) else None
        return [line] if line else []

    def _row(self, prefix: str) -> Any:
        try:
            return self.view.row_by_prefix(prefix)[1]
        except QuestionError:
            return None

    @cached_property
    def _duties(self) -> list[AnswerLine]:
        return duty_lines(self.view, self.world)


def _difference(text: str, expected: str) -> str:
    """Where a line first leaves what its citation says."""
    mine, theirs = text.split(), expected.split()
    for kind, start, end, first, last in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            said, printed = " ".join(mine[start:end]), " ".join(theirs[first:last])
            return f"its citation does not say {said!r} but {printed!r}: {expected}"
    return f"its citation says: {expected}"
