"""Grammar: each word's part of speech, dictionary form, head and relation, in the terms of Universal Dependencies.

A sentence is a tree with one root, and no arc leaves it; sentences are decided first (`starts.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.lemmas import Choices, apply_script, choose_script
from sitroom.annotate.trees import find_tree
from sitroom.records.annotation import Word
from sitroom.records.text import Span

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

ROOT = "root"


class SyntaxOutput(Protocol):
    """What the network says of one window of W words; arrays without a batch axis.

    Attributes:
        first_word: the number of the window's first word in the document.
        arc: (W, W) scores; row i, which word is the head of word i; itself for a root.
        rel_dep, rel_head: (W, D), what each word brings to its relation as the lower and as the upper end.
        upos: (W, parts of speech) scores.  lemma: (W, edit scripts) scores.
    """

    @property
    def first_word(self) -> int: ...
    @property
    def arc(self) -> Floats: ...
    @property
    def rel_dep(self) -> Floats: ...
    @property
    def rel_head(self) -> Floats: ...
    @property
    def upos(self) -> Floats: ...
    @property
    def lemma(self) -> Floats: ...


@dataclass(frozen=True, slots=True)
class SyntaxLabels:
    """The classes of the heads in the order of their outputs, and the last layer of the relations.

    Attributes:
        upos: parts of speech.  deprel: relations, `root` among them.  lemma: edit scripts (`lemmas.py`).
        rel_weight: (relations, D) float32.  rel_bias: (relations,) float32.
        choices: the edit scripts that a word may take; all where it is empty.
    """

    upos: tuple[str, ...]
    deprel: tuple[str, ...]
    lemma: tuple[str, ...]
    rel_weight: Floats
    rel_bias: Floats
    choices: Choices = field(default_factory=dict)


def decode_syntax(
    text: str,
    words: Sequence[Span],
    sentences: Sequence[range],
    outputs: Sequence[SyntaxOutput],
    labels: SyntaxLabels,
) -> list[Word]:
    """The words of a document with their grammar, as many as are given and in their order.

    Args:
        words: of the whole document.
        sentences: numbers of the words of each sentence, in order; all words lie in one, none crosses two windows.
        outputs: of the windows, in order, together one row a word.
        labels: what the classes mean.
    """
    found: list[Word] = []
    at = 0
    for output in outputs:
        first, size = output.first_word, len(output.arc)
        heads = np.arange(size)
        while at < len(sentences) and sentences[at].start < first + size:
            inside = slice(sentences[at].start - first, sentences[at].stop - first)
            heads[inside] = find_tree(output.arc[inside, inside]) + inside.start
            at += 1
        relations = decode_relations(output, heads, labels)
        parts = output.upos.argmax(axis=1)
        rows = zip(heads.tolist(), relations.tolist(), parts.tolist(), output.lemma, strict=True)
        for i, (head, relation, part, scores) in enumerate(rows):
            token = words[first + i]
            form = text[token.start : token.end]
            upos = labels.upos[part]
            script = choose_script(form, upos, scores, labels.choices)
            found.append(
                Word(
                    span=token,
                    lemma=_lemma(form, labels.lemma[script]),
                    upos=upos,
                    head=None if head == i else first + head,
                    deprel=labels.deprel[relation],
                )
            )
    return found


def decode_relations(output: SyntaxOutput, heads: Ints, labels: SyntaxLabels) -> Ints:
    """The class of each word's relation to its head; roots are `root` and nothing else is.

    Args:
        heads: (W,) numbers in the window; roots are their own.
    """
    hidden = np.maximum(output.rel_dep + output.rel_head[heads], 0.0)
    scores = hidden @ labels.rel_weight.T + labels.rel_bias
    root = labels.deprel.index(ROOT)
    scores[:, root] = -np.inf
    relations: Ints = scores.argmax(axis=1)
    relations[heads == np.arange(len(heads))] = root
    return relations


@lru_cache(maxsize=1 << 15)
def _lemma(form: str, script: str) -> str:
    lemma = apply_script(form, script)
    # Treebanks leave the lemma blank in the second half of a word torn in two ("with out"), and a network learns that.
    return form if lemma == "_" else lemma
