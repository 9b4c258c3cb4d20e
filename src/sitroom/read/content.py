"""Checks that every reader makes on the bytes of one article."""

import codecs
import io
import os
import re

from sitroom.errors import ArticleError
from sitroom.read.items import HEAD, Item

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=", re.I)


def read_limited(item: Item, max_bytes: int) -> bytes:
    """The bytes of an item that is one article.

    Raises:
        ArticleError: it is too large, empty, or not text.
    """
    content = read_bytes(item, max_bytes)
    if fault := find_fault(content):
        raise item.error(fault)
    return content


def read_bytes(item: Item, max_bytes: int) -> bytes:
    """The bytes of an item, whatever they are.

    Raises:
        ArticleError: it is too large; no more than the limit is read.
    """
    if isinstance(item.stream, io.BufferedReader):  # a file as it lies on the disk: 100 MB cost nothing
        size = os.fstat(item.stream.fileno()).st_size
        if size > max_bytes:
            raise too_large(item.uri, size, max_bytes)
    content = item.stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise too_large(item.uri, None, max_bytes)
    return content


def too_large(uri: str, size: int | None, max_bytes: int) -> ArticleError:
    """The refusal of something longer than the limit; `size` is None when only that is known."""
    said = f"{size / 1e6:.1f} MB" if size is not None else "more"
    return ArticleError(
        uri, "read", f"too large: {said}, where {max_bytes / 1e6:g} MB are allowed; split it or raise max_bytes"
    )


def find_fault(content: bytes) -> str | None:
    """Why these bytes are no article, or None."""
    if not content.strip():
        return "empty: there is no text in it"
    if b"\0" in content[:HEAD] and not content.startswith(_WIDE_MARKS):
        return "binary: it has zero bytes, so it is no text in a known encoding"
    return None


def as_declared(content: bytes, charset: str | None) -> bytes:
    """A page whose encoding only its server told, as UTF-8; any other is left as it is."""
    if not charset or _DECLARED.search(content[:4096]) or content.startswith((codecs.BOM_UTF8, *_WIDE_MARKS)):
        return content
    try:
        return codecs.BOM_UTF8 + content.decode(codecs.lookup(charset).name).encode()
    except (LookupError, UnicodeError, ValueError):
        return content
