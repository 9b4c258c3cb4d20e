"""From what the user names to pages: folders and patterns are opened up, each file goes to the reader that takes it.

A reader is a module of this folder that declares `TAKES` (suffixes such as ".txt", schemes such as "https://", or
"-") and has `read(source, options)`, which yields a `Page`, or an `ArticleError` for what it could not read.
"""

import glob
import importlib
import os
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePath
from typing import Protocol, cast

from sitroom.errors import ArticleError
from sitroom.read.options import ReadOptions
from sitroom.records.text import Page


class Reader(Protocol):
    """What a module of this folder offers when it is a reader."""

    TAKES: tuple[str, ...]

    def read(self, source: str, options: ReadOptions) -> Iterator[Page | ArticleError]:
        """The pages of one source."""


def read_pages(sources: Sequence[str], options: ReadOptions | None = None) -> Iterator[Page | ArticleError]:
    """Read everything the user named, in order; what cannot be read is told and the rest goes on.

    Args:
        sources: files, folders (with all below them, sorted), patterns with * or ?, addresses, or "-".
        options: limits; None for the defaults.
    Yields:
        A page for each article; an `ArticleError` of stage `read` for each file, line or address that failed.
    """
    options = options or ReadOptions()
    for source in sources:
        yield from _read_source(source, options)


def _read_source(source: str, options: ReadOptions) -> Iterator[Page | ArticleError]:
    if (reader := find_reader(source)) and not _is_suffix(reader[0]):
        yield from reader[1].read(source, options)
    elif os.path.isdir(source):
        yield from _read_found(source, _walk(source), options)
    elif not os.path.lexists(source) and glob.has_magic(source):
        found = (path for path in sorted(glob.glob(source, recursive=True)) if not os.path.isdir(path))
        yield from _read_found(source, found, options)
    else:
        yield from _read_file(source, options, "unknown kind of file; expected one of " + ", ".join(suffixes()))


def _read_found(source: str, paths: Iterable[str], options: ReadOptions) -> Iterator[Page | ArticleError]:
    empty = True
    for path in paths:
        empty = False
        yield from _read_file(path, options, "skipped: no reader takes this kind of file")
    if empty:
        yield ArticleError(
            PurePath(source).as_posix(), "read", "nothing found here; give a folder or pattern with files"
        )


def _read_file(path: str, options: ReadOptions, without_reader: str) -> Iterator[Page | ArticleError]:
    uri = PurePath(path).as_posix()
    if not os.path.lexists(path):
        yield ArticleError(uri, "read", "there is no such file or folder; check the path")
    elif reader := find_reader(path):
        yield from _guarded(path, uri, reader[1], options)
    else:
        yield ArticleError(uri, "read", without_reader)


def _guarded(path: str, uri: str, reader: Reader, options: ReadOptions) -> Iterator[Page | ArticleError]:
    """A file that vanishes, is locked or breaks off while it is read must not stop the others."""
    if not Path(path).is_file():
        yield ArticleError(uri, "read", "not a regular file (a dangling link, a pipe or a device)")
        return
    try:
        yield from reader.read(path, options)
    except PermissionError:
        yield ArticleError(uri, "read", "may not be opened; check its permissions")
    except (OSError, EOFError) as error:
        yield ArticleError(uri, "read", f"could not be read to its end: {error}")


def _walk(folder: str) -> Iterator[str]:
    """All files below a folder in sorted order, without hidden ones (".git", ".DS_Store")."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            yield os.path.join(parent, name)


def find_reader(source: str) -> tuple[str, Reader] | None:
    """What a reader declares that fits the source, and the reader; the longest suffix wins (".jsonl.gz")."""
    lowered = source.lower()
    fitting = [
        (taken, reader)
        for taken, reader in readers()
        if (lowered.endswith(taken) if _is_suffix(taken) else _fits_scheme(lowered, taken))
    ]
    return max(fitting, key=lambda pair: (not _is_suffix(pair[0]), len(pair[0])), default=None)


def suffixes() -> list[str]:
    """The suffixes of files that some reader takes."""
    return sorted(taken for taken, _ in readers() if _is_suffix(taken))


@cache
def readers() -> tuple[tuple[str, Reader], ...]:
    """What each reader of this folder declares, with the reader; found by looking, so that adding a file is enough."""
    package = importlib.import_module("sitroom.read")
    found: list[tuple[str, Reader]] = []
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        if hasattr(module, "TAKES"):
            found += [(taken, cast(Reader, module)) for taken in module.TAKES]
    return tuple(found)


def _is_suffix(taken: str) -> bool:
    return taken.startswith(".")


def _fits_scheme(source: str, taken: str) -> bool:
    return source.startswith(taken) if taken.endswith("://") else source == taken
