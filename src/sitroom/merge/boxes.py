"""Side boxes: paragraphs that an outlet prints beside one article after another ("What we know of the bridge so far").

They come as part of the article, and two short ones with the same long box would pass for copies. What lines like
"Sign up for our newsletter" say is known (`clean/furniture.py`); a box says something else in every outlet, and only
its repetition gives it away.
"""

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

from sitroom.records.text import Document

#: Outlet and checksum of the paragraph.
Box = tuple[str, int]

#: In so many articles of one outlet a paragraph is its furniture, provided that each of them is mostly its own: of a
#: story that an outlet prints in four editions everything recurs, and nothing of it is a box.
RECURS = 3
OWN = 0.5
#: Shorter ones weigh nothing.
_SHORTEST = 40


def side_boxes(documents: Sequence[Document]) -> frozenset[Box]:
    """The side boxes of all outlets; articles whose outlet is not known have none."""
    met = Counter(box for document in documents for box in set(_paragraphs(document)))
    recurring = {box for box, count in met.items() if count >= RECURS}
    beside: Counter[Box] = Counter()
    for document in documents:
        lengths = _paragraphs(document) if recurring else {}
        repeated = lengths.keys() & recurring
        if sum(lengths[box] for box in repeated) <= (1 - OWN) * sum(lengths.values()):
            beside.update(repeated)
    return frozenset(box for box, count in beside.items() if count >= RECURS)


def box_of(document: Document, paragraph: str) -> Box:
    """A paragraph as it is told from others of its outlet."""
    return document.outlet or "", zlib.crc32(paragraph.encode(errors="surrogatepass"))


def _paragraphs(document: Document) -> dict[Box, int]:
    """The paragraphs of a document with their lengths; none where nobody knows the outlet."""
    return dict(_measured(document)) if document.outlet else {}


def _measured(document: Document) -> Iterator[tuple[Box, int]]:
    for block in document.blocks:
        if block.is_evidence and block.kind != "title" and block.end - block.start >= _SHORTEST:
            yield box_of(document, block.span.of(document.text)), block.end - block.start
