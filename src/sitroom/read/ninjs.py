"""News in JSON as agencies send it (IPTC ninjs 1 to 3): one item as a row with a text."""

from collections.abc import Mapping
from typing import Any

from sitroom.errors import ArticleError
from sitroom.read.html_text import html_paragraphs

_OFTEN = (
    "versioncreated",
    "versionCreated",
    "pubstatus",
    "pubStatus",
    "body_text",
    "body_html",
    "bodies",
    "body_xhtml",
)


def as_row(item: Mapping[str, Any]) -> dict[str, Any] | None:
    """The row of a news item; None for an object that is none.

    Raises:
        ArticleError: the agency has withdrawn it, or it is a picture, a video or a package.
    """
    if not isinstance(item.get("uri"), str) or "text" in item or not any(key in item for key in _OFTEN):
        return None
    kind, status = item.get("type", "text"), item.get("pubstatus", item.get("pubStatus", "usable"))
    if status != "usable":
        raise ArticleError(item["uri"], "read", f"the agency marks this item as {status}, so it is not read")
    if kind not in ("text", "composite"):
        raise ArticleError(item["uri"], "read", f"this item is of type {kind}; only text is read")
    headline = _words(item, "headline", "headlines", "title", "titles")
    row = {
        "text": _body(item, headline),
        "id": item["uri"],
        "title": headline,
        "published": _first(item, "firstcreated", "firstCreated", "versioncreated", "versionCreated"),
        "byline": _words(item, "byline", "by"),
        "outlet": _words(item, "copyrightholder", "copyrightHolder", "copyrightholders") or _sources(item),
        "language": item.get("language"),
        "url": next((rendition for rendition in (item.get("link"), item.get("url")) if rendition), None),
    }
    return {key: value for key, value in row.items() if value is not None}


def _body(item: Mapping[str, Any], headline: str | None) -> str | None:
    bodies = item.get("bodies")
    found = {"text/plain": item.get("body_text"), "text/html": item.get("body_html") or item.get("body_xhtml")}
    for body in bodies if isinstance(bodies, list) else []:
        if isinstance(body, Mapping):
            kind = body.get("contentType") or body.get("contenttype") or "text/plain"
            found.setdefault(str(kind), None)
            found[str(kind)] = found[str(kind)] or body.get("value")
    plain, html = found["text/plain"], found["text/html"]
    if isinstance(html, str) and html.strip():
        paragraphs = html_paragraphs(html)
    elif isinstance(plain, str) and plain.strip():
        paragraphs = [plain]
    else:
        return None
    return "\n\n".join([headline, *paragraphs] if headline and headline not in paragraphs[:1] else paragraphs)


def _words(item: Mapping[str, Any], *names: str) -> str | None:
    """The first of some fields that holds words: as they are, or in the `value` of a list's first object."""
    for name in names:
        value = item.get(name)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, Mapping):
            value = value.get("value") or value.get("name")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def _sources(item: Mapping[str, Any]) -> str | None:
    return _words(item, "infosources", "infoSources", "provider")


def _first(item: Mapping[str, Any], *names: str) -> Any:
    return next((item[name] for name in names if item.get(name)), None)
