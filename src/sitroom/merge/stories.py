"""Which documents tell of one thing: by the people, places and numbers that they print.

An index from names to documents proposes pairs, in arrays and part by part, so that forty thousand documents do not
fill the memory with pairs that have one name in common.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from math import log

import numpy as np
import numpy.typing as npt

from sitroom.merge.families import linked
from sitroom.merge.linkage import average_linkage
from sitroom.merge.sample import sample_of
from sitroom.merge.telling_wording import SMALL
from sitroom.merge.vectors import MOST
from sitroom.records.text import Document
from sitroom.records.workings import Workings

#: Documents of which the names are alike by this much on average tell one story.
STORY = 0.17
#: Two documents are brought together by the names that at most so many documents print.
PRINTED = 100
#: So many pairs of a name and two documents are counted at a time: about 250 MB.
_CHUNK = 4_000_000
#: A capital inside of a sentence, or a number; what begins a sentence has a capital, whatever it is.
_NAME = re.compile(r"(?<=[\w,;’')–-]\s)[A-Z][^\W_]+(?:[’-][^\W_]+)*|\d+(?:[.,]\d+)*")

#: Checksums of names, ascending, and how much each says, the squares summing to one.
NameVector = tuple[npt.NDArray[np.uint32], npt.NDArray[np.float64]]


class Stories:
    """Which documents tell of one thing, and how alike the names of any two are."""

    def __init__(self, vectors: Mapping[str, NameVector], story: Mapping[str, str]) -> None:
        """Attributes: `story` gives for each document the first of its group."""
        self.story = story
        self._vectors = vectors
        self._weights = lru_cache(maxsize=4096)(self._find_weights)

    def likeness(self, one: str, other: str) -> float:
        """How alike the names of two documents are, from 0 to 1; 0 for what is not worth telling."""
        first, second = sorted((one, other))
        if first not in self._vectors or second not in self._vectors:
            return 0.0
        ours, theirs = self._weights(first), self._weights(second)
        score = sum(weight * theirs[name] for name, weight in ours.items() if name in theirs)
        return score if score > STORY / 4 else 0.0

    def are_one(self, one: str, other: str) -> bool:
        """True of two documents that tell one story."""
        return one in self.story and self.story[one] == self.story.get(other)

    def _find_weights(self, id: str) -> dict[int, float]:
        names, weights = self._vectors[id]
        return dict(zip(names.tolist(), weights.tolist(), strict=True))


def find_stories(documents: Iterable[Document], workings: Workings | None = None) -> Stories:
    """Group documents by the people, places and numbers that they print."""
    workings = workings or Workings()
    by_id = {document.id: document for document in documents}
    printed = {
        id: np.frombuffer(workings.find("names/1", id, partial(_names, by_id[id])), np.uint32).reshape(2, -1)
        for id in sorted(by_id)
    }
    vectors = _vectors(printed)
    ids = list(vectors)
    strong: list[tuple[str, str]] = []
    alike: dict[tuple[str, str], float] = {}
    for one, other, score in _alike([vectors[id] for id in ids]):
        pair = ids[one], ids[other]
        alike[pair] = score
        if score >= STORY:
            strong.append(pair)
    # a group grows by a strong pair only, so that what is weak matters inside of what strong pairs connect
    part = {id: number for number, group in enumerate(linked(strong)) for id in group}
    inside = {pair: score for pair, score in alike.items() if pair[0] in part and part[pair[0]] == part.get(pair[1])}
    groups = average_linkage(ids, inside, STORY)
    return Stories(vectors, {id: group[0] for group in groups for id in group})


def _names(document: Document) -> bytes:
    """The checksums of the names, ascending, then how often each is printed."""
    bodies = (block.span.of(document.text) for block in document.blocks if block.is_evidence)
    names = (name for body in bodies for name in map(str.lower, _NAME.findall(body)) if name not in SMALL)
    counts = sorted(Counter(zlib.crc32(name.encode()) for name in names).items())
    return np.array(counts, np.uint32).reshape(-1, 2).T.tobytes()


def _vectors(printed: Mapping[str, npt.NDArray[np.uint32]]) -> dict[str, NameVector]:
    """The names of each document with their weights; the weightiest only."""
    sample = sorted(sample_of(printed))
    known, counts = np.unique(
        np.concatenate([np.zeros(0, np.uint32), *(printed[id][0] for id in sample)]), return_counts=True
    )
    total = len(sample)
    rarity = np.log((total + 1) / (np.append(counts, 0) + 0.5)) / log(total + 2)
    found = {}
    for id, (names, times) in printed.items():
        at = np.searchsorted(known, names)
        is_known = np.append(known, 0)[at] == names if len(known) else np.zeros(len(names), bool)
        weights = (1 + np.log(times)) * rarity[np.where(is_known, at, len(known))]
        if len(names) > MOST:
            chosen = np.sort(np.lexsort((names, -weights))[:MOST])
            names, weights = names[chosen], weights[chosen]
        length = np.sqrt(np.sum(weights * weights)) or 1.0
        found[id] = names, weights / length
    return found


def _alike(vectors: Sequence[NameVector]) -> Iterator[tuple[int, int, float]]:
    """Places of two documents, the earlier first, with how alike the names are that bring them together."""
    owners = np.repeat(np.arange(len(vectors)), [len(names) for names, _ in vectors])
    flat = np.concatenate([np.zeros(0, np.uint32), *(names for names, _ in vectors)])
    weights = np.concatenate([np.zeros(0), *(weights for _, weights in vectors)])
    order = np.argsort(flat, kind="stable")
    flat, owners, weights = flat[order], owners[order], weights[order]
    first = np.flatnonzero(np.append(True, flat[1:] != flat[:-1])[: len(flat)])
    counts = np.diff(np.append(first, len(flat)))
    start = np.repeat(first, counts)
    earlier = np.where(np.repeat(counts, counts) <= PRINTED, np.arange(len(flat)) - start, 0)
    at = np.flatnonzero(earlier)
    at = at[np.argsort(owners[at], kind="stable")]
    ends = np.cumsum(earlier[at])
    begin = 0
    while begin < len(at):
        # at least one document, and no document in two parts
        done = ends[begin - 1] if begin else 0
        stop = max(begin + 1, int(np.searchsorted(ends, done + _CHUNK, "right")))
        stop = int(np.searchsorted(owners[at], owners[at[stop - 1]], "right"))
        part = at[begin:stop]
        times = earlier[part]
        others = np.repeat(start[part], times) + np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        pairs, places = np.unique(owners[others] * len(vectors) + np.repeat(owners[part], times), return_inverse=True)
        scores = np.bincount(places, np.repeat(weights[part], times) * weights[others])
        kept = scores > STORY / 4
        for pair, score in zip(pairs[kept].tolist(), scores[kept].tolist(), strict=True):
            yield pair // len(vectors), pair % len(vectors), score
        begin = stop
