"""The rows of a table group by group, as the merge asks for them: see `sitroom.records.grouped.Rows`."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sitroom.records.grouped import Named, Rows
from sitroom.store.schema import TABLES

if TYPE_CHECKING:
    from sitroom.store.view import View

T = TypeVar("T")


class Stored(Rows[T]):
    """The rows of one type that a view has."""

    def __init__(self, view: "View", record: type[T], sealed: Collection[str] = ()) -> None:
        """Take a view; `sealed` as `View.rows` has it."""
        self._view, self._record, self._sealed = view, record, sealed
        self._table = TABLES[record].name

    def groups(self, field: str, values: Collection[str]) -> Mapping[str, Sequence[Named]]:
        """See `Rows`."""
        found: dict[str, list[Named]] = defaultdict(list)
        sql = f"SELECT {field}, id, document FROM {self._table} WHERE {_one_of(field)}"
        for value, id, document in self._view.select(sql, (_listed(values),)):
            found[value].append((id, document))
        return {value: sorted(rows) for value, rows in found.items()}

    def values(self, field: str, documents: Collection[str]) -> Collection[str | None]:
        """See `Rows`."""
        sql = f"SELECT DISTINCT {field} FROM {self._table} WHERE {_one_of('document')}"
        return {value for (value,) in self._view.select(sql, (_listed(documents),))}

    def of(self, field: str, values: Collection[str]) -> Sequence[T]:
        """See `Rows`."""
        return self._view.rows(self._record, _one_of(field), (_listed(values),), sealed=self._sealed)

    def counts(self, *fields: str) -> Mapping[tuple[Any, ...], int]:
        """See `Rows`."""
        names = ", ".join(fields)
        found = self._view.select(f"SELECT {names}, count(*) FROM {self._table} GROUP BY {names}")
        return {row[:-1]: row[-1] for row in found}

    def all(self) -> Sequence[T]:
        """See `Rows`."""
        return self._view.rows(self._record, sealed=self._sealed)


def _one_of(field: str) -> str:
    return f"{field} IN (SELECT value FROM json_each(?))"


def _listed(values: Collection[str]) -> str:
    return json.dumps(sorted(values))
