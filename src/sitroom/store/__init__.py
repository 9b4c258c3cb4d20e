"""The ledger file: one SQLite database, written by one hand and read by many."""

from sitroom.store.schema import TABLES, Table
from sitroom.store.view import SourceRow, View, open_view
from sitroom.store.writer import Writer, open_writer

__all__ = ["TABLES", "SourceRow", "Table", "View", "Writer", "open_view", "open_writer"]
