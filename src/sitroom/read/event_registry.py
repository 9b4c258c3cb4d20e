"""Articles of Event Registry (newsapi.ai) and GDELT's DOC service: their JSON as rows."""

from collections.abc import Mapping
from typing import Any


def as_row(article: Mapping[str, Any]) -> dict[str, Any] | None:
    """The row of one article; None for an object that is none.

    One with no `body` becomes a row with no text, whose page has to be fetched.
    """
    if "text" in article or not isinstance(article.get("url"), str):
        return None
    if isinstance(article.get("seendate"), str):  # GDELT: when it was seen, not when it was printed
        row = {"url": article["url"], "seen": article["seendate"], "found_in": article.get("domain")}
    elif "body" in article or "dateTimePub" in article or "dateTime" in article:
        source = article.get("source")
        row = {
            "text": article.get("body") or None,
            "url": article["url"],
            "title": article.get("title"),
            "published": article.get("dateTimePub") or article.get("dateTime") or article.get("date"),
            "outlet": source.get("title") if isinstance(source, Mapping) else source,
            "authors": article.get("authors"),
            "language": article.get("lang"),
            "id": article.get("uri"),
        }
    else:
        return None
    return {key: value for key, value in row.items() if value not in (None, "", [])}
