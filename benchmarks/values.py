"""How fast times and quantities are read, by themselves, on one core.

    python benchmarks/values.py FILE... [--words N]

Files hold JSON lines with `text` and perhaps `date`, packed or not; N words of them (50,000 if not said), counted at
white space. Sentences and trees are made before the clock starts, as `annotate` hands them on; each text is read three
times and the fastest counts.
"""

import argparse
import gzip
import json
import time
from pathlib import Path

from sitroom.annotate import open_annotator
from sitroom.normalise.values import find_values
from sitroom.records.dates import UNKNOWN, parse_day
from sitroom.records.text import Block
from sitroom.world import load_world


def rows(files: list[Path]) -> list[dict]:
    """The rows of all files, in order."""
    found = []
    for file in files:
        with gzip.open(file, "rt") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
            found += [json.loads(line) for line in lines]
    return found


def main() -> None:
    """Read, measure, print words a second."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--words", type=int, default=50_000)
    given = parser.parse_args()
    annotator = open_annotator(load_world())
    words, seconds = 0, 0.0
    for row in rows(given.files):
        text = row["text"]
        annotation = annotator.annotate(text, [Block(0, len(text), "paragraph")])
        published = parse_day(str(row.get("date") or "")) or UNKNOWN
        runs = []
        for _ in range(3):
            started = time.perf_counter()
            find_values(text, annotation.sentences, published, annotation.words)
            runs.append(time.perf_counter() - started)
        words, seconds = words + len(text.split()), seconds + min(runs)
        if words >= given.words:
            break
    print(f"times and quantities: {words / seconds:,.0f} words/s on one core ({words:,} words)")


if __name__ == "__main__":
    main()
