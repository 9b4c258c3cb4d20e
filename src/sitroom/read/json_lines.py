"""JSON lines, packed or not: one line, one article; read as a stream, so that the file may be of any length."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, cast

from sitroom.errors import ArticleError
from sitroom.read.options import ReadOptions
from sitroom.read.rows import read_row
from sitroom.records.text import Page

TAKES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def read(source: str, options: ReadOptions) -> Iterator[Page | ArticleError]:
    """A page for each line; a line that is no record is told with its number and the next one read."""
    uri = PurePath(source).as_posix()
    with gzip.open(source, "rb") if source.lower().endswith(".gz") else open(source, "rb") as stream:
        try:
            yield from read_lines(cast(BinaryIO, stream), uri, options.max_row_bytes)
        except (zlib.error, gzip.BadGzipFile) as error:
            yield ArticleError(uri, "read", f"cannot be unpacked: {error}")


def read_lines(stream: BinaryIO, uri: str, max_row_bytes: int) -> Iterator[Page | ArticleError]:
    """The rows of an open stream; blank lines do not count as rows, but do count as lines."""
    number, rows = 0, 0
    while line := stream.readline(max_row_bytes + 1):
        number += 1
        if len(line) > max_row_bytes:
            _skip_line(stream, line, max_row_bytes)
            yield ArticleError(f"{uri}#{number}", "read", f"too large: this line is over {max_row_bytes / 1e6:g} MB")
        elif line.strip():
            yield read_row(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, f"{uri}#{number}")
        rows += bool(line.strip())
    if not rows:
        yield ArticleError(uri, "read", "empty: there are no rows in it")


def _skip_line(stream: BinaryIO, line: bytes, step: int) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(step)
