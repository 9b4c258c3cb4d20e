"""What readers take and give: an item is one thing to be read, a link one to be fetched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, BinaryIO, Protocol

from sitroom.errors import ArticleError
from sitroom.read.options import ReadOptions
from sitroom.records.text import Page, PageKind

#: How many bytes from its start tell what an item is.
HEAD = 8192
#: What a site's robots.txt does, in the words of the refusal.
ASKS_NOT = "asks programs not to read"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be read, before anybody has looked what it is.

    Attributes:
        uri: what the user gave, and where in it: a path, `path#12`, an address, `-`.
        name: what its suffix is taken from, when its content does not tell.
        stream: its bytes, from their start; it can be wound back.
        metadata: what is known of it from outside: a mail's date for what is attached to it.
        fetched_at: when an address was fetched, aware and in UTC.
    """

    uri: str
    name: str
    stream: BinaryIO
    metadata: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    fetched_at: datetime | None = None

    def head(self) -> bytes:
        """Its first bytes; the stream is wound back."""
        head = self.stream.read(HEAD)
        self.stream.seek(0)
        return head

    def page(
        self, content: bytes, kind: PageKind = "text", metadata: Mapping[str, Any] | None = None, part: object = None
    ) -> Page:
        """An article out of it; what the article says of itself goes before what is known from outside.

        Args:
            part: number or name of the article where the item has several.
        """
        uri = self.uri if part is None else f"{self.uri}#{part}"
        return Page(uri, content, kind, MappingProxyType({**self.metadata, **(metadata or {})}), self.fetched_at)

    def error(self, reason: str, part: object = None) -> ArticleError:
        """Why it, or a part of it, could not be read."""
        return ArticleError(self.uri if part is None else f"{self.uri}#{part}", "read", reason)


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a list names.

    Attributes:
        uri: where the list names it.
        address: what to fetch.
        metadata: what the list says of the page; the page's own words come second.
        teaser: the page to take where nothing may be fetched: an entry of a feed with the first lines of an article.
        is_list: it leads to another list, as those of an index of sitemaps do.
    """

    uri: str
    address: str
    metadata: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    teaser: Page | None = None
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """An address that was read before and has not changed since; its page is not fetched again."""

    uri: str


#: What a reader yields. An item goes to the reader that fits it, a link is fetched.
Found = Page | Item | Link | ArticleError


class Reader(Protocol):
    """What a module of this folder offers when it is a reader."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802
        """Endings of names, such as ".txt", for items whose content does not tell what they are."""

    def begins(self, head: bytes) -> bool:
        """True when these first bytes can be nothing else."""

    def read(self, item: Item, options: ReadOptions) -> Iterator[Found]:
        """The articles of an item."""
