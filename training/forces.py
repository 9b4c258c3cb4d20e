"""Learn how firmly events are told: `python -m training.forces DATA [--weights FOLDER]`, in a minute.

Reads the events of the labelled news (`training/news/`) and of our own marked sentences with the network of FOLDER (the
package's own when not given), prints how well text that neither has seen is answered, and writes FOLDER/forces.npz from
all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.svm import LinearSVC

from sitroom.annotate.encoder import Encoder
from sitroom.annotate.events import forces_of
from sitroom.annotate.forces import FAINT, FILE, NETWORK, force_facts
from sitroom.annotate.hashed import Facts, combined
from sitroom.annotate.labels import FORCE
from sitroom.records.text import Span
from training.events import read_marked, read_news
from training.hashed import main_of, matrix, rarity_of, write
from training.parts import Seeing

#: How much the model may lean on single facts.
FREEDOM = 0.5


@dataclass
class Told:
    """Events by their facts, with what the network says of their word, the force of the gold, whether they are held
    out."""

    groups: list[list[Facts]] = field(default_factory=list)
    network: list[np.ndarray] = field(default_factory=list)
    forces: list[int] = field(default_factory=list)
    held: list[bool] = field(default_factory=list)


class Listening(Encoder):
    """The network, keeping what it said last."""

    def run(self, *args: object) -> Sequence[object]:
        """As `Encoder.run`."""
        self.said = super().run(*args)
        return self.said


def read_forces(weights: Path, folder: Path) -> Told:
    """The events of the labelled news and of our own sentences; what is long past is told as having happened."""
    listening = Listening(weights)
    seeing, told = Seeing(weights, listening), Told()
    for row in (*read_news(folder), *read_marked()):
        sight = seeing.sight(row["text"])
        forces = forces_of(listening.said)
        for event in row["events"]:
            i = sight.trees.head(Span(*event["trigger"]))
            force = "actual" if event["modality"] == "historical" else event["modality"]
            if i is not None:
                told.groups.append(force_facts(sight, i, event["type"]))
                told.network.append(forces[i])
                told.forces.append(FORCE.index(force))
                told.held.append(row["held"])
    return told


def run(data: Path, weights: Path) -> None:
    """Read, measure, fit, write."""
    told = read_forces(weights, data / "news")
    rarity = rarity_of(told.groups)
    features, gold, network = matrix(told.groups, rarity), np.array(told.forces), np.array(told.network)
    held = np.array(told.held)
    facts = LinearSVC(C=FREEDOM).fit(features[~held], gold[~held]).decision_function(features[held])
    both = combined(facts, network[held], NETWORK, FAINT)
    for name, scores in (("the network", network[held]), ("facts", facts), ("both", both)):
        print(f"{name:12s} {(scores.argmax(1) == gold[held]).mean():.3f} of {held.sum()}")
    model = LinearSVC(C=FREEDOM).fit(features, gold)
    write(weights / FILE, model.coef_, model.intercept_, rarity)


if __name__ == "__main__":
    main_of(__doc__, run, "news/")
