"""Opening a ledger file: is it one, is it ours to read, and can this Python's SQLite do what is needed?"""

import sqlite3
from pathlib import Path

from sitroom.errors import SetupError
from sitroom.store.schema import APPLICATION_ID, SCHEMA_VERSION, schema_digest, schema_statements

#: STRICT tables came with 3.37.
OLDEST_SQLITE = (3, 37, 0)
#: How long one transaction waits for another before it gives up, in seconds.
PATIENCE = 30.0


def check_sqlite() -> str:
    """Refuse a Python whose SQLite is too old or has no full-text search; gives its version.

    Raises:
        SetupError: with what is missing and what to do.
    """
    remedy = "Use a Python whose sqlite3 is newer; Debian 12's and python.org's are."
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise SetupError(f"This Python has SQLite {sqlite3.sqlite_version}; Sitroom needs {needed} or later. {remedy}")
    with_fts = sqlite3.connect(":memory:")
    try:
        with_fts.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
    except sqlite3.OperationalError as error:
        raise SetupError(f"This Python's SQLite has no full-text search (FTS5): {error}. {remedy}") from error
    finally:
        with_fts.close()
    return sqlite3.sqlite_version


def connect_writer(path: Path) -> sqlite3.Connection:
    """A connection that may write; a new or empty file becomes an empty ledger.

    Raises:
        SetupError: the file cannot be opened, is not a ledger, or was made by another version.
    """
    check_sqlite()
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
    except sqlite3.Error as error:
        raise _cannot_open(path, error) from error
    try:
        if _is_empty(connection):
            _create(connection)
        check_ledger(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        # In WAL a commit survives the death of the program without a sync; only a power cut may cost the last ones.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error as error:
        connection.close()
        raise _cannot_open(path, error) from error
    except SetupError:
        connection.close()
        raise
    return connection


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write.

    Raises:
        SetupError: there is no file, it is not a ledger, or it was made by another version.
    """
    if not path.exists():
        raise SetupError(f"{path}: there is no such ledger. Make one with: sitroom build SOURCES -o {path}")
    try:
        return _open_reader(path, "mode=ro")
    except sqlite3.OperationalError as error:
        # On a disk or in a folder that cannot be written SQLite cannot make the index of its log; a file without a log
        # can be read all the same, since nobody can be writing it.
        if path.with_name(path.name + "-wal").exists():
            raise _cannot_open(path, error) from error
    except sqlite3.DatabaseError as error:
        raise _cannot_open(path, error) from error
    try:
        return _open_reader(path, "immutable=1")
    except sqlite3.Error as error:
        raise _cannot_open(path, error) from error


def _open_reader(path: Path, mode: str) -> sqlite3.Connection:
    # A face may open in one thread and read in another; SQLite itself is built to allow it.
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{mode}", uri=True, isolation_level=None, timeout=PATIENCE, check_same_thread=False
    )
    try:
        check_ledger(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def tidy(path: Path) -> None:
    """Remove the empty log that reading leaves beside the file, unless someone else still uses it.

    A connection that may not write leaves it behind; one that may takes it away when it is the last to close.
    """
    log = path.with_name(path.name + "-wal")
    if not log.exists() or log.stat().st_size:
        return
    last = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=0)
    try:
        last.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        pass  # a busy file is tidied by whoever is busy with it, and one that cannot be written stays as it is
    finally:
        last.close()


def check_ledger(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is not a ledger, or not one that this program can read.

    Raises:
        SetupError: saying which of the two, and what to do.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise SetupError(
            f"{path}: this is an SQLite file but not a Sitroom ledger. Give the file that `sitroom build` wrote."
        )
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise SetupError(
            f"{path}: this ledger was made by a newer Sitroom (its tables are version {version}, "
            f"this program knows {SCHEMA_VERSION}). Upgrade Sitroom, or build the ledger anew into another file."
        )
    digest = connection.execute("SELECT value FROM meta WHERE key = 'schema_digest'").fetchone()
    if version < SCHEMA_VERSION or digest != (schema_digest(),):
        raise SetupError(
            f"{path}: this ledger was made by another Sitroom, whose tables differ (version {version}, "
            f"this program has {SCHEMA_VERSION}). Build it anew from its sources into another file."
        )


def _is_empty(connection: sqlite3.Connection) -> bool:
    """True for a new file, and for one whose writer was killed before it had made the tables."""
    marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    return marks == [0, 0] and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0


def _create(connection: sqlite3.Connection) -> None:
    """All tables in one transaction, marks included: a file is a ledger or it is empty, never half of one."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    for statement in schema_statements():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("INSERT INTO meta VALUES ('schema_digest', ?), ('picture', 'current')", (schema_digest(),))
    connection.execute("COMMIT")


def _cannot_open(path: Path, error: Exception) -> SetupError:
    if path.is_dir():
        return SetupError(f"{path}: this is a folder; a ledger is one file, such as {path / 'crisis.sitroom'}.")
    if "not a database" in str(error):
        return SetupError(f"{path}: this is not a Sitroom ledger. Give the file that `sitroom build` wrote.")
    if not path.parent.is_dir():
        return SetupError(f"{path}: the folder {path.parent} does not exist. Make it first.")
    return SetupError(f"{path}: the ledger could not be opened ({error}). Is the file whole, and may you read it?")
