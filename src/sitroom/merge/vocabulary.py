"""Words that were looked up while a document was read: what is kept of it stands until one of them changes.

All documents are read with the names of the whole ledger, and each added article brings new ones: one of fifty begins
with "President", another with "National".  So what a ledger knows under each word is kept beside what was read.  A
document is read again where it asked for a word under which the ledger now knows another name, and prints that name.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from sitroom.records.text import Document
from sitroom.records.workings import Workings

#: What is known under each word: rows of a name as it is printed, or "" where none is looked for, and what it means.
Vocabulary = Mapping[str, Sequence[Sequence[Any]]]


class Changes:
    """What a ledger knows otherwise than before."""

    def __init__(self, now: Vocabulary, before: Vocabulary) -> None:
        self._names: dict[int, list[str]] = {}
        for word in now.keys() | before.keys():
            ours, theirs = now.get(word, ()), before.get(word, ())
            names = [row[0] for row in (*ours, *theirs) if (row in ours) != (row in theirs)]
            if names:
                self._names[_checksum(word)] = names

    def touch(self, asked: bytes, document: Document) -> bool:
        """True where what was read of a document may be another thing now; `asked` as `packed_words` gives it."""
        words = np.frombuffer(asked, np.uint32).tolist()
        names = {name for word in words for name in self._names.get(word, ())}
        printed = " ".join(document.text.replace("’", "'").split()) if names else ""
        return any(name in printed for name in names)


def changes(now: Vocabulary, step: str, workings: Workings) -> Changes | None:
    """What has changed since the last time, None where nothing is kept; what is known now is kept for the next time."""
    kept = workings.kept(f"{step} vocabulary", "")
    packed = json.dumps(now, separators=(",", ":"))
    workings.keep(f"{step} vocabulary", "", packed.encode())
    return None if kept is None else Changes(json.loads(packed), json.loads(kept))


def packed_words(words: Iterable[str]) -> bytes:
    """The words that a document asked for."""
    return np.array(sorted({_checksum(word) for word in words}), np.uint32).tobytes()


def _checksum(word: str) -> int:
    return zlib.crc32(word.encode())
