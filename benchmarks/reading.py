"""How fast web archives and PDF files are read, and their pages cleaned.

    python benchmarks/reading.py [SOURCES...]

Without sources it makes its own: a packed web archive of 500 pages, and 50 PDF files of four pages in two columns.
Prints, for each source, articles and megabytes a second of one core, of reading alone, and of reading and cleaning.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.makers import ARTICLE, column, make_page, make_pdf, make_record, make_warc

from sitroom.clean import clean_page
from sitroom.errors import ArticleError
from sitroom.read import ReadOptions, read_pages
from sitroom.records.text import Page
from sitroom.world import load_world

WORDS = ARTICLE.split()


def make_sources(folder: Path) -> list[str]:
    """A web archive and a folder of PDF files."""
    pages = [make_page(f"Talks go on, day {n}", text=" ".join([ARTICLE] * 8)) for n in range(500)]
    records = [make_record(f"https://bell.example/{n}", page) for n, page in enumerate(pages)]
    (folder / "pages.warc.gz").write_bytes(make_warc(*records))
    (folder / "pdf").mkdir()
    lines = [" ".join(WORDS[(6 * n) % 60 :][:6]) for n in range(50)]
    sheet = [*column(60, 720, lines), *column(320, 720, lines), (60, 760, 8, "The Tessel Bell")]
    for number in range(50):
        (folder / "pdf" / f"{number}.pdf").write_bytes(make_pdf([sheet] * 4))
    return [str(folder / "pages.warc.gz"), str(folder / "pdf")]


def size(source: Path) -> float:
    """Megabytes of a file, or of all files of a folder."""
    files = [source] if source.is_file() else [path for path in source.rglob("*") if path.is_file()]
    return sum(path.stat().st_size for path in files) / 1e6


def measure(source: str) -> None:
    """Print how long one source takes."""
    started = time.process_time()
    pages = [page for page in read_pages([source], ReadOptions(follow="none")) if isinstance(page, Page)]
    read = time.process_time() - started
    world, cleaned = load_world(), 0
    for page in pages:
        try:
            clean_page(page, world)
            cleaned += 1
        except ArticleError:
            continue
    both = time.process_time() - started
    print(f"{source}: {len(pages)} pages read, {cleaned} articles")
    print(f"  reading:          {len(pages) / read:8.0f} articles/s {size(Path(source)) / read:8.1f} MB/s")
    print(f"  and cleaning:     {cleaned / both:8.0f} articles/s")


def main(sources: Sequence[str]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        for source in sources or make_sources(Path(folder)):
            measure(source)


if __name__ == "__main__":
    main(sys.argv[1:])
