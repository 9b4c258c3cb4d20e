"""Words over documents: what has one stem, what may be used for one thing, and what happens once."""

import pytest

from sitroom.merge.telling_wording import content_stems, read_trigger, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("invaded", "invasion"),
        ("deploying", "deployment"),
        ("agreed", "agreement"),
        ("negotiations", "negotiate"),
        ("died", "death"),
        ("lost", "loss"),
        ("annexed", "annexation"),
        ("fled", "flee"),
    ],
)
def test_a_deed_and_its_noun_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("police", "policy"), ("wounded", "founded"), ("general", "generous")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("marched into", "invasion"),
        ("passed away", "died"),
        ("phone call", "spoke"),
        ("gunned down", "shooting"),
        ("pulled out", "withdrawal"),
    ],
)
def test_words_that_papers_use_for_one_thing(one: str, other: str) -> None:
    assert read_trigger(one).may_stand_for(read_trigger(other))
    assert read_trigger(other).may_stand_for(read_trigger(one))


@pytest.mark.parametrize(("one", "other"), [("elected", "shelled"), ("signed", "arrested"), ("passed", "phoned")])
def test_words_for_different_things(one: str, other: str) -> None:
    assert not read_trigger(one).may_stand_for(read_trigger(other))


def test_an_invasion_happens_once_and_a_raid_again() -> None:
    assert read_trigger("invasion").is_once and read_trigger("died").is_once
    assert not read_trigger("raid").is_once and not read_trigger("met").is_once


def test_small_words_say_nothing() -> None:
    assert content_stems("The envoys of Arland's king have met.") == [
        stem(w) for w in ("envoys", "arland", "king", "met")
    ]
