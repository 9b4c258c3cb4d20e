"""GDELT's Global Knowledge Graph 2.1: tab-separated rows, each of which names a page and when it was seen.

Origin: The GDELT Global Knowledge Graph data format codebook 2.1. Of its 27 columns those that say where the article
is are read; what GDELT's programs found in it is not.
"""

import re
from collections.abc import Iterator
from typing import Any

from sitroom.read.addresses import is_address, tidy_address
from sitroom.read.items import Found, Item, Link
from sitroom.read.options import ReadOptions

SUFFIXES = (".gkg.csv", ".gkg")
_BEGINS = re.compile(rb"\d{14}-T?\d+\t\d{14}\t\d\t")
_DATE, _COLLECTION, _OUTLET, _ADDRESS, _EXTRAS = 1, 2, 3, 4, 26
_WEB = "1"
_PRECISE = re.compile(r"<PAGE_PRECISEPUBTIMESTAMP>(\d{8,14})</")
_AUTHORS = re.compile(r"<PAGE_AUTHORS>([^<]{1,300})</")


def begins(head: bytes) -> bool:
    """A record's id, a moment and the number of its collection."""
    return bool(_BEGINS.match(head))


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """A link for each row about a page of the web; each page once."""
    seen: set[str] = set()
    number = 0
    while line := item.stream.readline(options.max_row_bytes):
        number += 1
        if not line.strip():
            continue
        columns = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
        if len(columns) <= _ADDRESS:
            yield item.error(f"this row has {len(columns)} columns; expected the 27 of GDELT's GKG 2.1", number)
        elif columns[_COLLECTION] != _WEB or not is_address(columns[_ADDRESS]):
            yield item.error("this row is about no page of the web, so there is nothing to fetch", number)
        elif (address := tidy_address(columns[_ADDRESS])) not in seen:
            seen.add(address)
            yield Link(f"{item.uri}#{number}", address, _metadata(columns))
    if not number:
        yield item.error("empty: there are no rows in it")


def _metadata(columns: list[str]) -> dict[str, Any]:
    extras = columns[_EXTRAS] if len(columns) > _EXTRAS else ""
    precise, authors = _PRECISE.search(extras), _AUTHORS.search(extras)
    found = {
        "published": precise[1][:8] if precise else None,
        "seen": columns[_DATE][:8],
        "found_in": columns[_OUTLET],
        "authors": authors[1].split(";") if authors else None,
    }
    return {key: value for key, value in found.items() if value}
