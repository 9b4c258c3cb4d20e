"""Learn what is done with words: `python -m training.acts DATA [--weights FOLDER]`, in three minutes.

Reads the claims of the labelled news (`training/news/`) with the network of FOLDER (the package's own when not given),
prints how well news that is held out is answered, and writes FOLDER/acts.npz from all of it.

Ridge regression, solved over claims instead of facts: there are 8,000 of them and more than 65,000 of those.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from sitroom.annotate.acts import ACT, FAINT, FILE, NETWORK, act_facts, acts_of, said_of_cue
from sitroom.annotate.hashed import Facts, combined
from sitroom.records.text import Span
from training.events import read_news
from training.forces import Listening
from training.hashed import main_of, matrix, rarity_of, write
from training.parts import Seeing

#: How little the model may lean on single facts.
RIDGE = 6.0


@dataclass
class Said:
    """Attributions by their facts, with what the network says of their cue, the lexicon's act, that of the gold, and
    whether they are held out."""

    groups: list[list[Facts]] = field(default_factory=list)
    network: list[np.ndarray] = field(default_factory=list)
    lexicon: list[str] = field(default_factory=list)
    acts: list[int] = field(default_factory=list)
    held: list[bool] = field(default_factory=list)


def read_said(weights: Path, folder: Path) -> Said:
    """The claims of the labelled news that the network finds."""
    listening, said = Listening(weights), Said()
    seeing = Seeing(weights, listening)
    for row in read_news(folder):
        sight, attributions = seeing.said(row["text"])
        acts = acts_of(listening.said)
        for claim in row["claims"]:
            cue = Span(*claim["cue"]) if claim["cue"] else None
            found = next((a for a in attributions if cue and any(span.meets(cue) for span in a.cue)), None)
            if found is not None:
                said.groups.append(act_facts(sight.text, sight.trees, found))
                said.network.append(said_of_cue(sight.trees, found, acts))
                said.lexicon.append(found.act)
                said.acts.append(ACT.index(claim["act"]))
                said.held.append(row["held"])
    return said


def solved(alike: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(claims, labels) what each claim adds to the weights, and the bias, from (claims, claims) how alike they are."""
    bias = wanted.mean(0)
    return np.linalg.solve(alike + RIDGE * np.eye(len(alike)), wanted - bias), bias


def run(data: Path, weights: Path) -> None:
    """Read, measure, fit, write."""
    said = read_said(weights, data / "news")
    rarity = rarity_of(said.groups)
    facts, gold, network = matrix(said.groups, rarity), np.array(said.acts), np.array(said.network)
    alike, wanted = (facts @ facts.T).toarray(), 2 * np.eye(len(ACT))[gold] - 1
    held = np.array(said.held)
    shares, bias = solved(alike[np.ix_(~held, ~held)], wanted[~held])
    alone = alike[np.ix_(held, ~held)] @ shares + bias
    lexicon = np.array([ACT.index(act) for act in said.lexicon])
    print(f"{'the lexicon':12s} {(lexicon[held] == gold[held]).mean():.3f}")
    both = combined(alone, network[held], NETWORK, FAINT)
    for name, scores in (("the network", network[held]), ("facts", alone), ("both", both)):
        print(f"{name:12s} {(scores.argmax(1) == gold[held]).mean():.3f} of {held.sum()}")
    shares, bias = solved(alike, wanted)
    write(weights / FILE, (facts.T @ shares).T, bias, rarity)


if __name__ == "__main__":
    main_of(__doc__, run, "news/")
