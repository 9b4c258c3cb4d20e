"""Checks that every reader makes on the bytes of one article."""

import re
from pathlib import Path

from sitroom.errors import ArticleError

#: How much of a file is looked at to tell text from a picture or a programme.
HEAD = 8192
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def read_limited(path: str, uri: str, max_bytes: int) -> bytes:
    """The bytes of one file.

    Raises:
        ArticleError: it is too large (asked of the file system, so that 100 MB cost nothing), empty, or not text.
        OSError: it cannot be opened.
    """
    size = Path(path).stat().st_size
    if size > max_bytes:
        raise too_large(uri, size, max_bytes)
    content = Path(path).read_bytes()
    if fault := find_fault(content):
        raise ArticleError(uri, "read", fault)
    return content


def too_large(uri: str, size: int | None, max_bytes: int) -> ArticleError:
    """The refusal of something longer than the limit; `size` is None when only that is known."""
    said = f"{size / 1e6:.1f} MB" if size is not None else "more"
    return ArticleError(
        uri, "read", f"too large: {said}, where {max_bytes / 1e6:g} MB are allowed; split it or raise it"
    )


def find_fault(content: bytes) -> str | None:
    """Why these bytes are no article, or None."""
    if not content.strip():
        return "empty: there is no text in it"
    if b"\0" in content[:HEAD] and not content.startswith(_WIDE_MARKS):
        return "binary: it has zero bytes, so it is no text in a known encoding"
    return None


def is_html(content: bytes) -> bool:
    """True when the bytes begin as a web page does."""
    return bool(_HTML.match(content[:HEAD]))
