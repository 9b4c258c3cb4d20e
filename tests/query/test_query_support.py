"""Does a line say what a sentence says? What must be dropped, and what may be kept."""

import pytest

from sitroom.query.support import unsupported

DEFENCE = "The defence ministry said on Tuesday that Borduria had moved about 4,000 troops to the river."
LINE = (
    "Arland's defence ministry said on Tuesday that Borduria had moved about 4,000 troops to the river, "
    "and that the army would not cross it."
)


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (LINE, LINE),
        ("The defence ministry said that Borduria had moved about 4,000 troops to the river.", DEFENCE),
        (
            "Envoys of Arland and Borduria met in Geneva.",
            "Envoys of Arland and Borduria met in Geneva on 10 January 2022.",
        ),
        ("Ten envoys of Arland met in Geneva.", "10 envoys of Arland met in Geneva on Monday."),
    ],
)
def test_a_shortened_line_is_kept(sentence: str, line: str) -> None:
    assert unsupported(sentence, line) is None


@pytest.mark.parametrize(
    ("sentence", "line", "reason"),
    [
        ("Borduria attacked Arland on Monday.", "Arland attacked Borduria on Monday.", "another way"),
        ("Arland was attacked by Borduria on Monday.", "Arland attacked Borduria on Monday.", "'was'"),
        ("The army killed 30 people in Varna.", "The army killed 13 people in Varna.", "30"),
        ("The army killed 13 people in Bistrit.", "The army killed 13 people in Varna.", "Bistrit"),
        ("The army killed 13 people on Friday.", "The army killed 13 people on Monday.", "Friday"),
        ("Arland will join the pact in 2024.", "Arland will join the pact in 2023.", "2024"),
        ("Borduria had moved about 4,000 troops to the river.", LINE, "negation"),
        ("The ministry said that the army would cross it.", LINE, "negation"),
        ("Arland did not sign the treaty.", "Arland did sign the treaty.", "'not'"),
        ("Arland attacks the port of Varna.", "Arland may attack the port of Varna.", "hedge"),
        ("Arland may attack the port of Varna.", "Arland attacks the port of Varna.", "'may'"),
        ("Exactly 4,000 troops stood at the river.", "About 4,000 troops stood at the river.", "Exactly"),
        # the army became Borduria
        (
            "Arland's defence ministry said that Borduria had moved about 4,000 troops and would not cross it.",
            LINE,
            "way",
        ),
        ("The army left the port of Varna.", "Arland said the army left the port of Varna.", "who says it is lost"),
        ("Arland claimed the army left the port.", "Arland said the army left the port.", "'said'"),
        ("The army warned and left the port of Varna.", "The army left the port of Varna.", "warned"),
        ("The army withdrew from the port of Varna.", "The army attacked the port of Varna.", "'withdrew'"),
        ("Troops left Varna.", "Troops left the eastern border region of Varna.", "another way"),
        ("The army attached the port of Varna.", "The army attacked the port of Varna.", "'attached'"),
        ("The talks were a sad failure for Arland.", "The talks were held for Arland.", "'sad'"),
    ],
)
def test_what_a_line_does_not_say_is_dropped(sentence: str, line: str, reason: str) -> None:
    assert reason in (unsupported(sentence, line) or "kept")
