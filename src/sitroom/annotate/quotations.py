"""Words in quotation marks, also where a quotation runs on over paragraphs."""

import re
from collections.abc import Sequence

from sitroom.records.text import Block, Span

OPENING, CLOSING = "“«„", "”»"
#: All that may open or close a quotation.
MARK = re.compile("[“«„”»\"‘’']")


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Span]:
    """All quotations of the blocks that may be cited, marks included, in order; they do not overlap."""
    return [quotation for block in blocks if block.is_evidence for quotation in _in_block(text, block.span)]


def _in_block(text: str, block: Span) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    closes = ""
    for match in MARK.finditer(text, block.start, block.end):
        place, mark = match.start(), match.group()
        if opened is None:
            closes = _closing_for(text, block, place, mark)
            if closes:
                opened = place
        elif mark in closes and _closes(text, block, place, mark):
            found.append(Span(opened, place + len(_doubled(text, place))))
            opened = None
    if opened is not None and text[opened] != "‘":
        # "... on our doorstep. Is it an excessive requirement ...?" with no mark at the end of the paragraph.
        end = block.start + len(text[block.start : block.end].rstrip())
        found.append(Span(opened, end))
    return found


def _closing_for(text: str, block: Span, place: int, mark: str) -> str:
    """The marks that would close a quotation opened here; empty when none is opened."""
    if mark in OPENING:
        return CLOSING + '"'
    before = text[place - 1] if place > block.start else " "
    after = text[place + 1] if place + 1 < block.end else " "
    if _doubled(text, place) == "''":  # archives that know no double quotation mark print two single ones
        mark, after = '"', text[place + 2 : place + 3] or " "
    if mark == '"' and not after.isspace() and (before.isspace() or before in "([—–-:/‘'"):
        return "\"”'"
    if mark == "‘" and not after.isspace() and not before.isalnum() and _single_closes(text, block, place):
        return "’"
    return ""


def _doubled(text: str, place: int) -> str:
    """The mark at a place, both characters where it is two single ones."""
    return "''" if text.startswith("''", place) else text[place]


def _single_closes(text: str, block: Span, place: int) -> bool:
    """True when a later ’ can close: "the ’90s" and "‘tis" open nothing."""
    return any(text[i] == "’" and _closes(text, block, i, "’") for i in range(place + 1, block.end))


def _closes(text: str, block: Span, place: int, mark: str) -> bool:
    if mark == "'":
        return _doubled(text, place) == "''"
    if mark != "’":
        return True
    after = text[place + 1] if place + 1 < block.end else " "
    # An apostrophe stands inside a word or after the s of a plural possessive: ‘the allies’ support’.
    return not after.isalnum() and (
        text[place - 1] != "s" or after in ",.;:!?" or "’" not in text[place + 1 : block.end]
    )
