"""Records to rows and back; a row read back equals the record that was written."""

import json
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import is_dataclass
from functools import cache, lru_cache, partial
from operator import itemgetter
from typing import Any, TypeVar, get_args, get_origin

from sitroom.records.dates import Interval
from sitroom.records.schema import field_types, json_name, to_json, without_none
from sitroom.records.sealed import Sealed
from sitroom.store.schema import INTERVAL_PARTS, TABLES, Table

T = TypeVar("T")
Decoder = Callable[[Any], Any]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
#: Characters of a string that may be an id or a word.
SHORT = 40


def to_row(record: Any) -> tuple[Any, ...]:
    """A record as the values of its columns, in order."""
    values: list[Any] = []
    for field in TABLES[type(record)].fields:
        value = getattr(record, field.name)
        if field.kind == "interval":
            values += [None if value is None else getattr(value, part) for part in INTERVAL_PARTS]
        elif isinstance(value, Sealed):
            values.append(value.text)
        elif field.kind == "json" and value is not None:
            values.append(_encode(to_json(value)))
        else:
            values.append(value)
    return tuple(values)


def from_row(record: type[T], row: Sequence[Any]) -> T:
    """The record that `to_row` wrote."""
    return reader(record)(row)


def reader(record: type[T], sealed: Iterable[str] = ()) -> Callable[[Sequence[Any]], T]:
    """What makes the record that `to_row` wrote from a row, with the lists of some fields as `Sealed`."""
    decoders = _field_decoders(TABLES[record], frozenset(sealed))
    return lambda row: record(*[decode(row[columns]) for columns, decode in decoders])


@cache
def _field_decoders(table: Table, sealed: Collection[str]) -> list[tuple[int | slice, Decoder]]:
    """For each field which column it has, or which ones, and what makes its value from them."""
    decoders: list[tuple[int | slice, Decoder]] = []
    at = 0
    for field in table.fields:
        if field.kind == "interval":
            columns = slice(at, at + len(INTERVAL_PARTS))
            # every interval has a basis, so that without one there is no interval
            decoders.append((columns, lambda part: _interval(*part) if part[-1] is not None else None))
            at = columns.stop
            continue
        if field.kind == "bool":
            decoders.append((at, lambda value: None if value is None else bool(value)))
        elif field.name in sealed:
            decoders.append((at, partial(Sealed, read=_value_decoder(field.hint))))
        elif field.kind == "plain":
            decoders.append((at, _shared))
        else:
            decoders.append((at, _from_text(_value_decoder(field.hint))))
        at += 1
    return decoders


def _from_text(decode: Decoder) -> Decoder:
    # most lists are empty
    return lambda text: None if text is None else () if text == "[]" else decode(json.loads(text))


#: Days recur in a thousand rows, and one record serves all of them.
_interval = lru_cache(maxsize=1 << 14)(Interval)


def _shared(value: Any) -> Any:
    """A short string as the one that all rows share: ids and words of a vocabulary recur a hundred thousand times."""
    return sys.intern(value) if type(value) is str and len(value) < SHORT else value


def _value_decoder(hint: Any) -> Decoder:
    """What turns parsed JSON into a value of this type.

    Made once a type: `records.schema.from_json` looks at the hints for every value, and a timeline of 500 events would
    then take 75 ms to read instead of 10.
    """
    bare = without_none(hint)
    if is_dataclass(bare) and isinstance(bare, type):
        parts = [(json_name(name), _value_decoder(part)) for name, part in field_types(bare).items()]
        if len(parts) > 1 and all(decode is _shared for _, decode in parts):
            values_of = itemgetter(*(name for name, _ in parts))  # half of all that is read is evidence
            return lambda value: None if value is None else bare(*map(_shared, values_of(value)))
        return lambda value: None if value is None else bare(*[decode(value[name]) for name, decode in parts])
    if get_origin(bare) is tuple:
        decode_item = _value_decoder(get_args(bare)[0])
        if decode_item is _shared:
            return lambda value: None if value is None else tuple(map(_shared, value))
        return lambda value: None if value is None else tuple([decode_item(item) for item in value])
    if bare is float:
        return lambda value: None if value is None else float(value)
    return _shared
