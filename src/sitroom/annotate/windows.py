"""A document's words cut into windows that the network reads in one pass each.

Whole paragraphs go together as far as they fit, because a speaker is seldom named outside the paragraph. A longer
paragraph gets a longer window; only one that is too long for any is cut before a sentence, and a sentence that is too
long by itself at a word.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sitroom.annotate.features import JOINED, NEW_LINE, Marks, Word

#: Pieces of a window, without the two specials at its ends.
MAX_PIECES = 192
#: As many as windows have if paragraphs allow. Attention costs as much as the window is long; on held-out articles
#: attributions were read no worse than at 192 (pair F1 74.4 and 73.7).
USUAL_PIECES = 112

#: What a word begins, in ascending order of how good a place it is to cut.
NOTHING, SENTENCE, PARAGRAPH = range(3)

ENDS = frozenset([".", "!", "?", "…", "...", "!!", "??", "?!", "!?"])
#: What may stand between the end of a sentence and the next one: He said “Never.” She left.
AFTER_ENDS = frozenset(["”", "’", '"', "'", "''", "»", "“", ")", "]"])


@dataclass(frozen=True, slots=True)
class Window:
    """The words [first, last) of a document."""

    first: int
    last: int


def find_breaks(text: str, words: Sequence[Word], marks: Sequence[Marks]) -> list[int]:
    """What each word begins as far as print can tell: NOTHING, SENTENCE or PARAGRAPH.

    A guess for cutting windows, not the division into sentences: an abbreviation that keeps its full stop ("Mr.") is
    one word and ends nothing.

    Args:
        words: in order.
        marks: theirs, as `find_marks` gives them.
    """
    found = []
    ended = False
    for word, (_, _, gap) in zip(words, marks, strict=True):
        printed = text[word.start : word.end]
        closes = ended and gap == JOINED and printed in AFTER_ENDS
        found.append(PARAGRAPH if gap == NEW_LINE else SENTENCE if ended and gap != JOINED else NOTHING)
        ended = closes or printed in ENDS
    return found


def cut_windows(sizes: Sequence[int], breaks: Sequence[int], usual: int = USUAL_PIECES) -> list[Window]:
    """Windows that together hold every word once, in order.

    Args:
        sizes: pieces of each word; a word of more than MAX_PIECES counts as cut to so many.
        breaks: what each word begins, as `find_breaks` gives it.
        usual: pieces that a window should have at most; MAX_PIECES are the limit.
    """
    windows = []
    first = pieces = 0
    best = {SENTENCE: 0, PARAGRAPH: 0}
    for i, size in enumerate(sizes):
        pieces += min(size, MAX_PIECES)
        if i > first and breaks[i]:
            best[breaks[i]] = i
        while pieces > usual:
            kinds = (PARAGRAPH, SENTENCE) if pieces > MAX_PIECES else (PARAGRAPH,)
            cut = next((best[kind] for kind in kinds if best[kind] > first), i if pieces > MAX_PIECES else first)
            if cut == first:
                break  # one paragraph, and it still fits
            windows.append(Window(first, cut))
            first = cut
            pieces = sum(min(held, MAX_PIECES) for held in sizes[first : i + 1])
    if first < len(sizes):
        windows.append(Window(first, len(sizes)))
    return windows
