"""Rows as cells: nested fields laid out in columns that a reader of a spreadsheet can sort, filter and understand."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sitroom.export.rows import LONG_FIELDS, Desk, copy_fields
from sitroom.query.documents import copy_of
from sitroom.query.lines import date_words
from sitroom.records.claims import Actor, Dispute, Event, Evidence, Membership, Place, Role, Side
from sitroom.records.schema import json_name, to_json
from sitroom.records.text import Document
from sitroom.store import TABLES, View

Cell = str | int | float | bool | None
Kind = Literal["text", "day", "link"]

#: Fields that hold ids of actors, beside which their names are written.
ACTOR_FIELDS = frozenset("speaker speaks_for about actors recipients claimed_by actor holder_chain".split())
#: Of many sentences so many are printed; the citations of all of them stand in the next column.
QUOTES = 3
#: What stands between two of a list in one cell, and between two sentences.
AND, OR = "; ", " | "


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and what stands under it for a row; `kind` is what a spreadsheet can make of its text."""

    heading: str
    cell: Callable[[Any], Cell]
    kind: Kind = "text"


def columns(view: View, record: type, desk: Desk, *, with_text: bool) -> list[Column]:
    """The columns of one table, in the order of its fields, then where its words come from."""
    found: list[Column] = []
    for field in TABLES[record].fields:
        if field.name == "blocks" or (field.name in LONG_FIELDS and record is Document and not with_text):
            continue
        name = json_name(field.name)
        if field.kind == "interval":
            found += _interval_columns(field.name)
        elif record is Event and field.name == "mentions":
            found.append(Column(name, lambda row: len(row.mentions)))
        elif field.hint == Place | None:
            found += _place_columns(field.name)
        elif field.name == "probability":
            found += _probability_columns()
        elif field.name in TABLES[record].evidence_fields:
            found += _evidence_columns(field.name)
        else:
            found.append(Column(name, _plain(field.name, desk)))
            if field.name in ACTOR_FIELDS and record is not Dispute:  # what a dispute is about are words
                found.append(Column(f"{name}_name", _named(field.name, desk)))
    if record is Document:
        for name in ("copy_of", "copy_kind", "origin"):
            found.append(Column(name, lambda row, name=name: copy_fields(copy_of(view, row.id))[name]))  # type: ignore[misc]
        return [*found, Column("link", lambda row: desk.article(row.id).link, "link")]
    if record is Dispute:
        found.append(Column("side_rows", lambda row: OR.join(AND.join((*s.claims, *s.figures)) for s in row.sides)))
    return found + (_source_columns(desk) if TABLES[record].evidence_fields and record is not Actor else [])


def _interval_columns(field: str) -> Iterator[Column]:
    def part(name: str) -> Callable[[Any], Cell]:
        return lambda row: getattr(getattr(row, field), name) if getattr(row, field) else None

    yield Column(field, lambda row: date_words(getattr(row, field)) if getattr(row, field) else None)
    for name in ("earliest", "latest"):
        yield Column(f"{field}_{name}", part(name), "day")
    yield Column(f"{field}_text", part("text"))
    yield Column(f"{field}_basis", part("basis"))


def _place_columns(field: str) -> Iterator[Column]:
    for name in ("id", "name", "lat", "lon", "precision"):
        yield Column(
            f"{field}_{name}",
            lambda row, name=name: getattr(getattr(row, field), name) if getattr(row, field) else None,  # type: ignore[misc]
        )


def _probability_columns() -> Iterator[Column]:
    for number, end in enumerate(("low", "high")):
        yield Column(
            f"probability_{end}",
            lambda row, number=number: row.probability[number] if row.probability else None,  # type: ignore[misc]
        )


def _evidence_columns(field: str) -> Iterator[Column]:
    prefix = "" if field == "evidence" else f"{field}_"
    yield Column(f"{prefix}quote", lambda row: quotes(getattr(row, field)))
    yield Column(f"{prefix}citation", lambda row: AND.join(map(citation_of, getattr(row, field))))


def _source_columns(desk: Desk) -> list[Column]:
    """The article of a row: its own, or the first of those it rests on."""

    def of_article(name: str) -> Callable[[Any], Cell]:
        def cell(row: Any) -> Cell:
            id = getattr(row, "document", None) or (row.evidence[0].document if row.evidence else None)
            return getattr(desk.article(id), name) if id else None

        return cell

    return [
        Column("source", of_article("credit")),
        Column("source_title", of_article("headline")),
        Column("link", of_article("link"), "link"),
    ]


def citation_of(evidence: Evidence) -> str:
    """Where some words stand: `d3f9a2b1c0de4567:120-260`."""
    return f"{evidence.document}:{evidence.start}-{evidence.end}"


def quotes(evidence: Iterable[Evidence]) -> str:
    """The first printed words that a row rests on, each once, and how many more there are."""
    printed = list(dict.fromkeys(one.quote for one in evidence))
    more = f"{OR}(and {len(printed) - QUOTES} more)" if len(printed) > QUOTES else ""
    return OR.join(printed[:QUOTES]) + more


def _named(field: str, desk: Desk) -> Callable[[Any], Cell]:
    def cell(row: Any) -> Cell:
        value = getattr(row, field)
        return AND.join(desk.names(value)) if isinstance(value, tuple) else value and desk.name(value)

    return cell


def _plain(field: str, desk: Desk) -> Callable[[Any], Cell]:
    def cell(row: Any) -> Cell:
        value = getattr(row, field)
        if not isinstance(value, tuple):
            return value  # type: ignore[no-any-return]
        # a side is a sentence, which may have a semicolon of its own
        return (OR if field == "sides" else AND).join(_words(one, desk) for one in value)

    return cell


def _words(item: Any, desk: Desk) -> str:
    """One of a list in words."""
    if isinstance(item, Role):
        return f"{item.role}{f' of {desk.name(item.of)}' if item.of else ''}{_term(item)}"
    if isinstance(item, Membership):
        return f"{desk.name(item.org)}{_term(item)}"
    if isinstance(item, Side):
        return f"{AND.join(desk.names(item.actors) or item.outlets)}: {item.summary}"
    if isinstance(item, Place):
        return item.name
    if isinstance(item, str | int | float):
        return str(item)
    return date_words(item) if hasattr(item, "edtf") else json.dumps(to_json(item), ensure_ascii=False)


def _term(item: Role | Membership) -> str:
    if item.from_ and item.to:
        return f" ({item.from_} to {item.to})"
    return f" (since {item.from_})" if item.from_ else f" (until {item.to})" if item.to else ""
