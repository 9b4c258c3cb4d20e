"""Files that are whole or not there: written under another name, then put in place."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to; what was written there takes the place of `path` when the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        yield unfinished
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    os.replace(unfinished, path)


def printable(text: str) -> str:
    """A text without the characters that XML and calendars cannot hold; an article may have them."""
    return _CONTROLS.sub("", text)


def write_lines(path: Path, rows: Iterable[Any]) -> int:
    """Write one JSON value a line, in UTF-8; gives their number."""
    count = 0
    with whole_file(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as lines:
        for row in rows:
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def write_object(path: Path, fields: dict[str, Any], name: str, items: Iterable[Any]) -> int:
    """Write one JSON object whose last field is a long list, an item a line; gives the number of items."""
    count = 0
    with whole_file(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as out:
        head = json.dumps({**fields, name: []}, ensure_ascii=False)
        out.write(head.removesuffix("]}"))
        for item in items:
            out.write(("," if count else "") + "\n" + json.dumps(item, ensure_ascii=False))
            count += 1
        out.write("\n]}\n")
    return count
