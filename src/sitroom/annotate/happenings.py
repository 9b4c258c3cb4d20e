"""Happenings: every word that tells that something took place, whether or not a type is known for it.

The network says which words tell of a happening (`event`), the tree of their sentence who did it and how firmly it is
told. Typed triggers are found by `events.py`; what is found here has the type OTHER.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sitroom.records.annotation import Trigger, Word
from sitroom.records.text import Span
from sitroom.records.trees import Trees

#: Relations of those who act, of those to whom something is done, and of either in the passive.
ACTORS = frozenset({"nsubj", "obl:agent", "nmod:poss"})
RECIPIENTS = frozenset({"obj", "iobj", "nsubj:pass"})
#: What hangs on a phrase and is no part of its name: "the envoy, who had fled", "Kyiv and Warsaw" (two phrases).
BEHIND = frozenset("acl acl:relcl advcl appos case cc conj cop mark parataxis punct".split())
NEGATIONS = frozenset("not n't never no neither nor".split())
WILL = frozenset("will wo 'll shall would".split())
MAY = frozenset("could may might can should must".split())


class EventOutput(Protocol):
    """What the network says of one window.

    Attributes:
        first_word: the number of the window's first word in the document.
        event: (words,) float32, above 0 when the word more likely tells of a happening than not.
    """

    @property
    def first_word(self) -> int: ...
    @property
    def event(self) -> NDArray[np.float32]: ...


def find_happenings(text: str, words: Sequence[Word], outputs: Sequence[EventOutput]) -> list[Trigger]:
    """The happenings of a text in order, one word each: of "took place" the word that heads it."""
    trees = Trees(words)
    told = np.concatenate([output.event > 0 for output in outputs]) if outputs else np.zeros(0, dtype=bool)
    edges = np.flatnonzero(np.diff(told, prepend=False, append=False))
    found = []
    for first, last in pairwise(edges):
        if not told[first]:
            continue
        run = range(first, last)
        heads = [int(i) for i in run if words[i].head not in run]
        found += [_trigger(text, trees, head) for head in heads]
    return found


def _trigger(text: str, trees: Trees, head: int) -> Trigger:
    passive = any(trees.words[child].deprel == "aux:pass" for child in trees.children[head])
    actors, recipients = [], []
    for child in trees.children[head]:
        relation = trees.words[child].deprel
        if relation in ACTORS and not (passive and relation == "nsubj"):
            actors.append(_phrase(trees, child))
        elif relation in RECIPIENTS or relation == "nsubj":
            recipients.append(_phrase(trees, child))
    return Trigger(
        span=trees.words[head].span,
        type="OTHER",
        event_mode=None,
        modality=_modality(text, trees, head),
        actors=tuple(actors),
        recipients=tuple(recipients),
    )


def _phrase(trees: Trees, head: int) -> Span:
    """The words of a phrase without what is told of it behind."""
    first = last = head
    for child in trees.children[head]:
        if trees.words[child].deprel not in BEHIND:
            inside = _phrase(trees, child)
            first, last = min(first, trees.under(inside).start), max(last, trees.under(inside).stop - 1)
    return Span(trees.words[first].span.start, trees.words[last].span.end)


def _modality(text: str, trees: Trees, head: int) -> str:
    """By the words that hang on it: "not", "if", "will", "could"."""
    children = [trees.words[child] for child in trees.children[head]]
    printed = {child.span.of(text).lower().replace("’", "'") for child in children if child.deprel != "punct"}
    if printed & NEGATIONS:
        return "negated"
    if any(child.deprel == "mark" and child.lemma in {"if", "unless"} for child in children):
        return "conditional"
    if printed & WILL:
        return "planned"
    if printed & MAY:
        return "possible"
    return "actual"
