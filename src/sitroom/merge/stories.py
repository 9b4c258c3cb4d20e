"""Which documents tell of one thing: by the people, places and numbers that they print.

An index from names to documents proposes pairs, in arrays and part by part, so that forty thousand documents do not
fill the memory with pairs that have one name in common.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

import numpy as np
import numpy.typing as npt

from sitroom.merge.families import linked
from sitroom.merge.linkage import average_linkage
from sitroom.merge.sample import Sample
from sitroom.merge.telling_wording import SMALL
from sitroom.merge.vectors import MOST
from sitroom.records.text import Document
from sitroom.records.workings import Workings

#: Documents of which the names are alike by this much on average tell one story.
STORY = 0.17
#: What is less alike is not worth telling, and how finely it is told: finer, every new document would change it.
LEAST, STEP = STORY / 4, 0.05
#: Two documents are brought together by the names that at most so many documents print.
PRINTED = 100
#: So many pairs of documents are counted at a time.
_CHUNK = 2_000_000
#: A capital inside of a sentence, or a number; what begins a sentence has a capital, whatever it is.
_NAME = re.compile(r"(?<=[\w,;’')–-]\s)[A-Z][^\W_]+(?:[’-][^\W_]+)*|\d+(?:[.,]\d+)*")

Checksums = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]
#: Places of documents, ascending, checksums of their names, and how much each says, the squares summing to one.
Named = tuple[Places, Checksums, Scores]


class Stories:
    """Which documents tell of one thing, and how alike the names of any two are."""

    def __init__(self, ids: Sequence[str], pairs: Places, scores: Scores, groups: Iterable[Sequence[str]]) -> None:
        """Take what is alike.

        Args:
            pairs: places in `ids`, the first times their number plus the second, ascending.

        Attributes: `story` gives for each document the first of its group.
        """
        self.story = {id: group[0] for group in groups for id in group}
        self._place = {id: place for place, id in enumerate(ids)}
        self._number = np.array([*(self._place[self.story[id]] for id in ids), -1])
        self._pairs = np.append(pairs, -1)
        self._likeness = np.append(np.round(scores / STEP) * STEP, 0.0)

    def places(self, ids: Iterable[str]) -> Places:
        """Where documents stand here, as the other questions ask for them; -1 for one that is not known."""
        return np.array([self._place.get(id, -1) for id in ids], np.int64)

    def likenesses(self, ones: Places, others: Places) -> Scores:
        """How alike the names of documents are, pair by pair, from 0 to 1; 0 for what is not worth telling."""
        pairs = np.minimum(ones, others) * len(self._place) + np.maximum(ones, others)
        at = np.searchsorted(self._pairs[:-1], pairs)
        found: Scores = np.where((self._pairs[at] == pairs) & (ones >= 0) & (others >= 0), self._likeness[at], 0.0)
        return found

    def are_alike(self, ones: Places, others: Places) -> npt.NDArray[np.bool_]:
        """Pair by pair, true of two documents that tell one story."""
        found: npt.NDArray[np.bool_] = (self._number[ones] == self._number[others]) & (ones >= 0)
        return found

    def likeness(self, one: str, other: str) -> float:
        """The same of two."""
        return float(self.likenesses(*self._both(one, other))[0])

    def are_one(self, one: str, other: str) -> bool:
        """The same of two."""
        return bool(self.are_alike(*self._both(one, other))[0])

    def _both(self, one: str, other: str) -> tuple[Places, Places]:
        return self.places([one]), self.places([other])


def find_stories(documents: Iterable[Document], workings: Workings | None = None) -> Stories:
    """Group documents by the people, places and numbers that they print."""
    workings = workings or Workings()
    by_id = {document.id: document for document in documents}
    ids = sorted(by_id)
    printed = [
        np.frombuffer(workings.find("names/1", id, partial(_names, by_id[id])), np.uint32).reshape(2, -1) for id in ids
    ]
    pairs, scores = _alike(_weighed(ids, printed), len(ids))
    ones, others = pairs // max(1, len(ids)), pairs % max(1, len(ids))
    strong = scores >= STORY
    # a group grows by a strong pair only, so that what is weak matters inside of what strong pairs connect
    part = np.full(len(ids), -1)
    for number, group in enumerate(linked(zip(ones[strong].tolist(), others[strong].tolist(), strict=True))):
        part[group] = number
    inside = (part[ones] >= 0) & (part[ones] == part[others])
    named = ((ids[one], ids[other]) for one, other in zip(ones[inside].tolist(), others[inside].tolist(), strict=True))
    groups = average_linkage(ids, dict(zip(named, scores[inside].tolist(), strict=True)), STORY)
    return Stories(ids, pairs, scores, groups)


def _names(document: Document) -> bytes:
    """The checksums of the names, ascending, then how often each is printed."""
    bodies = (block.span.of(document.text) for block in document.blocks if block.is_evidence)
    names = (name for body in bodies for name in map(str.lower, _NAME.findall(body)) if name not in SMALL)
    counts = sorted(Counter(zlib.crc32(name.encode()) for name in names).items())
    return np.array(counts, np.uint32).reshape(-1, 2).T.tobytes()


def _weighed(ids: Sequence[str], printed: Sequence[Checksums]) -> Named:
    """The names of all documents with their weights; the weightiest of each document only."""
    sizes = np.array([names.shape[1] for names in printed], np.int64)
    owners = np.repeat(np.arange(len(ids)), sizes)
    names, times = np.concatenate([np.zeros((2, 0), np.uint32), *printed], axis=1)
    sample = Sample(ids)
    is_sampled = np.array([id in sample.ids for id in ids], bool)
    known, counts = np.unique(names[is_sampled[owners]], return_counts=True)
    at = np.searchsorted(known, names)
    at[np.append(known, 0)[at] != names] = len(known)
    weights = (1 + np.log(times)) * sample.rarity(np.append(counts, 0))[at]
    order = np.lexsort((names, -weights, owners))
    kept = np.sort(order[np.arange(len(order)) - np.repeat(np.cumsum(sizes) - sizes, sizes) < MOST])
    owners, names, weights = owners[kept], names[kept], weights[kept]
    lengths = np.sqrt(np.bincount(owners, weights * weights, len(ids)))
    return owners, names, weights / np.where(lengths > 0, lengths, 1.0)[owners]


def _alike(named: Named, total: int) -> tuple[Places, Scores]:
    """Pairs of places, as `Stories` has them, with how alike the names are that bring the documents together.

    Args:
        total: how many documents there are.
    """
    owners, flat, weights = named
    order = np.argsort(flat, kind="stable")
    flat, owners, weights = flat[order], owners[order], weights[order]
    first = np.flatnonzero(np.append(True, flat[1:] != flat[:-1])[: len(flat)])
    counts = np.diff(np.append(first, len(flat)))
    start = np.repeat(first, counts)
    earlier = np.where(np.repeat(counts, counts) <= PRINTED, np.arange(len(flat)) - start, 0)
    at = np.flatnonzero(earlier)
    at = at[np.argsort(owners[at], kind="stable")]
    holders = owners[at]
    found: list[tuple[Places, Scores]] = [(np.zeros(0, np.int64), np.zeros(0))]
    step = max(1, _CHUNK // max(1, total))
    for begin in range(0, total, step):
        part = at[slice(*np.searchsorted(holders, (begin, begin + step)))]
        times = earlier[part]
        others = np.repeat(start[part], times) + np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        cells = np.repeat(owners[part] - begin, times) * total + owners[others]
        sums = np.bincount(cells, weights=np.repeat(weights[part], times) * weights[others]).astype(np.float64)
        kept = np.flatnonzero(sums > LEAST)
        found.append((kept % total * total + kept // total + begin, sums[kept]))
    pairs, likeness = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    order = np.argsort(pairs)
    return pairs[order], likeness[order]
