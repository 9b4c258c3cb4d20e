"""Words that mean the opposite do not count as near."""

import pytest

from sitroom.lexicon.nearness import nearness
from sitroom.lexicon.opposites import is_opposite, opposites_of


@pytest.mark.parametrize(
    ("word", "other"),
    [("stop", "continue"), ("continues", "stopped"), ("imports", "exported"), ("withdrawing", "advance")],
)
def test_forms_of_opposites_are_opposites_either_way(word: str, other: str) -> None:
    assert is_opposite(other, opposites_of(word)) and is_opposite(word, opposites_of(other))


@pytest.mark.parametrize(
    ("word", "other"), [("stop", "halt"), ("stop", "stopping"), ("troops", "continue"), ("stop", "continental")]
)
def test_other_words_are_none(word: str, other: str) -> None:
    assert not is_opposite(other, opposites_of(word))


def test_what_is_near_to_stop_is_not_what_goes_on() -> None:
    near = nearness().nearest("stop", 40, 0.35)
    assert "stopped" in near and "continue" not in near
