"""JSON files: one object with a `text`, a list of such objects, or JSON lines under another name."""

import io
import json
from collections.abc import Iterator
from pathlib import PurePath

from sitroom.errors import ArticleError
from sitroom.read.content import read_limited
from sitroom.read.json_lines import read_lines
from sitroom.read.options import ReadOptions
from sitroom.read.rows import row_page
from sitroom.records.text import Page

TAKES = (".json",)


def read(source: str, options: ReadOptions) -> Iterator[Page | ArticleError]:
    """The file's rows; in a list they are counted from 1, as lines are."""
    uri = PurePath(source).as_posix()
    try:
        content = read_limited(source, uri, options.max_bytes)
    except ArticleError as error:
        yield error
        return
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        yield from read_lines(io.BytesIO(content), uri, options.max_row_bytes)
        return
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, start=1):
        yield row_page(row, f"{uri}#{number}")
    if not rows:
        yield ArticleError(uri, "read", "empty: there are no rows in it")
