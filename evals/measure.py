"""What all measures share: the score, reading of rows, and the command line."""

import argparse
import gzip
import json
import lzma
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]

#: How a file is opened by what its name ends with.
OPENERS: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open}


@dataclass(frozen=True, slots=True)
class Score:
    """Answers that are right of all answers, and gold that was found of all gold."""

    right: int
    answers: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """From 0 to 100."""
        return 100 * self.right / self.answers if self.answers else 0.0

    @property
    def recall(self) -> float:
        """From 0 to 100."""
        return 100 * self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, from 0 to 100."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a text file, packed or not."""
    with OPENERS.get(path.suffix, open)(path, "rt", encoding="utf-8") as lines:
        yield from lines


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a file of JSON lines, packed or not."""
    return (json.loads(line) for line in read_lines(path))


def table(scores: dict[str, Score]) -> str:
    """Precision, recall and F1, a measure a line."""
    lines = [
        f"{name:12} P {s.precision:5.1f}  R {s.recall:5.1f}  F1 {s.f1:5.1f}  ({s.gold})" for name, s in scores.items()
    ]
    return "\n".join(lines)


def main_of(usage: str, evaluate: Callable[[Sequence[Row], dict[str, Row]], dict[str, Score]]) -> None:
    """Read gold and answer from the command line and print the scores."""
    parser = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("answer", type=Path)
    given = parser.parse_args()
    answer = {str(row["id"]): row for row in read_rows(given.answer)}
    print(table(evaluate(list(read_rows(given.gold)), answer)))
