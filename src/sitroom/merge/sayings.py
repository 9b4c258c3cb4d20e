"""Claims as they are compared to find one utterance in several papers: by their days, quoted runs and words."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from sitroom.records.claims import Claim

#: So many words in a row inside quotation marks are said once: "we will not give up an inch of land".
RUN = 6
#: Letters that forms of one word begin with in common.
STEM = 5
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]?")
_SMALL = frozenset(
    "that this with from have been were will would could should their there they them which about into over more than "
    "also only some other after before while when what where said says".split()
)

Checksums = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim as it is compared: its day as an ordinal, checksums of its runs of quoted words, and of its words."""

    id: str
    document: str
    act: str
    day: int | None
    runs: Checksums
    words: Checksums


def saying_of(claim: Claim) -> Saying:
    """What is compared of a claim."""
    day = claim.said.last.toordinal() if claim.said.last else None
    return Saying(claim.id, claim.document, claim.act, day, _checksums(_runs(claim)), _checksums(sorted(_words(claim))))


def packed(sayings: Sequence[Saying]) -> bytes:
    """Sayings as they are kept."""
    heads = [[one.id, one.document, one.act, one.day, len(one.runs), len(one.words)] for one in sayings]
    numbers = np.concatenate([part for one in sayings for part in (one.runs, one.words)])
    return json.dumps(heads, separators=(",", ":")).encode() + b"\n" + numbers.tobytes()


def unpacked(kept: bytes) -> Iterator[Saying]:
    """The sayings that `packed` wrote."""
    heads, _, numbers = kept.partition(b"\n")
    flat, at = np.frombuffer(numbers, np.uint64), 0
    for id, document, act, day, runs, words in json.loads(heads):
        yield Saying(id, document, act, day, flat[at : at + runs], flat[at + runs : at + runs + words])
        at += runs + words


class Runs:
    """Which of some sayings have quoted words in common."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self._ids = [one.id for one in sayings]
        self._owners = np.repeat(np.arange(len(sayings)), [len(one.runs) for one in sayings])
        self._flat = np.concatenate([np.zeros(0, np.uint64), *(one.runs for one in sayings)])

    def met(self, ids: Iterable[str]) -> set[str]:
        """The sayings that have a run in common with some of them, these included where they have one."""
        chosen = set(ids)
        mine = np.array([id in chosen for id in self._ids], bool)[self._owners]
        owners = self._owners[np.isin(self._flat, self._flat[mine])]
        return {self._ids[owner] for owner in np.unique(owners).tolist()}


def _checksums(words: Sequence[str]) -> Checksums:
    found = (int.from_bytes(blake2b(one.encode(), digest_size=8).digest(), "little") for one in words)
    return np.fromiter(found, np.uint64, len(words))


def _runs(claim: Claim) -> list[str]:
    if claim.mode == "indirect":
        return []
    quoted = [claim.content] if claim.mode == "direct" else _QUOTED.findall(claim.content)
    found = []
    for piece in quoted:
        words = re.findall(r"\w+", piece.casefold())
        found += [" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
    return found


def _words(claim: Claim) -> frozenset[str]:
    words = re.findall(r"[^\W_]{4,}|\d+", claim.content.casefold())
    return frozenset(word[:STEM] for word in words if word not in _SMALL)
