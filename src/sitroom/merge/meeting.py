"""Which documents may be copies of each other: those that meet under enough keys of an inverted index.

All pairs of n documents would be n²/2 comparisons. Here each is compared with a few that come before it in the order
given, however many there are; what a pair is, is decided elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]

_BITS, _OWNER = np.uint64(32), np.uint64((1 << 32) - 1)
#: So many pairs of a key and a document are counted at a time: about 200 MB.
_CHUNK = 4_000_000


@dataclass(frozen=True, slots=True)
class Meeting:
    """How documents are brought together.

    Attributes:
        share, least: of the keys of the document that has fewer, so many must be common, and so many in number.
        most: a document is brought together with so many at the most, those of the most common keys.
        heads: a key leads to so many of the first documents that have it. What every page of an outlet prints costs
            nothing then, and neither does a story that two hundred outlets carry.
        crowd: a key that more documents have leads nowhere; None for no such limit.
    """

    share: float
    least: int
    most: int
    heads: int
    crowd: int | None = None


def likely_pairs(keys: Sequence[Keys], meeting: Meeting) -> dict[int, list[int]]:
    """For each document the places of earlier ones that it should be compared with, the likeliest first.

    Args:
        keys: of each document its keys, each once.
    """
    sizes = np.array([len(one) for one in keys], np.int64)
    found: dict[int, list[int]] = {}
    for later, earlier, common in _met(keys, sizes, meeting):
        enough = common >= np.maximum(meeting.least, meeting.share * np.minimum(sizes[later], sizes[earlier]))
        later, earlier, common = later[enough], earlier[enough], common[enough]
        for place in np.lexsort((earlier, -common, later)):
            places = found.setdefault(int(later[place]), [])
            if len(places) < meeting.most:
                places.append(int(earlier[place]))
    return found


def _met(keys: Sequence[Keys], sizes: Places, meeting: Meeting) -> Iterator[tuple[Places, Places, Places]]:
    """Pairs of a later and an earlier place with the number of keys under which they meet; all of one place at once."""
    owners, start, heads = _postings(keys, sizes, meeting)
    at = np.flatnonzero(heads)
    at = at[np.argsort(owners[at], kind="stable")]
    holders, ends = owners[at], np.cumsum(heads[at])
    begin = 0
    while begin < len(at):
        # at least one document, and no document in two parts
        done = ends[begin - 1] if begin else 0
        stop = max(begin + 1, int(np.searchsorted(ends, done + _CHUNK, "right")))
        stop = int(np.searchsorted(holders, holders[stop - 1], "right"))
        part = at[begin:stop]
        counts = heads[part]
        total = int(counts.sum())
        steps = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
        earlier = owners[np.repeat(start[part], counts) + steps]
        pairs = np.sort(np.repeat(holders[begin:stop], counts) * len(sizes) + earlier)
        common = _runs(pairs)
        pairs = pairs[np.cumsum(common) - common]
        yield pairs // len(sizes), pairs % len(sizes), common
        begin = stop


def _postings(keys: Sequence[Keys], sizes: Places, meeting: Meeting) -> tuple[Places, Places, Places]:
    """The index: documents key by key in their order; where each one's key begins; how many heads it has before it."""
    # key and document in one number: sorting numbers is five times as fast as finding out how they would be sorted
    both = np.sort(
        np.concatenate([np.zeros(0, np.uint32), *keys]).astype(np.uint64) << _BITS
        | np.repeat(np.arange(len(keys), dtype=np.uint64), sizes)
    )
    counts = _runs(both >> _BITS)
    leads = (counts > 1) & (counts <= (meeting.crowd or len(keys)))
    both, counts = both[np.repeat(leads, counts)], counts[leads]
    start = np.repeat(np.cumsum(counts) - counts, counts)
    heads = np.minimum(np.arange(len(both)) - start, meeting.heads)
    return (both & _OWNER).astype(np.int64), start, heads


def _runs(ordered: npt.NDArray[np.uint64] | Places) -> Places:
    """How often each of some numbers is there, in their order."""
    first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    return np.diff(np.append(first, len(ordered)))
