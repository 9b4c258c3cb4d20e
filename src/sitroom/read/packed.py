"""Packed files: gzip, and zip with the files in it one by one; what is inside goes to the reader that fits it."""

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from sitroom.read import docx, warc
from sitroom.read.content import too_large
from sitroom.read.items import Found, Item
from sitroom.read.options import ReadOptions

SUFFIXES = (".gz", ".zip")
_FIRST = 16
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
#: All that one archive may unpack to, in articles of the largest size: some files of a few bytes unpack to petabytes.
_MOST_ARTICLES = 100
_OFFICE = {"xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "slides"}


def begins(head: bytes) -> bool:
    """The marks of gzip and zip."""
    return head.startswith((_GZIP, _ZIP))


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """What is inside; a web archive's packing is a part of its form, and stays."""
    if item.head().startswith(_ZIP):
        yield from _members(item, options)
        return
    stream = cast(BinaryIO, gzip.GzipFile(fileobj=item.stream, mode="rb"))
    try:
        head = stream.read(_FIRST)
        stream.seek(0)
    except (zlib.error, EOFError, OSError) as error:
        yield item.error(f"cannot be unpacked: {error}")
        return
    if warc.begins(head):
        item.stream.seek(0)
        yield from warc.read(item, options)
    else:
        name = item.name[: -len(".gz")] if item.name.lower().endswith(".gz") else item.name
        yield replace(item, name=name, stream=stream)


def _members(item: Item, options: ReadOptions) -> Iterator[Found]:
    try:
        archive = zipfile.ZipFile(item.stream)
        members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        yield item.error(f"a zip file that cannot be opened: {error}; is it whole?")
        return
    names = {member.filename for member in members}
    if "word/document.xml" in names:
        item.stream.seek(0)
        yield from docx.read(item, options)
        return
    if office := next((kind for name, kind in _OFFICE.items() if name in names), None):
        yield item.error(f"{office}; no reader takes this kind of file. Save its text, or its rows as JSON lines")
        return
    left = _MOST_ARTICLES * options.max_bytes
    for member in sorted(members, key=lambda member: member.filename):
        if member.is_dir() or member.filename.startswith("__MACOSX/") or "/." in f"/{member.filename}":
            continue
        if left <= 0:
            yield item.error(f"it unpacks to over {_MOST_ARTICLES * options.max_bytes / 1e6:g} MB; the rest was left")
            return
        found = _member(item, archive, member, options.max_bytes)
        left -= member.compress_size if not isinstance(found, Item) else _size(found.stream)
        yield found


def _member(item: Item, archive: zipfile.ZipFile, member: zipfile.ZipInfo, max_bytes: int) -> Found:
    name = member.filename
    try:
        with archive.open(member) as stream:
            content = stream.read(max_bytes + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
    ) as error:
        return item.error(f"this file of the archive cannot be unpacked: {error}", name)
    except RuntimeError:
        return item.error("this file of the archive is encrypted; unpack it yourself", name)
    if len(content) > max_bytes:
        return too_large(f"{item.uri}#{name}", None, max_bytes)
    return Item(f"{item.uri}#{name}", name, io.BytesIO(content), item.metadata, item.fetched_at)


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return size
