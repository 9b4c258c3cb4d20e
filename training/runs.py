"""The folders of runs: what networks there are, and how a trained one is read back."""

import json
from pathlib import Path

import torch

from training.model import Network, Shape
from training.teacher import MPNET

CHECKPOINT, FINISHED, CLASSES, SETTINGS = "checkpoint.pt", "average.pt", "classes.json", "settings.json"
#: The network that ships, and the one that can teach it.
SHAPES = {"minilm": Shape(), "mpnet": MPNET}


def load_run(run: Path) -> tuple[Network, dict[str, list[str]]]:
    """The averaged network of a run, finished or not, and the classes of its heads."""
    classes = json.loads((run / CLASSES).read_text())
    shape = SHAPES[json.loads((run / SETTINGS).read_text())["encoder"]]
    finished = run / FINISHED
    weights = (
        torch.load(finished, weights_only=True)
        if finished.exists()
        else torch.load(run / CHECKPOINT, weights_only=True)["average"]
    )
    network = Network({name: len(labels) for name, labels in classes.items()}, shape)
    network.load_state_dict(weights)
    return network.eval(), classes
