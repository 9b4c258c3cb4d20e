"""The text as it is kept: plain spaces, one blank line between paragraphs, lines that were wrapped joined again.

Tidying twice equals tidying once.
"""

import re
import unicodedata
from itertools import pairwise

from sitroom.clean.repair import repair_encoding

#: Characters that print nothing: zero-width marks, soft hyphens, byte order marks, direction marks, controls.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_LIST_ITEM = re.compile(r"(?:[-*•▪◦‣·–—]|\d{1,2}[.)]) ?\S")
#: Wrapped text is narrow; a line longer than this is a paragraph of its own.
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40
_MOST_PASSES = 8


def tidy_text(text: str) -> str:
    """Paragraphs joined by one blank line, without what does not print.

    Each pass mends encoding, unifies spaces and joins wrapped lines; joining can bring a broken character together
    that the first pass could not see, so passes go on until nothing changes.
    """
    for _ in range(_MOST_PASSES):
        tidied = "\n\n".join(_paragraphs(_plain(repair_encoding(text))))
        if tidied == text:
            break
        text = tidied
    return text


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text)))
    return "\n".join(line.strip() for line in _BLANKS.sub(" ", text).split("\n"))


def _paragraphs(text: str) -> list[str]:
    groups = [[line for line in group.split("\n") if line] for group in re.split(r"\n{2,}", text)]
    width = _wrap_width(groups)
    return [paragraph for group in groups for paragraph in (_join_wrapped(group, width) if width else group)]


def _wrap_width(groups: list[list[str]]) -> int | None:
    """How wide the text was wrapped, or None where line ends are paragraph ends.

    Evidently wrapped: the lines are narrow, and most break only where the next word would not have fitted.
    Seed-like scrapes with a paragraph a line have lines of hundreds of characters and never pass.
    """
    pairs = [pair for group in groups for pair in pairwise(group)]
    if len(pairs) < 2:
        return None
    width = max(len(line) for group in groups for line in group)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    full = [pair for pair in pairs if _breaks_late(*pair, width)]
    running_on = sum(following[:1].islower() for _, following in full)
    return width if len(full) >= 0.5 * len(pairs) and running_on >= 0.3 * len(full) else None


def _breaks_late(line: str, following: str, width: int) -> bool:
    """True when the next word would not have fitted on the line, give or take a letter or two."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width - 2 and not _LIST_ITEM.match(following)


def _join_wrapped(group: list[str], width: int) -> list[str]:
    paragraphs = group[:1]
    for line, following in pairwise(group):
        if not _breaks_late(line, following, width):
            paragraphs.append(following)
        elif line.endswith("-") and line[-2:-1].isalpha() and following[0].islower():
            paragraphs[-1] += following  # "build-" and "up"
        else:
            paragraphs[-1] += " " + following
    return paragraphs
