"""Whether two texts tell the same sentence by sentence, in other words: what spinning and rewriting leave.

A spinner changes word after word ("would pay a high price" comes out as "would pay an excessive worth"), a translation
there and back also their order inside the sentence. Names, numbers and most stems stay, and the sentences stay in their
order. Two reporters who saw the same thing share names and some facts, but not the order in which they tell them.
Quotations do not count: two reports of one speech have its sentences in the same order.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sitroom.lexicon.content_words import EMPTY_WORDS, stem
from sitroom.merge.boxes import Box
from sitroom.merge.wording import bodies, pieces, printed_numbers
from sitroom.records.text import Document

#: Two sentences are about the same with so many content words in common, as a part of the shorter one and of both.
#: A translation there and back keeps three in five; it may also make one sentence of two, hence the second.
_WORDS, _OF_SHORTER, _OF_BOTH = 2, 0.4, 0.3

_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\w+")

#: The content words of a sentence, each once.
Sentence = frozenset[str]


@dataclass(frozen=True, slots=True)
class Alignment:
    """How far two texts go together; shares are of the content words outside quotations of the shorter one.

    Attributes:
        aligned: words in sentences that have a counterpart in the other text, counterparts being in the same order.
        sentences, counterparts: how many it has, and how many of them are aligned.
        numbers, common: numbers in figures that the text with fewer prints, and how many of them the other has.
    """

    aligned: float
    sentences: int
    counterparts: int
    numbers: int
    common: int


def in_order(first: Sequence[int], second: Sequence[int]) -> int:
    """The length of the longest sequence of words that both texts have in the same order.

    Source: H. Hyyrö, Bit-parallel LCS-length computation revisited, 2004: each step takes one word of the one text and
    all of the other.
    """
    places: dict[int, int] = defaultdict(int)
    for place, word in enumerate(first):
        places[word] |= 1 << place
    full = (1 << len(first)) - 1
    row = full
    for word in second:
        met = row & places.get(word, 0)
        row = ((row + met) | (row - met)) & full
    return len(first) - row.bit_count()


def align(first: Document, second: Document, boxes: Collection[Box] = ()) -> Alignment:
    """Lay the sentences of two texts side by side."""
    shorter, longer = sorted((_sentences(first, boxes), _sentences(second, boxes)), key=_length)
    aligned, counterparts = _aligned(shorter, longer)
    fewer, more = sorted((printed_numbers([*bodies(one, boxes)]) for one in (first, second)), key=len)
    return Alignment(
        aligned=aligned / max(1, _length(shorter)),
        sentences=len(shorter),
        counterparts=counterparts,
        numbers=len(fewer),
        common=len(fewer & more),
    )


def _length(sentences: Sequence[Sentence]) -> int:
    return sum(map(len, sentences))


def _sentences(document: Document, boxes: Collection[Box]) -> list[Sentence]:
    """The content words outside quotations, sentence by sentence."""
    told = [piece for body in bodies(document, boxes) for piece, is_quoted in pieces(body.lower()) if not is_quoted]
    found = (_content(sentence) for piece in told for sentence in _END.split(piece))
    return [sentence for sentence in found if sentence]


def _content(sentence: str) -> Sentence:
    return frozenset(stem(word) for word in _WORD.findall(sentence) if word not in EMPTY_WORDS)


def _aligned(shorter: Sequence[Sentence], longer: Sequence[Sentence]) -> tuple[int, int]:
    """The most words, and the number of sentences they are in, that have counterparts in the same order."""
    before = [(0, 0)] * (len(longer) + 1)
    for sentence in shorter:
        size = len(sentence)
        row = [(0, 0)]
        for place, other in enumerate(longer):
            words, count = before[place]
            with_it = (words + size, count + 1) if _is_counterpart(sentence, other) else (0, 0)
            row.append(max(with_it, before[place + 1], row[-1]))
        before = row
    return before[-1]


def _is_counterpart(sentence: Sentence, other: Sentence) -> bool:
    common = len(sentence & other)
    if common < _WORDS:
        return False
    sizes = len(sentence), len(other)
    return common >= _OF_SHORTER * min(sizes) and 2 * common >= _OF_BOTH * sum(sizes)
