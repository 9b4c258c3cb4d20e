"""Somebody's word inside somebody else's: whose it is, and where it begins.

"Arland's president has said he will not raid Klow", says a spokeswoman of Caria: the word is Arland's, and so is "he".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sitroom.lexicon.denials import DENYING, SAYINGS, SAYS
from sitroom.merge.parties import Printed

#: What may stand between a name and its verb: "Arland's president has repeatedly said".
_BETWEEN = re.compile(r"(?:'s?)?(?:\s+[a-z-]+){0,4}\s+")


@dataclass(frozen=True, slots=True)
class Nested:
    """Whose word the end of a text is.

    Attributes:
        actor: who says so.
        start: where what is said begins.
        is_held: true where the speaker holds it, as a verb tells: "says that"; of "statements on" others may say what
            they want.
        is_said: false where it is told not to have been said: "has never said that".
    """

    actor: str
    start: int
    is_held: bool
    is_said: bool


def nested(text: str, at: int, printed: Sequence[Printed]) -> Nested | None:
    """The nearest word of another in which a place of a text stands; None where there is none."""
    found = None
    for pattern in (SAYINGS, SAYS):
        for match in pattern.finditer(text, 0, at):
            named = max((one for one in printed if one.end <= match.start()), key=lambda one: one.end, default=None)
            is_nearer = found is None or found.start < match.end()
            if named and is_nearer and _BETWEEN.fullmatch(text, named.end, match.start()):
                is_said = DENYING.search(text, named.end, match.start()) is None
                found = Nested(named.actor, match.end(), pattern is SAYS, is_said)
    return found
