"""The tables of a ledger, made from the record types.

Invariants: one record type is one STRICT table; a column holds a string, a number, or JSON for whatever is nested;
an `Interval` is five columns, so that dates can be compared and indexed.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from sitroom.records.claims import (
    Actor,
    ActorMention,
    Claim,
    Copy,
    Dispute,
    Event,
    EventMention,
    Evidence,
    Figure,
    Forecast,
    Judgement,
    Position,
    Prediction,
    TextWarning,
)
from sitroom.records.dates import Interval
from sitroom.records.judgements import Identity, UserJudgement
from sitroom.records.schema import field_types, is_optional, without_none
from sitroom.records.text import Document

#: "SITR": what makes an SQLite file a ledger. Raise the version when a table changes.
APPLICATION_ID = 0x53495452
SCHEMA_VERSION = 5

INTERVAL_PARTS = ("edtf", "earliest", "latest", "text", "basis")
Kind = Literal["plain", "bool", "interval", "json"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, SQLite type, and whether it may be empty."""

    name: str
    type: str
    nullable: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record, how it is kept, and the columns that hold it."""

    name: str
    hint: Any
    kind: Kind
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The table of one record type.

    Attributes:
        key: the column that names a row: `id`, or `document` for copies.
        column_list: all columns, quoted, for SQL: `left`, `right` and `window` are words of SQL too.
        evidence_fields: the fields that hold evidence: `evidence`, and for forecasts `resolved_by`.
        follows_document: true when every row belongs to one document.
    """

    record: type
    name: str
    fields: tuple[Field, ...]
    columns: tuple[Column, ...]
    key: str
    column_list: str
    marks: str
    evidence_fields: tuple[str, ...]
    follows_document: bool


def _field(name: str, hint: Any) -> Field:
    bare, nullable = without_none(hint), is_optional(hint)
    if bare is Interval:
        parts = (Column(f"{name}_{part}", "TEXT", nullable or part != "basis") for part in INTERVAL_PARTS)
        return Field(name, hint, "interval", tuple(parts))
    if bare is bool:
        return Field(name, hint, "bool", (Column(name, "INTEGER", nullable),))
    plain = {str: "TEXT", int: "INTEGER", float: "REAL"}.get(bare)
    return Field(name, hint, "plain" if plain else "json", (Column(name, plain or "TEXT", nullable),))


def _table(record: type, name: str) -> Table:
    hints = field_types(record)
    fields = tuple(_field(field, hint) for field, hint in hints.items())
    columns = tuple(column for field in fields for column in field.columns)
    return Table(
        record=record,
        name=name,
        fields=fields,
        columns=columns,
        key="id" if "id" in hints else "document",
        column_list=", ".join(f'"{column.name}"' for column in columns),
        marks=", ".join("?" * len(columns)),
        evidence_fields=tuple(field for field, hint in hints.items() if hint == tuple[Evidence, ...]),
        follows_document="document" in hints,
    )


#: What documents say: written once a document.
READING_TABLES: tuple[Table, ...] = (
    _table(Document, "documents"),
    _table(Claim, "claims"),
    _table(EventMention, "event_mentions"),
    _table(Figure, "figures"),
    _table(ActorMention, "actor_mentions"),
    _table(TextWarning, "warnings"),
    _table(Prediction, "predictions"),
)
#: What is concluded across documents: replaced as a whole. The names are the fields of `Picture`.
PICTURE_TABLES: tuple[Table, ...] = (
    _table(Copy, "copies"),
    _table(Judgement, "judgements"),
    _table(Event, "events"),
    _table(Actor, "actors"),
    _table(Position, "positions"),
    _table(Forecast, "forecasts"),
    _table(Dispute, "disputes"),
    _table(Identity, "identities"),
)
#: What users say: never replaced, and what is taken back stays with its mark.
KEPT_TABLES: tuple[Table, ...] = (_table(UserJudgement, "user_judgements"),)
#: The table of each type of record.
TABLES: Mapping[type, Table] = MappingProxyType(
    {table.record: table for table in (*READING_TABLES, *PICTURE_TABLES, *KEPT_TABLES)}
)


def create_table(table: Table, *, temporary: bool = False, name: str | None = None) -> str:
    """The SQL that makes a table; a temporary one has no references to other tables and may have another name."""
    lines = []
    for column in table.columns:
        line = f'"{column.name}" {column.type}' + ("" if column.nullable else " NOT NULL")
        if column.name == table.key:
            line += " PRIMARY KEY"
        if column.name == "document" and not temporary:
            line += " REFERENCES documents(id)"
        lines.append(line)
    scope = "TEMP " if temporary else ""
    return f"CREATE {scope}TABLE {name or table.name} (\n  " + ",\n  ".join(lines) + "\n) STRICT"


def _evidence_view() -> str:
    """Every span of every row in one list, for people who come with plain SQL."""
    selects = [
        f"SELECT '{table.name}' AS \"table\", t.id AS id, json_extract(e.value, '$.document') AS document,"
        f" json_extract(e.value, '$.start') AS start, json_extract(e.value, '$.end') AS \"end\","
        f" json_extract(e.value, '$.quote') AS quote FROM {table.name} AS t, json_each(t.{field}) AS e"
        for table in TABLES.values()
        for field in table.evidence_fields
    ]
    return "CREATE VIEW evidence_spans AS " + " UNION ALL ".join(selects)


_OTHER_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE sources (
  uri TEXT NOT NULL, digest TEXT, document TEXT REFERENCES documents(id),
  state TEXT NOT NULL CHECK (state IN ('read', 'duplicate', 'failed', 'removed')),
  stage TEXT, reason TEXT, recorded_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE removals (
  document TEXT PRIMARY KEY, why TEXT NOT NULL, replaced_by TEXT, rows TEXT NOT NULL, recorded_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE workings (
  step TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (step, key)
) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX sources_page ON sources(uri, ifnull(digest, ''))",
    "CREATE INDEX sources_digest ON sources(digest)",
    "CREATE INDEX sources_document ON sources(document)",
    """CREATE TABLE sentences (
  id INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id),
  start INTEGER NOT NULL, "end" INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX sentences_document ON sentences(document, start)",
    """CREATE TABLE named_days (
  document TEXT NOT NULL REFERENCES documents(id), start INTEGER NOT NULL, "end" INTEGER NOT NULL, day TEXT NOT NULL
) STRICT""",
    "CREATE INDEX named_days_document ON named_days(document, start)",
    "CREATE INDEX named_days_day ON named_days(day)",
    # substr counts code points from 1, spans count them from 0
    """CREATE VIEW sentence_texts AS
  SELECT s.id AS id, s.document AS document, s.start AS start, s."end" AS "end",
         substr(d.text, s.start + 1, s."end" - s.start) AS words
  FROM sentences AS s JOIN documents AS d ON d.id = s.document""",
    # the words stay in documents.text: the index reads them through the view above
    """CREATE VIRTUAL TABLE sentences_fts USING fts5(
  words, content='sentence_texts', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
)""",
    "CREATE INDEX documents_published ON documents(published_latest)",
    # someone's latest words are the first rows of one
    "CREATE INDEX claims_speaker ON claims(speaker, said_latest DESC, id)",
    "CREATE INDEX claims_speaks_for ON claims(speaks_for, said_latest DESC, id)",
    "CREATE INDEX actor_mentions_actor ON actor_mentions(actor)",
    "CREATE INDEX figures_unit ON figures(unit)",
    "CREATE INDEX events_date ON events(date_earliest, date_latest, id)",
    """CREATE VIEW dated_events AS
  SELECT id, date_earliest AS earliest, date_latest AS latest, type, modality, summary, origins,
         json_array_length(mentions) AS mentions
  FROM events WHERE date_earliest IS NOT NULL ORDER BY date_earliest, date_latest, id""",
)


@cache
def schema_statements() -> tuple[str, ...]:
    """The SQL that makes an empty ledger, in order."""
    tables = [create_table(table) for table in TABLES.values()]
    indexes = [
        f"CREATE INDEX {table.name}_document ON {table.name}(document)"
        for table in TABLES.values()
        if table.follows_document and table.key == "id"
    ]
    return (*tables, *indexes, *_OTHER_TABLES, _evidence_view())


@cache
def schema_digest() -> str:
    """A fingerprint of the tables: a file whose tables differ from this program's is noticed before it is read."""
    return hashlib.sha256("\n".join(schema_statements()).encode()).hexdigest()
