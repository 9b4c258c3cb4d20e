"""A page as PDF; needs fpdf2 and a font with the letters of many languages (`pip install 'sitroom[pages]'`)."""

from collections.abc import Iterator
from datetime import datetime, timezone
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sitroom.errors import SetupError
from sitroom.query.pages import SOURCES, Page

_STAMP = datetime(2022, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 (fpdf2 compares it with its own)
_PLACES = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts")
#: Asked for letters that the first font lacks; those that are on the machine.
_OTHERS = (
    *("DejaVuSans.ttf", "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf", "NotoSansDevanagari-Regular.ttf"),
    *("NotoSansCJK-Regular.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "Arial Unicode.ttf", "arialuni.ttf"),
)
_TEXT, _SMALL, _HEAD, _TITLE = 10.5, 8.5, 13, 18  # points


def write_pdf(page: Page, path: Path) -> str:
    """Write the page.

    Returns:
        The characters for which no font was found and which print as boxes; none in the ordinary case.
    Raises:
        SetupError: fpdf2 or its font is not installed.
    """
    try:
        from fpdf import FPDF
    except ImportError as error:
        raise SetupError("writing PDF needs fpdf2. Install it with: pip install 'sitroom[pages]'") from error
    pdf = FPDF(format="A4")
    pdf.set_creation_date(_STAMP)
    pdf.set_title(page.title)
    pdf.set_margins(22, 20, 22)
    pdf.set_auto_page_break(True, margin=20)
    fonts = list(_fonts())
    if not fonts:
        raise SetupError("writing PDF needs a font. Install one with: pip install 'sitroom[pages]'")
    for number, font in enumerate(fonts):
        pdf.add_font(f"f{number}", fname=str(font))
    pdf.set_font("f0", size=_TEXT)
    pdf.set_fallback_fonts([f"f{number}" for number in range(1, len(fonts))], exact_match=False)
    pdf.add_page()
    _paragraph(pdf, page.title, _TITLE, 4)
    _paragraph(pdf, page.basis, _SMALL, 2)
    for heading, items in (*page.sections, (SOURCES, page.sources)):
        pdf.ln(2)
        _paragraph(pdf, heading, _HEAD, 1.5)
        for item in items:
            _paragraph(pdf, f"• {item}", _SMALL if heading == SOURCES else _TEXT, 1.5)
    pdf.output(str(path))
    known = {chr(code) for font in pdf.fonts.values() for code in getattr(font, "cmap", ())}
    return "".join(sorted(_letters(page) - known))


def _paragraph(pdf: Any, text: str, size: float, after: float) -> None:
    pdf.set_font("f0", size=size)
    pdf.multi_cell(0, size * 0.5, text, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(after)


def _fonts() -> Iterator[Path]:
    """The font of the extra first, then those of the machine."""
    package = find_spec("fontpkg_noto_sans")
    if package and package.origin:
        yield from sorted(Path(package.origin).parent.glob("files/NotoSans[[]*.ttf"))
    for name in _OTHERS:
        found = (file for place in map(Path, _PLACES) if place.is_dir() for file in sorted(place.rglob(name)))
        yield from list(found)[:1]


def _letters(page: Page) -> set[str]:
    every = [page.title, page.basis, *page.sources, *(text for head, items in page.sections for text in (head, *items))]
    return {letter for text in every for letter in text if letter.isprintable() and letter != " "}
