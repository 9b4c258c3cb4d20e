"""Trees: the favourites where they are one, the best single-rooted tree where they are not."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitroom.annotate.trees import best_tree, find_tree, is_tree


def by_trying(scores: np.ndarray) -> float:
    """The highest sum of scores over all trees with one root, by looking at every one."""
    size = len(scores)
    every = (np.array(heads) for heads in product(range(size), repeat=size))
    return max(scores[range(size), heads].sum() for heads in every if is_tree(heads))


def test_favourites_that_are_a_tree_are_taken() -> None:
    scores = np.full((4, 4), -5.0, np.float32)
    scores[[0, 1, 2, 3], [1, 1, 3, 1]] = 3.0
    assert find_tree(scores).tolist() == [1, 1, 3, 1]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([0], True),
        ([1, 1, 1], True),
        ([0, 1, 1], False),  # two roots
        ([1, 0, 2], False),  # a cycle beside the root
        ([1, 2, 0], False),  # no root
        ([1, 2, 3, 4, 5, 6, 6], True),  # a chain
    ],
)
def test_what_a_tree_is(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected


def test_two_roots_become_one() -> None:
    # "They met. He said": both verbs would be roots; the second loses least by hanging on the first.
    scores = np.array([[0, 5, 0], [0, 6, 3], [0, 4, 5]], np.float32)
    assert find_tree(scores).tolist() == [1, 1, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[1, 9, 0], [8, 0, 2], [0, 4, 9]], np.float32)
    assert find_tree(scores).tolist() == [1, 2, 2]


@settings(deadline=None)
@given(
    st.integers(2, 4).flatmap(
        lambda size: st.lists(
            st.lists(st.integers(-20, 20), min_size=size, max_size=size), min_size=size, max_size=size
        )
    )
)
def test_no_tree_is_better(rows: list[list[int]]) -> None:
    scores = np.array(rows, np.float32)
    for heads in (find_tree(scores), best_tree(scores)):
        assert is_tree(heads)
        assert scores[range(len(scores)), heads].sum() == by_trying(scores)


def test_long_sentences_of_noise_are_trees() -> None:
    scores = np.random.default_rng(3).normal(size=(190, 190)).astype(np.float32)
    assert is_tree(find_tree(scores))
