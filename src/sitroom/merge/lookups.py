"""Answers on documents that rest on what was looked up while they were made: names, words, ids.

Invariant: an answer that is kept is what would be made now. A document is asked again where the ledger knows something
else under what was looked up for it; what it comes to know under a thousand other names costs nothing.
"""

import re
import zlib
from collections.abc import Collection, Mapping
from hashlib import blake2b
from typing import Any

import numpy as np

from sitroom.records.workings import Workings

#: The first two words of a name, and of a text where a name may begin.
_HEAD = re.compile(r"([^\W_]+)(?:[\W_]+([^\W_]+))?")


def heads(text: str, start: int = 0) -> tuple[str, ...]:
    """The first word from a place on, and the first two: under the last of them a name is known.

    "Arland Post" is asked for where a text prints "Arland Post" and where it prints "Arland", and found where it
    prints both words; so a name of two words or more stands under the first two of them.
    """
    found = _HEAD.match(text, start)
    one, two = found.groups() if found else ("", None)
    return (one, f"{one} {two}") if two else (one,)


class Lookups:
    """The answers of one step, by document."""

    def __init__(self, workings: Workings, step: str, known: Mapping[str, Any]) -> None:
        """Find out what the ledger now knows something else of than before.

        Args:
            known: lists and tuples of names, under what they are looked up by.
        """
        self._workings, self._step = workings, step
        now = np.array([(_checksum(key), _digest(key, value)) for key, value in known.items()], np.uint64)
        now = now.reshape(-1, 2)
        kept = workings.kept(f"{step} known", "")
        workings.keep(f"{step} known", "", now.tobytes())
        self._changed: frozenset[int] | None = None
        if kept is not None:
            before = np.frombuffer(kept, np.uint64).reshape(-1, 2)
            gone, new = ~np.isin(before[:, 1], now[:, 1]), ~np.isin(now[:, 1], before[:, 1])
            self._changed = frozenset((*before[gone, 0].tolist(), *now[new, 0].tolist()))

    def kept(self, document: str) -> bytes | None:
        """The answer on a document, which is kept on; None where it has to be made."""
        asked, answer = (self._workings.kept(step, document) for step in self._steps)
        if self._changed is None or asked is None or answer is None:
            return None
        if not self._changed.isdisjoint(np.frombuffer(asked, np.uint32).tolist()):
            return None
        self._keep(document, asked, answer)
        return answer

    def keep(self, document: str, asked: Collection[str], answer: bytes) -> None:
        """Keep an answer with what was looked up for it."""
        self._keep(document, np.array(sorted(set(map(_checksum, asked))), np.uint32).tobytes(), answer)

    @property
    def _steps(self) -> tuple[str, str]:
        return f"{self._step} asked", self._step

    def _keep(self, document: str, *values: bytes) -> None:
        for step, value in zip(self._steps, values, strict=True):
            self._workings.keep(step, document, value)


def _digest(key: str, value: Any) -> int:
    return int.from_bytes(blake2b(f"{key} {value!r}".encode(), digest_size=8).digest(), "little")


def _checksum(key: str) -> int:
    return zlib.crc32(key.encode())
