"""JSON lines: one line, one article; read as a stream, so that the file may be of any length."""

from collections.abc import Iterator
from typing import BinaryIO

from sitroom.read.items import Found, Item
from sitroom.read.options import ReadOptions
from sitroom.read.rows import read_row

SUFFIXES = (".jsonl", ".ndjson")


def begins(head: bytes) -> bool:
    """A first line that is an object is one of any JSON, which `json_file` tells apart."""
    return False


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """A page for each line; a line that is no record is told with its number and the next one read."""
    return read_lines(item, options.max_row_bytes)


def read_lines(item: Item, max_row_bytes: int) -> Iterator[Found]:
    """The rows of an open stream; blank lines do not count as rows, but do count as lines."""
    number, rows = 0, 0
    while line := item.stream.readline(max_row_bytes + 1):
        number += 1
        if len(line) > max_row_bytes:
            _skip_line(item.stream, line, max_row_bytes)
            yield item.error(f"too large: this line is over {max_row_bytes / 1e6:g} MB", number)
        elif line.strip():
            yield read_row(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, item, number)
        rows += bool(line.strip())
    if not rows:
        yield item.error("empty: there are no rows in it")


def _skip_line(stream: BinaryIO, line: bytes, step: int) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(step)
