"""The words of a document as the search for copies compares them: checksums of runs, and content words in order.

Invariants: a checksum depends on the words alone, so it is the same in every process; only blocks that may be evidence
count, without the title, which every outlet writes for itself, and without side boxes.
"""

import re
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from sitroom.lexicon.content_words import EMPTY_WORDS, stem
from sitroom.merge.boxes import Box, box_of
from sitroom.records.text import Document

Checksums = npt.NDArray[np.uint32]
Numbers = TypeVar("Numbers", npt.NDArray[np.uint32], npt.NDArray[np.int64])

#: Words in a row that are compared: four still meet by chance ("the president of the"), six break at every small edit.
RUN = 5

_WORD = re.compile(r"\w+")
#: A quotation that runs over the end of its paragraph is not closed there.
_QUOTATION = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
#: A post that is shown in an article stands there without quotation marks, but with its author: "We will not pay for
#: the bridge! — Vera Lund (@veralund) 11 January 2022". In a longer block more than the post has lost its line breaks.
_POST = re.compile(r"[—–-] ?\S.{1,60}\(@\w+\)")
_LONGEST_POST = 500
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one document.

    Attributes:
        everywhere, outside: checksums of its runs, all and those outside quotations; ascending, each once.
        whole: checksum of all words together; None for fewer than a run.
        content: checksums of the stems of the content words outside quotations, in order.
        size: the number of content words, those in quotations too.
    """

    everywhere: Checksums
    outside: Checksums
    whole: int | None
    content: Checksums
    size: int


def bodies(document: Document, boxes: Collection[Box] = ()) -> Iterator[str]:
    """The blocks that are compared."""
    for block in document.blocks:
        if block.is_evidence and block.kind != "title":
            text = block.span.of(document.text)
            if not boxes or box_of(document, text) not in boxes:
                yield text


def pieces(body: str) -> Iterator[tuple[str, bool]]:
    """A block cut at its quotations, in order; true for a quotation."""
    if "(@" in body and len(body) <= _LONGEST_POST and _POST.search(body):
        yield body, True
        return
    end = 0
    for match in _QUOTATION.finditer(body):
        yield body[end : match.start()], False
        yield match.group(), True
        end = match.end()
    yield body[end:], False


class Vocabulary(dict[str, int]):
    """Every word met so far with its two checksums: that of its stem, 0 for an empty word, above that of itself."""

    def __missing__(self, word: str) -> int:
        content = 0 if word in EMPTY_WORDS else zlib.crc32(stem(word).encode()) | 1
        self[word] = code = content << 32 | zlib.crc32(word.encode())
        return code

    def wording(self, document: Document, boxes: Collection[Box] = ()) -> Wording:
        """The words of a document."""
        words: list[str] = []
        lengths: list[int] = []
        blocks: list[int] = []
        quoted: list[bool] = []
        for number, body in enumerate(bodies(document, boxes)):
            for piece, is_quoted in pieces(body.lower()):
                found = _WORD.findall(piece)
                words += found
                lengths.append(len(found))
                blocks.append(number)
                quoted.append(is_quoted)
        codes = np.fromiter(map(self.__getitem__, words), np.uint64, len(words))
        is_quotation = np.repeat(np.array(quoted, bool), lengths)
        runs = _run_checksums(codes & np.uint64(0xFFFFFFFF))
        inside = _unbroken(np.repeat(np.array(blocks, np.int64), lengths))
        told = _unbroken(np.repeat(np.arange(len(lengths)), lengths)) & ~is_quotation[: len(runs)]
        stems = (codes >> np.uint64(32)).astype(np.uint32)
        return Wording(
            everywhere=distinct(runs[inside]),
            outside=distinct(runs[told]),
            whole=zlib.crc32(" ".join(words).encode()) if len(words) >= RUN else None,
            content=stems[(stems != 0) & ~is_quotation],
            size=int(np.count_nonzero(stems)),
        )


def distinct(numbers: Numbers) -> Numbers:
    """Each number once, ascending; for millions forty times as quick as numpy's `unique`, which hashes them."""
    ordered = np.sort(numbers)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def shared(first: Checksums, second: Checksums) -> int:
    """How many checksums two ascending lists have in common."""
    return len(np.intersect1d(first, second, assume_unique=True))


def _run_checksums(codes: npt.NDArray[np.uint64]) -> Checksums:
    """A checksum for each `RUN` words in a row, by the place of the first of them."""
    length = max(0, len(codes) - RUN + 1)
    mixed = np.zeros(length, np.uint64)
    for offset in range(RUN):
        mixed = (mixed ^ codes[offset : offset + length]) * _FACTOR
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def _unbroken(parts: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """By the place of its first word, whether a run lies in one part."""
    return parts[: len(parts) - RUN + 1] == parts[RUN - 1 :] if len(parts) >= RUN else np.zeros(0, bool)


def printed_numbers(texts: Sequence[str]) -> frozenset[str]:
    """The numbers in figures, however they are set: "20,000" and "20.000" are one, and so are "05" and "5"."""
    found = (match for text in texts for match in re.findall(r"\d+(?:[.,]\d+)*", text))
    return frozenset(re.sub(r"[.,]", "", number).lstrip("0") or "0" for number in found)
