"""A page as a Word document (DOCX), which LibreOffice opens too; needs python-docx (`pip install 'sitroom[pages]'`)."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sitroom.errors import SetupError
from sitroom.query.pages import SOURCES, Page, Piece

#: The same page gives the same file: no clock gets into it.
_STAMP = datetime(2022, 1, 1)


def write_word(page: Page, path: Path) -> None:
    """Write the page.

    Raises:
        SetupError: python-docx is not installed.
    """
    try:
        from docx import Document
    except ImportError as error:
        raise SetupError("writing DOCX needs python-docx. Install it with: pip install 'sitroom[pages]'") from error
    document = Document()
    document.core_properties.title = page.title
    document.core_properties.author = "Sitroom"
    document.core_properties.created = document.core_properties.modified = _STAMP
    document.add_heading(page.title, level=0)
    document.add_paragraph(page.basis)
    for heading, items in (*page.sections, (SOURCES, page.sources)):
        document.add_heading(heading, level=1)
        for item in items:
            document.add_paragraph(item, style="List Bullet")
    document.save(str(path))


def read_word(path: Path) -> Iterator[Piece]:
    """The paragraphs of a file again.

    Raises:
        SetupError: python-docx is not installed, or this is no DOCX file.
    """
    try:
        from docx import Document
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        raise SetupError("reading DOCX needs python-docx. Install it with: pip install 'sitroom[pages]'") from error
    try:
        document = Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise SetupError(f"{path} is not a DOCX file: {error}. Give a file that `sitroom brief -o` wrote.") from error
    for number, paragraph in enumerate(document.paragraphs, 1):
        style = paragraph.style.name if paragraph.style and paragraph.style.name else ""
        kind = "title" if style == "Title" else "heading" if style.startswith("Heading") else "text"
        if words := " ".join(paragraph.text.split()):
            yield Piece(number, kind, words)
