"""Lists of a row as the text that a ledger has for them: what only goes from row to row is not opened on the way."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, overload


class Sealed(Sequence[Any]):
    """A list that is read when somebody looks into it.

    Invariant: `text` is a JSON array, as it stands in the file.
    """

    __slots__ = ("_read", "text")

    def __init__(self, text: str, read: Callable[[Any], tuple[Any, ...]]) -> None:
        self.text, self._read = text, read

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        return self.opened()[at]

    def __len__(self) -> int:
        return len(self.opened())

    def opened(self) -> tuple[Any, ...]:
        """The list."""
        return self._read(json.loads(self.text))


def chained(lists: Iterable[Sequence[Any]]) -> Any:
    """Several lists as one: a tuple, or sealed where all of them are."""
    several = list(lists)
    sealed = [one for one in several if isinstance(one, Sealed)]
    if not sealed or len(sealed) < len(several):
        return tuple(item for one in several for item in one)
    return Sealed(f"[{','.join(one.text[1:-1] for one in sealed if one.text != '[]')}]", sealed[0]._read)
