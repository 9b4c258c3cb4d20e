"""The best path is the best of all legal ones; runs are read off it."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sitroom.annotate.viterbi import FORBIDDEN, LabelledRun, best_paths, read_labels, runs_of

NAMES = ("O", "B-A", "I-A", "B-B", "I-B")


def by_hand(scores: np.ndarray, labels) -> tuple[int, ...]:
    """The best path by trying all of them."""

    def total(path: tuple[int, ...]) -> float:
        steps = sum(labels.transitions[a, b] for a, b in pairwise(path))
        return labels.start[path[0]] + labels.end[path[-1]] + steps + sum(scores[i, k] for i, k in enumerate(path))

    return max(product(range(len(NAMES)), repeat=len(scores)), key=total)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(0, 4), min_size=1, max_size=4))
def test_side_by_side_is_as_good_as_one_by_one(seed: int, lengths: list[int]) -> None:
    rng = np.random.default_rng(seed)
    size = len(NAMES)
    labels = read_labels(NAMES, *(rng.normal(size=s).astype(np.float32) for s in ((size, size), size, size)))
    scores = [rng.normal(scale=2, size=(length, size)).astype(np.float32) for length in lengths]
    for given_scores, path in zip(scores, best_paths(scores, labels), strict=True):
        assert len(path) == len(given_scores)
        if len(path):
            assert tuple(path.tolist()) == by_hand(given_scores, labels)


def test_a_run_never_begins_inside() -> None:
    labels = read_labels(NAMES)
    scores = np.zeros((3, 5), np.float32)
    scores[:, 2] = 5.0  # every word would rather be I-A
    (path,) = best_paths([scores], labels)
    assert [NAMES[i] for i in path] == ["B-A", "I-A", "I-A"]
    assert labels.transitions[1, 4] == FORBIDDEN


def test_runs() -> None:
    path = np.array([1, 1, 2, 0, 3, 4])
    assert runs_of(path, read_labels(NAMES), 10) == [
        LabelledRun("A", 10, 11),
        LabelledRun("A", 11, 13),
        LabelledRun("B", 14, 16),
    ]
