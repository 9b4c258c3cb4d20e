"""Learn what is done with words: `python -m training.acts DATA [--weights FOLDER]`, in a minute.

Reads the claims of the labelled news (`training/news/`) with the network of FOLDER (the package's own when not given),
prints how well news that is held out is answered, and writes FOLDER/acts.npz from all of it.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.svm import LinearSVC

from sitroom.annotate.acts import ACT, FILE, SURE, act_facts
from sitroom.annotate.hashed import Facts
from sitroom.records.text import Span
from training.events import read_news
from training.hashed import main_of, matrix, rarity_of, write
from training.parts import FOLDS, Seeing

#: How much the model may lean on single facts.
FREEDOM = 0.3


@dataclass
class Said:
    """Attributions by their facts, with the lexicon's act, that of the gold, and the number of their sentence."""

    groups: list[list[Facts]] = field(default_factory=list)
    lexicon: list[str] = field(default_factory=list)
    acts: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)


def read_said(seeing: Seeing, folder: Path) -> Said:
    """The claims of the labelled news that the network finds."""
    said = Said()
    for number, row in enumerate(read_news(folder)):
        sight, attributions = seeing.said(row["text"])
        for claim in row["claims"]:
            cue = Span(*claim["cue"]) if claim["cue"] else None
            found = next((a for a in attributions if cue and any(span.meets(cue) for span in a.cue)), None)
            if found is not None:
                said.groups.append(act_facts(sight.text, sight.trees, found))
                said.lexicon.append(found.act)
                said.acts.append(ACT.index(claim["act"]))
                said.sentences.append(number)
    return said


def cross_validated(said: Said, features: object) -> tuple[float, float]:
    """Shares right of the lexicon alone and with the model, in news of other sentences."""
    gold, sentences = np.array(said.acts), np.array(said.sentences)
    lexicon = np.array([ACT.index(act) for act in said.lexicon])
    answer = np.zeros_like(gold)
    for fold in range(FOLDS):
        held = sentences % FOLDS == fold
        answer[held] = LinearSVC(C=FREEDOM).fit(features[~held], gold[~held]).predict(features[held])
    sure = np.array([act in SURE for act in said.lexicon])
    return float((lexicon == gold).mean()), float((np.where(sure, lexicon, answer) == gold).mean())


def run(data: Path, weights: Path) -> None:
    """Read, measure, fit, write."""
    said = read_said(Seeing(weights), data / "news")
    rarity = rarity_of(said.groups)
    features = matrix(said.groups, rarity)
    before, after = cross_validated(said, features)
    print(f"{len(said.acts)} claims: lexicon {before:.3f}, with the model {after:.3f}")
    model = LinearSVC(C=FREEDOM).fit(features, said.acts)
    coefficients, bias = np.zeros((len(ACT), features.shape[1])), np.full(len(ACT), -10.0)
    coefficients[model.classes_], bias[model.classes_] = model.coef_, model.intercept_
    write(weights / FILE, coefficients, bias, rarity)


if __name__ == "__main__":
    main_of(__doc__, run, "news/")
