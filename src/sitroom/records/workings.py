"""What the merge has worked out and need not work out again: answers, each under a key that names all it rests on.

Invariant: an answer is a pure function of its key. So what is kept can be missing, and nothing but time is lost.
"""

import json
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any

#: The step of the merge that asks, with its version, and what the answer rests on.
Place = tuple[str, str]

#: Step under which the program is named that worked all out.
MADE_WITH = "made with"
_encode = json.JSONEncoder(separators=(",", ":")).encode


class Workings:
    """Answers of earlier merges, and those of this one.

    Attributes:
        used: what this merge asked for, the new answers among them: what is worth keeping for the next.
    """

    def __init__(self, kept: Iterable[tuple[str, str, bytes]] = (), made_with: str = "") -> None:
        """Take what is kept.

        Args:
            made_with: names the program; what another one worked out is not used, and is named by `unused`.
        """
        found: dict[Place, bytes] = {(step, key): value for step, key, value in kept}
        self._places = tuple(found)
        self._kept = found if found.get((MADE_WITH, "")) == made_with.encode() else {}
        self.used: dict[Place, bytes] = {(MADE_WITH, ""): made_with.encode()}

    def kept(self, step: str, key: str) -> bytes | None:
        """The answer of an earlier merge."""
        return self._kept.get((step, key))

    def keep(self, step: str, key: str, value: bytes) -> bool:
        """Keep an answer for the next merge; false where it is not what was kept before."""
        self.used[step, key] = value
        return self._kept.get((step, key)) == value

    def keep_on(self, step: str, key: str) -> None:
        """Keep the answer of an earlier merge for the next one, where there is one."""
        if (step, key) in self._kept:
            self.used[step, key] = self._kept[step, key]

    def find(self, step: str, key: str, make: Callable[[], bytes]) -> bytes:
        """The answer under a key, worked out by `make` where none is kept."""
        place = step, key
        if place not in self.used:
            found = self._kept.get(place)
            self.used[place] = make() if found is None else found
        return self.used[place]

    def find_json(self, step: str, key: str, make: Callable[[], Any]) -> Any:
        """The same for what JSON can hold; tuples come back as lists."""
        return json.loads(self.find(step, key, lambda: _encode(make()).encode()))

    def new(self) -> list[tuple[str, str, bytes]]:
        """What was not kept before, or not so."""
        return [(*place, value) for place, value in self.used.items() if self._kept.get(place) != value]

    def unused(self) -> list[Place]:
        """What was kept and not asked for: its documents are gone, or others stand in its place."""
        return [place for place in self._places if place not in self.used]


def digest(*parts: Any) -> str:
    """24 hexadecimal digits that name some values that JSON can hold."""
    return blake2b(_encode(parts).encode(), digest_size=12).hexdigest()
