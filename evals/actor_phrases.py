"""How well phrases are coded as event data code them: of which state, and of which sector.

    python -m evals.actor_phrases [GOLD.csv]

GOLD (`evals/gold/actor_phrases.csv` when not given) has the columns phrase, on, country (ISO 3166-1 alpha-3 or empty),
sector (a PLOVER sector or empty). The figures are shares of phrases whose country, sector, or both are the gold's.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from evals.measure import Row
from sitroom.link.coding import code_actor
from sitroom.world import load_world
from sitroom.world.gazetteer import load_gazetteer

GOLD = Path(__file__).parent / "gold" / "actor_phrases.csv"


def read_gold(path: Path) -> list[Row]:
    """The rows of a gold file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def codes(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """(country, sector) as the program codes each phrase; empty where it says nothing."""
    world, gazetteer = load_world(), load_gazetteer()
    for row in rows:
        code = code_actor(world, gazetteer, row["phrase"], date.fromisoformat(row["on"]))
        yield (code.country or "").removeprefix("state:"), code.sector or ""


def figures(rows: Sequence[Row], answers: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Shares from 0 to 100."""
    right = [
        (country == row["country"], sector == row["sector"])
        for row, (country, sector) in zip(rows, answers, strict=True)
    ]
    return {
        "country": 100 * sum(country for country, _ in right) / len(right),
        "sector": 100 * sum(sector for _, sector in right) / len(right),
        "both": 100 * sum(map(all, right)) / len(right),
    }


def main() -> None:
    """Code, print the figures."""
    rows = read_gold(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
    for name, share in figures(rows, list(codes(rows))).items():
        print(f"{name:8} {share:5.1f}  ({len(rows)} phrases)")


if __name__ == "__main__":
    main()
