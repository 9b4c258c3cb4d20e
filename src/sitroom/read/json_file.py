"""JSON files: an object with a `text`, a list of such objects, a service's answer, or JSON lines under another name."""

import json
import re
from collections.abc import Iterator
from typing import Any

from sitroom.errors import ArticleError
from sitroom.read.content import read_limited
from sitroom.read.items import Found, Item
from sitroom.read.json_lines import read_lines
from sitroom.read.options import ReadOptions
from sitroom.read.rows import row_page

SUFFIXES = (".json",)
_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*"|\[\s*\{\s*")')


def begins(head: bytes) -> bool:
    """An object, or a list of objects."""
    return bool(_BEGINS.match(head))


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """The file's rows; in a list they are counted from 1, as lines are."""
    line = item.stream.readline(options.max_row_bytes + 1)
    are_lines = len(line) > options.max_row_bytes or (item.stream.read(1) and _is_object(line))
    item.stream.seek(0)
    if are_lines:
        yield from read_lines(item, options.max_row_bytes)  # of any length
        return
    try:
        content = read_limited(item, options.max_bytes)
    except ArticleError as error:
        yield error
        return
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        item.stream.seek(0)
        yield from read_lines(item, options.max_row_bytes)
        return
    rows = _rows(value)
    for number, row in enumerate(rows, start=1):
        yield row_page(row, item, number)
    if not rows:
        yield item.error("empty: there are no rows in it")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _rows(value: Any) -> list[Any]:
    """The objects of a list, which a service's answer may wrap: {"articles": {"results": [...]}}."""
    for name in ("articles", "results", "items"):
        if isinstance(value, dict) and "text" not in value and isinstance(value.get(name), list | dict):
            value = value[name]
    return value if isinstance(value, list) else [value]
