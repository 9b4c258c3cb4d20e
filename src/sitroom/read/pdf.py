"""PDF files: the text of all pages as one article, in the order in which a person reads it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sitroom.errors import ArticleError
from sitroom.read.content import read_bytes
from sitroom.read.extras import missing_extra
from sitroom.read.items import Found, Item
from sitroom.read.options import ReadOptions
from sitroom.read.page_layout import Line, Piece, is_end, join_lines, read_lines

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

SUFFIXES = (".pdf",)
#: Lines from the top and from the bottom of a page that may be repeated on every page.
_MARGIN = 2
#: "3", "- 3 -", "Page 3 of 9", "3/9", "iv"
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.I)
#: A title that a program made: "Microsoft Word - draft 3.docx", "untitled", "report_final.pdf"
_MADE_TITLE = re.compile(
    r"(?:Microsoft \w+ - )?\S*[_\w]\.(?:docx?|pdf|indd|odt|tex|qxp|rtf)$|untitled.*|microsoft word.*", re.I
)
_CREATED = re.compile(r"(?:D:)?((?:19|20)\d{2})(\d{2})(\d{2})")
_MOST_PAGES = 2000
_LONGEST_TITLE = 200


def begins(head: bytes) -> bool:
    """The mark of a PDF file, which may stand behind a little else."""
    return b"%PDF-" in head[:1024]


def read(item: Item, options: ReadOptions) -> Iterator[Found]:
    """The file as one page; pages without text are told, since they are pictures that nobody has read yet."""
    try:
        import pypdfium2
    except ImportError as error:
        raise missing_extra(item.uri, "PDF files", "pypdfium2") from error
    try:
        content = read_bytes(item, options.max_bytes)
    except ArticleError as error:
        yield error
        return
    try:
        with pypdfium2.PdfDocument(content) as document:
            yield from _read_document(document, item)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        yield item.error(
            "it is locked with a password; save a copy without one"
            if locked
            else f"not a PDF file that can be opened ({error}); is it whole?"
        )


def _read_document(document: "PdfDocument", item: Item) -> Iterator[Found]:
    pages = [_page_lines(document, number) for number in range(min(len(document), _MOST_PAGES))]
    bare = [number for number, lines in enumerate(pages, start=1) if not lines]
    if len(bare) == len(pages):
        yield item.error("its pages have no text: they are pictures (scanned?); read them with OCR and try again")
        return
    if bare:
        some = ", ".join(map(str, bare[:10])) + (" ..." if len(bare) > 10 else "")
        yield item.error(f"pages without text (pictures?): {some}; the others are read", "pages")
    if len(document) > _MOST_PAGES:
        yield item.error(f"pages after the first {_MOST_PAGES} are left out; split the file", "pages")
    kept = _without_margins(pages)
    title = _title(document.get_metadata_dict(), next((lines for lines in kept if lines), []))
    paragraphs = join_lines(kept)
    text = "\n\n".join(paragraphs).encode("utf-8", "replace")
    found = {"title": title, **_properties(document.get_metadata_dict())}
    yield item.page(text, metadata={key: value for key, value in found.items() if value})


def _page_lines(document: "PdfDocument", number: int) -> list[Line]:
    """The lines of one page in reading order; none for a page that cannot be opened."""
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        return read_lines(_pieces(text))
    finally:
        text.close()
        page.close()


def _pieces(text: Any) -> Iterator[Piece]:
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        words = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        if words:
            # The box of the words is as high as their highest letter; that of the letters' size is the same all along.
            first = text.get_index(left + 0.5, (bottom + top) / 2, 2, 2)
            if first is not None:
                _, bottom, _, top = text.get_charbox(first, loose=True)
            yield Piece(left, bottom, right, top, words)


def _without_margins(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without what is repeated at their top or bottom (but for its figures), and without their numbers."""
    edges = [{_shape(line) for line in (*lines[:_MARGIN], *lines[-_MARGIN:])} for lines in pages]
    counts = Counter(shape for shapes in edges for shape in shapes)
    least = max(2, (len(pages) + 1) // 2) if len(pages) > 1 else 2
    repeated = {shape for shape, count in counts.items() if count >= least}
    kept = []
    for lines in pages:
        inner = [
            line
            for place, line in enumerate(lines)
            if not (
                (place < _MARGIN or place >= len(lines) - _MARGIN)
                and (_shape(line) in repeated or _PAGE_NUMBER.fullmatch(line.text))
            )
        ]
        kept.append(inner)
    return kept


def _shape(line: Line) -> tuple[str, int]:
    """What makes two margins the same; a headline in large letters is not the small one that is repeated from it."""
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.height)


def _title(properties: dict[str, str], lines: Sequence[Line]) -> str | None:
    """The title that the file names, unless a program made it up; else the lines in the largest letters on its top."""
    named = " ".join(properties.get("Title", "").split())
    if named and len(named) <= _LONGEST_TITLE and " " in named and not _MADE_TITLE.fullmatch(named):
        return named
    if not lines:
        return None
    largest = max(line.height for line in lines)
    if largest < 1.15 * sorted(line.height for line in lines)[len(lines) // 2]:
        return None
    start = next(place for place, line in enumerate(lines) if line.height >= 0.95 * largest)
    end = start
    while end < len(lines) and lines[end].height >= 0.95 * largest:
        end += 1
    title = " ".join(line.text for line in lines[start:end])
    return title if len(title) <= _LONGEST_TITLE and not (is_end(title) and title.endswith(".")) else None


def _properties(properties: dict[str, str]) -> dict[str, str]:
    """Author, and the day it was made: no article is older than its file, but it may have appeared later."""
    created = _CREATED.match(properties.get("CreationDate", ""))
    found = {"author": " ".join(properties.get("Author", "").split())}
    return {**found, "seen": "-".join(created.groups())} if created else found
