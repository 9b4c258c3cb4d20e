"""Learn which type of event a word tells of: `python -m training.typed DATA [--weights FOLDER]`, in three minutes.

Reads the labelled news (`training/news/`) and our own sentences with the network of FOLDER (the package's own when not
given), prints how well news that neither has seen is answered, and writes FOLDER/typed.npz from all of it.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from evals.measure import Row, Score, read_rows, table
from sklearn.svm import LinearSVC

from sitroom.annotate.events import told_of
from sitroom.annotate.happenings import TELLING
from sitroom.annotate.hashed import Facts, combined
from sitroom.annotate.labels import TOLD
from sitroom.annotate.sight import Sight
from sitroom.annotate.typed import FAINT, FILE, NETWORK, type_facts
from sitroom.records.text import Span
from training.events import MERGED, OWN, read_news
from training.forces import Listening
from training.hashed import main_of, matrix, rarity_of, write
from training.parts import Seeing

#: How much the model may lean on single facts; what our own sentences count for, of which one word is labelled.
FREEDOM, OWN_WEIGHT = 0.3, 0.5
#: Of the words that tell of nothing one in so many is learned from.
QUIET_STEP = 2


@dataclass
class Words:
    """Words by their facts, with what the network says of them, the gold, whether they are held out."""

    groups: list[list[Facts]] = field(default_factory=list)
    network: list[np.ndarray] = field(default_factory=list)
    types: list[int] = field(default_factory=list)
    held: list[bool] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, sight: Sight, told: np.ndarray, gold: dict[int, int], *, whole: bool, held: bool) -> None:
        """Add the words of a sentence that may tell; where it is not labelled whole only those of the gold."""
        for i, word in enumerate(sight.trees.words):
            if i in gold or (whole and word.upos in TELLING):
                self.groups.append(type_facts(sight, i))
                self.network.append(told[i])
                self.types.append(gold.get(i, TOLD.index("none")))
                self.held.append(held)
                self.weights.append(1.0 if whole else OWN_WEIGHT)


def read_words(weights: Path, data: Path) -> Words:
    """Those of the labelled news and of our own sentences."""
    listening = Listening(weights)
    seeing, words = Seeing(weights, listening), Words()
    own = (row for file in sorted(OWN.glob("*.jsonl")) for row in read_rows(file))
    sets = ((read_news(data / "news"), _labelled, True), (own, _of_own, False))
    for row, events_of, whole in ((row, *how) for rows, *how in sets for row in rows):
        sight = seeing.sight(row["text"])
        heads = ((sight.trees.head(span), type_) for span, type_ in events_of(row))
        gold = {i: TOLD.index(MERGED.get(type_, type_)) for i, type_ in heads if i is not None}
        words.add(sight, told_of(listening.said), gold, whole=whole, held=row.get("held", False))
    return words


def _labelled(row: Row) -> list[tuple[Span, str]]:
    return [(Span(*event["trigger"]), event["type"]) for event in row["events"]]


def _of_own(row: Row) -> list[tuple[Span, str]]:
    start = row["text"].find(row["trigger"])
    return [(Span(start, start + len(row["trigger"])), row["type"])] if start >= 0 else []


def fit(words: Words, chosen: np.ndarray, rarity: np.ndarray) -> LinearSVC:
    """A model of some of the words."""
    learned = [i for n, i in enumerate(chosen) if words.types[i] or n % QUIET_STEP == 0]
    features = matrix([words.groups[i] for i in learned], rarity)
    types, weights = np.array(words.types)[learned], np.array(words.weights)[learned]
    return LinearSVC(C=FREEDOM).fit(features, types, sample_weight=weights)


def typed_score(scores: np.ndarray, types: np.ndarray) -> Score:
    """Words found with the right one of PLOVER's types."""
    said, least = scores.argmax(1), TOLD.index("OTHER") + 1
    right = int(((said == types) & (types >= least)).sum())
    return Score(right, int((said >= least).sum()), right, int((types >= least).sum()))


def run(data: Path, weights: Path) -> None:
    """Read, measure, fit, write."""
    words = read_words(weights, data)
    rarity = rarity_of(words.groups)
    held = np.array(words.held)
    facts = fit(words, np.flatnonzero(~held), rarity).decision_function(
        matrix([words.groups[i] for i in np.flatnonzero(held)], rarity)
    )
    network, types = np.array(words.network)[held], np.array(words.types)[held]
    both = combined(facts, network, NETWORK, FAINT)
    print(table({name: typed_score(s, types) for name, s in (("network", network), ("facts", facts), ("both", both))}))
    model = fit(words, np.arange(len(words.types)), rarity)
    write(weights / FILE, model.coef_, model.intercept_, rarity)


if __name__ == "__main__":
    main_of(__doc__, run, "news/")
