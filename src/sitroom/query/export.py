"""Everything as files: one file of JSON lines a table, in the form of the record contract."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sitroom.records.claims import (
    Actor,
    Claim,
    Copy,
    Dispute,
    Event,
    EventMention,
    Figure,
    Forecast,
    Judgement,
    Position,
    TextWarning,
)
from sitroom.records.judgements import UserJudgement
from sitroom.records.schema import to_json
from sitroom.records.text import Document
from sitroom.store import TABLES, View

EXPORTED: tuple[type, ...] = (
    Document,
    Actor,
    Claim,
    Event,
    EventMention,
    Figure,
    Position,
    Forecast,
    Dispute,
    TextWarning,
    Judgement,
    UserJudgement,
)


def export_jsonl(view: View, directory: Path) -> dict[str, int]:
    """Write every table as a file of JSON lines, sorted by id, in UTF-8.

    Each file is written under another name and put in place when it is whole.

    Args:
        directory: made if it is not there; files of the same names in it are replaced.
    Returns:
        File names with their numbers of rows.
    """
    directory.mkdir(parents=True, exist_ok=True)
    written = {}
    for record in EXPORTED:
        name = f"{TABLES[record].name}.jsonl"
        written[name] = _write(directory / name, exported_rows(view, record))
    return written


def exported_rows(view: View, record: type) -> list[dict[str, Any]]:
    """The rows of one table as JSON objects, by id.

    A document carries its place among the copies, and an event the number of its mentions.
    """
    records: list[Any] = view.rows(record)
    rows = [to_json(row) for row in records]
    if record is Document:
        copies = {copy.document: copy for copy in view.rows(Copy)}
        return [{**row, **_copy_fields(copies.get(row["id"]))} for row in rows]
    if record is Event:
        return [{**row, "mentions": len(row["mentions"])} for row in rows]
    return rows


def _copy_fields(copy: Copy | None) -> dict[str, str | None]:
    if copy is None:
        return {"copy_of": None, "copy_kind": None, "origin": None}
    return {"copy_of": copy.copy_of, "copy_kind": copy.copy_kind, "origin": copy.origin}


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    unfinished = path.with_name(f".{path.name}.part")
    count = 0
    with unfinished.open("w", encoding="utf-8", newline="\n") as lines:
        for row in rows:
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    os.replace(unfinished, path)
    return count
