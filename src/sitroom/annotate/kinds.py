"""What one actor does to another: one of PLOVER's types, by the words around the two and between them.

A linear model over hashed facts: runs of lemmas with the two replaced by marks, the way from one to the other in the
tree with what hangs on it, letters of the words on that way. `training/kinds.py` learns the weights from sentences and
from phrases ("lodge a protest with"). What the network says of the word that tells it counts too.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.hashed import STEM, Facts, Model, combined, load_model, runs, word_pieces
from sitroom.annotate.labels import EVENT
from sitroom.annotate.roles import LIGHT
from sitroom.records.annotation import Annotation, Word
from sitroom.records.text import Span
from sitroom.records.trees import Trees

FILE = "kinds.npz"
#: Words of the way that count.
FARTHEST = 6
SOURCE, TARGET = "SRC", "TGT"
#: What the network's word counts for beside the model's, and the probability below which all are alike; chosen on the
#: tenth of PLV's sentences that it has not seen.
NETWORK, FAINT = 0.1, 1e-3
Leanings = Mapping[int, Sequence[float]]
#: PLOVER tells material yielding from yielding by word; the sets that we learn from do not.
GIVEN_BACK = frozenset("withdraw retreat return release evacuate leave disengage surrender free pull disarm".split())


def kind_of(model: Model, trees: Trees, source: Span | None, target: Span | None, leanings: Leanings) -> str:
    """The type of what passes from one phrase to another; None for one that the sentence does not name.

    Args:
        leanings: how probable the network holds each type, by the number of the word.
    """
    [scores] = model.scores([pair_facts(trees, source, target)])
    trigger = trigger_between(trees, source, target)
    told = [leanings[i] for i in (with_noun(trees, trigger) if trigger is not None else ()) if i in leanings]
    if told:
        scores = combined(scores, np.max(told, axis=0), NETWORK, FAINT)
    kind = EVENT[int(scores.argmax())]
    if kind != "YIELD":
        return kind
    way = way_between(trees, source, target)
    return yielding(trees.words[i].lemma.lower() for i in way)


def yielding(lemmas: Iterable[str]) -> str:
    """Which of PLOVER's two ways of yielding some words tell."""
    return "RETREAT" if any(lemma in GIVEN_BACK for lemma in lemmas) else "CONCEDE"


def kind_between(annotation: Annotation, source: Span | None, target: Span | None) -> str | None:
    """What one phrase of a text does to another, read off the sentences that they stand in; None for no phrase."""
    named = [span for span in (source, target) if span]
    touched = [sentence for sentence in annotation.sentences if any(sentence.meets(span) for span in named)]
    if not touched:
        return None
    whole = Span(touched[0].start, touched[-1].end)
    first = bisect_left(annotation.words, whole.start, key=lambda word: word.span.start)
    last = bisect_left(annotation.words, whole.end, lo=first, key=lambda word: word.span.start)
    words = [_moved(word, first, last) for word in annotation.words[first:last]]
    leanings = {i - first: annotation.leanings[i] for i in range(first, last) if i in annotation.leanings}
    return kind_of(load_kinds(), Trees(words), source, target, leanings)


def _moved(word: Word, first: int, last: int) -> Word:
    """A word with its head counted from the first of a stretch; a head outside it is none."""
    inside = word.head is not None and first <= word.head < last
    return replace(word, head=(word.head or 0) - first if inside else None)


@cache
def load_kinds() -> Model:
    """The model that ships, read when first asked for."""
    return load_model(WEIGHTS / FILE)


def trigger_between(trees: Trees, source: Span | None, target: Span | None) -> int | None:
    """The word that tells what passes between two phrases: on the way from one to the other in the tree.

    That is where both ways up meet, when it lies outside the two; else the nearest verb above it ("India and Pakistan
    agreed"), else a verb or noun on the way.
    """
    inside = {i for span in (source, target) if span for i in trees.under(span)}
    heads = [trees.head(span) for span in (source, target) if span]
    ways = [list(trees.upwards(head)) for head in heads if head is not None]
    if not ways:
        return None
    meeting = next((i for i in ways[0] if all(i in way for way in ways)), None)
    above = [i for i in (trees.upwards(meeting) if meeting is not None else ()) if i not in inside]
    if above and len(ways) > 1 and trees.words[above[0]].upos in ("VERB", "ADJ", "NOUN"):
        return above[0]
    between = [*above, *(i for way in ways for i in way if i not in inside)]
    told = (i for kind in ("VERB", "NOUN") for i in between if trees.words[i].upos == kind)
    return next(told, between[0] if between else None)


def with_noun(trees: Trees, trigger: int) -> list[int]:
    """The trigger, and behind a verb that says little its noun: "held talks", "launched an investigation"."""
    if trees.words[trigger].lemma not in LIGHT:
        return [trigger]
    return [trigger, *(child for child in trees.children[trigger] if trees.words[child].deprel == "obj")]


def way_between(trees: Trees, source: Span | None, target: Span | None) -> list[int]:
    """The words on the way from one phrase to the other in the tree, the two phrases' heads left out."""
    heads = [head for span in (source, target) if span and (head := trees.head(span)) is not None]
    if len(heads) < 2:
        return list(trees.upwards(heads[0]))[1:3] if heads else []
    way = trees.way(*heads)
    if way is None:
        return [above for head in heads for above in list(trees.upwards(head))[1:2]]
    up, down = way
    return [*up[1:], *down[:-1]]


def pair_facts(trees: Trees, source: Span | None, target: Span | None) -> list[Facts]:
    """The groups of facts of one pair in the trees of its sentence."""
    way = way_between(trees, source, target)
    marked = list(_marked(trees, source, target))
    return [
        dict.fromkeys(runs(marked, "n:"), 1.0),
        dict.fromkeys(runs(_between(marked), "m:"), 1.0),
        _hanging(trees, way, source, target),
        {piece: 1.0 for i in way[:4] for piece in word_pieces(trees.words[i].lemma.lower())},
        {f"s:{word[:STEM]}": 1.0 for word in marked},
    ]


def _marked(trees: Trees, source: Span | None, target: Span | None) -> Iterator[str]:
    """The lemmas of a text without punctuation, each of the two phrases as one mark."""
    last = ""
    for word in trees.words:
        if target and word.span.meets(target):
            mark = TARGET
        elif source and word.span.meets(source):
            mark = SOURCE
        else:
            mark = ""
        if mark:
            if mark != last:
                yield mark
            last = mark
        elif word.upos != "PUNCT":
            yield word.lemma.lower()
            last = ""


def _between(marked: Sequence[str]) -> list[str]:
    """What stands between the two, with a mark for which comes first; all where one is not named."""
    if SOURCE not in marked or TARGET not in marked:
        return list(marked)
    first, last = marked.index(SOURCE), marked.index(TARGET)
    return ["S1" if first < last else "T1", *marked[min(first, last) + 1 : max(first, last)]]


def _hanging(trees: Trees, way: Sequence[int], source: Span | None, target: Span | None) -> Facts:
    """The words on the way and what hangs on them, and how the two phrases hang."""
    words = trees.words
    found: Facts = {}
    for i in way[:FARTHEST]:
        lemma = words[i].lemma.lower()
        found |= {f"d:p_{lemma}": 1.0, f"d:pr_{words[i].deprel}": 1.0}
        for child in trees.children[i]:
            if words[child].upos != "PUNCT":
                below = words[child].lemma.lower()
                found |= {f"d:c_{lemma}>{below}": 1.0, f"d:cr_{lemma}>{words[child].deprel}": 1.0, f"d:cc_{below}": 1.0}
    found["d:way_" + "_".join(words[i].lemma.lower() for i in way[:4])] = 1.0
    heads = [trees.head(span) if span else None for span in (source, target)]
    for name, head in zip(("sr", "tr"), heads, strict=True):
        if head is not None:
            found[f"d:{name}_{words[head].deprel}"] = 1.0
    if heads[1] is not None:
        found[f"d:th_{words[heads[1]].lemma.lower()}"] = 1.0
    return found
