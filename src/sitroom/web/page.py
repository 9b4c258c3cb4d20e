"""A page before it is drawn."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sitroom.errors import QuestionError
from sitroom.web.filters import Filters

Row = TypeVar("Row")

#: Lines on one page of a list.
PAGE_LENGTH = 100


class MissingError(QuestionError):
    """The address names a document or a row that the ledger does not have."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one address shows.

    Attributes:
        template: its file.  words: what the template prints.
        data: gives what the twin in JSON holds; asked only when the twin is.
        rows: gives the rows of the twins in CSV and as a plain table; those of `data` where it is None.
        moved: the address to go to instead, and the row whose words to show there.
    """

    data: Callable[[], Any]
    template: str = ""
    words: Mapping[str, Any] = field(default_factory=dict)
    rows: Callable[[], Iterable[Mapping[str, Any]]] | None = None
    moved: tuple[str, str | None] | None = None


def cut_of(filters: Filters, length: int | None = None) -> slice:
    """The rows of the page that is asked for; `length` rows are on one, or `PAGE_LENGTH`."""
    length = length or PAGE_LENGTH
    first = (filters.page_number - 1) * length
    return slice(first, first + length)


def turning(count: int, filters: Filters, length: int | None = None) -> dict[str, Any]:
    """What a template needs to turn the pages of a list."""
    return {"count": count, "page": filters.page_number, "last_page": max(1, -(-count // (length or PAGE_LENGTH)))}


def paged(rows: Sequence[Row], filters: Filters, length: int | None = None) -> tuple[Sequence[Row], dict[str, Any]]:
    """The rows of one page of a list that is there as a whole, and what the template needs to turn it."""
    return rows[cut_of(filters, length)], turning(len(rows), filters, length)
