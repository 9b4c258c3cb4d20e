"""How much each facet of a sentence says for it: weights learned from pairs of questions and sentences, in a table."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from sitroom.lexicon.nearness import Floats
from sitroom.query.facets import TOLD

#: One facet a row with its weight; made by `training/retrieval.py`.
FILE = Path(__file__).with_name("ranking.csv")


@dataclass(frozen=True, slots=True)
class Ranking:
    """A weight for each facet, and where a sentence begins to be an answer.

    Attributes:
        level: a sentence of this many points is as likely to answer as not.
        scale: how fast that changes with the points.
    """

    weights: Mapping[str, float]
    level: float
    scale: float

    def points(self, facets: Mapping[str, Floats]) -> Floats:
        """(rows,) what speaks for each sentence together; orders the sentences of one question."""
        return self._sum(facets, self.weights)

    def probability(self, facets: Mapping[str, Floats]) -> Floats:
        """(rows,) how likely each sentence answers, from 0 to 1.

        What the question's kind adds orders only: a number is found in most sentences, asked for or not.
        """
        found: Floats = 1 / (1 + np.exp(self.scale * (self.level - self._sum(facets, self.weights.keys() - TOLD))))
        return found

    def _sum(self, facets: Mapping[str, Floats], names: Iterable[str]) -> Floats:
        # in one order, so that the last digit is always the same
        found: Floats = np.sum([facets[name] * self.weights[name] for name in sorted(names)], axis=0, dtype=np.float32)
        return found


@cache
def ranking() -> Ranking:
    """The weights that ship with the package, loaded once."""
    with FILE.open(encoding="utf-8", newline="") as file:
        weights = {row["facet"]: float(row["weight"]) for row in csv.DictReader(file)}
    return Ranking(weights, weights.pop("level"), weights.pop("scale"))
