"""How well the date of publication is found from a text alone.

    python benchmarks/published.py FILE...

Files hold JSON lines with `text` and `date`. Only the text is shown to the program; prints, for each basis that it
names, how many dates hold the true day exactly, lie within two days of it, or are wrong.
"""

import sys
from collections import Counter
from datetime import timedelta

from sitroom.clean import clean_page
from sitroom.clean.days import read_date_field
from sitroom.errors import ArticleError
from sitroom.read import read_pages
from sitroom.records.dates import Interval
from sitroom.records.text import Page
from sitroom.world import load_world

NEAR = timedelta(days=2)


def verdict(found: Interval, true: Interval) -> str:
    """`right`, `near` or `wrong`; `none` where no date was found."""
    if found.first is None or found.last is None or true.first is None:
        return "none"
    if found.first <= true.first <= found.last:
        return "right"
    return "near" if found.first - NEAR <= true.first <= found.last + NEAR else "wrong"


def main(files: list[str]) -> None:
    """Measure and print."""
    if not files:
        sys.exit(__doc__)
    world = load_world()
    counts: Counter[tuple[str, str]] = Counter()
    for page in read_pages(files):
        true = read_date_field(page.metadata.get("date"), month_first=None) if isinstance(page, Page) else None
        if not isinstance(page, Page) or true is None or true.days != 1:
            continue
        try:
            document, _ = clean_page(Page("article", page.content), world)
        except ArticleError:
            continue
        counts[document.published.basis, verdict(document.published, true)] += 1
    for basis in sorted({basis for basis, _ in counts}):
        told = "  ".join(f"{name} {counts[basis, name]}" for name in ("right", "near", "wrong", "none"))
        print(f"{basis:12s}{told}")


if __name__ == "__main__":
    main(sys.argv[1:])
