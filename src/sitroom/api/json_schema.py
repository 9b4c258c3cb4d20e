"""JSON Schema (2020-12) of records, from their types: what `to_json` writes, and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date
from typing import Any, Literal, get_args, get_origin

from sitroom.records.schema import field_types, is_optional, json_name, without_none

Schema = dict[str, Any]
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema_of(hint: Any) -> Schema:
    """The schema of a type; records stand as references to `#/components/schemas/NAME`."""
    if is_optional(hint):
        inner = schema_of(without_none(hint))
        return {"anyOf": [inner, {"type": "null"}]} if "$ref" in inner else {**inner, "type": [inner["type"], "null"]}
    if is_dataclass(hint):
        return {"$ref": f"#/components/schemas/{hint.__name__}"}  # type: ignore[union-attr]
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        if parts[-1] is Ellipsis:
            return {"type": "array", "items": schema_of(parts[0])}
        return {"type": "array", "items": schema_of(parts[0]), "minItems": len(parts), "maxItems": len(parts)}
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": schema_of(get_args(hint)[1])}
    if get_origin(hint) is Literal:
        return {"type": "string", "enum": list(get_args(hint))}
    if hint is date:
        return {"type": "string", "format": "date"}
    return {"type": _PLAIN[hint]}


def record_schema(record: type, more: Mapping[str, Schema] | None = None) -> Schema:
    """The schema of one record, with fields that a list adds to it or gives in another way."""
    properties = {json_name(name): schema_of(hint) for name, hint in field_types(record).items()} | dict(more or {})
    description = " ".join((record.__doc__ or "").split("\n\n")[0].split())
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": sorted(properties),
    }


def records_within(record: type) -> set[type]:
    """A record and all records that its fields hold."""
    found = {record}
    for hint in field_types(record).values():
        for inner in _records_of(hint):
            if inner not in found:
                found |= records_within(inner)
    return found


def components(records: Iterable[type]) -> dict[str, Schema]:
    """The schemas of some records and of all that they hold, by name."""
    every = {inner for record in records for inner in records_within(record)}
    return {record.__name__: record_schema(record) for record in sorted(every, key=lambda one: one.__name__)}


def inlined(schema: Any, known: Mapping[str, Schema]) -> Any:
    """A schema that stands alone: each reference replaced by what it means."""
    if isinstance(schema, Mapping):
        if "$ref" in schema:
            return inlined(known[schema["$ref"].rsplit("/", 1)[1]], known)
        return {name: inlined(part, known) for name, part in schema.items()}
    if isinstance(schema, list):
        return [inlined(part, known) for part in schema]
    return schema


def _records_of(hint: Any) -> list[type]:
    hint = without_none(hint)
    if is_dataclass(hint):
        return [hint]  # type: ignore[list-item]
    return [inner for part in get_args(hint) for inner in _records_of(part)]
