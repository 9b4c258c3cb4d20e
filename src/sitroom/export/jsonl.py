"""JSON lines: one file a table, in the form of the record contract, which other programs can rely on."""

from pathlib import Path

from sitroom.export.files import write_lines
from sitroom.export.rows import EXPORTED, exported_rows, table_name
from sitroom.store import View


def write(view: View, to: Path, *, with_text: bool = True) -> dict[str, int]:
    """Write every table as a file of JSON lines, sorted by id, in UTF-8.

    Args:
        to: a folder, made if it is not there; files of the same names in it are replaced.
        with_text: has no say here: the contract has the texts, since the spans of all rows point into them.
    Returns:
        File names with their numbers of rows.
    """
    return {
        name: write_lines(to / name, exported_rows(view, record))
        for record, name in ((record, f"{table_name(record)}.jsonl") for record in EXPORTED)
    }
