"""Happenings: every word that tells that something took place, whether or not a type is known for it.

What the network says of a word, for whatever head, shows by a weighted sum whether the word tells of a happening.
`events.py` says which of them have a type. `training/happenings.py` learns the weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.viterbi import softmax
from sitroom.records.annotation import Word

Floats = NDArray[np.float32]

FILE = "happenings.npz"
#: Parts of speech of words that may tell of a happening.
TELLING = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})
#: What the sum must reach for a word that is no verb: ECB+ is full of crimes and matches, an explainer of "security",
#: "border" and "clear".
SURE = 0.5


class WordOutput(Protocol):
    """What the network says of one window; `encoder.WindowOutput` has the shapes."""

    @property
    def entity(self) -> Floats: ...
    @property
    def role(self) -> Floats: ...
    @property
    def rel_dep(self) -> Floats: ...
    @property
    def rel_head(self) -> Floats: ...
    @property
    def coref_q(self) -> Floats: ...
    @property
    def coref_k(self) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Teller:
    """The weights of a logistic regression over `facts_of`.

    Attributes:
        weights: (facts,) float32.  bias: added to the weighted sum; above 0 the word tells of a happening.
    """

    weights: Floats
    bias: float


def load_teller(folder: Path) -> Teller:
    """Read `happenings.npz` of a folder of weights."""
    with np.load(folder / FILE) as file:
        return Teller(file["weights"].astype(np.float32), float(file["bias"]))


def links_of(output: WordOutput) -> Floats:
    """(words, D) float32: a window's words by what the heads bring to their links."""
    return np.concatenate([output.rel_dep, output.rel_head, output.coref_q, output.coref_k], axis=1)


def facts_of(output: WordOutput) -> Floats:
    """(words, facts) float32: a window's words by their links, and by how names and roles fall."""
    facts = np.concatenate([links_of(output), softmax(output.entity), softmax(output.role)], axis=1)
    return facts.astype(np.float32)


def telling(words: Sequence[Word], outputs: Sequence[WordOutput], teller: Teller) -> list[int]:
    """The numbers of the words that tell of a happening, one for each: of "took place" the word that heads it."""
    scores = [facts_of(output) @ teller.weights + teller.bias for output in outputs]
    least = np.array([0.0 if word.upos == "VERB" else SURE if word.upos in TELLING else np.inf for word in words])
    told = np.concatenate(scores) > least if scores else np.zeros(0, dtype=bool)
    edges = np.flatnonzero(np.diff(told, prepend=False, append=False))
    found = []
    for first, last in pairwise(edges):
        if told[first]:
            run = range(first, last)
            found += [i for i in run if words[i].head not in run]
    return found
