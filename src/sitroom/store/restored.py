"""A ledger made of rows that were taken out of one: what a bundle holds can be asked and verified as any other."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from sitroom.errors import SetupError
from sitroom.store.connect import connect_writer
from sitroom.store.rows import to_row
from sitroom.store.schema import TABLES


def restore(path: Path, rows: Iterable[Any], *, is_picture_current: bool = True) -> None:
    """Make a ledger of rows as they are, documents first; nothing is concluded anew, and no sentence is indexed.

    Raises:
        SetupError: a row does not fit its table: there are two of one id, or its document is missing.
    """
    with closing(connect_writer(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for row in rows:
            table = TABLES[type(row)]
            try:
                connection.execute(f"INSERT INTO {table.name} VALUES ({table.marks})", to_row(row))
            except sqlite3.Error as error:
                id = getattr(row, table.key)
                raise SetupError(f"{table.name} {id}: this row does not fit the rows before it ({error}).") from error
        if not is_picture_current:
            connection.execute("UPDATE meta SET value = 'stale' WHERE key = 'picture'")
        connection.execute("COMMIT")
