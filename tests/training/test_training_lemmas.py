"""The table of edit scripts that a word may take, from made-up words."""

from training.lemmas import find_choices

SCRIPTS = ["=0", "l0", "l2ave", "l3", "l3y"]


def test_words_and_endings() -> None:
    words = [("left", "leave", "VERB")] * 9 + [("left", "left", "VERB")] * 2 + [("Cities", "city", "NOUN")] * 5
    choices = find_choices(words, SCRIPTS)
    assert choices["VERB"] == {"-eft": [1, 2]}
    assert choices["NOUN"] == {"-ies": [4]}  # "cities" may take what its ending may take


def test_what_is_rare_is_an_oversight() -> None:
    words = [("meeting", "meet", "VERB")] * 19 + [("meeting", "meeting", "VERB")] + [("sing", "sing", "VERB")] * 3
    choices = find_choices(words, SCRIPTS)
    assert choices["VERB"] == {"-ing": [1, 3], "meeting": [3], "sing": [1]}


def test_scripts_that_are_no_label_are_left_out() -> None:
    assert find_choices([("worse", "bad", "ADJ")] * 6, SCRIPTS) == {"ADJ": {}}
