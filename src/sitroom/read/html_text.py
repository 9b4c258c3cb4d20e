"""A piece of HTML that is all article, as feeds, mails and agencies send it: its paragraphs as text."""

from typing import Any

#: Elements that hold no words of the article; captions belong to pictures that are not here.
_DROPPED = frozenset(
    "script style noscript template iframe object embed svg form button select figure figcaption video audio "
    "head".split()
)
#: Elements whose beginning and end are those of a paragraph.
_BLOCKS = frozenset(
    "p div section article aside header footer h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table tr hr br dl dt dd "
    "address main nav figure body td th".split()
)
_DEEPEST = 200


def html_paragraphs(source: str) -> list[str]:
    """The paragraphs in order, each on one line; items of lists begin with a dash."""
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    if not source.strip():
        return []
    try:
        root = document_fromstring(source.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError):
        return []
    pieces: list[str] = [""]
    _collect(root, pieces, 0)
    lines = (" ".join(piece.split()) for piece in pieces)
    return [line for line in lines if line.strip("- ")]


def _collect(element: Any, pieces: list[str], depth: int) -> None:
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    is_block = name in _BLOCKS
    if is_block:
        pieces.append("- " if name == "li" else "")
    if name and name not in _DROPPED and depth < _DEEPEST:
        pieces[-1] += element.text or ""
        for child in element:
            _collect(child, pieces, depth + 1)
    if is_block:
        pieces.append("")
    pieces[-1] += element.tail or ""
