"""The page about the tables names every table and every column, and its examples run."""

import re
import sqlite3
from pathlib import Path

from factory import make_full_reading, make_picture
from sitroom.store import TABLES, open_writer
from sitroom.store.schema import APPLICATION_ID, SCHEMA_VERSION, schema_statements

PAGE = (Path(__file__).parents[2] / "docs" / "schema.md").read_text(encoding="utf-8")


def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for statement in schema_statements():
        connection.execute(statement)
    return connection


def columns(connection: sqlite3.Connection, name: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]


def sections() -> dict[str, str]:
    """The text under each third heading, by the heading."""
    parts = re.split(r"^### (.+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_table_and_column_is_described_and_no_other() -> None:
    connection, described = empty(), sections()
    tables = [
        *(table.name for table in TABLES.values()),
        "sources",
        "sentences",
        "named_days",
        "removals",
        "workings",
        "meta",
    ]
    for table in tables:
        rows = re.findall(r"^\| (`[^|]+) \| (?:TEXT|INTEGER|REAL|BLOB)", described[table], flags=re.MULTILINE)
        named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
        assert named == columns(connection, table), table
    assert set(described) == {*tables, "sentences_fts", "Views"}


def test_every_view_and_its_columns_are_described() -> None:
    connection = empty()
    views = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", sections()["Views"], flags=re.MULTILINE))
    assert set(rows) == set(views)
    for view in views:
        assert re.findall(r"`(\w+)`", rows[view]) == columns(connection, view)


def test_the_marks_of_the_file_are_right() -> None:
    assert f"{APPLICATION_ID:#x}" in PAGE
    assert f"version of the tables, {SCHEMA_VERSION}." in PAGE


def test_the_examples_run_and_find_something(tmp_path: Path) -> None:
    reading = make_full_reading()
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", reading)
        writer.replace_picture(make_picture(reading))
    connection = sqlite3.connect(tmp_path / "a.sitroom")
    denials, search, meant = "".join(re.findall(r"```sql\n(.*?)```", PAGE, flags=re.DOTALL)).split(";")[:3]
    assert len(connection.execute(denials).fetchall()) == 1
    assert connection.execute(search).fetchall() == []
    assert len(connection.execute(search.replace("ceasefire'", "envoy'")).fetchall()) == 1
    assert {speaker for speaker, _ in connection.execute(meant)} == {claim.speaker for claim in reading.claims}
    connection.close()
