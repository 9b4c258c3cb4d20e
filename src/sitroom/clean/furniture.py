"""Furniture and captions in one line of text: is all of it, or which part."""

import re
from collections.abc import Iterator, Sequence

from sitroom.clean.bylines import is_byline
from sitroom.clean.masthead import read_masthead
from sitroom.clean.sentences import sentence_starts
from sitroom.lexicon.boilerplate import (
    APPEALS,
    CAPTION_STARTS,
    CREDITS,
    LINES,
    LONGEST_APPEAL,
    LONGEST_CAPTION,
    PIECES,
    TAIL_TALK,
    TAILS,
)
from sitroom.records.text import BlockKind

Cut = tuple[int, int, BlockKind]

_LONGEST_LINE = 420
_BULLET = re.compile(r"^[-*•▪◦‣·] ")
#: A quotation with its speaker is reporting, however much it sounds like an appeal: '"Sign up for the army," he said.'
_REPORTED = re.compile(
    r"[”\"’'] ?(?:said|says|told|added|wrote)\b|\b(?:said|says|told|according to|announced|warned)\b"
)


def is_furniture(line: str, *, shouts: bool = False) -> bool:
    """True when a whole paragraph is furniture of the page.

    Args:
        shouts: the line is in capitals and the rest of the text is not.
    """
    if shouts or is_byline(line) or read_masthead(line):
        return True
    bare = _BULLET.sub("", line)
    if len(bare) <= _LONGEST_LINE and any(pattern.fullmatch(bare) for pattern in LINES):
        return True
    short = len(line.split()) <= LONGEST_APPEAL and not _REPORTED.search(line)
    return short and any(pattern.search(line) for pattern in APPEALS)


def tail_length(lines: Sequence[str]) -> int:
    """How many paragraphs from the first on are the paper's word to its readers; 0 when the first opens none.

    "A message from the editor:" and what follows, as long as it goes on about reading, newsletters and the paper.
    """
    if not any(pattern.fullmatch(lines[0].strip()) for pattern in TAILS):
        return 0
    length = 1
    while length < len(lines) and (is_furniture(lines[length]) or TAIL_TALK.search(lines[length])):
        length += 1
    return length


def cut_line(line: str, kind: BlockKind) -> Iterator[Cut]:
    """A paragraph in pieces: captions and furniture that share its line become blocks of their own.

    Yields:
        (start, end, kind) within the line, in order, without the spaces between pieces.
    """
    if _is_caption(line):
        yield 0, len(line), "caption"
        return
    pieces = sorted(_furniture_pieces(line))
    position = 0
    for start, end, piece in pieces:
        if start < position:
            continue
        yield from _trimmed(line, position, start, kind)
        yield from _trimmed(line, start, end, piece)
        position = end
    yield from _trimmed(line, position, len(line), kind)


def _is_caption(line: str) -> bool:
    if len(line.split()) > LONGEST_CAPTION:
        return False
    if CAPTION_STARTS.match(line):
        return True
    return any(match.end() >= len(line) - 1 and _stands_alone(line, match.start()) for match in _credits(line))


def _stands_alone(line: str, credit: int) -> bool:
    """Before a credit at the end of a caption stand few sentences; before one at the end of an article many."""
    return len(sentence_starts(line[:credit].rstrip())) <= 3


def _credits(line: str) -> Iterator[re.Match[str]]:
    for pattern in CREDITS:
        yield from pattern.finditer(line)


def _furniture_pieces(line: str) -> Iterator[Cut]:
    for pattern in PIECES:
        for match in pattern.finditer(line):
            yield match.start(), match.end(), "boilerplate"
    for match in _credits(line):
        yield _caption_start(line, match), match.end(), "caption"


def _caption_start(line: str, credit: re.Match[str]) -> int:
    """Where the caption begins that a credit ends: with the sentence before it."""
    return sentence_starts(line[: credit.start()].rstrip())[-1]


def _trimmed(line: str, start: int, end: int, kind: BlockKind) -> Iterator[Cut]:
    while start < end and line[start] == " ":
        start += 1
    while end > start and line[end - 1] == " ":
        end -= 1
    if start < end:
        yield start, end, kind
