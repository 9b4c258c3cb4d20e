"""Documents cut into windows of pieces, and windows put together into batches."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from sitroom.annotate.features import NEW_LINE, find_marks
from sitroom.annotate.inputs import make_inputs
from sitroom.annotate.pieces import Pieces
from sitroom.annotate.windows import MAX_PIECES, cut_windows, find_breaks
from training.data import MISSING, Example

#: Labels that name another word of the document; they must be moved when a window is cut out of it.
POINTERS = ("link", "arc")
#: Windows of one draw that are sorted by length together.
NEIGHBOURS = 400
T = TypeVar("T")


@dataclass(frozen=True)
class Window:
    """What the network sees of a stretch of one document, and what it should say of it."""

    pieces: np.ndarray
    marks: np.ndarray
    first: np.ndarray
    last: np.ndarray
    gold: dict[str, np.ndarray]


class Prepared:
    """One document cut into pieces once; windows are cut out of it anew in each epoch."""

    def __init__(self, example: Example, pieces: Pieces) -> None:
        self.gold = example.gold
        self.ids = [pieces.of(word.of(example.text))[:MAX_PIECES] for word in example.words]
        self.sizes = [len(ids) for ids in self.ids]
        marks = find_marks(example.text, example.words)
        self.breaks = find_breaks(example.text, example.words, marks)
        self.marks = np.array(marks, dtype=np.int64).reshape(-1, 3)
        self.cls, self.sep = pieces.cls, pieces.sep

    def windows(self, rng: random.Random | None) -> Iterator[Window]:
        """All windows; with `rng` the first ends somewhere at random, so that epochs differ."""
        start = 0
        if rng is not None and sum(self.sizes) > MAX_PIECES:
            ends = [i for i, kind in enumerate(self.breaks[:MAX_PIECES]) if i and kind]
            if ends and rng.random() < 0.8:
                start = rng.choice(ends)
                windows = cut_windows(self.sizes[:start], self.breaks[:start], MAX_PIECES)
                yield from (self._window(w.first, w.last) for w in windows)
        for window in cut_windows(self.sizes[start:], self.breaks[start:], MAX_PIECES):
            yield self._window(start + window.first, start + window.last)

    def _window(self, first: int, last: int) -> Window:
        inputs = make_inputs(self.ids[first:last], self.marks[first:last], cls=self.cls, sep=self.sep)
        gold = {head: values[first:last].copy() for head, values in self.gold.items()}
        for head in POINTERS:
            moved = gold[head] - first
            gold[head] = np.where((moved >= 0) & (moved < last - first), moved, -1)
        return Window(inputs.pieces, inputs.marks, inputs.first, inputs.last, gold)


def spoil(window: Window, rng: np.random.Generator, mask: int, share: float = 0.06) -> Window:
    """A window with some pieces hidden and sometimes without its spacing, so that no single clue is leaned on."""
    pieces, marks = window.pieces.copy(), window.marks.copy()
    hidden = rng.random(len(pieces)) < share
    hidden[[0, -1]] = False
    pieces[hidden] = mask
    if rng.random() < 0.15:
        marks[..., 2][(marks[..., 2] > 0) & (marks[..., 2] < NEW_LINE)] = 2
    return Window(pieces, marks, window.first, window.last, window.gold)


def drawn(items: list[T], window_of: Callable[[T], Window], most_pieces: int, rng: random.Random) -> list[list[T]]:
    """All of some items once, those of like length together, in random order; `items` is shuffled.

    Args:
        window_of: the window of an item.  most_pieces: of a group, padding included.
    """
    rng.shuffle(items)
    parts = (items[first : first + NEIGHBOURS] for first in range(0, len(items), NEIGHBOURS))
    groups = [group for part in parts for group in alike(part, window_of, most_pieces)]
    rng.shuffle(groups)
    return groups


def alike(items: Iterable[T], window_of: Callable[[T], Window], most_pieces: int) -> Iterator[list[T]]:
    """Items in groups of like length, the shortest first; see `drawn`."""
    group: list[T] = []
    for item in sorted(items, key=lambda item: len(window_of(item).pieces)):
        if group and (len(group) + 1) * len(window_of(item).pieces) > most_pieces:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def batches(
    sets: Mapping[str, list[Prepared]], shares: Mapping[str, float], *, seed: int, most_pieces: int, mask: int
) -> Iterator[list[Window]]:
    """The batches of one round, the same at every run: windows of like length together, in random order.

    Args:
        shares: how often each set is read in the round; 1.5 is all of it and a random half.
        most_pieces: of a batch, padding included.
        mask: the piece that stands for a hidden one.
    """
    rng = random.Random(seed)
    noise = np.random.default_rng(seed)
    windows: list[Window] = []
    for name, documents in sets.items():
        share = shares[name]
        drawn = documents * int(share) + rng.sample(documents, round((share % 1) * len(documents)))
        for document in drawn:
            windows += document.windows(rng)
    for group in drawn(windows, lambda window: window, most_pieces, rng):
        yield [spoil(window, noise, mask) for window in group]


def collate(windows: Sequence[Window]) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Windows of unlike length as one batch: (inputs, gold)."""

    def stack(arrays: Sequence[np.ndarray], fill: int) -> Tensor:
        longest = max(len(array) for array in arrays)
        shape = (len(arrays), longest, *arrays[0].shape[1:])
        whole = np.full(shape, fill, dtype=np.int64)
        for row, array in zip(whole, arrays, strict=True):
            row[: len(array)] = array
        return torch.from_numpy(whole)

    inputs = {name: stack([getattr(w, name) for w in windows], 0) for name in ("pieces", "marks", "first", "last")}
    inputs["lengths"] = torch.tensor([[len(w.pieces), len(w.first)] for w in windows])
    gold = {head: stack([w.gold[head] for w in windows], fill) for head, fill in MISSING.items()}
    gold["here"] = stack([np.ones(len(w.first)) for w in windows], 0).bool()
    return inputs, gold
