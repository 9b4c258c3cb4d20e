"""A ledger as it was known on a day: which rows were there, and what has to be worked out again from them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sitroom.records.claims import Actor, Copy, Dispute, Event, Forecast, Judgement, Picture, Position
from sitroom.records.judgements import SPLIT_DIGITS, Identity, UserJudgement
from sitroom.records.text import Document
from sitroom.store.judged import NAMING, judged_columns
from sitroom.store.schema import TABLES, Table, create_table

if TYPE_CHECKING:
    from sitroom.store.view import View

#: What an as-of view must work out again, because documents that were not yet out had a part in it.
ASSEMBLED: tuple[type, ...] = (Copy, Event, Forecast)
#: The same, and worked out only when it is asked for: it reads every claim.
APART: tuple[type, ...] = (Position, Dispute)

#: Tables of documents whose rows are judged to be the same or not.
JUDGED = ("event_mentions", "claims", "figures")


@dataclass(frozen=True, slots=True)
class Past:
    """Who works out what the store may not decide (`sitroom.query` gives it).

    Attributes:
        picture: copies, events and forecasts, from the visible rows.
        identities: whom the visible ids mean, and the actors whom that concerns.
        apart: the positions and the disputes that the visible claims make, by type of record.
    """

    picture: "Callable[[View], Picture]"
    identities: "Callable[[View], tuple[Sequence[Identity], Sequence[Actor]]]"
    apart: "Mapping[type, Callable[[View], Sequence[Any]]]"


def past_views(as_of: date) -> Iterator[str]:
    """SQL that lets each table's name mean its visible rows: temporary names come before the file's own."""
    # a day from `date.isoformat` is digits and dashes; a view cannot take parameters
    yield (
        f"CREATE TEMP VIEW documents AS SELECT * FROM main.documents WHERE published_latest <= '{as_of.isoformat()}'"
    )
    for record, table in TABLES.items():
        if record in ASSEMBLED or record in APART or record is Identity:
            yield create_table(table, temporary=True)
        elif record is Actor:
            yield create_table(table, temporary=True, name="judged_actors")
            yield f"CREATE TEMP VIEW actors AS {_visible_actors(table)}"
        elif record is not Document:
            columns = judged_columns(table) if record in NAMING else "*"
            yield f"CREATE TEMP VIEW {table.name} AS SELECT {columns} FROM main.{table.name} WHERE {_visible(table)}"


def _visible(table: Table) -> str:
    """The condition under which a row of a table was known."""
    if table.follows_document:
        return "document IN (SELECT id FROM temp.documents)"
    if table.record in (Judgement, UserJudgement):
        documents = "SELECT id FROM temp.documents"
        said = (f"SELECT id FROM main.{name} WHERE document IN ({documents})" for name in JUDGED)
        known = " UNION ALL ".join((documents, *said))
        if table.record is UserJudgement:
            known = f"{known} UNION ALL {_known_actors(documents)}"
        both = f'"left" IN ({known}) AND "right" IN ({known})'
        return f"{both} OR kind = 'reliability'" if table.record is UserJudgement else both
    return (
        "NOT EXISTS (SELECT 1 FROM json_each(evidence)"
        " WHERE json_extract(value, '$.document') NOT IN (SELECT id FROM temp.documents))"
    )


def _known_actors(documents: str) -> str:
    """Ids of actors that a user may judge: those named, those of one document alone, and those of the registry."""
    return f"""SELECT actor FROM main.actor_mentions WHERE document IN ({documents})
        UNION ALL SELECT actor FROM main.identities WHERE registry IS NOT NULL
        UNION ALL SELECT actor || '~' || substr(document, 1, {SPLIT_DIGITS}) FROM main.identities
          WHERE document IN ({documents})"""


def _visible_actors(table: Table) -> str:
    """Actors that a visible document names, with the mentions and the evidence of visible documents alone.

    Those that a user has judged are worked out apart.
    """
    visible = "SELECT id FROM temp.documents"
    named = f"main.actor_mentions WHERE document IN ({visible})"
    shown = (
        "(SELECT json_group_array(json(e.value)) FROM json_each(a.evidence) AS e"
        f" WHERE json_extract(e.value, '$.document') IN ({visible}))"
    )
    replaced = {
        "mentions": f"(SELECT sum(count) FROM {named} AND actor = a.id) AS mentions",
        "evidence": f"{shown} AS evidence",
    }
    columns = ", ".join(replaced.get(column.name, f'"{column.name}"') for column in table.columns)
    return (
        f"SELECT {columns} FROM main.actors AS a WHERE a.id IN (SELECT actor FROM {named})"
        " AND a.id NOT IN (SELECT actor FROM main.identities UNION ALL SELECT means FROM main.identities)"
        f" UNION ALL SELECT {table.column_list} FROM temp.judged_actors"
    )
