"""What a larger network says of grammar and names, as labels for texts that have none.

The small network learns grammar from treebanks of web text and names from a few thousand sentences; there is no news
with labels for both. A larger network that has learned the same sets reads better (decision 15), so what it is sure of
counts as gold in news that nobody has labelled, and in the sentences of which only the events are.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from sitroom.annotate.pieces import Pieces
from training.batches import Prepared, Window, alike, collate
from training.data import MISSING, Example
from training.model import Network

#: Heads that the teacher answers for, and how sure it must be; a name's label stays open among those that it gives at
#: least `OPEN`.
SURE = {"upos": 0.8, "lemma": 0.8, "arc": 0.7, "deprel": 0.7, "start": 0.9}
OPEN = 0.1
#: Pieces of a batch, padding included.
MOST_PIECES = 4096


def teach(teacher: Network, examples: Sequence[Example], pieces: Pieces, *, half: bool) -> None:
    """Fill in what gold leaves unsaid of grammar and names.

    Args:
        examples: changed in place; a label that they have stays.
        half: products of matrices in bfloat16.
    """
    places = [place for example in examples for place in _places(example, pieces)]
    for batch in alike(places, lambda place: place[2], MOST_PIECES):
        inputs, _ = collate([window for _, _, window in batch])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            said = {name: value.float() for name, value in teacher.heads(teacher.encode(inputs)).items()}
        for row, (example, first, window) in enumerate(batch):
            size = len(window.first)
            answers = {name: value[row, :size] for name, value in said.items()}
            for name, labels in labels_of(teacher, answers, first).items():
                held = example.gold[name][first : first + size]
                held[:] = np.where(held == MISSING[name], labels, held)


def labels_of(teacher: Network, said: dict[str, Tensor], first: int) -> dict[str, np.ndarray]:
    """What the heads say of the words of one window as labels, `MISSING` where the teacher is in doubt.

    Args:
        said: what `Network.heads` gives for them, (words, ...).
        first: the number of the window's first word in its document.
    """
    size = len(said["upos"])
    head = said["arc"][:, :size].softmax(-1)
    sure, arc = head.max(-1)
    relation = teacher.relation(F.relu(said["rel_dep"] + said["rel_head"][arc])).softmax(-1)
    found = {name: _choice(said[name].softmax(-1), SURE[name]) for name in ("upos", "lemma")}
    found["arc"] = torch.where(sure >= SURE["arc"], arc + first, -1)
    found["deprel"] = torch.where(found["arc"] >= 0, _choice(relation, SURE["deprel"]), -1)
    start = said["start"].sigmoid()
    found["start"] = torch.where(start >= SURE["start"], 1, torch.where(start <= 1 - SURE["start"], 0, -1))
    bits = (said["entity"].softmax(-1) >= OPEN).long() << torch.arange(said["entity"].shape[-1])
    found["entity"] = bits.sum(-1)
    return {name: labels.detach().numpy() for name, labels in found.items()}


def _choice(shares: Tensor, least: float) -> Tensor:
    best, label = shares.max(-1)
    return torch.where(best >= least, label, -1)


def _places(example: Example, pieces: Pieces) -> Iterator[tuple[Example, int, Window]]:
    """The windows of a document, each with the number of its first word."""
    first = 0
    for window in Prepared(example, pieces).windows(None):
        yield example, first, window
        first += len(window.first)
