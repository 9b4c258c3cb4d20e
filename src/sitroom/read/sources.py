"""From what the user names to pages: folders and patterns are opened up, each file and address goes to the reader
whose form it has, and what lists name is fetched."""

import glob
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

from sitroom.errors import ArticleError
from sitroom.read.addresses import is_address
from sitroom.read.content import too_large
from sitroom.read.items import ASKS_NOT, Item, Known, Link
from sitroom.read.options import ReadOptions
from sitroom.records.text import Page

if TYPE_CHECKING:
    from sitroom.read.url import Web

#: Files in files in files: a zip in a mail in a box, and no further.
_DEEPEST = 4
#: A sitemap in an index of an index, and no further.
_LONGEST_CHAIN = 3
SKIPPED = "skipped: no reader takes this kind of file"


class Memory(Protocol):
    """What is remembered of addresses from one build to the next; a ledger offers it."""

    def has(self, uri: str) -> bool:
        """True when the page of this address was read before."""

    def validators(self, address: str) -> Mapping[str, str]:
        """Request headers with which an unchanged page is not sent again."""

    def remember(self, address: str, validators: Mapping[str, str]) -> None:
        """Keep them, once the build has come to its end."""


class NoMemory:
    """Nothing is remembered."""

    def has(self, uri: str) -> bool:
        """Never."""
        return False

    def validators(self, address: str) -> Mapping[str, str]:
        """None."""
        return {}

    def remember(self, address: str, validators: Mapping[str, str]) -> None:
        """Forget them."""


def read_pages(
    sources: Sequence[str], options: ReadOptions | None = None, memory: Memory | None = None
) -> Iterator[Page | Known | ArticleError]:
    """Read everything the user named, in order; what cannot be read is told and the rest goes on.

    Args:
        sources: files, folders (with all below them, sorted), patterns with * or ?, addresses, or "-".
        options: limits; None for the defaults.
        memory: what was read before; without it every address is fetched.
    Yields:
        A page for each article; what was read before and is unchanged; an `ArticleError` of stage `read` for each
        file, part of a file or address that failed.
    """
    desk = _Desk(options or ReadOptions(), memory or NoMemory())
    try:
        for source in sources:
            yield from desk.read_source(source)
    finally:
        desk.close()


@dataclass(slots=True)
class _Source:
    """One source on its way: how many pages it may still make us fetch, and what became of those so far."""

    left: int
    faults: int = 0
    passed: int = 0
    seen: set[str] = field(default_factory=set)


class _Desk:
    """Reads the sources of one run; the web is opened when the first address comes."""

    def __init__(self, options: ReadOptions, memory: Memory) -> None:
        self.options = options
        self.memory = memory
        self._web: Web | None = None

    def close(self) -> None:
        """Let the connections go."""
        if self._web:
            self._web.close()

    def web(self) -> "Web":
        """The web, with what is known of its hosts."""
        if self._web is None:
            from sitroom.read.url import Web

            self._web = Web(self.options)
        return self._web

    def read_source(self, source: str) -> Iterator[Page | Known | ArticleError]:
        """All that one source holds."""
        if source == "-":
            yield from self._standard_input()
        elif is_address(source):
            state = _Source(self.options.max_links)
            yield from self._address(Link(source, source, is_list=True), state, 0)
            if state.passed:
                words = f"{state.passed} addresses are left, since max_links is {self.options.max_links}"
                yield ArticleError(source, "read", f"{words}; run the same command again to read on")
        elif os.path.isdir(source):
            yield from self._files(source, _walk(source))
        elif not os.path.lexists(source) and glob.has_magic(source):
            found = (path for path in sorted(glob.glob(source, recursive=True)) if not os.path.isdir(path))
            yield from self._files(source, found)
        else:
            from sitroom.read.kinds import suffixes

            yield from self._file(source, "unknown kind of file; expected one of " + ", ".join(suffixes()))

    def _files(self, source: str, paths: Iterable[str]) -> Iterator[Page | Known | ArticleError]:
        empty = True
        for path in paths:
            empty = False
            yield from self._file(path, SKIPPED)
        if empty:
            yield ArticleError(
                PurePath(source).as_posix(), "read", "nothing found here; give a folder or pattern with files"
            )

    def _file(self, path: str, without_reader: str) -> Iterator[Page | Known | ArticleError]:
        """A file that vanishes, is locked or breaks off while it is read must not stop the others."""
        uri = PurePath(path).as_posix()
        if not os.path.lexists(path):
            yield ArticleError(uri, "read", "there is no such file or folder; check the path")
        elif not Path(path).is_file():
            yield ArticleError(uri, "read", "not a regular file (a dangling link, a pipe or a device)")
        else:
            try:
                with open(path, "rb") as stream:
                    yield from self._local(Item(uri, PurePath(path).name, stream), without_reader)
            except PermissionError:
                yield ArticleError(uri, "read", "may not be opened; check its permissions")
            except OSError as error:
                yield ArticleError(uri, "read", f"could not be read to its end: {error}")

    def _standard_input(self) -> Iterator[Page | Known | ArticleError]:
        content = sys.stdin.buffer.read(self.options.max_bytes + 1)
        if len(content) > self.options.max_bytes:
            yield too_large("-", None, self.options.max_bytes)
        else:
            yield from self._local(Item("-", "-.txt", io.BytesIO(content)), SKIPPED)

    def _local(self, item: Item, without_reader: str) -> Iterator[Page | Known | ArticleError]:
        """What is in a file; what it only names is fetched when the user says so."""
        state = _Source(self.options.max_links)
        named = 0
        for found in self._opened(item, without_reader, 0):
            if not isinstance(found, Link):
                yield found
            elif self.options.follow == "all":
                yield from self._link(found, state, 0)
            elif found.teaser:
                yield found.teaser
            else:
                named += 1
        if named:
            yield item.error(f"it names {named} addresses, which are fetched only with --follow all")
        if state.passed:
            words = f"{state.passed} addresses are left, since max_links is {self.options.max_links}"
            yield item.error(f"{words}; run the same command again to read on")

    def _opened(self, item: Item, without_reader: str, depth: int) -> Iterator[Page | Link | ArticleError]:
        """What an item holds, with the items in it opened too."""
        # every command that is configured comes by this file, and few read anything
        from sitroom.read.kinds import find_reader
        from sitroom.read.safe_xml import root_name

        try:
            reader = find_reader(item)
            if reader is None:
                root = root_name(item.head())
                yield item.error(
                    f"XML that no reader knows: its outermost element is {root}" if root else without_reader
                )
                return
            for found in reader.read(item, self.options):
                if not isinstance(found, Item):
                    yield found
                elif depth < _DEEPEST:
                    yield from self._opened(found, SKIPPED, depth + 1)
                else:
                    yield found.error(f"skipped: it lies {_DEEPEST} files deep in others; unpack it yourself")
        except ArticleError as error:
            yield error
        except (OSError, EOFError, zlib.error) as error:
            yield item.error(f"could not be read to its end: {error}")

    def _link(self, link: Link, state: _Source, chain: int) -> Iterator[Page | Known | ArticleError]:
        """The page behind a link, unless it was read before or the source's share is used up."""
        if link.address in state.seen or (link.is_list and chain >= _LONGEST_CHAIN):
            return
        state.seen.add(link.address)
        if not link.is_list and self.memory.has(link.address):
            yield Known(link.address)
        elif self.options.follow == "none":
            if link.teaser:
                yield link.teaser
        elif state.left > 0:
            state.left -= 1  # lists count too: some sites have thousands of sitemaps
            yield from self._address(link, state, chain + link.is_list)
        else:
            state.passed += 1

    def _address(self, link: Link, state: _Source, chain: int) -> Iterator[Page | Known | ArticleError]:
        """What is at an address. Links on it are followed where a list was expected, not where an article was."""
        try:
            fetched = self.web().fetch(link.address, self.memory.validators(link.address) if link.is_list else {})
        except ArticleError as error:
            yield error
            if link.teaser and ASKS_NOT in error.reason:
                yield link.teaser
            else:
                state.faults += 1
            return
        if fetched.item is None:
            yield Known(link.address)
            return
        before = state.faults + state.passed
        item = replace(fetched.item, metadata={**link.metadata, **fetched.item.metadata})
        for found in self._opened(item, "of a kind that no reader takes", 0):
            if not isinstance(found, Link):
                state.faults += isinstance(found, ArticleError)
                yield found
            elif link.is_list:
                yield from self._link(found, state, chain)
            else:
                state.faults += 1
                yield item.error("a list of addresses, where an article was expected; give it as a source of its own")
                return
        if link.is_list and state.faults + state.passed == before:
            self.memory.remember(link.address, fetched.validators)


def _walk(folder: str) -> Iterator[str]:
    """All files below a folder in sorted order, without hidden ones (".git", ".DS_Store")."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            yield os.path.join(parent, name)
