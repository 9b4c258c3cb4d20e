"""Learn which attributions to keep, on articles that the network was not trained on.

    python -m training.weigh DATA [--weights FOLDER]

Runs the exported network over the held-out tenth of PolNeAR's training part and writes `attributions.json` beside it.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from evals.measure import read_rows

from sitroom.annotate.encoder import Encoder
from sitroom.annotate.features import find_marks
from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.groups import Group, link_runs
from sitroom.annotate.heads import load_heads
from sitroom.annotate.tokens import tokenize
from sitroom.annotate.viterbi import Floats, LabelledRun, best_paths, runs_of, softmax
from sitroom.annotate.weighing import FACTS, FILE, facts_of
from sitroom.annotate.windows import find_breaks
from sitroom.records.text import Span
from training.sets import HELD_OUT

#: See `weighing.Weigher`. Pair F1 on the same articles hardly moves below .2; of the claims of the labelled news .05
#: finds more.
LEAST = 0.05
#: Keeps the weights small.
RIDGE = 2.0


def run(data: Path, weights: Path) -> None:
    """Read the held-out articles, fit, write."""
    encoder, heads = Encoder(weights), load_heads(weights)
    rows = list(read_rows(data / "attribution/polnear_train.jsonl.gz"))
    facts: list[Floats] = []
    right: list[bool] = []
    for row in rows[HELD_OUT - 1 :: HELD_OUT]:
        text = row["text"]
        words = tokenize(text, Span(0, len(text)))
        marks = find_marks(text, words)
        outputs = encoder.run(text, words, marks, find_breaks(text, words, marks))
        gold = [
            {role: _words_under(words, spans) for role, spans in a.items() if role in ("source", "content")}
            for a in row["attributions"]
        ]
        for output, path in zip(outputs, best_paths([o.role for o in outputs], heads.role), strict=True):
            link, roles = softmax(output.link), softmax(output.role)
            groups = [g for g in link_runs(runs_of(path, heads.role), link) if g.cue and g.contents]
            facts += [facts_of(group, roles, link) for group in groups]
            right += [_is_right(group, gold, output.first_word) for group in groups]
    found, mean, spread = np.array(facts), np.mean(facts, axis=0), np.std(facts, axis=0) + 1e-6
    fitted = fit((found - mean) / spread, np.array(right, np.float64))
    scaled = fitted[:-1] / spread
    learned = {
        "weights": {name: round(float(value), 4) for name, value in zip(FACTS, scaled, strict=True)},
        "bias": round(float(fitted[-1] - scaled @ mean), 4),
        "least": LEAST,
    }
    (weights / FILE).write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")
    print(f"{len(right)} attributions, {sum(right)} of them right; {weights / FILE} written")


def _words_under(words: Sequence[Span], spans: Sequence[Sequence[int]]) -> frozenset[int]:
    return frozenset(i for s, e in spans for i, w in enumerate(words) if w.start < e and s < w.end)


def _is_right(group: Group, gold: Sequence[dict[str, frozenset[int]]], first_word: int) -> bool:
    """As a pair is counted: half of the contents' words are shared, and the sources share one or are both empty."""

    def numbers(runs: Sequence[LabelledRun]) -> frozenset[int]:
        return frozenset(i + first_word for run in runs for i in range(run.first, run.last))

    source, content = numbers(group.sources), numbers(group.contents)
    return any(
        2 * len(content & one["content"]) >= len(content | one["content"])
        and bool(source & one["source"] or not (source or one["source"]))
        for one in gold
    )


def fit(facts: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, the bias last (Newton's method)."""
    table = np.hstack([facts, np.ones((len(facts), 1))])
    weights = np.zeros(table.shape[1])
    for _ in range(30):
        said = 1.0 / (1.0 + np.exp(-table @ weights))
        slope = table.T @ (said - right) + RIDGE * weights
        bend = (table * (said * (1 - said))[:, None]).T @ table + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with the labelled sets")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the exported network")
    given = parser.parse_args()
    run(given.data, given.weights)


if __name__ == "__main__":
    main()
