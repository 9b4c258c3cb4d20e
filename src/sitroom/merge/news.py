"""What is new in a ledger since its last picture: documents, and the groups of rows that came or went with documents.

Invariant: the rows of a document stand while it is there. So a group that has as many rows as before, and none of a
new document, has the rows that it had; the others are told without looking at a row of theirs.
"""

import json
from collections.abc import Iterable
from typing import Any

from sitroom.records.grouped import Rows
from sitroom.records.workings import Workings


class News:
    """The documents that are new.

    Attributes:
        documents: their ids; all where nothing is kept from before.
    """

    def __init__(self, documents: Iterable[str] = (), workings: Workings | None = None) -> None:
        self._workings = workings or Workings()
        now = sorted(documents)
        self.documents = frozenset(now).difference(_kept(self._workings, "documents/1") or ())
        _keep(self._workings, "documents/1", now)

    def touched(self, rows: Rows[Any], field: str, step: str, also: Iterable[str] = ()) -> dict[str, bool]:
        """What a field of some rows holds, by id, and whether rows came or went with it.

        Args:
            step: under which what rests on these rows is kept.  also: documents to be taken for new.
        """
        counts = dict(sorted((value, count) for (value,), count in rows.counts(field).items() if value is not None))
        before = _kept(self._workings, f"{step} counts") or {}
        _keep(self._workings, f"{step} counts", counts)
        new = rows.values(field, self.documents.union(also)) if before else ()
        return {value: value in new or before.get(value) != count for value, count in counts.items()}


def _kept(workings: Workings, step: str) -> Any:
    found = workings.kept(step, "")
    return None if found is None else json.loads(found)


def _keep(workings: Workings, step: str, value: Any) -> None:
    workings.keep(step, "", json.dumps(value, separators=(",", ":")).encode())
