"""A page in Markdown: one line of the file a line of the page."""

import re
from collections.abc import Iterator

from sitroom.query.pages import SOURCES, Page, Piece

_MARKS = re.compile(r"([\\|<>\[\]*_`#~])")
_ESCAPED = re.compile(r"\\([\\|<>\[\]*_`#~+.-])")


def markdown(page: Page) -> str:
    """The page as the text of a file."""
    lines = [f"# {escaped(page.title)}", "", escaped(page.basis)]
    for heading, items in (*page.sections, (SOURCES, page.sources)):
        lines += ["", f"## {escaped(heading)}", "", *(f"- {escaped(item)}" for item in items)]
    return "\n".join(lines) + "\n"


def read_markdown(text: str) -> Iterator[Piece]:
    """The lines of a file again; whatever is no title, heading or item is text as well."""
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r"(#{1,6}|[-*+]|)\s*(.*?)\s*$", line)
        mark, words = (match[1], _ESCAPED.sub(r"\1", match[2])) if match else ("", line)
        if words:
            yield Piece(number, {"#": "title"}.get(mark, "heading" if mark.startswith("##") else "text"), words)


def escaped(text: str) -> str:
    """Text in which Markdown sees no marks of its own."""
    return _MARKS.sub(r"\\\1", text)
