"""Feeds (RSS 0.9 to 2.0, Atom): entries with their full text are articles, the others lead to one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from sitroom.errors import ArticleError
from sitroom.read.addresses import is_address, tidy_address
from sitroom.read.content import read_limited
from sitroom.read.html_text import html_paragraphs
from sitroom.read.items import Found, Item, Link
from sitroom.read.options import ReadOptions
from sitroom.read.safe_xml import child_text, children, descendants, parse_xml, root_name, text_of

SUFFIXES = (".rss", ".atom")
#: An entry's text is the whole article from so many words on: in `content`, and in `description`, where most have a
#: teaser.
_FULL_CONTENT, _FULL_DESCRIPTION = 80, 200
#: A text that was cut: "The talks went on until midnight [...]", "Continue reading", "Read the full story here".
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:continue reading|read (?:more|on|the (?:full|whole|rest)[\w ]{0,30}))\W*)\s*$",
    re.I,
)
#: What programs add at the end: "The post Talks begin appeared first on The Gazette."
_ADDED = re.compile(
    r"(?:The post .{0,300} (?:appeared first|first appeared) on .{0,120}|"
    r"(?:^|(?<=[.!?…\]] ))(?:Continue reading|Read more)\b.{0,120})$"
)
#: Between an outlet's name and what else a feed is called: "The Gazette - World", "World news | The Gazette".
_BETWEEN = re.compile(r"\s+[-–—|»>•]\s+|:\s+")
#: Words of which a section's name is made.
_OF_SECTIONS = frozenset(
    "world news international latest top stories headlines home politics europe europa africa asia america americas "
    "middle east uk us usa national opinion business all articles rss atom feed feeds xml breaking live the and".split()
)
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def begins(head: bytes) -> bool:
    """The outermost element is a feed's."""
    return root_name(head) in ("rss", "feed", "rdf")


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """A page for each entry with its text, a link for each other one."""
    try:
        root = parse_xml(read_limited(item, options.max_bytes), item)
    except ArticleError as error:
        yield error
        return
    channel = next(children(root, "channel"), root)
    name = child_text(channel, "title")
    outlet = _outlet(name) if name else None
    entries = list(descendants(root, "item", "entry"))
    for number, entry in enumerate(entries, start=1):
        yield _read_entry(entry, item, number, outlet, root.get(_BASE) or item.uri)
    if not entries:
        yield item.error("empty: there are no entries in this feed")


def _outlet(name: str) -> str:
    """The outlet's name in the name of its feed, without that of the section."""
    parts = [
        re.sub(r"\s*\b(?:RSS|Atom)?\s*feed$|\s*\bRSS$", "", part, flags=re.I).strip() for part in _BETWEEN.split(name)
    ]
    named = (part for part in parts if not _OF_SECTIONS.issuperset(re.findall(r"\w+", part.lower())))
    return next(named, name)


def _read_entry(entry: Any, item: Item, number: int, outlet: str | None, base: str) -> Found:
    address = _address(entry, entry.get(_BASE) or base)
    source = next(children(entry, "source"), None)  # whom the entry was taken over from
    published, updated = (
        child_text(entry, "pubDate", "published", "issued", "date"),
        child_text(entry, "updated", "modified"),
    )
    metadata = {
        "title": " ".join(html_paragraphs(child_text(entry, "title") or "")) or None,
        "published": printed_date(published) if published else None,
        "seen": printed_date(updated) if updated else None,
        "author": _author(entry),
        "outlet": None if source is None else child_text(source, "title") or text_of(source),
        "found_in": outlet,
        "url": address,
        "guid": None if address else child_text(entry, "guid", "id"),
    }
    known = {key: value for key, value in metadata.items() if value}
    full, teaser = _texts(entry)
    text = full or teaser
    content = _with_title(known.get("title"), text).encode("utf-8", "replace") if text else b""
    # The address tells an entry from the next one wherever it stands in the feed; a file's entries are counted.
    place, part = (replace(item, uri=address), None) if address and "://" in item.uri else (item, number)
    if full:
        return place.page(content, metadata=known, part=part)
    if address:
        short = place.page(content, metadata=known, part=part) if content else None
        # the page has a title of its own, which stands in its text
        said = {key: value for key, value in known.items() if key not in ("title", "url")}
        return Link(f"{item.uri}#{number}", address, said, short)
    if content:
        return item.page(content, metadata=known, part=number)
    return item.error("this entry has neither text nor an address", number)


def _address(entry: Any, base: str) -> str | None:
    """Where the article is: the link to its page, else an id that is an address and says that it is permanent."""
    links = list(children(entry, "link"))
    found = [link.get("href") for link in links if link.get("rel", "alternate") == "alternate" and link.get("href")]
    found += [link.text for link in links if link.text]
    found += [guid.text for guid in children(entry, "guid") if guid.get("isPermaLink") != "false"]
    for one in found:
        try:
            address = urljoin(base, one.strip()) if one else ""
        except ValueError:
            continue
        if is_address(address):
            return tidy_address(address)
    return None


def _author(entry: Any) -> str | None:
    """The names: "a.person@gazette.example (A. Person)" gives the one in brackets."""
    names = [text_of(one) or "" for one in children(entry, "creator")]
    for author in children(entry, "author"):
        names.append(child_text(author, "name") or text_of(author) or "")
    named = (re.sub(r"^\S+@\S+ \((.*)\)$", r"\1", name) for name in names)
    return ", ".join(dict.fromkeys(name for name in named if name and not parseaddr(name)[1].count("@"))) or None


def _texts(entry: Any) -> tuple[str | None, str | None]:
    """The whole article, when the entry has it, and the text that it has at any rate."""
    content = max((_paragraphs(one) for one in children(entry, "encoded", "content")), key=_length, default=[])
    described = max((_paragraphs(one) for one in children(entry, "description", "summary")), key=_length, default=[])
    for paragraphs, least in ((content, _FULL_CONTENT), (described, _FULL_DESCRIPTION)):
        if _length(paragraphs) >= least and not _CUT.search(paragraphs[-1]):
            return "\n\n".join(_without_added(paragraphs)), None
    return None, "\n\n".join(_without_added(content or described)) or None


def _paragraphs(element: Any) -> list[str]:
    if element.get("src") or element.get("type", "html") == "xhtml":
        from lxml.etree import tostring  # type: ignore[import-untyped]

        return html_paragraphs("".join(tostring(child, encoding="unicode") for child in element))
    return html_paragraphs("".join(element.itertext()))


def _length(paragraphs: list[str]) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _without_added(paragraphs: list[str]) -> list[str]:
    kept = [_ADDED.sub("", paragraph).strip() for paragraph in paragraphs]
    return [paragraph for paragraph in kept if paragraph]


def _with_title(title: Any, text: str) -> str:
    return f"{title}\n\n{text}" if title and not text.startswith(title) else text


def printed_date(text: str) -> str:
    """A date of mail ("Tue, 25 Jan 2022 08:00:00 +0200") as ISO, so that the printed day stands; others as they are."""
    try:
        moment: datetime = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return text
    return moment.isoformat()
