"""Edit scripts: the one script of a pair, and what it makes of a word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.annotate.lemmas import IDENTITY, apply_script, choose_script, script_of

PAIRS = [
    ("said", "say", "l2y"),
    ("Allies", "ally", "l3y"),
    ("The", "the", "l0"),
    ("the", "the", "l0"),
    ("was", "be", "l*be"),
    ("n’t", "not", "l2ot"),
    ("’s", "'s", "l*'s"),
    ("Putin", "Putin", "=0"),
    ("MOSCOW", "Moscow", "c0"),
    ("Baathists", "Baathist", "=1"),
    ("U.S.", "U.S.", "=0"),
    ("Dec.", "December", "=1ember"),
    ("1,200", "1200", "l0"),
    ("1,200", "1,200", "=0"),
    ("us", "we", "l*we"),
    ("I", "I", "=0"),
    ("me", "I", "=*I"),
]


@pytest.mark.parametrize(("form", "lemma", "script"), PAIRS)
def test_scripts(form: str, lemma: str, script: str) -> None:
    assert script_of(form, lemma) == script
    assert apply_script(form, script) == lemma


def test_a_word_too_short_for_its_script_stays() -> None:
    assert apply_script("as", "l3y") == "as"
    assert apply_script("Is", "l2e") == "Is"


def test_identity() -> None:
    assert apply_script("Kyiv", IDENTITY) == "Kyiv"


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_scripts_give_back_the_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, script_of(form, lemma)) == lemma


#: Numbers of scripts: 0 "=0", 1 "l0", 2 "l2ave", 3 "l3".
CHOICES = {"VERB": {"left": [1, 2], "sing": [1], "-ing": [1, 3]}}


@pytest.mark.parametrize(
    ("form", "upos", "scores", "expected"),
    [
        ("left", "VERB", [9, 1, 2, 0], 2),  # the best of those that it may take
        ("Left", "VERB", [9, 2, 1, 0], 1),
        ("sing", "VERB", [9, 0, 0, 8], 1),  # the word's own before its ending's
        ("meeting", "VERB", [9, 1, 0, 2], 3),
        ("walked", "VERB", [9, 1, 0, 2], 0),  # nothing known
        ("left", "ADJ", [9, 1, 2, 0], 0),
    ],
)
def test_a_word_takes_a_script_that_it_may_take(form: str, upos: str, scores: list[float], expected: int) -> None:
    assert choose_script(form, upos, np.array(scores, np.float32), CHOICES) == expected
