"""Reading a ledger: one consistent state of it, now or as it was known on a day."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sitroom.errors import QuestionError
from sitroom.records.claims import (
    Actor,
    ActorMention,
    Claim,
    Copy,
    Event,
    EventMention,
    Figure,
    Forecast,
    NamedDay,
    Prediction,
    Reading,
    TextWarning,
)
from sitroom.records.judgements import Identities, Identity
from sitroom.records.text import Document, Span
from sitroom.records.workings import MADE_WITH, Workings
from sitroom.store.connect import connect_reader, tidy
from sitroom.store.judged import judged_views, teach
from sitroom.store.narrowed import narrowed_tables, narrowed_views
from sitroom.store.past import APART, ASSEMBLED, Past, past_views
from sitroom.store.rows import from_row, reader, to_row
from sitroom.store.schema import TABLES, Table

T = TypeVar("T")

#: Every row of a list.
WHOLE = slice(None)
#: The last of all characters: ids that begin with `x` lie from `x` to `x` + LAST.
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What became of one page: `state` is read, duplicate, failed or removed; `document` is what it was read as."""

    uri: str
    digest: str | None
    document: str | None
    state: str
    stage: str | None
    reason: str | None


def open_view(path: Path, as_of: date | None = None, past: Past | None = None) -> "View":
    """Open a ledger for reading.

    Args:
        path: the ledger.
        as_of: show only what documents published on or before this day say; undated documents are then left out.
        past: works out copies, events, positions, disputes and who is who from the visible rows; needed for these
            with `as_of` (`sitroom.query.open_view` gives it).
    Raises:
        SetupError: there is no such file, it is not a ledger, or another version made it.
    """
    return View(connect_reader(path), path, as_of, past)


def open_readings(path: Path) -> "View":
    """Open a ledger to draw its picture: actor ids are those that documents were read to have, not the judged ones.

    Raises:
        SetupError: as `open_view`.
    """
    return View(connect_reader(path), path, is_judged=False)


class View:
    """One state of a ledger: what a build writes meanwhile is not seen until the next view.

    With `as_of`, each table's name stands for its visible rows, so that no question can forget the day; and where users
    have judged who is who, rows have the actors that are meant, so that no question can forget that.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        as_of: date | None = None,
        past: Past | None = None,
        *,
        is_judged: bool = True,
    ) -> None:
        self.path = path
        self.as_of = as_of
        self._connection = connection
        self._past = past
        self._documents: dict[str, Document] = {}
        self._identities = Identities(())
        connection.create_function("contains", 2, _contains, deterministic=True)
        teach(connection, lambda: self._identities)
        if not connection.in_transaction:
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("BEGIN")  # one snapshot for all that is asked
        self._hides = as_of is not None and self._is_behind(as_of)
        self._is_assembled = not self._hides
        self._has: set[type] = set() if self._hides else set(APART)
        if as_of is not None and self._hides:
            self._run(past_views(as_of))
        if is_judged and self.select("SELECT 1 FROM main.identities LIMIT 1"):
            self._judge()

    def __enter__(self) -> "View":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()
        tidy(self.path)

    def rows(
        self,
        record: type[T],
        where: str = "",
        parameters: Sequence[Any] = (),
        order: str = "",
        cut: slice = WHOLE,
        bare: Collection[str] = (),
        sealed: Collection[str] = (),
    ) -> list[T]:
        """All rows of one table, or those a condition lets through, as records.

        Args:
            record: the type of row, such as `Claim`.
            where: an SQL condition over the table's columns with `?` for each parameter.
                `contains(words, ?)` is true when the words are in there, whatever the case.
            order: an SQL order; by id without it.
            cut: which of these rows, in that order; all without it.
            bare: columns of lists that nobody will look at, and that are left empty.
            sealed: fields of lists that are read only when somebody looks into one; see `Sealed`.
        """
        self._ready(record)
        table = TABLES[record]
        columns = table.column_list
        for name in bare:
            columns = columns.replace(f'"{name}"', "'[]'")
        condition = f" WHERE {where}" if where else ""
        ordered = f" ORDER BY {order or table.key}"
        if cut != WHOLE:  # only keys are sorted: rows of fifty thousand events with their words would take a second
            first = cut.start or 0
            limit = f" LIMIT {-1 if cut.stop is None else max(0, cut.stop - first)} OFFSET {first}"
            condition = f" WHERE {table.key} IN (SELECT {table.key} FROM {table.name}{condition}{ordered}{limit})"
        sql = f"SELECT {columns} FROM {table.name}{condition}{ordered}"
        return list(map(reader(record, sealed), self._connection.execute(sql, parameters)))

    def rows_of(self, record: type[T], ids: Iterable[str]) -> list[T]:
        """The rows of one table that some ids name, in order of their ids; an id that names none is passed over."""
        return self.rows(record, "id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(set(ids))),))

    def each(self, record: type[T]) -> Iterator[T]:
        """The rows of one table by id, one at a time: an export of a large ledger must not hold it in memory."""
        self._ready(record)
        table = TABLES[record]
        sql = f"SELECT {table.column_list} FROM {table.name} ORDER BY {table.key}"
        for row in self._connection.execute(sql):
            yield from_row(record, row)

    def select(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a question that is not about whole records; what an as-of view works out is ready to be asked."""
        self._ready(*(record for record in (*ASSEMBLED, *APART) if re.search(rf"\b{TABLES[record].name}\b", sql)))
        return self._connection.execute(sql, parameters).fetchall()

    def count(self, record: type, where: str = "", parameters: Sequence[Any] = ()) -> int:
        """How many rows a table has, or a condition lets through."""
        condition = f" WHERE {where}" if where else ""
        return int(self.select(f"SELECT count(*) FROM {TABLES[record].name}{condition}", parameters)[0][0])

    def document(self, id: str) -> Document | None:
        """One document by its whole id; None when there is none, or it is not visible."""
        if id not in self._documents:
            found = self.rows(Document, "id = ?", (id,))
            if not found:
                return None
            self._documents[id] = found[0]
        return self._documents[id]

    def reading(self, document: Document) -> Reading:
        """All that one document says; actors are those that its ids mean."""
        mine = ("document = ?", (document.id,))
        return Reading(
            document=document,
            sentences=tuple(self.sentences(document.id)),
            claims=tuple(self.rows(Claim, *mine)),
            event_mentions=tuple(self.rows(EventMention, *mine)),
            figures=tuple(self.rows(Figure, *mine)),
            actor_mentions=tuple(self.rows(ActorMention, *mine)),
            warnings=tuple(self.rows(TextWarning, *mine)),
            predictions=tuple(self.rows(Prediction, *mine)),
            named_days=tuple(self.named_days(document.id)),
        )

    def row_by_prefix(self, prefix: str) -> tuple[str, Any]:
        """The row whose id begins with these characters, with the name of its table.

        An actor is found by each id that means it.

        Raises:
            QuestionError: no row does, or several do.
        """
        prefix = self.meant(prefix)
        found: list[tuple[Table, str]] = []
        for table in TABLES.values():
            if prefix and table.key == "id":
                sql = f"SELECT id FROM {table.name} WHERE id >= ? AND id < ? ORDER BY id LIMIT 6"
                found += [(table, id) for (id,) in self.select(sql, (prefix, prefix + LAST))]
        exact = [one for one in found if one[1] == prefix]
        if not found:
            raise QuestionError(
                f"{prefix!r}: no row of this ledger has an id that begins so. Citations stand at the end of each line."
            )
        if len(found) > 1 and len(exact) != 1:
            ids = ", ".join(id for _, id in found[:5])
            raise QuestionError(f"{prefix!r}: several rows have ids that begin so ({ids} ...). Give more characters.")
        table, id = (exact or found)[0]
        return table.name, self.rows(table.record, "id = ?", (id,))[0]

    def sentences(self, document: str) -> list[Span]:
        """The sentences of a document, in order."""
        sql = 'SELECT start, "end" FROM sentences WHERE document = ? ORDER BY start, "end"'
        return [Span(start, end) for start, end in self.select(sql, (document,))]

    def named_days(self, document: str) -> list[NamedDay]:
        """The days that a document names, in order."""
        sql = 'SELECT start, "end", day FROM named_days WHERE document = ? ORDER BY start, "end"'
        return [NamedDay(Span(start, end), day) for start, end, day in self.select(sql, (document,))]

    def search(self, words: str, limit: int = 20) -> list[tuple[Document, Span, float]]:
        """The sentences that fit some words best, best first; any of the words will do, in any form ("talk", "talks").

        Returns:
            The document, the sentence, and a rank: the lower, the better; it orders only.
        """
        terms = re.findall(r"\w+", words)
        if not terms:
            return []
        sql = """SELECT s.document, s.start, s."end", f.rank
            FROM sentences_fts AS f JOIN sentences AS s ON s.id = f.rowid
            WHERE sentences_fts MATCH ? AND s.document IN (SELECT id FROM documents)
            ORDER BY f.rank, s.document, s.start LIMIT ?"""
        hits = self.select(sql, (" OR ".join(f'"{term}"' for term in terms), limit))
        found = ((self.document(id), Span(start, end), rank) for id, start, end, rank in hits)
        return [(document, span, rank) for document, span, rank in found if document]

    def sources(self) -> list[SourceRow]:
        """What became of every page, by address; this is about the file and does not change with `as_of`."""
        sql = """SELECT s.uri, s.digest, s.document, s.state, s.stage,
              CASE s.state WHEN 'duplicate' THEN 'the same article as ' || coalesce(d.path, d.uri, d.id)
              ELSE s.reason END
            FROM main.sources AS s LEFT JOIN main.documents AS d ON d.id = s.document ORDER BY s.uri, s.digest"""
        return [SourceRow(*row) for row in self.select(sql)]

    @cached_property
    def picture_state(self) -> str:
        """`current`; `stale` when a build was cut off before it drew its conclusions, `judged` when a judgement was."""
        return str(self.select("SELECT value FROM meta WHERE key = 'picture'")[0][0])

    @property
    def is_picture_current(self) -> bool:
        """False when a build or a judgement was cut off before the picture was drawn anew."""
        return self.picture_state == "current"

    def meant(self, actor: str) -> str:
        """The actor that an id means, where users have judged it to mean another."""
        return self._identities.meant(None, actor)

    def meant_in(self, document: str, actor: str) -> str:
        """The actor that an id means as one document was read to have it."""
        return self._identities.meant(document, actor)

    def named_actors(self) -> set[tuple[str, str]]:
        """(document, actor id) for all that documents name, the ids as they were read."""
        return {(document, actor) for document, actor in self.select("SELECT document, actor FROM main.actor_mentions")}

    def removed_rows(self) -> set[str]:
        """The ids of documents that were taken out, and of their rows: users may have judged them."""
        sql = "SELECT document FROM main.removals UNION SELECT value FROM main.removals, json_each(rows)"
        return {id for (id,) in self.select(sql)}

    def spun_documents(self) -> set[str]:
        """The ids of documents whose wording gives them away as spun."""
        return {document for (document,) in self.select("SELECT document FROM warnings WHERE kind = 'spun_wording'")}

    def workings(self, made_with: str, *steps: str) -> Workings:
        """What the merge worked out for the picture that the ledger has; see `Workings`.

        Args:
            steps: how the steps begin that will be asked for; all without them.
        """
        asked = " OR ".join(f"step GLOB '{step}*'" for step in (*steps, MADE_WITH)) if steps else "TRUE"
        return Workings(self.select(f"SELECT step, key, value FROM main.workings WHERE {asked}"), made_with)

    def _is_behind(self, as_of: date) -> bool:
        """True where some document was not out by then; else the day is that of the ledger as it stands."""
        sql = "SELECT 1 FROM main.documents WHERE coalesce(published_latest, '9999') > ? LIMIT 1"
        return self._connection.execute(sql, (as_of.isoformat(),)).fetchone() is not None

    def narrow(self, kept: Mapping[type, Collection[str]]) -> None:
        """Leave only some rows of some tables, for all that is asked after this; called once.

        Args:
            kept: the keys of the rows that stay, by type of record; the tables of others stay whole.
        """
        self._ready(*kept)
        keys = {record: json.dumps(sorted(ids)) for record, ids in kept.items()}
        for sql, parameters in narrowed_tables(keys):
            self._connection.execute(sql, parameters)
        temporary = dict(self._connection.execute("SELECT name, type FROM sqlite_temp_master"))
        self._run(narrowed_views(keys, temporary))
        self._documents.clear()

    def _judge(self) -> None:
        """Let actor ids mean whom users have judged them to mean."""
        if not self._hides:
            self._identities = Identities(self.rows(Identity))
            self._run(judged_views())
            return
        if self._past is None:
            raise ValueError("who is who as of a day needs `past`; use sitroom.query.open_view")
        identities, actors = self._past.identities(self)
        self._insert("identities", Identity, identities)
        self._insert("judged_actors", Actor, actors)
        self._identities = Identities(identities)

    def _ready(self, *records: type) -> None:
        """Fill the tables that an as-of view works out itself, the first time that one is asked for."""
        needs_picture = not self._is_assembled and any(record in ASSEMBLED for record in records)
        needed = [record for record in APART if record in records and record not in self._has]
        if not needs_picture and not needed:
            return
        if self._past is None:
            raise ValueError(
                "copies, events, positions and disputes as of a day need `past`; use sitroom.query.open_view"
            )
        if needs_picture:
            self._is_assembled = True
            picture = self._past.picture(self)
            self._insert("copies", Copy, picture.copies)
            as_now = json.dumps(sorted(picture.kept.get("events", ())))
            sql = "INSERT INTO temp.events SELECT * FROM main.events WHERE id IN (SELECT value FROM json_each(?))"
            self._connection.execute(sql, (as_now,))
            self._insert("events", Event, picture.events)
            self._insert("forecasts", Forecast, picture.forecasts)
        for record in needed:
            self._has.add(record)
            self._insert(TABLES[record].name, record, self._past.apart[record](self))

    def _run(self, statements: Iterable[str]) -> None:
        for statement in statements:
            self._connection.execute(statement)

    def _insert(self, name: str, record: type, rows: Sequence[Any]) -> None:
        self._connection.executemany(f"INSERT INTO temp.{name} VALUES ({TABLES[record].marks})", map(to_row, rows))


def _contains(words: str | None, part: str) -> bool:
    return words is not None and part.casefold() in words.casefold()
