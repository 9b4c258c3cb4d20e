"""Word documents (`.docx`): their paragraphs in order, with tables row by row, as one article."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from sitroom.errors import ArticleError
from sitroom.read.content import too_large
from sitroom.read.items import Found, Item
from sitroom.read.options import ReadOptions
from sitroom.read.safe_xml import child_text, children, descendants, local_name, parse_xml

SUFFIXES = (".docx",)
_TITLE_STYLES = ("title", "titel", "headline")
#: Text that was struck out while changes were tracked, and the second form of what newer programs draw otherwise.
_HIDDEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "pPr", "rPr", "footnoteReference"})
_DEEPEST = 200


def begins(head: bytes) -> bool:
    """A document is a zip file, which `packed` opens and tells from others."""
    return False


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """The document as one page, or why not."""
    try:
        yield _read_document(item, options.max_bytes)
    except ArticleError as error:
        yield error
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
        yield item.error(f"not a Word document that can be opened: {error}; is it whole, and without a password?")


def _read_document(item: Item, max_bytes: int) -> Found:
    with zipfile.ZipFile(item.stream) as archive:
        names = archive.namelist()
        if "word/document.xml" not in names:
            return item.error("not a Word document: it has no word/document.xml; save it as .docx")
        body = _part(archive, "word/document.xml", item, max_bytes)
        core = _part(archive, "docProps/core.xml", item, max_bytes) if "docProps/core.xml" in names else None
    paragraphs = list(_paragraphs(body, 0))
    text = "\n\n".join(words for words, _ in paragraphs)
    if not text:
        return item.error("empty: there is no text in this document; pictures of pages have none")
    title = next((words for words, style in paragraphs if style.lower() in _TITLE_STYLES), None)
    found = {} if core is None else _properties(core)
    metadata = {**found, "title": title or found.get("title")}
    return item.page(text.encode("utf-8", "replace"), metadata={key: value for key, value in metadata.items() if value})


def _part(archive: zipfile.ZipFile, name: str, item: Item, max_bytes: int) -> Any:
    with archive.open(name) as stream:
        content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise too_large(item.uri, None, max_bytes)
    return parse_xml(content, item)


def _properties(core: Any) -> dict[str, str]:
    """Title and author, and the day it was made: no article is older, but it may have appeared later."""
    found = {
        "title": child_text(core, "title"),
        "author": child_text(core, "creator"),
        "seen": child_text(core, "created"),
    }
    return {key: value for key, value in found.items() if value}


def _paragraphs(element: Any, depth: int) -> Iterator[tuple[str, str]]:
    """Each paragraph on one line, with the name of its style; a row of a table is one paragraph."""
    for child in element:
        name = local_name(child)
        if name in _HIDDEN or depth > _DEEPEST:
            continue
        if name == "p":
            style = next(descendants(child, "pStyle"), None)
            values = [] if style is None else [value for key, value in style.attrib.items() if key.endswith("val")]
            words = " ".join("".join(_words(child, 0)).split())
            if words:
                is_list = next(descendants(child, "numPr"), None) is not None
                yield (f"- {words}" if is_list else words), (values[0] if values else "")
        elif name == "tr":
            cells = (" ".join(words for words, _ in _paragraphs(cell, depth + 1)) for cell in children(child, "tc"))
            if row := " | ".join(cell for cell in cells if cell):
                yield row, ""
        else:
            yield from _paragraphs(child, depth + 1)


def _words(element: Any, depth: int) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name in _HIDDEN or depth > _DEEPEST:
            continue
        if name == "t":
            yield child.text or ""
        elif name in ("tab", "br", "cr"):
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        else:
            yield from _words(child, depth + 1)
