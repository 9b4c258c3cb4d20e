"""Parquet: one file a table, nested as the records are, for pandas, DuckDB, Spark and R."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

from sitroom.export.files import whole_file
from sitroom.export.rows import EXPORTED, LONG_FIELDS, exported_rows, table_name
from sitroom.records.claims import Event
from sitroom.records.schema import field_types, json_name, without_none
from sitroom.records.text import Document
from sitroom.store import View

if TYPE_CHECKING:
    from pyarrow import DataType, Schema

#: Rows that are held at a time.
GROUP = 5_000


def write(view: View, to: Path, *, with_text: bool = False) -> dict[str, int]:
    """Write every table as a Parquet file, its columns the fields of the record contract, lists and records nested.

    Args:
        to: a folder, made if it is not there.
        with_text: the texts of the articles too.
    Returns:
        File names with their numbers of rows.
    """
    return {
        f"{table_name(record)}.parquet": _write_table(view, record, to / f"{table_name(record)}.parquet", with_text)
        for record in EXPORTED
    }


def _write_table(view: View, record: type, path: Path, with_text: bool) -> int:
    import pyarrow
    from pyarrow import parquet

    shape = schema(record, with_text=with_text)
    rows = exported_rows(view, record)
    count = 0
    with whole_file(path) as unfinished, parquet.ParquetWriter(unfinished, shape, compression="zstd") as writer:
        for group in _groups(rows):
            # fields that the schema does not have are left out
            writer.write_table(pyarrow.Table.from_pylist(group, schema=shape))
            count += len(group)
    return count


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(rows, GROUP)):
        yield group


def schema(record: type, *, with_text: bool) -> "Schema":
    """The columns of one table with their types, made from the record's."""
    import pyarrow

    left_out = LONG_FIELDS if record is Document and not with_text else frozenset()
    fields = {json_name(name): _type(hint) for name, hint in field_types(record).items() if name not in left_out}
    if record is Document:
        fields |= dict.fromkeys(("copy_of", "copy_kind", "origin"), pyarrow.string())
    elif record is Event:
        fields["mentions"] = pyarrow.int64()  # their number, as in JSON lines
    return pyarrow.schema(list(fields.items()))


def _type(hint: Any) -> "DataType":
    import pyarrow

    bare = without_none(hint)
    if is_dataclass(bare) and isinstance(bare, type):
        return pyarrow.struct([(json_name(name), _type(part)) for name, part in field_types(bare).items()])
    if get_origin(bare) is tuple:
        return pyarrow.list_(_type(get_args(bare)[0]))
    plain = {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    return plain.get(bare, pyarrow.string())
