"""Words that mean the opposite and stand near each other in any table of meaning. Origin: our own list.

"When did the shelling stop?": "The shelling continues" is no answer, though the words stand in the same sentences.
"""

from functools import cache

#: On either side words whose forms mean the opposite of those on the other.
_PAIRS = (
    ("stop halt cease end suspend", "continue resume start begin"),
    ("rise increase grow climb", "fall drop decrease decline"),
    ("accept approve agree", "reject refuse decline"),
    ("support back favour favor", "oppose"),
    ("confirm admit", "deny"),
    ("allow permit", "forbid prohibit ban block"),
    ("join enter", "leave quit exit"),
    ("export sell", "import buy"),
    ("attack invade", "defend"),
    ("win", "lose"),
    ("advance", "retreat withdraw"),
    ("open", "close shut"),
    ("war", "peace"),
    ("enemy", "ally"),
)
#: Letters that a form may have beyond the word: "stopping", "continuation" is another word.
_LONGER = 4


@cache
def opposites_of(word: str) -> tuple[str, ...]:
    """The words that mean the opposite of a word in any form, in lower case; none for most."""
    sides = [(mine, theirs) for pair in _PAIRS for mine, theirs in (pair, pair[::-1])]
    found = [theirs.split() for mine, theirs in sides if any(_is_form(word, one) for one in mine.split())]
    return tuple(dict.fromkeys(one for several in found for one in several))


def is_opposite(word: str, opposites: tuple[str, ...]) -> bool:
    """True of a form of one of some words."""
    return any(_is_form(word, one) for one in opposites)


def _is_form(word: str, base: str) -> bool:
    return word.startswith(base.removesuffix("e").removesuffix("y")) and len(word) <= len(base) + _LONGER
