"""Web pages: one page, one article."""

from collections.abc import Iterator

from sitroom.errors import ArticleError
from sitroom.read.content import read_limited
from sitroom.read.items import Found, Item
from sitroom.read.options import ReadOptions
from sitroom.read.safe_xml import root_name

SUFFIXES = (".html", ".htm", ".xhtml")


def begins(head: bytes) -> bool:
    """The first element is one of a page."""
    return root_name(head) in ("html", "head", "body")


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """The page, or why not."""
    try:
        yield item.page(read_limited(item, options.max_bytes), "html")
    except ArticleError as error:
        yield error
