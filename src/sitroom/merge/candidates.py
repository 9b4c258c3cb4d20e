"""Which tellings are worth comparing: those with a word, a synonym or a type in common, and a party or a story.

An index from keys to tellings proposes them, in order of their days, so that the work grows with the number of
tellings and not with its square; in arrays, as there are a hundred pairs for each telling.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from sitroom.merge.stories import Stories
from sitroom.merge.tellings import Telling
from sitroom.merge.wording import distinct

#: Under one key a telling is compared with so many of the next ones in time.
REACH = 40
#: Undated tellings are compared when their reports lie so many days apart, at most.
WINDOW = 7

#: So many pairs wait to be joined with those that are known to be different.
_CHUNK = 4_000_000

Places = npt.NDArray[np.int64]
_FACTOR, _OTHER_FACTOR, _64_BITS = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, (1 << 64) - 1


def candidate_pairs(tellings: Sequence[Telling], stories: Stories) -> Places:
    """Pairs to compare as places in `tellings`, (pairs, 2), ascending, each once, the smaller place first.

    Args:
        tellings: by id.
    """
    total = len(tellings)
    if not total:
        return np.zeros((0, 2), np.int64)
    several = [_keys(telling, stories) for telling in tellings]
    owners = np.repeat(np.arange(total), [len(keys) for keys in several])
    keys = np.array([key for keys in several for key in keys], np.uint64)
    begins, ends = np.array([_span(telling) for telling in tellings], np.int64).T
    order = np.lexsort((owners, ends[owners], begins[owners], keys))
    owners, keys = owners[order], keys[order]
    pairs, found = np.zeros(0, np.int64), []
    for step in range(1, REACH + 1):
        one, other = owners[:-step], owners[step:]
        met = (keys[:-step] == keys[step:]) & (begins[other] <= ends[one])
        if not met.any():
            break  # who does not meet the next one meets none behind it
        one, other = one[met], other[met]
        found.append(np.minimum(one, other) * total + np.maximum(one, other))
        if sum(map(len, found)) > _CHUNK:
            pairs, found = distinct(np.concatenate((pairs, *found))), []
    pairs = distinct(np.concatenate((pairs, *found)))
    pairs = pairs[pairs // total != pairs % total]
    return np.stack((pairs // total, pairs % total), axis=1)


def _keys(telling: Telling, stories: Stories) -> set[int]:
    """Checksums of what is common to tellings that are worth comparing: a relation and who has it, and on which day."""
    relations = [*telling.trigger.stems, *map(str, telling.trigger.senses)]
    if telling.kind:
        relations.append(f"={telling.kind}")
    who = set(telling.reach)
    if telling.document in stories.story:
        who.add(stories.story[telling.document])
    whose = [_checksum(one) * _OTHER_FACTOR for one in who]
    keys = {(_checksum(one) * _FACTOR + other) & _64_BITS for one in relations for other in whose}
    if telling.is_dated:
        day = _checksum(telling.when.edtf or "")
        keys |= {(key ^ day) * _FACTOR & _64_BITS for key in keys}
    return keys


@lru_cache(maxsize=1 << 16)
def _checksum(word: str) -> int:
    return zlib.crc32(word.encode())


def _span(telling: Telling) -> tuple[int, int]:
    """First and last day between which another telling must begin, as ordinals; 0 where no day is known."""
    if telling.is_dated and telling.when.first:
        last = telling.when.last or telling.when.first
        return telling.when.first.toordinal(), last.toordinal() + WINDOW
    day = telling.published.toordinal() if telling.published else 0
    return day, day + WINDOW
