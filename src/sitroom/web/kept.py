"""Answers that were made before: a page is a function of its address and of the ledger, so it need not be made twice.

Going back, the second reader of a link, a twin that a spreadsheet asks for every minute: they get the same bytes as
long as nothing was written to the file.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Any

#: How much is kept, in bytes of text.
ROOM = 32_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer: its body and what kind of file it is."""

    body: str
    kind: str


class Answers:
    """The answers that were asked for last, of one state of the ledger; safe to use from several threads."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._state: Any = None
        self._size = 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def find(self, address: str, state: Any) -> Kept | None:
        """The answer to an address in a state of the ledger; what was kept of another state is let go."""
        with self._lock:
            self._turn(state)
            if address in self._kept:
                self._kept.move_to_end(address)
            return self._kept.get(address)

    def keep(self, address: str, state: Any, answer: Kept) -> None:
        """Keep an answer; those that nobody asked for longest make room."""
        with self._lock:
            self._turn(state)
            if address not in self._kept and len(answer.body) < self._room:
                self._kept[address] = answer
                self._size += len(answer.body)
            while self._size > self._room:
                _, old = self._kept.popitem(last=False)
                self._size -= len(old.body)

    def _turn(self, state: Any) -> None:
        if state != self._state:
            self._state, self._size = state, 0
            self._kept.clear()
