"""XML from strangers: no entity is resolved, nothing is fetched, and what is broken is mended as far as it goes."""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from sitroom.read.items import Item

_ROOT = re.compile(
    rb"\s*(?:<\?xml\b[^>]*\?>)?\s*(?:(?:<!--.*?-->|<\?.*?\?>|<!DOCTYPE\s+(html)?[^>\[]*(?:\[.*?\]\s*)?>)\s*)*"
    rb"<(?:[\w.-]+:)?([\w.-]+)",
    re.S | re.I,
)
#: Names that HTML gives to characters and XML does not know: "&nbsp;", "&rsquo;" in a feed.
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)")
#: Files of entities are how a few bytes become gigabytes, and how a reader is made to open other files.
_ENTITY = re.compile(rb"<!ENTITY", re.I)


def root_name(head: bytes) -> str | None:
    """The name of the outermost element, in lower case and without its prefix; None for what is no XML or HTML."""
    text = head.removeprefix(b"\xef\xbb\xbf")
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: every second byte of plain letters is zero
        text = text[2:].replace(b"\0", b"")
    match = _ROOT.match(text)
    return (match[1] or match[2]).decode("ascii", "replace").lower() if match else None


def parse_xml(content: bytes, item: Item) -> Any:
    """The outermost element.

    Raises:
        ArticleError: it defines entities of its own, or nothing in it can be read as XML.
    """
    from lxml.etree import LxmlError, XMLParser, fromstring  # type: ignore[import-untyped]

    if _ENTITY.search(content):
        raise item.error("it defines entities of its own, which no feed or document needs and which can do harm")
    parser = XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = fromstring(_NAMED.sub(_character, content), parser)
    except (LxmlError, ValueError, LookupError) as error:
        raise item.error(f"not XML that can be read: {error}") from error
    if root is None:
        raise item.error("not XML that can be read")
    return root


def _character(match: re.Match[bytes]) -> bytes:
    named = html5.get(match[1].decode("ascii"))
    return "".join(f"&#{ord(character)};" for character in named).encode() if named else match[0]


def local_name(element: Any) -> str:
    """The name without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """The children with one of these names, whatever their namespace."""
    return (child for child in element if local_name(child) in names)


def descendants(element: Any, *names: str) -> Iterator[Any]:
    """All elements below with one of these names, in order."""
    return (one for one in element.iter() if local_name(one) in names)


def text_of(element: Any) -> str | None:
    """All text in an element on one line; None without any."""
    if element is None:
        return None
    return " ".join("".join(element.itertext()).split()) or None


def child_text(element: Any, *names: str) -> str | None:
    """The text of the first child that has one of these names and any text, tried name by name."""
    for name in names:
        for child in children(element, name):
            if text := text_of(child):
                return text
    return None
