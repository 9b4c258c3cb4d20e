"""How alike sentences are."""

import numpy as np
import pytest

from sitroom.query.vectors import Vectors

TEXTS = ("The rebels shelled the harbour.", "Rebels shelled a harbour", "The fair opens", "It was", "The harbour opens")


def test_the_same_words_are_one_and_no_words_are_alike_to_nothing() -> None:
    alike = Vectors(TEXTS).likeness(range(5))
    assert alike[0, 1] == pytest.approx(1.0) and alike[0, 2] == 0.0
    assert 0.0 < alike[0, 4] < 1.0
    assert not alike[3].any()


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    vectors = Vectors(["harbour shelled", "harbour opens", "harbour closes", "shelled again"])
    alike = vectors.likeness(range(4))
    assert alike[0, 3] > alike[0, 1]


def test_the_nearest_to_a_centre_is_what_most_say() -> None:
    vectors = Vectors(TEXTS)
    nearness = vectors.nearness([2, 0], vectors.centre([0, 1], np.ones(2)))
    assert nearness[1] == pytest.approx(1.0) and nearness[0] == 0.0


def test_nothing_has_a_centre_too() -> None:
    assert not Vectors(["It was"]).centre([0], np.ones(1)).any()
    assert Vectors([]).centre([], np.ones(0)).size == 0
