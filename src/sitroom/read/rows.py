"""One record of JSON, with its `text` and whatever came with it, as a page."""

import json
import re
from types import MappingProxyType
from typing import Any

from sitroom.errors import ArticleError
from sitroom.records.text import Page

#: Half of a UTF-16 pair, which JSON can spell ("\\ud83d") and UTF-8 cannot.
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_row(line: bytes | str, uri: str) -> Page | ArticleError:
    """One line of JSON as a page; the line number is in the address (`path#12`)."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return ArticleError(uri, "read", f"this line is not JSON ({error}); expected an object with a text")
    return row_page(row, uri)


def row_page(row: Any, uri: str) -> Page | ArticleError:
    """One parsed record as a page: `text` is the article, every other field its metadata."""
    if not isinstance(row, dict):
        return ArticleError(uri, "read", f"this row is a {type(row).__name__}; expected an object with a text")
    text = row.get("text")
    if not isinstance(text, str):
        what = "has no text" if text is None else f"has a {type(text).__name__} as its text"
        return ArticleError(uri, "read", f'this row {what}; expected {{"text": "...", ...}}')
    if not text.strip():
        return ArticleError(uri, "read", "empty: there is no text in this row")
    metadata = {key: value for key, value in row.items() if key != "text"}
    return Page(uri, _SURROGATE.sub("\ufffd", text).encode(), metadata=MappingProxyType(metadata))
