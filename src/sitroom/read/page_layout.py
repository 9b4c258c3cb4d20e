"""Pieces of text with their places on a page become lines in reading order, and lines become paragraphs.

A page is cut at the gap between two columns and above and below what runs over both (a headline, a picture's caption),
then each column again, so that a line of one column never gets between two lines of another.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

#: A gap between columns is as wide as a letter is high, or wider.
_GUTTER = 0.9
#: Lines that a column has at least: two words side by side are no columns.
_COLUMN_LINES = 3
#: The part of a page's lines that may run over both columns.
_MOST_CROSSING = 0.4
#: How wide a column's lines are, in letters' heights.
_NARROWEST = 6.0
#: The distance from line to line grows by this much where a paragraph begins.
_LOOSER = 1.3
_INDENT = 0.8
_DEEPEST = 6
_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
#: How PDF files mark a hyphen that only a line's end made.
_SOFT = re.compile("[\u00ad\u0002\ufffe]$")
_HYPHEN = re.compile(r"(\w+)[-\u2010]$")
_WORD = re.compile(r"\w+(?:[-\u2010]\w+)*")
#: No more of a paragraph's end is looked at for what stands there; paragraphs grow line by line.
_LONGEST_WORD = 60
_LIST = re.compile(r"(?:[•▪◦‣●-]|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line with the box that they fill, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """How high its letters stand."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    Attributes:
        height: of its letters, in points.
        is_start: a paragraph begins with it, as far as its place tells.
        is_top: it is the first of its column or page, where its place tells nothing.
        is_full: it goes on to the right edge, so that the next word did not fit.
    """

    text: str
    height: float
    is_start: bool
    is_top: bool
    is_full: bool


def is_end(text: str) -> bool:
    """True when a sentence may end here."""
    return bool(_END.search(text[-_LONGEST_WORD:]))


def read_lines(pieces: Iterable[Piece]) -> list[Line]:
    """The lines of a page in the order in which they are read."""
    kept = [piece for piece in pieces if piece.height > 0 and piece.right > piece.left]
    return [line for region in _cut(kept, 0) for line in _region_lines(region)]


def _cut(pieces: list[Piece], depth: int) -> Iterator[list[Piece]]:
    """Regions of one column each: of two columns the left one first, but never past a line that runs over both."""
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        if pieces:
            yield pieces
        return
    bands: list[tuple[bool, list[Piece]]] = []
    for row in _grouped(pieces):
        is_wide = any(piece.left < gutter < piece.right for piece in row)
        if not bands or bands[-1][0] != is_wide:
            bands.append((is_wide, []))
        bands[-1][1].extend(row)
    for is_wide, band in bands:
        if is_wide:
            yield band
        else:
            yield from _cut([piece for piece in band if piece.right <= gutter], depth + 1)
            yield from _cut([piece for piece in band if piece.left >= gutter], depth + 1)


def _gutter(pieces: list[Piece]) -> float | None:
    """Where a page is to be cut into columns: the place that fewest lines run over; None for a page of one column."""
    if len(pieces) < 2 * _COLUMN_LINES:
        return None
    letter = median(piece.height for piece in pieces)
    best: tuple[int, float, float] | None = None
    for edge in sorted({round(piece.right, 1) for piece in pieces}):
        left = [piece for piece in pieces if piece.right <= edge + 0.1]
        right = [piece for piece in pieces if piece.left > edge + 0.1]
        crossing = len(pieces) - len(left) - len(right)
        if not right or crossing > _MOST_CROSSING * len(pieces):
            continue
        gap = min(piece.left for piece in right) - edge
        if gap >= _GUTTER * letter and _is_column(left, letter) and _is_column(right, letter):
            best = min(best or (crossing, -gap, edge + gap / 2), (crossing, -gap, edge + gap / 2))
    return best[2] if best else None


def _is_column(pieces: list[Piece], letter: float) -> bool:
    """True for some lines of running text; the cells of a table are narrow."""
    return len(pieces) >= _COLUMN_LINES and median(p.right - p.left for p in pieces) >= _NARROWEST * letter


def _grouped(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces line by line, from the top; those on one line from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.top, piece.left)):
        row = rows[-1] if rows else None
        if row and min(row[0].top, piece.top) - max(row[0].bottom, piece.bottom) > 0.5 * min(
            row[0].height, piece.height
        ):
            row.append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _region_lines(pieces: list[Piece]) -> Iterator[Line]:
    rows = _grouped(pieces)
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    # where paragraphs are of one line or two, most steps are those between paragraphs: the short ones tell
    steps = sorted(above[0].bottom - below[0].bottom for above, below in pairwise(rows))
    usual = steps[len(steps) // 5] if steps else 0.0
    before: list[Piece] | None = None
    for row in rows:
        height = max(piece.height for piece in row)
        is_full = row[-1].right >= right - 0.2 * (right - left)
        yield Line(_row_text(row), height, _starts(row, before, usual, left, right), before is None, is_full)
        before = row


def _row_text(row: list[Piece]) -> str:
    """The pieces of a line with spaces between, but for those that touch: half a word in bold, a large first letter."""
    text = row[0].text
    for piece, following in pairwise(row):
        text += following.text if following.left - piece.right < 0.1 * piece.height else f" {following.text}"
    return text


def _starts(row: list[Piece], before: list[Piece] | None, usual: float, left: float, right: float) -> bool:
    """True when the line begins a paragraph: by its distance, its letters, its indent, or the end of the one before."""
    if before is None:
        return True
    height, above = row[0].height, before[0].height
    if before[0].bottom - row[0].bottom > _LOOSER * usual or not 0.85 < height / above < 1.18:
        return True
    is_indented = row[0].left - left > _INDENT * height and before[0].left - left <= _INDENT * height
    is_short = right - before[-1].right > max(_first_word(row[0]), 0.2 * (right - left))
    is_ended = is_end(before[-1].text)
    # a dash at the start of a line may also be one of a sentence: "four countries / - Poland and three others"
    is_item = bool(_LIST.match(row[0].text)) and (is_short or is_ended)
    return is_indented or (is_short and is_ended) or is_item


def _first_word(piece: Piece) -> float:
    """How wide its first word is with the space before it: it would have fitted on the line above if that is short."""
    return (piece.right - piece.left) / len(piece.text) * (len(piece.text.split(" ", 1)[0]) + 1.5)


def join_lines(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of all pages: lines joined, words mended that a line's end cut, and what runs on overleaf."""
    lines = [line for page in pages for line in page]
    words = {word.casefold() for line in lines for word in _WORD.findall(line.text)}
    paragraphs: list[str] = []
    before: Line | None = None
    for line in lines:
        text = _SOFT.sub("-", line.text)
        if before and (not line.is_start or _runs_on(before, line)):
            paragraphs[-1] = _join(paragraphs[-1], text, words)
        else:
            paragraphs.append(text)
        before = line
    return paragraphs


def _runs_on(before: Line, line: Line) -> bool:
    """True where a sentence goes on in the next column or overleaf, or anywhere with a small letter."""
    if is_end(before.text):
        return False
    is_one_size = 0.85 < line.height / before.height < 1.18
    return line.text[:1].islower() or (line.is_top and before.is_full and is_one_size)


def _join(first: str, second: str, words: set[str]) -> str:
    """Two lines as one: "negotia-" "tions" lose the hyphen, "build-" "up" keep it where the text has "build-up"."""
    cut = _HYPHEN.search(first[-_LONGEST_WORD:])
    rest = re.match(r"\w+", second)
    if not cut or not rest:
        return f"{first} {second}"
    if not second[0].islower():
        return first + second  # "US-" and "Russian"
    is_compound = f"{cut[1]}-{rest[0]}".casefold() in words and f"{cut[1]}{rest[0]}".casefold() not in words
    return first + second if is_compound else first[:-1] + second
