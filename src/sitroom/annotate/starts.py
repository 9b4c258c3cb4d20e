"""Sentences: where the network says that one begins, as far as the print allows it.

This is the one division of a document into sentences: trees, evidence and everything else that speaks of a sentence
means these. The rough guess of `windows.py` only cuts what is too long to be read at once.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.windows import PARAGRAPH
from sitroom.records.text import Span

#: Printed before a word that follows without a space, these let it begin a sentence all the same, because scrapes lose
#: spaces: "the Kremlin’s denials.The dispute is also part of", "he said.”She left".
ENDS = frozenset(".!?…\"”’')]")
#: Marks that may begin a sentence though they stand close: "ready.“We".
OPENING = frozenset("“‘«„([")
#: A bracket with a date credits what stands before it: "... to protect and defend all Allies.” (NATO, Jan. 25) The".
CREDIT = re.compile(r"\([A-Z][^()\n]{1,43}\d\)(?=\s|$)")
#: "They flew to the U.S. The talks failed": one point ends the abbreviation and the sentence. The network learned from
#: treebanks, where such a point is mostly a word by itself, and does not expect it. Before these words it was so 22
#: times of 22 in the train parts of EWT and GUM.
OPENERS = frozenset("The He She It They We This These There But However You His Its Their".split())
#: "Dr. He said": names follow these.
TITLES = frozenset(
    "mr. mrs. ms. dr. prof. gen. lt. col. maj. sgt. capt. adm. sen. rep. gov. pres. st. rev. hon.".split()
)

#: Behind a mark that ends a sentence, a capital begins one unless the network scores it below this: "much. Months".
SURE_DENIAL = -2.0


class StartOutput(Protocol):
    """What the network says of one window.

    Attributes:
        first_word: the number of the window's first word in the document.
        start: (words,) float32, above 0 when the word more likely begins a sentence than not.
    """

    @property
    def first_word(self) -> int: ...
    @property
    def start(self) -> NDArray[np.float32]: ...


def decode_sentences(
    text: str, words: Sequence[Span], breaks: Sequence[int], outputs: Sequence[StartOutput]
) -> list[range]:
    """The sentences of a document as numbers of words; in order, every word lies in one.

    A paragraph begins a sentence, and so does a window, because its words were read without those before it (windows
    are cut inside a sentence only where one is longer than a window).

    Args:
        words: of the whole document, in order.
        breaks: what each word begins, as `find_breaks` gives it; the first word of a block is a PARAGRAPH.
        outputs: of the windows, in order, together one score a word.
    """
    begins = np.zeros(len(words), dtype=bool)
    for output in outputs:
        inside = range(output.first_word, output.first_word + len(output.start))
        looks_so = [bool(breaks[i]) and text[words[i].start].isupper() for i in inside]
        begins[inside.start : inside.stop] = output.start > np.where(looks_so, SURE_DENIAL, 0.0)
    for i in np.flatnonzero(begins).tolist():
        begins[i] = i == 0 or may_begin(text, words[i - 1], words[i])
    for i in range(1, len(words)):
        if text[words[i - 1].end - 1] == "." and must_begin(text, words[i - 1], words[i]):
            begins[i] = True
    begins[np.asarray(breaks) == PARAGRAPH] = True
    begins[[output.first_word for output in outputs]] = True
    edges = [*np.flatnonzero(begins).tolist(), len(words)]
    return [range(first, last) for first, last in pairwise(edges)]


def may_begin(text: str, before: Span, word: Span) -> bool:
    """False for what belongs to the words before it: "Russia|’s", "left|.", the mark in "left.|”", a credit."""
    if before.end < word.start:
        return not CREDIT.match(text, word.start)
    mark = text[word.start]
    return text[before.end - 1] in ENDS and (mark.isalnum() or mark in OPENING)


def must_begin(text: str, before: Span, word: Span) -> bool:
    """True for "U.S. |The" and its like; an initial says nothing ("J. He")."""
    printed = text[before.start : before.end]
    return (
        before.end < word.start
        and len(printed) > 2
        and printed[0].isalpha()
        and printed.lower() not in TITLES
        and text[word.start : word.end] in OPENERS
    )
