"""The one hand that writes a ledger: a reading or a judgement at a time, then the picture, each in one transaction."""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

from sitroom.errors import SetupError
from sitroom.records.claims import Picture, Reading
from sitroom.records.ids import content_id
from sitroom.records.judgements import UserJudgement
from sitroom.records.text import Document, Span
from sitroom.records.workings import Workings
from sitroom.store.addresses import Addresses
from sitroom.store.connect import connect_writer
from sitroom.store.lock import WriterLock
from sitroom.store.removal import delete_rows, take_out
from sitroom.store.rows import from_row, to_row
from sitroom.store.schema import PICTURE_TABLES, TABLES, Table
from sitroom.store.view import View


def open_writer(path: Path) -> "Writer":
    """Open a ledger for writing; a file that is not there yet is made.

    Raises:
        SetupError: another writer has it, it is not a ledger, its tables are another version's, or this Python's
            SQLite cannot hold one.
    """
    return Writer(path)


class Writer:
    """Adds readings and replaces the picture; readers of the same file go on meanwhile.

    Nothing that is committed is lost when the program is killed, and nothing half-written is ever seen.
    """

    def __init__(self, path: Path) -> None:
        self._path = path = path.resolve()
        if not path.parent.is_dir():
            raise SetupError(f"{path}: the folder {path.parent} does not exist. Make it first.")
        try:
            self._lock = WriterLock(path)
        except OSError as error:
            raise SetupError(f"{path}: the ledger cannot be written here ({error}). Choose another folder.") from error
        try:
            self._connection = connect_writer(path)
        except BaseException:
            self._lock.release()
            raise
        self.addresses = Addresses(self._connection)

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Fold the log back into the file and let the next writer in."""
        self._connection.close()
        self._lock.release()

    def has_page(self, digest: str) -> bool:
        """True when a page with this digest was read before; a page that failed is tried again."""
        found = self._connection.execute("SELECT 1 FROM sources WHERE digest = ? AND state <> 'failed'", (digest,))
        return found.fetchone() is not None

    def is_picture_current(self) -> bool:
        """False when readings or judgements were added since the picture was made: someone did not come to the end."""
        value = self._connection.execute("SELECT value FROM meta WHERE key = 'picture'").fetchone()
        return bool(value == ("current",))

    def add_reading(self, page_digest: str, uri: str, reading: Reading) -> bool:
        """Keep what one document says, in one transaction.

        Where two pages carry the same document, the reading of the one whose address sorts first stands, whichever
        came first; so the rows do not depend on the order of the input.

        Returns:
            False when the same document was there already: the page is remembered as a duplicate.
        """
        document = _printable(reading.document)
        uri = _encodable(uri)
        with self.transaction():
            kept = self._document(document.id)
            stands = kept is None or _address(document) < _address(kept)
            if stands:
                if kept is not None:
                    delete_rows(self._connection, kept)
                self._insert_reading(replace(reading, document=document))
                self._connection.execute(
                    "UPDATE sources SET state = 'duplicate' WHERE document = ? AND state = 'read'", (document.id,)
                )
            self._connection.execute("DELETE FROM sources WHERE uri = ? AND state = 'failed'", (uri,))
            source = (uri, page_digest, document.id, "read" if stands else "duplicate", None, None)
            self._note_source("REPLACE" if stands else "IGNORE", source)  # a page added again stays what it was
        return kept is None

    def add_failure(self, page_digest: str | None, uri: str, stage: str, reason: str) -> None:
        """Remember a page that could not be used, and why; a later success takes its place."""
        uri = _encodable(uri)
        with self.transaction():
            self._connection.execute("DELETE FROM sources WHERE uri = ? AND state = 'failed'", (uri,))
            self._note_source("IGNORE", (uri, page_digest, None, "failed", stage, _encodable(reason)))

    def remove_document(self, id: str, why: str, replaced_by: str | None = None) -> None:
        """Take out a document with all that it says; the picture, which cites it, belongs into the same transaction.

        That it was there is kept, with the ids of its rows, which users may have judged; its pages are not read again.

        Args:
            replaced_by: the document that corrects it.
        """
        with self.transaction():
            kept = self._document(id)
            if kept is not None:
                take_out(self._connection, kept, why, replaced_by)
                self._note_judged()

    def remove_corrected(self, uri: str, page_digest: str) -> None:
        """Take out what was read from an address before the page that is there now, unless another one carries it.

        See `remove_document`.
        """
        page = (_encodable(uri), page_digest)
        now = self._connection.execute("SELECT document FROM sources WHERE uri = ? AND digest = ?", page).fetchone()
        before = "FROM sources WHERE uri = ? AND digest <> ? AND document IS NOT NULL"
        older = self._connection.execute(f"SELECT document {before}", page).fetchall()
        for (id,) in older if now and now[0] else ():
            with self.transaction():
                self._connection.execute(f"DELETE {before} AND document = ?", (*page, id))
                if self._connection.execute("SELECT 1 FROM sources WHERE document = ?", (id,)).fetchone() is None:
                    self.remove_document(id, "corrected at its address", now[0])

    def replace_picture(self, picture: Picture, workings: Workings | None = None) -> None:
        """Put what is now concluded across documents in place of what was, in one transaction.

        Rows that stand as they are are not written again; without `workings`, what was worked out before is dropped.
        """
        with self.transaction():
            for table in PICTURE_TABLES:
                self._replace_rows(table, getattr(picture, table.name), picture.kept.get(table.name, frozenset()))
            if workings is None:
                self._connection.execute("DELETE FROM workings")
            else:
                sql = "DELETE FROM workings WHERE step = ? AND key = ?"
                self._connection.executemany(sql, workings.unused())
                self._connection.executemany("INSERT OR REPLACE INTO workings VALUES (?, ?, ?)", workings.new())
            self._connection.execute("UPDATE meta SET value = 'current' WHERE key = 'picture'")

    def _replace_rows(self, table: Table, records: Sequence[Any], kept: Collection[str]) -> None:
        """Make a table hold some records and the rows that are kept, and nothing else."""
        rows = (to_row(record) for record in records if getattr(record, table.key) not in kept)
        key = next(number for number, column in enumerate(table.columns) if column.name == table.key)
        changed = {row[key]: row for row in rows}
        before = self._connection.execute(f'SELECT "{table.key}" FROM {table.name}').fetchall()
        gone = [(id,) for (id,) in before if id not in changed and id not in kept]
        self._connection.executemany(f'DELETE FROM {table.name} WHERE "{table.key}" = ?', gone)
        same = f'SELECT {table.column_list} FROM {table.name} WHERE "{table.key}" IN (SELECT value FROM json_each(?))'
        for row in self._connection.execute(same, (json.dumps(sorted(changed)),)):
            if changed[row[key]] == row:
                del changed[row[key]]
        sql = f"INSERT OR REPLACE INTO {table.name} ({table.column_list}) VALUES ({table.marks})"
        self._connection.executemany(sql, changed.values())

    def add_judgement(
        self, *, kind: str, verdict: str, left: str, right: str, detail: str | None, why: str, made_by: str
    ) -> UserJudgement:
        """Keep what a user says about two rows, in one transaction; the picture has to be drawn after it."""
        with self.transaction():
            recorded_at = self._moment()
            id = content_id("j", kind, verdict, left, right, detail, why, made_by, recorded_at)
            judgement = UserJudgement(
                id, kind, verdict, left, right, detail, 1.0, (why,), made_by, recorded_at=recorded_at, retracted_at=None
            )
            self._insert((judgement,))
            self._note_judged()
        return judgement

    def retract_judgement(self, id: str) -> None:
        """Mark what a user said as taken back; the picture has to be drawn after it."""
        with self.transaction():
            sql = "UPDATE user_judgements SET retracted_at = ? WHERE id = ? AND retracted_at IS NULL"
            self._connection.execute(sql, (self._moment(), id))
            self._note_judged()

    def _moment(self) -> str:
        """Now, and later than all that was judged before, even where the clock was set back."""
        last = self._connection.execute("SELECT max(max(recorded_at, ifnull(retracted_at, ''))) FROM user_judgements")
        [before] = last.fetchone()
        now = datetime.now(UTC)
        return (max(now, datetime.fromisoformat(before) + timedelta(microseconds=1)) if before else now).isoformat(
            timespec="microseconds"
        )

    def _note_judged(self) -> None:
        """The picture is no longer right; but it still knows what the machine finds in the readings."""
        self._connection.execute("UPDATE meta SET value = 'judged' WHERE key = 'picture' AND value = 'current'")

    def readings(self) -> View:
        """The ledger as `open_readings` gives it, with what the transaction that is going on has written."""
        return View(self._connection, self._path, is_judged=False)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is there at once, or not at all; one inside another belongs to the outer one."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _document(self, id: str) -> Document | None:
        sql = f"SELECT {TABLES[Document].column_list} FROM documents WHERE id = ?"
        row = self._connection.execute(sql, (id,)).fetchone()
        return from_row(Document, row) if row else None

    def _insert(self, records: Sequence[Any]) -> None:
        if not records:
            return
        table = TABLES[type(records[0])]
        sql = f"INSERT INTO {table.name} ({table.column_list}) VALUES ({table.marks})"
        self._connection.executemany(sql, map(to_row, records))

    def _insert_reading(self, reading: Reading) -> None:
        document, table = reading.document, TABLES[Document]
        updates = ", ".join(f'"{column.name}" = excluded."{column.name}"' for column in table.columns)
        # not REPLACE: the row may be pointed to by the picture and by sources
        self._connection.execute(
            f"INSERT INTO documents ({table.column_list}) VALUES ({table.marks})"
            f" ON CONFLICT (id) DO UPDATE SET {updates}",
            to_row(document),
        )
        for records in (reading.claims, reading.event_mentions, reading.figures, reading.actor_mentions):
            self._insert(records)
        self._insert(reading.warnings)
        self._insert(reading.predictions)
        self._insert_sentences(document, reading.sentences)
        self._connection.executemany(
            'INSERT INTO named_days (document, start, "end", day) VALUES (?, ?, ?, ?)',
            ((document.id, named.span.start, named.span.end, named.day) for named in reading.named_days),
        )
        self._connection.execute("DELETE FROM removals WHERE document = ?", (document.id,))
        self._connection.execute("UPDATE meta SET value = 'stale' WHERE key = 'picture'")

    def _insert_sentences(self, document: Document, sentences: Sequence[Span]) -> None:
        """Keep where the sentences are; only those that may be evidence can be searched."""
        citable = [block.span for block in document.blocks if block.is_evidence]
        for span in sentences:
            cursor = self._connection.execute(
                'INSERT INTO sentences (document, start, "end") VALUES (?, ?, ?)', (document.id, span.start, span.end)
            )
            if any(block.covers(span) for block in citable):
                self._connection.execute(
                    "INSERT INTO sentences_fts (rowid, words) VALUES (?, ?)", (cursor.lastrowid, span.of(document.text))
                )

    def _note_source(self, on_conflict: str, values: tuple[Any, ...]) -> None:
        recorded_at = datetime.now(UTC).isoformat(timespec="seconds")
        self._connection.execute(
            f"INSERT OR {on_conflict} INTO sources (uri, digest, document, state, stage, reason, recorded_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*values, recorded_at),
        )


def _address(document: Document) -> tuple[bool, str, str, str]:
    """What decides which of two carriers of one document is shown: a path before none, then by the alphabet."""
    return (document.path is None, document.path or "", document.uri or "", document.external_id or "")


def _encodable(text: str) -> str:
    """The text, with bytes of a file name that are not UTF-8 written as \\xNN, for SQLite holds UTF-8 only."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return text


def _printable(document: Document) -> Document:
    path, uri = document.path, document.uri
    return replace(document, path=path and _encodable(path), uri=uri and _encodable(uri))
