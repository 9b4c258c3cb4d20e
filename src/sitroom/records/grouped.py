"""Rows that are asked for group by group: those of a ledger are too many to be held at once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

T = TypeVar("T", covariant=True)

#: Id of a row, and its document.
Named = tuple[str, str]


class Rows(Protocol[T]):
    """The rows of one table, each with an id and a document."""

    def groups(self, field: str, values: Collection[str]) -> Mapping[str, Sequence[Named]]:
        """The rows in which a field holds one of some values, by what it holds and by id."""

    def values(self, field: str, documents: Collection[str]) -> Collection[str | None]:
        """What a field holds in the rows of some documents."""

    def of(self, field: str, values: Collection[str]) -> Sequence[T]:
        """The rows in which a field holds one of some values, by id."""

    def counts(self, *fields: str) -> Mapping[tuple[Any, ...], int]:
        """How many rows hold the same in some fields."""

    def all(self) -> Sequence[T]:
        """All rows, by id."""


class Listed(Rows[T]):
    """Rows that are at hand."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._rows = sorted(rows, key=lambda row: row.id)

    def groups(self, field: str, values: Collection[str]) -> Mapping[str, Sequence[Named]]:
        """See `Rows`."""
        found: dict[str, list[Named]] = defaultdict(list)
        for row in self._rows:
            if getattr(row, field) in values:
                found[getattr(row, field)].append((row.id, row.document))
        return found

    def values(self, field: str, documents: Collection[str]) -> Collection[str | None]:
        """See `Rows`."""
        return {getattr(row, field) for row in self._rows if row.document in documents}

    def of(self, field: str, values: Collection[str]) -> Sequence[T]:
        """See `Rows`."""
        return [row for row in self._rows if getattr(row, field) in values]

    def counts(self, *fields: str) -> Mapping[tuple[Any, ...], int]:
        """See `Rows`."""
        return Counter(tuple(getattr(row, field) for field in fields) for row in self._rows)

    def all(self) -> Sequence[T]:
        """See `Rows`."""
        return self._rows
