"""The article inside a web page, with what the page says of itself."""

import re
import warnings
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from sitroom.errors import ArticleError
from sitroom.records.text import BlockKind

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

#: A date beyond any page of ours: the date finder otherwise compares with the day of the run.
_NO_LATEST_DATE = "2999-12-31"
#: Titles of pages that servers send in place of an article, often as if all were well.
_NO_ARTICLE = re.compile(
    r"(?:error |oops!? )?(?:(?:404|403|500|502|503)\b[\s:–-]*)?(?:page|file|article|content)? ?"
    r"(?:not found|forbidden|access denied|unavailable|bad gateway|internal server error|service unavailable)\W*|"
    r"(?:error )?(?:404|403|500|502|503)|just a moment\W*|are you (?:a robot|human)\W*|attention required\W.*|"
    r"(?:log|sign) ?in|subscribe to (?:read|continue)\W*|security check\W*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class MainText:
    """What a page holds: paragraphs in order, the kind where its markup tells, and its metadata."""

    paragraphs: tuple[str, ...]
    kinds: dict[str, BlockKind]
    metadata: dict[str, Any]

    @property
    def text(self) -> str:
        """The paragraphs with blank lines between."""
        return "\n\n".join(self.paragraphs)


def read_main_text(source: str, uri: str) -> MainText:
    """Find the article in a page's HTML.

    Raises:
        ArticleError: there is no article in it.
    """
    from lxml.etree import ParserError  # type: ignore[import-untyped]
    from trafilatura import bare_extraction

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a time zone that the date finder does not know: only days are wanted
            found = bare_extraction(
                source,
                with_metadata=True,
                include_comments=False,
                date_extraction_params={
                    "original_date": True,
                    "extensive_search": False,
                    "max_date": _NO_LATEST_DATE,
                },
            )
    except (ParserError, ValueError) as error:
        raise ArticleError(uri, "clean", f"not a page that can be read: {error}") from error
    if found is None or cast("Extracted", found).body is None:
        raise ArticleError(uri, "clean", "no article found in the page; it may be a menu, a video or a login wall")
    return _main_text(cast("Extracted", found), source, uri)


def _main_text(found: "Extracted", source: str, uri: str) -> MainText:
    pieces = [(text, kind) for text, kind in map(_piece, _leaves(found.body)) if text]
    captions = _captions(source)
    kinds = {text: kind for text, kind in pieces if kind}
    kinds.update({text: "caption" for text, _ in pieces if text in captions})
    paragraphs = [text for text, _ in pieces]
    site = _line(found.sitename or "")
    title = _headline(_line(unescape(found.title or "")), site, found.url)  # some pages escape "&#039;" twice
    if _NO_ARTICLE.fullmatch(title):
        raise ArticleError(uri, "clean", f"not an article: the page says {title!r} in its place")
    if title and title not in paragraphs[:3]:
        paragraphs.insert(0, title)
    if title:
        kinds[title] = "title"
    keys = {"title": title, "author": found.author, "date": found.date, "sitename": site, "url": found.url}
    return MainText(tuple(paragraphs), kinds, {key: value for key, value in keys.items() if value})


def _headline(title: str, site: str, url: str | None) -> str:
    """The title without the site's name before or after it: "Talks go on | The Tessel Bell", "Bell: Talks go on".

    Only a name that the page has elsewhere is taken off: in "Two weeks, one river | Editorial" all is title.
    """
    host = re.sub(r"^www\.", "", (urlsplit(url).hostname or "") if url else "")
    names = {site, site.split(" | ")[0], host, host.split(".")[0]}
    for name in sorted((re.escape(name) for name in names if len(name) > 2), key=len, reverse=True):
        shorter = re.sub(rf"^{name}\s?(?:[|–—:•]|-\s)\s*|\s+(?:[|–—•»]|::|-)\s+{name}$", "", title, flags=re.I)
        if shorter and shorter != title:
            return shorter
    return title


def _leaves(body: Any) -> list[Any]:
    """Elements that hold one paragraph each; a list gives its items, a quotation its paragraphs."""
    leaves: list[Any] = []
    for element in body:
        nested = [child for child in element if child.tag in ("p", "item", "list", "quote", "head", "row", "cell")]
        leaves += _leaves(element) if nested and not (element.text or "").strip() else [element]
    return leaves


def _piece(element: Any) -> tuple[str, BlockKind | None]:
    kinds: dict[str, BlockKind] = {"head": "heading", "item": "list"}
    text = _line("".join(element.itertext()))
    kind = kinds.get(element.tag)
    return (f"- {text}" if kind == "list" and text else text), kind


def _captions(source: str) -> set[str]:
    from lxml.html import HTMLParser, fromstring  # type: ignore[import-untyped]

    tree = fromstring(source.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    return {_line(element.text_content()) for element in tree.iter("figcaption")}


def _line(text: str) -> str:
    return " ".join(text.split())
