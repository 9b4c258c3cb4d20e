"""News in XML as agencies send it (IPTC NewsML-G2): each text item of a message is an article."""

from collections.abc import Iterator
from typing import Any

from sitroom.errors import ArticleError
from sitroom.read.content import read_limited
from sitroom.read.html_text import html_paragraphs
from sitroom.read.items import Found, Item
from sitroom.read.options import ReadOptions
from sitroom.read.safe_xml import child_text, children, descendants, local_name, parse_xml, root_name, text_of

SUFFIXES: tuple[str, ...] = ()
_TEXT_CLASS = "text"
_PARAGRAPHS = ("p", "hl2", "li")


def begins(head: bytes) -> bool:
    """The outermost element is a message or an item."""
    return root_name(head) in ("newsmessage", "newsitem")


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """A page for each item that has text and that its agency has not withdrawn."""
    try:
        root = parse_xml(read_limited(item, options.max_bytes), item)
    except ArticleError as error:
        yield error
        return
    news = [root] if local_name(root) == "newsItem" else list(descendants(root, "newsItem"))
    for number, one in enumerate(news, start=1):
        yield _read_item(one, item, number if len(news) > 1 else None)
    if not news:
        yield item.error("empty: there are no news items in this message")


def _read_item(news: Any, item: Item, part: int | None) -> Found:
    about = next(children(news, "itemMeta"), news)
    what = next(children(news, "contentMeta"), news)
    kind = _code(about, "itemClass")
    status = _code(about, "pubStatus") or "usable"
    if status != "usable":
        return item.error(f"the agency marks this item as {status}, so it is not read", part)
    if kind and kind != _TEXT_CLASS and kind != "composite":
        return item.error(f"this item is of class {kind}; only text is read", part)
    paragraphs = _paragraphs(news)
    if not paragraphs:
        return item.error("empty: there is no text in this item", part)
    title = child_text(what, "headline")
    if title and title not in paragraphs[:2]:
        paragraphs.insert(0, title)
    language = next(children(what, "language"), None)
    found = {
        "title": title,
        "published": child_text(about, "firstCreated")
        or child_text(what, "contentCreated")
        or child_text(about, "versionCreated"),
        "byline": child_text(what, "by") or _named(what, "creator"),
        "outlet": _named(what, "infoSource") or _named(about, "provider"),
        "language": language.get("tag") if language is not None else None,
        "id": news.get("guid"),
    }
    text = "\n\n".join(paragraphs)
    return item.page(text.encode("utf-8", "replace"), metadata={k: v for k, v in found.items() if v}, part=part)


def _code(element: Any, name: str) -> str | None:
    """The last part of a code: "stat:canceled" is canceled."""
    found = next(children(element, name), None)
    value = None if found is None else found.get("qcode") or found.get("uri") or found.get("literal")
    return value.replace("/", ":").rpartition(":")[2] if value else None


def _named(element: Any, name: str) -> str | None:
    """The name of a party, or its code where it has none."""
    found = next(children(element, name), None)
    if found is None:
        return None
    return child_text(found, "name") or found.get("literal") or _code(element, name)


def _paragraphs(news: Any) -> list[str]:
    for content in descendants(news, "contentSet"):
        for inline in children(content, "inlineXML"):
            body = next(descendants(inline, "body.content", "body"), inline)
            found = [text_of(one) for one in descendants(body, *_PARAGRAPHS)]
            if kept := [text for text in found if text]:
                return kept
        for inline in children(content, "inlineData"):
            words = "".join(inline.itertext())
            if "html" in inline.get("contenttype", ""):
                return html_paragraphs(words)
            if words.strip():
                return [words.strip()]
    return []
