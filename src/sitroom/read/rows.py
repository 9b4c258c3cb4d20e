"""One record of JSON, with its `text` and whatever came with it, as a page; or as a link, when it only names one."""

import json
import re
from typing import Any

from sitroom.errors import ArticleError
from sitroom.read.addresses import is_address
from sitroom.read.event_registry import as_row as event_registry_row
from sitroom.read.items import Found, Item, Link
from sitroom.read.ninjs import as_row as ninjs_row

#: Half of a UTF-16 pair, which JSON can spell ("\\ud83d") and UTF-8 cannot.
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_row(line: bytes | str, item: Item, number: int) -> Found:
    """One line of JSON as a page; the line number is in the address (`path#12`)."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return item.error(f"this line is not JSON ({error}); expected an object with a text", number)
    return row_page(row, item, number)


def row_page(row: Any, item: Item, number: int) -> Found:
    """One parsed record as a page: `text` is the article, every other field its metadata.

    Records as agencies and archives send them (ninjs, Event Registry) are brought into that form first.
    """
    if not isinstance(row, dict):
        return item.error(f"this row is a {type(row).__name__}; expected an object with a text", number)
    try:
        row = ninjs_row(row) or event_registry_row(row) or row
    except ArticleError as error:
        return item.error(error.reason, number)
    text, metadata = row.get("text"), {key: value for key, value in row.items() if key != "text"}
    address = row.get("url")
    if text is None and is_address(address):
        return Link(f"{item.uri}#{number}", str(address), {**item.metadata, **metadata})
    if not isinstance(text, str):
        what = "has no text" if text is None else f"has a {type(text).__name__} as its text"
        return item.error(f'this row {what}; expected {{"text": "...", ...}}', number)
    if not text.strip():
        return item.error("empty: there is no text in this row", number)
    return item.page(_SURROGATE.sub("\ufffd", text).encode(), metadata=metadata, part=number)
