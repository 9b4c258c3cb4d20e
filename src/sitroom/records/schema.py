"""Records to plain JSON and back: one table of rules, read from the type hints."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

#: What stands in JSON as it is.
_PLAIN = frozenset({str, int, float, bool})


def json_name(field_name: str) -> str:
    """The name in JSON: `from_` is `from`, which Python reserves."""
    return field_name.rstrip("_")


@cache
def field_types(record: type) -> dict[str, Any]:
    """Field names of a record with their resolved types, in order."""
    hints = get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record) if field.init}


@cache
def _json_names(record: type) -> tuple[tuple[str, str], ...]:
    return tuple((name, json_name(name)) for name in field_types(record))


def to_json(value: Any) -> Any:
    """A record, or anything made of records, as values that `json` can write."""
    if value is None or type(value) in _PLAIN:
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {in_json: to_json(getattr(value, name)) for name, in_json in _json_names(type(value))}
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [to_json(item) for item in value]
    return value


def from_json(record: type[T], value: Mapping[str, Any]) -> T:
    """The record that `to_json` wrote.

    Raises:
        KeyError: a field without a default is missing.
    """
    arguments = {}
    for name, hint in field_types(record).items():  # type: ignore[arg-type]
        if json_name(name) in value:
            arguments[name] = _read(hint, value[json_name(name)])
        elif all(f.default is MISSING and f.default_factory is MISSING for f in fields(record) if f.name == name):  # type: ignore[arg-type]
            raise KeyError(f"{record.__name__}: field {json_name(name)!r} is missing")
    return record(**arguments)


def is_optional(hint: Any) -> bool:
    """True for `X | None`."""
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)


def without_none(hint: Any) -> Any:
    """`X` for `X | None`, anything else as it is."""
    if not is_optional(hint):
        return hint
    rest = [part for part in get_args(hint) if part is not type(None)]
    return rest[0] if len(rest) == 1 else Union[tuple(rest)]  # noqa: UP007


def _read(hint: Any, value: Any) -> Any:
    hint = without_none(hint)
    if value is None:
        return None
    if is_dataclass(hint):
        return from_json(hint, value)  # type: ignore[arg-type]
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        return tuple(_read(parts[0], item) for item in value)
    return float(value) if hint is float else value
