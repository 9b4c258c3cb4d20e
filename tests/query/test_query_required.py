"""What a sentence must tell to answer, however near it is."""

import pytest

from factory import make_world
from sitroom.query.called import Called
from sitroom.query.question import read_question
from sitroom.query.required import Required

CALLED = Called(make_world(), {"state:BOR": ("Borduria",), "person:vera-lund": ("Vera Lund", "Lund")})


def is_met(question: str, words: str) -> bool:
    asked = read_question(question, CALLED, None)
    return Required(asked, lambda actor, text: any(name in text for name in CALLED.printed(actor))).is_met(words)


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("Borduria promised to withdraw by May.", True),
        ("Lund said that Borduria had pledged a withdrawal.", True),
        ("Bordurians may withdraw 100 crowns a day.", False),
        ("The Isles promised to withdraw.", False),
        # who promises does not withdraw, and they whom it stands near did not promise
        ("If they withdraw, Borduria promised to pay.", False),
    ],
)
def test_a_promise_is_of_whoever_is_asked_about_and_of_what(words: str, answers: bool) -> None:
    assert is_met("Has Borduria promised to withdraw?", words) is answers


def test_words_near_to_an_act_are_of_its_family() -> None:
    assert not is_met("Has Borduria agreed to leave?", "He told Borduria, though, to leave.")


def test_what_is_counted_must_be_there() -> None:
    assert not is_met("How many tanks did Borduria send?", "Borduria sent 3,000 soldiers.")
    assert is_met("How many soldiers did Borduria send?", "Borduria sent 3,000 troops.")
    assert is_met("How many people were killed?", "A bomb left 12 dead.")


def test_what_is_said_must_be_about_the_topic() -> None:
    assert not is_met("What did Lund say about prices?", "Lund said that the ships had left.")
    assert is_met("What did Lund say about prices?", "Lund said that prices rose.")
