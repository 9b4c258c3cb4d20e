"""The ledger file: one SQLite database, written by one hand and read by many."""

from sitroom.store.connect import check_sqlite
from sitroom.store.grouped import Stored
from sitroom.store.judged import registry_rows
from sitroom.store.past import Past
from sitroom.store.restored import restore
from sitroom.store.schema import TABLES, Table, schema_digest
from sitroom.store.sheets import sheets
from sitroom.store.view import WHOLE, SourceRow, View, open_readings, open_view
from sitroom.store.writer import Writer, open_writer

__all__ = [
    "TABLES",
    "WHOLE",
    "Past",
    "SourceRow",
    "Stored",
    "Table",
    "View",
    "Writer",
    "check_sqlite",
    "open_readings",
    "open_view",
    "open_writer",
    "registry_rows",
    "restore",
    "schema_digest",
    "sheets",
]
