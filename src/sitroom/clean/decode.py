"""Bytes to text: which encoding they are in, and refusing to guess when none fits."""

import codecs
import re

from sitroom.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What Windows-1252 text of a Western language has beyond ASCII: "café", "“quoted”", "£88m", "–".
_WESTERN = re.compile(
    "[A-Za-z0-9\\s!-/:-@\\[-`{-~ÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÚÛÜàáâãäåæçèéêëíîïñóôõöøùúûüýŠšŽžœ‘’“”–—…•€£©®™°«»§½¼·\xa0]"
)
#: Text in another one-byte alphabet has many letters beyond ASCII; Western text has few.
_MOST_BEYOND_ASCII = 0.15
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)


def decode_text(content: bytes, uri: str) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else Windows-1252 where that reads as Western text.

    Raises:
        ArticleError: zero bytes, or no encoding fits.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_as(content, encoding, uri)
    if b"\0" in content:
        raise ArticleError(uri, "clean", "binary: it has zero bytes, so it is no text in a known encoding")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_western(content, uri)


def decode_html(content: bytes, uri: str) -> str:
    """The source of a page: as it declares itself, where that works, else as `decode_text`.

    Raises:
        ArticleError: no encoding fits.
    """
    declared = _CHARSET.search(content[:4096])
    if declared and not any(content.startswith(mark) for mark, _ in _MARKS):
        try:
            return content.decode(codecs.lookup(declared.group(1).decode("ascii")).name)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # "charset=utf8mb4", or a page that is not what it says: look at the bytes instead
    return decode_text(content, uri)


def _decode_as(content: bytes, encoding: str, uri: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            uri, "clean", f"unknown encoding: it is marked {encoding} but breaks off: {error}"
        ) from error


def _decode_western(content: bytes, uri: str) -> str:
    unknown = ArticleError(uri, "clean", "unknown encoding: neither UTF-8, UTF-16 nor Windows-1252; save it as UTF-8")
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise unknown from error
    beyond = sum(character > "\x7f" for character in text)
    if beyond > _MOST_BEYOND_ASCII * len(text) or len(_WESTERN.sub("", text)) > 0.002 * len(text) + 1:
        raise unknown
    return text
