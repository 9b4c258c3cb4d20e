"""The groups that readers ask for: what is in each, and what is kept out of it on purpose."""

import pytest

from sitroom.lexicon.event_groups import GROUPS, MUTUAL, TYPES
from sitroom.lexicon.happenings import NOUNS, VERBS


def test_types_are_the_sixteen_of_plover_and_other() -> None:
    assert len(TYPES) == len(set(TYPES)) == 17
    assert set(TYPES) >= MUTUAL
    assert all(group.types <= set(TYPES) for group in GROUPS.values())


@pytest.mark.parametrize("name", GROUPS)
def test_words_are_in_lower_case_as_triggers_are_compared(name: str) -> None:
    assert all(word == word.lower().strip() for word in GROUPS[name].words)
    assert name == name.lower()


def test_modes_are_those_that_happenings_have_or_plover_knows() -> None:
    plover = {("RETREAT", None), ("SANCTION", "discontinue"), ("SANCTION", "withdraw"), ("THREATEN", "ultimatum")}
    modes = {mode for group in GROUPS.values() for mode in group.modes}
    assert modes - plover <= VERBS.keys() | NOUNS.keys()


def test_verbs_bring_their_forms_and_keep_their_particle() -> None:
    assert {"recognise", "recognized", "recognising", "recognition"} <= GROUPS["recognitions"].words
    assert {"pulled out", "pulling back", "withdrew"} <= GROUPS["withdrawals"].words


def test_sending_diplomats_home_is_no_sanction_and_a_ceasefire_no_withdrawal() -> None:
    assert ("SANCTION", "expel") in GROUPS["expulsions"].modes - GROUPS["sanctions"].modes
    assert ("RETREAT", "ceasefire") in GROUPS["agreements"].modes - GROUPS["withdrawals"].modes
