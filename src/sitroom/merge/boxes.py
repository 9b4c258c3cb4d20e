"""Side boxes: paragraphs that an outlet prints beside one article after another ("What we know of the bridge so far").

They come as part of the article, and two short ones with the same long box would pass for copies. What lines like
"Sign up for our newsletter" say is known (`clean/furniture.py`); a box says something else in every outlet, and only
its repetition gives it away.
"""

import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from sitroom.records.text import Document
from sitroom.records.workings import Workings

#: Outlet and checksum of the paragraph.
Box = tuple[str, int]

#: In so many articles of one outlet a paragraph is its furniture, provided that each of them is mostly its own: of a
#: story that an outlet prints in four editions everything recurs, and nothing of it is a box.
RECURS = 3
OWN = 0.5
#: Shorter ones weigh nothing.
_SHORTEST = 40


def side_boxes(documents: Sequence[Document], workings: Workings | None = None) -> frozenset[Box]:
    """The side boxes of all outlets; articles whose outlet is not known have none."""
    workings = workings or Workings()
    found = [_paragraphs(document, workings) for document in documents]
    met = Counter(box for lengths in found for box in lengths)
    recurring = {box for box, count in met.items() if count >= RECURS}
    beside: Counter[Box] = Counter()
    for lengths in found if recurring else ():
        repeated = lengths.keys() & recurring
        if sum(lengths[box] for box in repeated) <= (1 - OWN) * sum(lengths.values()):
            beside.update(repeated)
    return frozenset(box for box, count in beside.items() if count >= RECURS)


def boxes_in(document: Document, boxes: Collection[Box], workings: Workings) -> list[int]:
    """The checksums of the side boxes that a document prints, ascending."""
    return sorted(box[1] for box in _paragraphs(document, workings) if box in boxes)


def box_of(document: Document, paragraph: str) -> Box:
    """A paragraph as it is told from others of its outlet."""
    return document.outlet or "", zlib.crc32(paragraph.encode(errors="surrogatepass"))


def _paragraphs(document: Document, workings: Workings) -> dict[Box, int]:
    """The paragraphs of a document with their lengths; none where nobody knows the outlet."""
    if not document.outlet:
        return {}
    found = workings.find("paragraphs/1", document.id, lambda: np.array([*_measured(document)], np.uint32).tobytes())
    pairs = np.frombuffer(found, np.uint32).reshape(-1, 2).tolist()
    return {(document.outlet, checksum): length for checksum, length in pairs}


def _measured(document: Document) -> Iterator[tuple[int, int]]:
    """Checksum and length of each paragraph that weighs something."""
    for block in document.blocks:
        if block.is_evidence and block.kind != "title" and block.end - block.start >= _SHORTEST:
            yield box_of(document, block.span.of(document.text))[1], block.end - block.start
