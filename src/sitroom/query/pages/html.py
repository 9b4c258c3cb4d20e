"""A page in HTML: one file without scripts, and nothing loaded from anywhere."""

import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

from sitroom.query.pages import SOURCES, Page, Piece

_STYLE = (
    "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.5 Georgia,serif;color:#1a1a1a;background:#fff}"
    "h1,h2{font-family:sans-serif;line-height:1.2}li{margin:.5rem 0}cite{color:#595959;font:.85rem sans-serif}"
    "p{color:#595959}@media print{body{margin:0}}"
)
_TAIL = re.compile(r"(.*?) ((?:\([^()]*(?:\([^()]*\)[^()]*)*\) )?\[[^\[\]]+\])$", re.DOTALL)
_KINDS = {"h1": "title", "h2": "heading", "h3": "heading", "p": "text", "li": "text"}


def html(page: Page) -> str:
    """The page as the text of a file."""
    body = [f"<h1>{escape(page.title)}</h1>", f"<p>{escape(page.basis)}</p>"]
    for heading, items in page.sections:
        body += [f"<h2>{escape(heading)}</h2>", "<ul>", *(f"<li>{_item(item)}</li>" for item in items), "</ul>"]
    sources = [f"<li>{escape(source)}</li>" for source in page.sources]
    body += [f"<h2>{SOURCES}</h2>", "<ul>", *sources, "</ul>"]
    head = f'<meta charset="utf-8"><title>{escape(page.title)}</title><style>{_STYLE}</style>'
    lines = ["<!doctype html>", '<html lang="en">', f"<head>{head}</head>", "<body>", *body, "</body>", "</html>"]
    return "\n".join(lines) + "\n"


def read_html(text: str) -> Iterator[Piece]:
    """The lines of a file again; words that stand in no heading, paragraph or item are text as well."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end()
    return iter(reader.pieces)


def _item(item: str) -> str:
    tail = _TAIL.match(item)
    return f"{escape(tail[1])} <cite>{escape(tail[2])}</cite>" if tail else escape(item)


class _Reader(HTMLParser):
    """Gathers the words of each block; what a browser does not show is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._kind = "text"
        self._words: list[str] = []
        self._line = 1
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("style", "script", "head")
        if tag in _KINDS or tag in ("div", "br", "td", "section"):
            self.end()
            self._kind = _KINDS.get(tag, "text")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script", "head")
        if tag in _KINDS or tag in ("div", "ul", "section"):
            self.end()

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._words:
            self._line = self.getpos()[0]
        if not self._hidden and (data.strip() or self._words):
            self._words.append(data)

    def end(self) -> None:
        """Close the block that is open."""
        words = " ".join("".join(self._words).split())
        if words:
            self.pieces.append(Piece(self._line, self._kind, words))
        self._words, self._kind = [], "text"
