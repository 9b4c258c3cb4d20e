"""What a word looks like where it stands, as three small codes: the network's pieces are lower-cased and cannot tell.

Training and reading call the same function, so the network sees at work what it saw when it learned.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

#: marks[0], the word's letters ("has a digit" goes before the others: "F-16s", "2022").
SPECIAL, LOWER, CAPITAL, ALL_CAPS, MIXED, DIGIT, OTHER = range(7)
#: marks[1], double quotation marks; 0 is a special piece.
OUTSIDE, INSIDE, IS_MARK = 1, 2, 3
#: marks[2], what stands before the word; 0 is a special piece or a later piece of the same word.
JOINED, SPACE, NEW_LINE = 1, 2, 3
#: How many codes each of the three has: the sizes of the network's tables.
CODES = (7, 4, 4)

OPENING = frozenset("“„‟«")
CLOSING = frozenset("”»")
#: Straight marks, and two apostrophes or backticks for one (``so'' in old wire copy).
DOUBLE = re.compile("[“„‟«”»\"＂]|''|’’|‘‘|``")
APOSTROPHES = frozenset("'’‘`")
LINE_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")

#: (letters, quotation, break before) of one word.
Marks = tuple[int, int, int]


class Word(Protocol):
    """A word's place: code points [start, end) of the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def find_marks(text: str, words: Sequence[Word]) -> list[Marks]:
    """The codes of each word of a text, in order.

    A quotation ends with its line at the latest: a paragraph that is carried on by the next one is not closed
    ("“We have to see what ...\\n“It’s too early to say."), and the next one opens again.

    Args:
        words: in order, not overlapping.
    """
    found = []
    inside = False
    end = 0
    for word in words:
        start = word.start
        gap = _gap(text, end, start)
        if gap == NEW_LINE:
            inside = False
        end = word.end
        printed = text[start:end]
        quotation = INSIDE if inside else OUTSIDE
        if not printed.isalnum():
            mark = _double_mark(text, start, end)
            if mark:
                inside = _is_inside_after(mark, text, start, end, inside)
                quotation = IS_MARK
            elif _is_second_half(text, start, end):
                quotation = IS_MARK
        found.append((case_of(printed), quotation, gap))
    return found


def _gap(text: str, end: int, start: int) -> int:
    if not end:
        return NEW_LINE
    if end == start:
        return JOINED
    return NEW_LINE if LINE_BREAK.search(text, end, start) else SPACE


@lru_cache(maxsize=1 << 16)
def case_of(printed: str) -> int:
    """The code of a word's letters; a single capital ("I", "A") is a capital, not a word in capitals."""
    if any(character.isdigit() for character in printed):
        return DIGIT
    if printed.islower():
        return LOWER
    letters = [character for character in printed if character.isalpha()]
    if printed.isupper():
        return ALL_CAPS if len(letters) > 1 else CAPITAL
    if not any(character.isupper() or character.islower() for character in letters):
        return OTHER
    return CAPITAL if letters[0].isupper() and "".join(letters[1:]).islower() else MIXED


def _double_mark(text: str, start: int, end: int) -> str | None:
    """The double quotation mark that a word of punctuation is or has; of a mark cut into two words, the first has it.

    "said.” and `,"` come as one word from corpora that split on spaces; a word with letters is never a mark.
    """
    printed = text[start:end]
    if any(character.isalnum() for character in printed):
        return None
    if printed in APOSTROPHES and text[end : end + 1] == printed and not _is_second_half(text, start, end):
        return printed * 2
    mark = DOUBLE.search(printed)
    return mark[0] if mark else None


def _is_second_half(text: str, start: int, end: int) -> bool:
    """The second of two apostrophes that stand for one mark, when the words cut them apart."""
    return end - start == 1 and text[start] in APOSTROPHES and start > 0 and text[start - 1] == text[start]


def _is_inside_after(mark: str, text: str, start: int, end: int, inside: bool) -> bool:
    """Whether the words after a mark are quoted.

    Where the print leaves no doubt it decides, whatever the mark's shape: „so“ closes with a mark that opens in
    English, ”so” opens with one that closes, and in "a 6\\" gun" nothing is opened.
    """
    after = end + 1 if end - start == 1 and len(mark) == 2 else end
    space_before = start == 0 or text[start - 1].isspace() or text[start - 1] in "([—–"
    space_after = after >= len(text) or not (text[after].isalnum() or text[after] in "$£€‘'’[(.…")
    if mark in OPENING and not (inside and not space_before and space_after):
        return True
    if mark in CLOSING and not (not inside and space_before and not space_after):
        return False
    if mark == "``":
        return True
    if space_before != space_after:
        return space_before
    return not inside
