"""Readings as users judge them: a view gives every actor id as the actor that it means, the rows stay as written.

The mapping is small and the rows are many, so the mapping is held in memory and SQLite asks for it row by row.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sitroom.records.claims import ActorMention, Claim, EventMention, Figure, Prediction
from sitroom.records.judgements import Identities, RegistryRow
from sitroom.records.schema import from_json
from sitroom.store.schema import TABLES, Table

if TYPE_CHECKING:
    from sitroom.store.view import View

#: The fields that hold actor ids, by table; a list of them is a JSON column.
NAMING: Mapping[type, tuple[str, ...]] = {
    Claim: ("speaker", "speaks_for", "addressee", "about", "holder_chain"),
    EventMention: ("actors", "recipients", "claimed_by"),
    Figure: ("actor",),
    ActorMention: ("actor",),
    Prediction: ("actors", "recipients"),
}


def judged_columns(table: Table) -> str:
    """The columns of a table for a SELECT, with the actors that its ids mean."""
    naming = NAMING.get(table.record, ())
    kinds = {field.name: "all_meant" if field.kind == "json" else "meant" for field in table.fields}
    return ", ".join(
        f'{kinds[column.name]}(document, "{column.name}") AS "{column.name}"'
        if column.name in naming
        else f'"{column.name}"'
        for column in table.columns
    )


def judged_views() -> list[str]:
    """SQL that lets each of these tables' names mean its rows as users judge them."""
    tables = (TABLES[record] for record in NAMING)
    return [
        f"CREATE TEMP VIEW {table.name} AS SELECT {judged_columns(table)} FROM main.{table.name}" for table in tables
    ]


def teach(connection: sqlite3.Connection, identities: Callable[[], Identities]) -> None:
    """Give a connection the two functions that `judged_columns` calls."""

    def meant(document: str | None, actor: str | None) -> str | None:
        return None if actor is None else identities().meant(document, actor)

    def all_meant(document: str | None, actors: str) -> str:
        who = identities()
        if actors == "[]" or not who:
            return actors
        return json.dumps(who.all_meant(document, json.loads(actors)), ensure_ascii=False, separators=(",", ":"))

    connection.create_function("meant", 2, meant, deterministic=True)
    connection.create_function("all_meant", 2, all_meant, deterministic=True)


def registry_rows(view: "View") -> dict[str, RegistryRow]:
    """What the registry said of each actor by itself when the picture was drawn, whatever the day of the view."""
    said = view.select(
        """SELECT id, json_object('kind', kind, 'name', name, 'aliases', json(aliases), 'wikidata', wikidata,
          'roles', json(roles), 'memberships', json(memberships)) FROM main.actors WHERE known"""
    )
    # an actor that others were joined to has their facts too; the row of its identity has its own alone
    alone = view.select("SELECT actor, registry FROM main.identities WHERE registry IS NOT NULL")
    return {id: from_json(RegistryRow, json.loads(row)) for id, row in (*said, *alone)}
