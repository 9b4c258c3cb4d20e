"""What one actor does to another: one of PLOVER's types, by the words around the two and between them.

A linear model over hashed facts: runs of lemmas with the two replaced by marks, the way from one to the other in the
tree with what hangs on it, letters of the words on that way. `training/kinds.py` learns the weights from sentences and
from phrases ("lodge a protest with").
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sitroom.annotate.heads import WEIGHTS
from sitroom.annotate.labels import EVENT
from sitroom.records.annotation import Annotation, Word
from sitroom.records.text import Span
from sitroom.records.trees import Trees

FILE = "kinds.npz"
#: Facts are filed under this many numbers; a few share one.
BUCKETS = 1 << 16
#: Longest run of lemmas; sizes of pieces of words; letters that make a stem; words of the way that count.
RUN, PIECES, STEM, FARTHEST = 3, (3, 4, 5), 5, 6
SOURCE, TARGET = "SRC", "TGT"
#: PLOVER tells material yielding from yielding by word; the sets that we learn from do not.
GIVEN_BACK = frozenset("withdraw retreat return release evacuate leave disengage surrender free pull disarm".split())

Facts = dict[str, float]
Numbers = NDArray[np.int64]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Kinds:
    """The weights of the model.

    Attributes:
        weights: (types, BUCKETS) int8, in steps of `step`.  bias: (types,) float32.
        rarity: (BUCKETS,) float16, what each fact counts for before its group is brought to length one.
    """

    weights: NDArray[np.int8]
    step: float
    bias: NDArray[np.float32]
    rarity: NDArray[np.float16]

    def scores(self, groups: Sequence[Facts]) -> NDArray[np.float32]:
        """(types,) for the groups of facts of one pair."""
        found = np.array(self.bias)
        for numbers, values in filed(groups, self.rarity):
            found += (self.weights[:, numbers] * values).sum(1) * self.step
        return found

    def of(self, trees: Trees, source: Span | None, target: Span | None) -> str:
        """The type of what passes from one phrase to another; None for one that the sentence does not name."""
        kind = EVENT[int(self.scores(pair_facts(trees, source, target)).argmax())]
        if kind != "YIELD":
            return kind
        way = way_between(trees, source, target)
        return "RETREAT" if any(trees.words[i].lemma.lower() in GIVEN_BACK for i in way) else "CONCEDE"


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
    return load_kinds().of(Trees(words), source, target)


def _moved(word: Word, first: int, last: int) -> Word:
    """A word with its head counted from the first of a stretch; a head outside it is none."""
    inside = word.head is not None and first <= word.head < last
    return replace(word, head=(word.head or 0) - first if inside else None)


@cache
def load_kinds() -> Kinds:
    """The model that ships, read when first asked for."""
    with np.load(WEIGHTS / FILE) as file:
        return Kinds(file["weights"], float(file["step"]), file["bias"], file["rarity"])


def filed(groups: Sequence[Facts], rarity: NDArray[np.float16]) -> Iterator[tuple[Numbers, Values]]:
    """Each group as (numbers, values), its values of length one."""
    for group in groups:
        by_number = {crc32(fact.encode()) % BUCKETS: value for fact, value in group.items()}
        numbers = np.fromiter(by_number, dtype=np.int64, count=len(by_number))
        values = np.fromiter(by_number.values(), dtype=np.float32, count=len(by_number)) * rarity[numbers]
        length = float(np.sqrt((values**2).sum()))
        yield numbers, values / (length or 1.0)


def way_between(trees: Trees, source: Span | None, target: Span | None) -> list[int]:
    """The words on the way from one phrase to the other in the tree, the two phrases' heads left out."""
    heads = [head for span in (source, target) if span and (head := trees.head(span)) is not None]
    ways = [list(trees.upwards(head)) for head in heads]
    if len(ways) < 2:
        return ways[0][1:3] if ways else []
    up, down = ways
    meeting = next((i for i in up if i in set(down)), None)
    if meeting is None:
        return [*up[1:2], *down[1:2]]
    return [*up[1 : up.index(meeting) + 1], *reversed(down[1 : down.index(meeting)])]


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


def runs(words: Sequence[str], prefix: str) -> Iterator[str]:
    """Neighbouring words, one to RUN of them: "n:meet", "n:meet_with"."""
    for size in range(1, RUN + 1):
        for i in range(len(words) - size + 1):
            yield prefix + "_".join(words[i : i + size])


def word_pieces(word: str) -> Iterator[str]:
    """Pieces of a few letters, ends marked."""
    whole = f"^{word}$"
    for size in PIECES:
        for i in range(len(whole) - size + 1):
            yield f"c:{whole[i : i + size]}"


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
