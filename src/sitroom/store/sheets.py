"""Documents whose words are read only when somebody looks at them: a merge asks all for their day, and few for more."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sitroom.records.dates import Interval
from sitroom.records.text import Document
from sitroom.store.schema import INTERVAL_PARTS

if TYPE_CHECKING:
    from sitroom.store.view import View

#: So many documents are held with their words at a time.
OPEN = 1024
_PUBLISHED = ", ".join(f"published_{part}" for part in INTERVAL_PARTS)


class Sheet(Document):
    """A document that is opened when more is asked than who published it, when, and how long it is."""

    __slots__ = ("_length", "_open")
    _length: int

    def __init__(self, open: Callable[[str], Document], length: int, **head: Any) -> None:
        for name, value in {**head, "_open": open, "_length": length}.items():
            object.__setattr__(self, name, value)

    @property
    def length(self) -> int:
        """See `Document`."""
        return self._length

    def __getattr__(self, name: str) -> Any:
        return getattr(self._open(self.id), name)  # a field that is not set


def sheets(view: "View") -> list[Document]:
    """All documents of a view, by id; they can be opened while the view is."""
    open = lru_cache(maxsize=OPEN)(lambda id: view.rows(Document, "id = ?", (id,))[0])
    rows = view.select(f"SELECT length(text), id, outlet, agency, {_PUBLISHED} FROM documents ORDER BY id")
    return [
        Sheet(open, length, id=id, outlet=outlet, agency=agency, published=Interval(*published))
        for length, id, outlet, agency, *published in rows
    ]
