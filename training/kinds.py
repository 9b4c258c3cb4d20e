"""Learn what one actor does to another: `python -m training.kinds DATA [--weights FOLDER]`, in two minutes.

Reads PLV's pairs, our own sentences (`training/own/`), CAMEO's verb phrases and the verbs of our lexicon, prints how
well PLV is answered when a fifth of it at a time is held out, and writes FOLDER/kinds.npz from all of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evals.measure import Row, read_rows
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from sitroom.annotate import open_annotator
from sitroom.annotate.hashed import Facts, runs, word_pieces
from sitroom.annotate.kinds import FILE, SOURCE, TARGET, pair_facts
from sitroom.annotate.labels import EVENT
from sitroom.lexicon.happenings import VERBS
from sitroom.records.text import Block
from sitroom.records.trees import Trees
from sitroom.world import load_world
from training.events import MERGED, OWN, place_pair
from training.hashed import main_of, matrix, rarity_of, write

#: What a row of a set counts for: our own sentences are harder than PLV's, phrases are no sentences.
OWN_WEIGHT, PHRASE_WEIGHT, VERB_WEIGHT = 0.5, 0.1, 0.5
FOLDS, SEEDS = 5, (0, 1)
#: Verbal and material cooperation, verbal and material conflict.
QUAD = dict(zip(EVENT, (1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4), strict=True))


@dataclass(frozen=True)
class Rows:
    """Pairs by their facts, with their types and what each counts for."""

    groups: list[list[Facts]]
    kinds: np.ndarray
    weights: np.ndarray


def read_rows_of(rows: Iterator[Row], weight: float) -> Rows:
    """Pairs of sentences; a row has `events` as PLV writes them, or is one event itself."""
    annotator = open_annotator(load_world())
    groups, kinds = [], []
    for row in rows:
        text = row["text"]
        trees = Trees(annotator.annotate(text, [Block(0, len(text), "paragraph")]).words)
        for event in row.get("events") or [{**row, "label": row["type"]}]:
            groups.append(pair_facts(trees, *place_pair(text, event["source"], event["target"])))
            kinds.append(EVENT.index(MERGED.get(event["label"], event["label"])))
    return Rows(groups, np.array(kinds), np.full(len(kinds), weight))


def read_phrases(path: Path) -> Rows:
    """CAMEO's verb phrases as facts: the verb, the words beside it, their order."""
    groups, kinds = [], []
    for row in read_rows(path):
        if row["plover"]:
            groups.append(phrase_facts(row["verb"].lower(), row["pattern"]))
            kinds.append(EVENT.index(MERGED.get(row["plover"], row["plover"])))
    return Rows(groups, np.array(kinds), np.full(len(kinds), PHRASE_WEIGHT))


def read_verbs() -> Rows:
    """The verbs of our own lexicon, each between a source and a target: no sentence of the sets has "invade"."""
    pairs = [(verb, type_) for (type_, _), verbs in VERBS.items() if type_ != "OTHER" for verb in verbs.split()]
    kinds = np.array([EVENT.index(MERGED.get(type_, type_)) for _, type_ in pairs])
    return Rows([phrase_facts(verb, "$ * +") for verb, _ in pairs], kinds, np.full(len(kinds), VERB_WEIGHT))


def phrase_facts(verb: str, pattern: str) -> list[Facts]:
    """ "* OUTPOST IN +" of "abandon": what it has in common with a pair that the verb ties together."""
    marks = {"*": [verb], "$": [SOURCE], "+": [TARGET]}
    order = [w for part in pattern.split() for w in marks.get(part, re.findall(r"[a-z']+", part.lower()))]
    others = [word for word in order if word not in (verb, SOURCE, TARGET)]
    hanging = {f"d:p_{verb}": 1.0, f"d:way_{verb}": 1.0}
    hanging |= {fact: 1.0 for word in others for fact in (f"d:c_{verb}>{word}", f"d:cc_{word}")}
    inner = ["S1", *(word for word in order if word not in (SOURCE, TARGET))]
    return [
        dict.fromkeys(runs(order, "n:"), 1.0),
        dict.fromkeys(runs(inner, "m:"), 1.0),
        hanging,
        dict.fromkeys(word_pieces(verb), 1.0),
        {f"s:{word[:5]}": 1.0 for word in order},
    ]


def fit(sets: Sequence[Rows], rarity: np.ndarray) -> LinearSVC:
    """One model of all sets."""
    everything = matrix([pair for one in sets for pair in one.groups], rarity)
    kinds, weights = (np.concatenate([getattr(one, name) for one in sets]) for name in ("kinds", "weights"))
    return LinearSVC(C=1, class_weight="balanced").fit(everything, kinds, sample_weight=weights)


def part(rows: Rows, chosen: np.ndarray) -> Rows:
    """Some of the rows."""
    return Rows([rows.groups[i] for i in chosen], rows.kinds[chosen], rows.weights[chosen])


def cross_validated(plv: Rows, others: Sequence[Rows]) -> tuple[float, float, float]:
    """(macro F1 over types, over quads, accuracy) on PLV, each fold answered by a model that has not seen it."""
    results = []
    for seed in SEEDS:
        said = np.zeros_like(plv.kinds)
        for learned, held in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(plv.kinds, plv.kinds):
            rest = part(plv, learned)
            rarity = rarity_of([*rest.groups, *others[0].groups])
            model = fit([rest, *others], rarity)
            said[held] = model.predict(matrix(part(plv, held).groups, rarity))
        quads = [[QUAD[EVENT[kind]] for kind in kinds] for kinds in (plv.kinds, said)]
        types = f1_score(plv.kinds, said, average="macro")
        results.append((types, f1_score(*quads, average="macro"), (said == plv.kinds).mean()))
    return tuple(np.mean(results, 0))


def run(data: Path, weights: Path) -> None:
    """Read, measure, fit, write."""
    plv = read_rows_of(read_rows(data / "events/plv_train.jsonl"), 1.0)
    own = read_rows_of((row for file in sorted(OWN.glob("*.jsonl")) for row in read_rows(file)), OWN_WEIGHT)
    phrases = read_phrases(data / "events/cameo_phrases.jsonl.gz")
    verbs = read_verbs()
    types, quads, right = cross_validated(plv, [own, phrases, verbs])
    print(f"PLV, {FOLDS} folds, seeds {SEEDS}: types {types:.3f}  quads {quads:.3f}  accuracy {right:.3f}")
    rarity = rarity_of([*plv.groups, *own.groups])
    model = fit([plv, own, phrases, verbs], rarity)
    order = np.argsort(model.classes_)
    write(weights / FILE, model.coef_[order], model.intercept_[order], rarity)


if __name__ == "__main__":
    main_of(__doc__, run, "events/")
