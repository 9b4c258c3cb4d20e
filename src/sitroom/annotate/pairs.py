"""Two words as the network sees them: what a phrase has to do with the word that tells of an event.

One small hidden layer over what the network brings to its links for both words. It has the context that named facts
(`parts.py`) lack: of "the alliance is preparing and met with the leaders" it sees that the alliance met.
`training/pairs.py` learns the weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.happenings import WordOutput, links_of

Floats = NDArray[np.float32]

FILE = "pairs.npz"


@dataclass(frozen=True, slots=True)
class Pairing:
    """The weights.

    Attributes:
        teller, phrase: (D, H) from either word to the hidden layer.  types: (H,) by type of event; bias included.
        out: (H, parts).  bias: (parts,).
    """

    teller: Floats
    phrase: Floats
    types: Mapping[str, Floats]
    out: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Paired:
    """A text's words on their way to the hidden layer, both (words, H)."""

    teller: Floats
    phrase: Floats
    pairing: Pairing

    def scores(self, i: int, type_: str, phrases: Sequence[int]) -> Floats:
        """(phrases, parts) for words that head phrases, in an event of a type that the i-th word tells."""
        hidden = self.phrase[np.array(phrases, dtype=np.intp)] + (self.teller[i] + self.pairing.types[type_])
        scores: Floats = np.maximum(hidden, 0) @ self.pairing.out + self.pairing.bias
        return scores


def pair_words(outputs: Sequence[WordOutput], pairing: Pairing) -> Paired:
    """All words of a text, before any two are looked at together."""
    links = np.concatenate([links_of(output) for output in outputs])
    return Paired(links @ pairing.teller, links @ pairing.phrase, pairing)


def load_pairing(file: Path) -> Pairing:
    """Read what `training/pairs.py` writes."""
    with np.load(file) as arrays:
        found = {name: arrays[name] for name in arrays.files}
    teller, phrase, types, out, bias = (
        found[name].astype(np.float32) for name in ("teller", "phrase", "types", "out", "bias")
    )
    return Pairing(teller, phrase, dict(zip(found["names"].tolist(), types, strict=True)), out, bias)
