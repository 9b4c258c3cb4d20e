"""Taking the rows of a document out of a ledger, so that nothing points to what is gone."""

import json
import sqlite3
from datetime import UTC, datetime

from sitroom.records.text import Document, Span
from sitroom.store.schema import PICTURE_TABLES, READING_TABLES

#: Tables of what a document says, itself apart.
_SAID = tuple(table.name for table in READING_TABLES if table.record is not Document)


def take_out(connection: sqlite3.Connection, document: Document, why: str, replaced_by: str | None) -> None:
    """Take out a document with all that it says, inside a transaction, and note that it was there."""
    of_document = (f"SELECT id FROM {name} WHERE document = ? ORDER BY id" for name in _SAID)
    rows = [id for sql in of_document for (id,) in connection.execute(sql, (document.id,))]
    delete_rows(connection, document)
    # of the picture only what the database itself ties to the document: the rest is drawn anew as a whole
    for table in PICTURE_TABLES:
        if table.follows_document:
            connection.execute(f"DELETE FROM {table.name} WHERE document = ?", (document.id,))
    gone = "UPDATE sources SET state = 'removed', document = NULL, stage = 'remove', reason = ? WHERE document = ?"
    connection.execute(gone, (why, document.id))
    connection.execute("DELETE FROM documents WHERE id = ?", (document.id,))
    removal = (document.id, why, replaced_by, json.dumps(rows), datetime.now(UTC).isoformat(timespec="seconds"))
    connection.execute("INSERT OR REPLACE INTO removals VALUES (?, ?, ?, ?, ?)", removal)


def delete_rows(connection: sqlite3.Connection, document: Document) -> None:
    """Delete all that a document says, but not itself."""
    citable = [block.span for block in document.blocks if block.is_evidence]
    rows = connection.execute('SELECT id, start, "end" FROM sentences WHERE document = ?', (document.id,))
    for rowid, start, end in rows.fetchall():
        span = Span(start, end)
        if any(block.covers(span) for block in citable):
            # FTS5 forgets a row only when it is told the words that were in it
            connection.execute(
                "INSERT INTO sentences_fts (sentences_fts, rowid, words) VALUES ('delete', ?, ?)",
                (rowid, span.of(document.text)),
            )
    for name in ("sentences", "named_days", *_SAID):
        connection.execute(f"DELETE FROM {name} WHERE document = ?", (document.id,))
