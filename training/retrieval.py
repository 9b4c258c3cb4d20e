"""Weights of what speaks for a sentence as an answer (`query/facets.py`), fitted to pairs of questions and sentences.

    python -m training.retrieval DATA [--keep FOLDER] [--to FILE]

`evals/gold/retrieval_pairs.jsonl` has the pairs, from other collections than those that are measured. For each the
candidates of `sitroom ask` are taken; the weights are those under which the right one is the most probable of them (a
softmax over the candidates of a question, weights held small). The level from which a sentence is shown as an answer is
fitted to the best sentence of each question, beside the best that another collection has for it.
"""

import argparse
import csv
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evals.measure import Row, read_rows
from evals.questions import FIRST, GOLD, gold_words, is_right, ledgers
from scipy.optimize import minimize

from sitroom.query import open_view
from sitroom.query.ask import Asker
from sitroom.query.facets import TOLD
from sitroom.query.facets import Row as Candidate
from sitroom.query.ranking import FILE
from sitroom.query.retrieve import distinct
from sitroom.world import load_world

#: Rows of each collection that are searched.
POOL = {
    "china_allsides.jsonl": 100,
    "iran_reports2026.jsonl.gz": 120,
    "large_snapshots2022.jsonl.gz": 200,
    "taiwan_whitehouse.jsonl.gz": 60,
    "ukraine_allsides2014.jsonl": 140,
    "ukraine_kit2014.jsonl": 100,
    "ukraine_raw2026.jsonl.gz": 100,
    "ukraine_semeval2025.jsonl": 120,
}
#: How hard the weights are held at nothing; between 0.0001 and 0.001 it makes no difference.
HELD = 0.0003


@dataclass(frozen=True, slots=True)
class Pair:
    """A question with its candidates.

    Attributes:
        facets: (candidates, facets).  right: (candidates,) which of them answer.
        elsewhere: (candidates, facets) of what a collection has that does not answer.
    """

    row: Row
    names: tuple[str, ...]
    candidates: list[Candidate]
    facets: np.ndarray
    right: np.ndarray
    elsewhere: np.ndarray


def candidates_of(asker: Asker, question: str) -> tuple[list[Candidate], tuple[str, ...], np.ndarray]:
    """The sentences that may answer, names of facets, and (candidates, facets)."""
    rows, found = asker.weighed(question)
    return rows, tuple(found), np.stack(list(found.values()), 1) if rows else np.zeros((0, 0))


def read_pairs(data: Path, folder: Path) -> list[Pair]:
    """Every pair whose question has candidates."""
    world, gold, found = load_world(), list(read_rows(GOLD / "retrieval_pairs.jsonl")), []
    for collection, rows, path in ledgers(data, folder, POOL):
        mine = [row for row in gold if row["collection"] == collection]
        others = [row for row in gold if row["collection"] != collection]
        words = gold_words(rows, mine)
        with open_view(path) as view:
            asker = Asker(view, world)
            for row, other in zip(mine, others[:: max(len(others) // len(mine), 1)], strict=False):
                candidates, names, facets = candidates_of(asker, row["question"])
                right = [any(is_right(one.words, its) for its in words[row["id"]]) for one in candidates]
                elsewhere = candidates_of(asker, other["question"])[2]
                found.append(Pair(row, names, candidates, facets, np.array(right, bool), elsewhere))
        print(f"{collection}: {len(mine)} pairs", flush=True)
    return found


def fit(pairs: Sequence[Pair], held: float = HELD) -> np.ndarray:
    """(facets,) the weights."""
    known = [pair for pair in pairs if pair.right.any()]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros_like(weights)
        for pair in known:
            points = pair.facets @ weights
            share = np.exp(points - points.max())
            share /= share.sum()
            part = np.where(pair.right, share, 0)
            total -= np.log(part.sum() + 1e-12)
            slope += pair.facets.T @ (share - part / (part.sum() + 1e-12))
        return total / len(known) + held * weights @ weights, slope / len(known) + 2 * held * weights

    return minimize(loss, np.zeros(known[0].facets.shape[1]), jac=True, method="L-BFGS-B").x


def is_found(pair: Pair, weights: np.ndarray) -> bool:
    """True when a right sentence is among the first five that differ."""
    from sitroom.query.retrieve import Nearby

    order = np.argsort(-(pair.facets @ weights), kind="stable")[: FIRST * 6] if pair.candidates else []
    rows = [pair.candidates[at] for at in order]
    near = distinct(Nearby(one.document, one.start, one.end, one.words, 0.0, "") for one in rows)[:FIRST]
    right = {(pair.candidates[at].document, pair.candidates[at].start) for at in np.flatnonzero(pair.right)}
    return any((one.document, one.start) in right for one in near)


def best(facets: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """(facets,) those of the candidate with most points."""
    return facets[np.argmax(facets @ weights)]


def fit_level(pairs: Sequence[Pair], weights: np.ndarray) -> tuple[float, float]:
    """Where the best sentence of a question begins to be an answer, in points without `TOLD`, and how sharply.

    Points at which as large a part of the answerable questions lies below as of those of other collections above; the
    scale is that of the logistic curve through it that fits both best.
    """
    plain = np.where([name in TOLD for name in pairs[0].names], 0, weights)
    here = np.array([best(pair.facets, weights) @ plain for pair in pairs if pair.right.any()])
    there = np.array([best(pair.elsewhere, weights) @ plain for pair in pairs if len(pair.elsewhere)])
    levels = np.sort(np.concatenate([here, there]))
    wrong = [abs(np.mean(here < one) - np.mean(there >= one)) for one in levels]
    level = float(levels[int(np.argmin(wrong))])
    scales = np.linspace(0.1, 3, 59)
    losses = [
        np.mean(np.logaddexp(0, one * (level - here))) + np.mean(np.logaddexp(0, one * (there - level)))
        for one in scales
    ]
    return level, float(scales[int(np.argmin(losses))])


def main() -> None:
    """Fit, print what is found in collections left out of the fit, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--keep", type=Path, help="folder for the ledgers, read again in the next run")
    parser.add_argument("--to", type=Path, default=FILE)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        pairs = read_pairs(given.data, folder)
    for is_other in (False, True):
        found = []
        for collection in sorted({pair.row["collection"] for pair in pairs}):
            weights = fit([pair for pair in pairs if pair.row["collection"] != collection])
            left = [one for one in pairs if one.row["collection"] == collection]
            found += [is_found(one, weights) for one in left if one.row["other_words"] == is_other]
        print(f"{'other' if is_other else 'own'} words: {sum(found)} of {len(found)} in the first {FIRST}, left out")
    weights, names = fit(pairs), pairs[0].names
    level, scale = fit_level(pairs, weights)
    rows = [*zip(names, weights, strict=True), ("level", level), ("scale", scale)]
    with given.to.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerows([("facet", "weight"), *((name, f"{weight:.3f}") for name, weight in rows)])


if __name__ == "__main__":
    main()
