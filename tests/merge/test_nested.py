"""Somebody's word inside somebody else's."""

import pytest

from factory import make_actor
from sitroom.merge.nested import nested
from sitroom.merge.parties import Parties

ARL, BOR = "state:ARL", "state:BOR"
PARTIES = Parties([make_actor(ARL, name="Arland", known=True), make_actor(BOR, name="Borduria", known=True)], {})


@pytest.mark.parametrize(
    ("text", "actor", "is_held", "is_said"),
    [
        ("the Bordurian general has repeatedly said he will not raid Klow", BOR, True, True),
        ("we see no proof of Borduria's statements on a raid", BOR, False, True),
        ("Borduria has never said that it would raid Klow", BOR, True, False),
        ("make Borduria tell Arland openly that it will not raid Klow", BOR, True, True),
    ],
)
def test_whose_word_it_is(text: str, actor: str, is_held: bool, is_said: bool) -> None:
    found = nested(text, text.index("raid"), PARTIES.printed(text))
    assert found is not None
    assert (found.actor, found.is_held, found.is_said) == (actor, is_held, is_said)


@pytest.mark.parametrize("text", ["Borduria will not raid Klow", "it was said that Borduria would raid Klow"])
def test_a_word_of_nobody_else(text: str) -> None:
    assert nested(text, text.index("raid"), PARTIES.printed(text)) is None
