"""Which phrases of a document mean the same person or thing: every phrase chooses an earlier one, or none.

Mention ranking (Denis and Baldridge 2008; Durrett and Klein 2013): one hidden layer scores each earlier phrase as the
antecedent, and "none of them"; the best is taken, from left to right, over the whole document.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from sitroom.annotate.noun_phrases import Parse, Phrase, find_phrases
from sitroom.annotate.phrase_facts import Evidence, Floats, Ints, describe
from sitroom.annotate.phrase_pairs import Truths, pair_columns, pair_up, phrase_columns
from sitroom.annotate.trees import children_of
from sitroom.errors import SetupError

#: The file of a folder of weights that holds the scorer.
FILE = "coref.npz"
#: The arrays of the scorer's layers.
LAYERS = (
    "likely", "likely_bias", "later", "earlier", "pair", "hidden", "out",
    "none", "none_hidden", "none_out", "none_bias",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scorer:
    """Learned weights; see `training/coreference.py`.

    Attributes:
        arrays: by name of LAYERS. With C columns of a phrase, D of a pair and H hidden units: `likely` (C,) tells
            phrases that may corefer from those that never do; `later`, `earlier`, `none` (C, H), `pair` (D, H),
            `hidden`, `none_hidden`, `out`, `none_out` (H,), and the biases ().
        classes: lemma of a noun to shares of `phrase_facts.CLASSES`.
    """

    arrays: Mapping[str, Floats]
    classes: Mapping[str, Floats]

    def keep(self, phrases: Floats) -> Truths:
        """(phrases,) bool: those that may corefer at all; most nouns name a thing that is never spoken of again."""
        kept: Truths = phrases @ self.arrays["likely"] + self.arrays["likely_bias"] > 0
        return kept

    def score(self, phrases: Floats, later: Ints, earlier: Ints, pairs: Floats) -> tuple[Floats, Floats]:
        """Scores (pairs,) of the pairs and (phrases,) of referring to nothing before; the higher, the likelier."""
        a = self.arrays
        hidden = pairs @ a["pair"]
        hidden += (phrases @ a["later"] + a["hidden"])[later]
        hidden += (phrases @ a["earlier"])[earlier]
        np.maximum(hidden, 0, out=hidden)
        alone = np.maximum(phrases @ a["none"] + a["none_hidden"], 0)
        none: Floats = (alone @ a["none_out"] + a["none_bias"]).astype(np.float32)
        best: Floats = np.asarray(hidden @ a["out"], dtype=np.float32)
        return best, none


def load_scorer(folder: Path) -> Scorer:
    """Read what `training/coreference.py` wrote.

    Raises:
        SetupError: the file is missing or is not as that wrote it.
    """
    try:
        with np.load(folder / FILE) as file:
            arrays = {name: file[name].astype(np.float32) for name in LAYERS}
            shares = file["shares"].astype(np.float32) / 255
            lemmas = str(file["lemmas"]).split("\n")
        return Scorer(arrays, dict(zip(lemmas, shares, strict=True)))
    except (OSError, ValueError, KeyError) as error:
        raise SetupError(f"{folder / FILE}: cannot be read ({error}); install the package anew") from error


def find_chains(parse: Parse, evidence: Evidence, scorer: Scorer) -> list[list[Phrase]]:
    """The chains of a document: two or more phrases in order; chains by their first phrase."""
    children = children_of(parse.heads)
    phrases = find_phrases(parse, children)
    if not phrases:
        return []
    table = describe(parse, children, phrases, evidence, scorer.classes)
    facts = phrase_columns(table, evidence)
    later, earlier = pair_up(table, scorer.keep(facts))
    scores, none = scorer.score(facts, later, earlier, pair_columns(table, later, earlier, evidence))
    return [[phrases[row] for row in chain] for chain in link(later, earlier, scores, none)]


def link(later: Ints, earlier: Ints, scores: Floats, none: Floats) -> list[list[int]]:
    """Rows of phrases as chains: each joins the chain of its best antecedent, where that beats having none.

    Args:
        later, earlier, scores: the pairs, in order of `later`.
        none: each phrase's score of referring to nothing before it.
    """
    chain_of: dict[int, list[int]] = {}
    starts = np.searchsorted(later, np.arange(len(none) + 1)).tolist()
    for row, (first, last) in enumerate(pairwise(starts)):
        if first == last:
            continue
        best = first + int(scores[first:last].argmax())
        if scores[best] > none[row]:
            antecedent = int(earlier[best])
            chain = chain_of.setdefault(antecedent, [antecedent])
            chain.append(row)
            chain_of[row] = chain
    chains = {id(chain): chain for chain in chain_of.values()}
    return sorted(chains.values())
