"""Plain text: one file, one article."""

from collections.abc import Iterator

from sitroom.errors import ArticleError
from sitroom.read.content import read_limited
from sitroom.read.items import Found, Item
from sitroom.read.options import ReadOptions

SUFFIXES = (".txt", ".text", ".md")


def begins(head: bytes) -> bool:
    """Nothing shows that a text is an article, so its name must say that it is meant to be read."""
    return False


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """The text as one page, or why not."""
    try:
        yield item.page(read_limited(item, options.max_bytes))
    except ArticleError as error:
        yield error
