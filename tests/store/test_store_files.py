"""Files that are no ledgers, ledgers of other versions, and what others can do with a ledger."""

import sqlite3
from pathlib import Path

import pytest

from factory import make_full_reading, make_picture
from sitroom.errors import SetupError
from sitroom.records.text import Document
from sitroom.store import connect, open_view, open_writer
from sitroom.store.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "a.sitroom"
    reading = make_full_reading()
    with open_writer(path) as writer:
        writer.add_reading("d1", "one.txt", reading)
        writer.replace_picture(make_picture(reading))
    return path


def change(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("content", [b"Notes of a meeting, nothing more.\n" * 40, b"\x89PNG\r\n\x1a\n" + bytes(2000)])
def test_a_file_that_is_no_ledger_is_refused_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for use in (open_view, open_writer):
        with pytest.raises(SetupError, match="not a Sitroom ledger"):
            use(path)
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    change(path, "CREATE TABLE notes (words TEXT)")
    before = path.read_bytes()
    for use in (open_view, open_writer):
        with pytest.raises(SetupError, match="not a Sitroom ledger"):
            use(path)
    assert path.read_bytes() == before


def test_a_missing_ledger_a_folder_and_a_missing_folder_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="sitroom build"):
        open_view(tmp_path / "none.sitroom")
    assert list(tmp_path.iterdir()) == []
    for use in (open_view, open_writer):
        with pytest.raises(SetupError, match="this is a folder"):
            use(tmp_path)
    with pytest.raises(SetupError, match="does not exist"):
        open_writer(tmp_path / "no" / "a.sitroom")


@pytest.mark.parametrize("use", [open_view, open_writer])
def test_a_newer_ledger_is_refused_with_what_to_do(ledger: Path, use: type) -> None:
    change(ledger, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(SetupError, match=r"newer Sitroom.*Upgrade"):
        use(ledger)


@pytest.mark.parametrize("use", [open_view, open_writer])
def test_a_ledger_with_other_tables_is_refused(ledger: Path, use: type) -> None:
    change(ledger, "UPDATE meta SET value = 'other' WHERE key = 'schema_digest'")
    with pytest.raises(SetupError, match="tables differ"):
        use(ledger)


def test_an_empty_file_becomes_a_ledger_for_a_writer_only(tmp_path: Path) -> None:
    path = tmp_path / "a.sitroom"
    path.touch()
    with pytest.raises(SetupError):
        open_view(path)
    open_writer(path).close()
    with open_view(path) as view:
        assert view.rows(Document) == []


def test_the_file_says_what_it_is(ledger: Path) -> None:
    connection = sqlite3.connect(ledger)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ledger.read_bytes()[68:72] == b"SITR"
    connection.close()


def test_plain_sql_can_read_all_of_it(ledger: Path) -> None:
    connection = sqlite3.connect(ledger)
    spans = connection.execute(
        """SELECT e."table", substr(d.text, e.start + 1, e."end" - e.start) = e.quote
        FROM evidence_spans AS e JOIN documents AS d ON d.id = e.document"""
    ).fetchall()
    assert {table for table, _ in spans} == {
        "claims",
        "event_mentions",
        "figures",
        "actor_mentions",
        "warnings",
        "predictions",
        "events",
        "forecasts",
        "actors",
    }
    assert all(is_same for _, is_same in spans)
    assert connection.execute("SELECT earliest, modality, mentions FROM dated_events").fetchall() == [
        ("2022-01-10", "actual", 1),
        ("2022-03-01", "planned", 1),
    ]
    words = connection.execute("SELECT words FROM sentence_texts ORDER BY start").fetchall()
    assert words[1] == ("The envoys of Arland and Borduria met on 10 January 2022.",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for name in [*(table.name for table in TABLES.values()), "sources", "sentences", "named_days", "meta"]:
        connection.execute(f"SELECT * FROM {name}").fetchall()
    connection.close()


def test_sqlite_that_cannot_search_or_is_too_old_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(SetupError, match=r"needs 99\.0\.0"):
        open_writer(tmp_path / "a.sitroom")
    monkeypatch.undo()

    class WithoutSearch(sqlite3.Connection):
        def execute(self, sql: str, *rest: object) -> sqlite3.Cursor:  # type: ignore[override]
            if "fts5" in sql:
                raise sqlite3.OperationalError("no such module: fts5")
            return super().execute(sql, *rest)  # type: ignore[arg-type]

    original = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: original(*a, factory=WithoutSearch, **k))
    with pytest.raises(SetupError, match="FTS5"):
        open_writer(tmp_path / "a.sitroom")
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_on_a_disk_that_cannot_be_written_can_be_read(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = sqlite3.connect

    def no_log(database: str, *rest: object, **more: object) -> sqlite3.Connection:
        """What SQLite does where it may not make the index of its log; root may write everywhere, so it is played."""
        if "mode=ro" in database:
            raise sqlite3.OperationalError("unable to open database file")
        return original(database, *rest, **more)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", no_log)
    with open_view(ledger) as view:
        assert view.count(Document) == 1
    ledger.with_name(ledger.name + "-wal").write_bytes(b"not yet in the file")
    with pytest.raises(SetupError, match="could not be opened"):
        open_view(ledger)


def test_an_open_view_cannot_write(ledger: Path) -> None:
    with open_view(ledger) as view, pytest.raises(sqlite3.OperationalError, match="readonly"):
        view.select("DELETE FROM claims")


def test_names_with_signs_of_addresses_can_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "what? 50%20#1.sitroom"
    open_writer(path).close()
    with open_view(path) as view:
        assert view.sources() == []
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
