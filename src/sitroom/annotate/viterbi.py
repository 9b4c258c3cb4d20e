"""The best sequence of B/I labels for the words of many stretches at once, and the spans that it draws."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

#: What a forbidden step costs: more than any network's scores can make good.
FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one head and what it costs to go from one to the next, learned in training.

    Attributes:
        names: "O", "B-PER", "I-PER" ...
        transitions: (labels, labels) float32, from row to column, added to the scores; illegal steps are FORBIDDEN.
        start, end: (labels,) float32, for the first and the last word of a stretch.
        free: whether every legal step costs nothing.
    """

    names: tuple[str, ...]
    transitions: Floats
    start: Floats
    end: Floats
    free: bool


@dataclass(frozen=True, slots=True)
class LabelledRun:
    """Words [first, last) under one label without its B or I."""

    label: str
    first: int
    last: int


def read_labels(
    names: Sequence[str],
    transitions: Floats | None = None,
    start: Floats | None = None,
    end: Floats | None = None,
) -> Labels:
    """Labels with their steps; without learned costs every legal step is free.

    O -> I-x and B-x -> I-y are never taken, and no stretch begins with I-x, whatever the learned costs say.
    """
    size = len(names)
    steps = np.zeros((size, size), np.float32) if transitions is None else transitions.astype(np.float32)
    first = np.zeros(size, np.float32) if start is None else start.astype(np.float32)
    last = np.zeros(size, np.float32) if end is None else end.astype(np.float32)
    for j, name in enumerate(names):
        if name.startswith("I-"):
            first[j] = FORBIDDEN
            for i, before in enumerate(names):
                if before[2:] != name[2:]:
                    steps[i, j] = FORBIDDEN
    costs = (steps, first, last)
    return Labels(tuple(names), steps, first, last, all(((c == 0) | (c == FORBIDDEN)).all() for c in costs))


def best_paths(scores: Sequence[Floats], labels: Labels) -> list[Ints]:
    """The most probable label of each word, stretch by stretch; one stretch never sways another.

    Where steps have costs, or the highest scores make no legal sequence, the stretch is searched. All these stretches
    are searched side by side, a word of each at a time.

    Args:
        scores: one (words, labels) float32 array a stretch, before any softmax; may be empty of words.
        labels: theirs.
    Returns:
        One (words,) array of label numbers a stretch, in the order given.
    Source: Viterbi (1967); a path's score is the sum of scores and steps, as in a linear-chain CRF.
    """
    paths: list[Ints] = [stretch.argmax(axis=1) if len(stretch) else np.zeros(0, np.intp) for stretch in scores]
    searched = [i for i, path in enumerate(paths) if len(path) and not (labels.free and _is_legal(path, labels))]
    if not searched:
        return paths
    order = sorted(searched, key=lambda i: -len(scores[i]))
    lengths = np.array([len(scores[i]) for i in order], dtype=np.intp)
    longest = int(lengths[0])
    padded = np.zeros((longest, len(order), len(labels.names)), np.float32)
    for row, i in enumerate(order):
        padded[: len(scores[i]), row] = scores[i]
    best = labels.start + padded[0]
    came_from = np.zeros(padded.shape, np.intp)
    for t in range(1, longest):
        running = int(np.searchsorted(-lengths, -t))  # the stretches longer than t stand in front
        candidates = best[:running, :, None] + labels.transitions
        came_from[t, :running] = candidates.argmax(axis=1)
        best[:running] = candidates.max(axis=1) + padded[t, :running]
    rows = np.arange(len(order))
    label = (best + labels.end).argmax(axis=1)
    chosen = np.zeros((longest, len(order)), np.intp)
    for t in range(longest - 1, -1, -1):
        chosen[t] = label
        label = np.where(t < lengths, came_from[t, rows, label], label)
    for row, i in enumerate(order):
        paths[i] = chosen[: lengths[row], row]
    return paths


def _is_legal(path: Ints, labels: Labels) -> bool:
    steps = labels.transitions[path[:-1], path[1:]]
    return bool(labels.start[path[0]] == 0 and (steps == 0).all())


def runs_of(path: Ints, labels: Labels, offset: int = 0) -> list[LabelledRun]:
    """The runs of words that a legal path of labels draws, in order.

    Args:
        offset: the number of the path's first word.
    """
    runs = []
    names = [labels.names[i] for i in path.tolist()] if len(path) else []
    first: int | None = None
    for i, name in enumerate([*names, "O"]):
        if first is not None and not name.startswith("I-"):
            runs.append(LabelledRun(names[first][2:], first + offset, i + offset))
            first = None
        if name.startswith("B-"):
            first = i
    return runs


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    probabilities: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return probabilities
