"""Records to rows and back: every record type, whatever is in it."""

import sqlite3
from dataclasses import is_dataclass
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitroom.records.claims import ActorMention, Claim, Event, Evidence, Figure, Forecast, Position
from sitroom.records.schema import field_types, is_optional, without_none
from sitroom.records.sealed import Sealed, chained
from sitroom.records.text import Document
from sitroom.store import TABLES
from sitroom.store.rows import from_row, reader, to_row
from sitroom.store.schema import schema_statements

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def any_value(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type, made from its hints."""
    if is_optional(hint):
        return st.none() | any_value(without_none(hint))
    if is_dataclass(hint):
        return st.builds(hint, **{name: any_value(part) for name, part in field_types(hint).items()})
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        if parts[-1] is Ellipsis:
            return st.lists(any_value(parts[0]), max_size=3).map(tuple)
        return st.tuples(*map(any_value, parts))
    if get_args(hint):
        return st.sampled_from(get_args(hint))
    numbers = st.floats(allow_nan=False, allow_infinity=False)
    return {str: TEXTS, int: st.integers(-(2**63), 2**63 - 1), float: numbers, bool: st.booleans()}[hint]


@pytest.fixture(scope="module")
def tables() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for statement in schema_statements():
        connection.execute(statement)
    return connection


@pytest.mark.parametrize("record", TABLES, ids=lambda record: record.__name__)
@settings(max_examples=40)
@given(data=st.data())
def test_a_row_read_back_equals_the_record_written(
    tables: sqlite3.Connection, record: type, data: st.DataObject
) -> None:
    written = data.draw(any_value(record))
    table = TABLES[record]
    tables.execute(f"DELETE FROM {table.name}")
    tables.execute(f"INSERT INTO {table.name} VALUES ({table.marks})", to_row(written))
    row = tables.execute(f"SELECT {table.column_list} FROM {table.name}").fetchone()
    assert from_row(record, row) == written


def test_a_date_is_five_columns_and_a_list_is_json() -> None:
    names = [column.name for column in TABLES[Claim].columns]
    assert [name for name in names if name.startswith("said")] == [
        "said_edtf",
        "said_earliest",
        "said_latest",
        "said_text",
        "said_basis",
    ]
    kinds = {field.name: field.kind for field in TABLES[Event].fields}
    assert (kinds["mentions"], kinds["origins"], kinds["date"]) == ("json", "plain", "interval")


def test_only_what_may_be_missing_may_be_empty() -> None:
    nullable = {column.name for column in TABLES[Figure].columns if column.nullable}
    assert {"value", "unit", "claim", "as_of_earliest"} <= nullable
    assert not {"id", "document", "bound", "as_of_basis", "evidence"} & nullable
    assert "until_basis" in {column.name for column in TABLES[Position].columns if column.nullable}


def test_tables_are_strict(tables: sqlite3.Connection) -> None:
    strict = {
        name: is_strict for _, name, kind, _, _, is_strict in tables.execute("PRAGMA table_list") if kind == "table"
    }
    ours = [*(table.name for table in TABLES.values()), "sources", "sentences", "named_days", "meta"]
    assert [strict[name] for name in ours] == [1] * len(ours)


def test_the_tables_know_what_they_rest_on() -> None:
    assert TABLES[Forecast].evidence_fields == ("resolved_by", "evidence")
    assert TABLES[Document].evidence_fields == ()
    assert TABLES[Claim].follows_document and not TABLES[Event].follows_document


def test_sealed_evidence_goes_from_row_to_row_as_it_stands() -> None:
    pieces = tuple(Evidence("d1", n, n + 5, f"Klow {n}") for n in range(3))
    lists = [pieces[:2], (), pieces[2:]]
    rows = [to_row(ActorMention(f"a{n}", "d1", "x", "place", "Klow", False, None, 1, lists[n])) for n in range(3)]
    read = reader(ActorMention, ["evidence"])
    found = [read(row) for row in rows]
    assert [to_row(one) for one in found] == rows
    joined = chained(one.evidence for one in found)
    assert isinstance(joined, Sealed) and tuple(joined) == pieces
    assert (
        to_row(ActorMention("a", "d1", "x", "place", "Klow", False, None, 1, joined))[-1]
        == to_row(ActorMention("a", "d1", "x", "place", "Klow", False, None, 1, pieces))[-1]
    )
    assert chained([pieces[:1], found[0].evidence]) == (pieces[0], *pieces[:2]), "opened where one is not sealed"
