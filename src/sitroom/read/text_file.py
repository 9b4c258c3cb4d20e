"""Plain text: one file, one article."""

from collections.abc import Iterator
from pathlib import PurePath

from sitroom.errors import ArticleError
from sitroom.read.content import read_limited
from sitroom.read.options import ReadOptions
from sitroom.records.text import Page

TAKES = (".txt", ".text", ".md")


def read(source: str, options: ReadOptions) -> Iterator[Page | ArticleError]:
    """The file as one page, or why not."""
    uri = PurePath(source).as_posix()
    try:
        yield Page(uri, read_limited(source, uri, options.max_bytes))
    except ArticleError as error:
        yield error
