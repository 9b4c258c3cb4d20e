"""Which type of event a word tells of, by what stands around it: a linear model beside the network's word.

The network knows its training news by heart and trusts likeness: neighbours that "share a border" COOPERATE for it, a
club that "allows anybody to join" CONCEDEs. Facts of the word, its phrases and what it hangs on err elsewhere, so that
both together are right more often than either. `training/typed.py` learns the weights.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.hashed import Facts, Model, combined, word_pieces
from sitroom.annotate.sight import Sight

FILE = "typed.npz"
#: What the network's word counts for beside the facts, and what it leaves to the least likely; chosen on the tenth of
#: the labelled news that it has not seen.
NETWORK, FAINT = 0.5, 1e-3
#: Words on either side that count by their lemma; steps up the tree.
NEAR, UP = 8, 3
CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})


def weighed(sight: Sight, words: Sequence[int], told: NDArray[np.float32], model: Model) -> NDArray[np.float32]:
    """(words, TOLD) scores of some words out of facts and of the network's probabilities, `told`, of the whole text."""
    facts = model.scores([type_facts(sight, i) for i in words])
    return combined(facts, told[list(words)], NETWORK, FAINT)


def type_facts(sight: Sight, i: int) -> list[Facts]:
    """The groups of facts of a word: its own, what stands around it, its letters, its lemma."""
    lemma = sight.lemmas[i]
    return [
        dict.fromkeys(_own(sight, i), 1.0),
        dict.fromkeys((*_around(sight, i), *_below(sight, i), *_above(sight, i)), 1.0),
        dict.fromkeys(word_pieces(lemma), 1.0),
        {f"L:{lemma}": 1.0},
    ]


def _own(sight: Sight, i: int) -> Iterator[str]:
    word, lemma = sight.trees.words[i], sight.lemmas[i]
    form = word.span.of(sight.text).lower()
    yield from (f"l:{lemma}", f"f:{form}", f"u:{word.upos}", f"d:{word.deprel}", f"ud:{word.upos}_{word.deprel}")
    yield from (f"sx:{word.upos}_{form[-3:]}", f"ld:{lemma}_{word.deprel}", f"lu:{lemma}_{word.upos}")


def _around(sight: Sight, i: int) -> Iterator[str]:
    for k in sight.sentence[i]:
        if k != i:
            if abs(k - i) <= NEAR:
                yield f"w:{sight.lemmas[k]}"
            if sight.trees.words[k].upos in CONTENT:
                yield from (f"s:{sight.lemmas[k]}", f"sl:{sight.labels[k]}")


def _below(sight: Sight, i: int) -> Iterator[str]:
    words, lemmas = sight.trees.words, sight.lemmas
    for child in sight.trees.children[i]:
        relation, named = words[child].deprel, sight.labels[child] or lemmas[child]
        yield from (f"k:{relation}_{named}", f"kl:{lemmas[i]}_{relation}_{named}", f"kr:{words[i].upos}_{relation}")
        for below in sight.trees.children[child]:
            if words[below].deprel == "case":
                yield f"kc:{lemmas[i]}_{relation}_{lemmas[below]}"


def _above(sight: Sight, i: int) -> Iterator[str]:
    lemmas = sight.lemmas
    for path, node in sight.above(i, UP):
        yield from (
            f"p:{path}_{lemmas[node]}",
            f"P:{path}",
            f"h:{lemmas[node]}",
            f"hl:{lemmas[node]}_{path}_{lemmas[i]}",
        )
