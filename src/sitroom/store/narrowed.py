"""A view narrowed to some rows: each table's name then means those alone, for whoever writes them out."""

from collections.abc import Iterator, Mapping

from sitroom.store.schema import TABLES


def narrowed_tables(kept: Mapping[type, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """SQL that copies the rows that stay, with what it is given.

    Args:
        kept: the keys of each table's rows, as a JSON list; tables without any stay whole.
    """
    for record, keys in kept.items():
        table = TABLES[record]
        only = f"{table.key} IN (SELECT value FROM json_each(?))"
        yield f"CREATE TEMP TABLE kept_{table.name} AS SELECT * FROM {table.name} WHERE {only}", (keys,)


def narrowed_views(kept: Mapping[type, str], temporary: Mapping[str, str]) -> Iterator[str]:
    """SQL that lets each table's name mean the rows that were copied.

    Args:
        temporary: what there is already under a table's name, "view" or "table".
    """
    names = [TABLES[record].name for record in kept]
    yield from (f"DROP {temporary[name]} temp.{name}" for name in names if name in temporary)
    yield from (f"CREATE TEMP VIEW {name} AS SELECT * FROM temp.kept_{name}" for name in names)
