"""Words around a number that say how exact it is."""

import re
from typing import NamedTuple

from sitroom.records.values import Bound

_PHRASES: dict[Bound, str] = {
    "almost": "almost, nearly, close to, just shy of, not quite, nigh on, approaching, practically, virtually",
    "about": "about, around, some, roughly, approximately, an estimated, estimated, circa, in the region of, "
    "something like, approx, approx., on the order of, an average of, averaging, averaged, average of",
    "more_than": "more than, over, above, upwards of, upward of, in excess of, exceeding, exceeded, greater than, "
    "well over, just over, slightly more than, just above, exceeds, surpassed, surpassing, beyond, topped, higher than",
    "at_least": "at least, no fewer than, no less than, not less than, a minimum of, minimum of, not fewer than",
    "up_to": "up to, as many as, as much as, at most, no more than, a maximum of, maximum of, not more than, "
    "as high as, at the most",
    "less_than": "fewer than, less than, under, below, just under, just below, lower than",
}
_BEFORE: dict[str, Bound] = {
    phrase.strip(): bound for bound, phrases in _PHRASES.items() for phrase in phrases.split(",")
}
_AFTER: dict[str, Bound] = {
    "or more": "at_least",
    "and more": "at_least",
    "or so": "about",
    "or less": "up_to",
    "or fewer": "up_to",
    "or under": "up_to",
    "or higher": "at_least",
    "or above": "at_least",
    "at least": "at_least",
    "at most": "up_to",
    "plus": "at_least",
    "+": "at_least",
    "and counting": "at_least",
}
_SORTED = sorted(_BEFORE, key=len, reverse=True)
_BEFORE_PATTERN = re.compile(
    r"(?<![\w-])(" + "|".join(re.escape(p).replace(r"\ ", " +") for p in _SORTED) + r")[ ]+(?:(?:the|an?|its) +)?$"
)
_TILDE = re.compile(r"[~≈] ?$")
_AFTER_PATTERN = re.compile(r" ?(\+)|[ -](" + "|".join(re.escape(p) for p in _AFTER if p != "+") + r")\b")


class Bounded(NamedTuple):
    """A bound and where its words begin or end; None for the edges where the number stands alone."""

    bound: Bound
    start: int | None = None
    end: int | None = None


def bound_before(folded: str, floor: int, start: int) -> Bounded | None:
    """The bound whose words end where a number starts: "almost", "no fewer than"."""
    window = folded[max(floor, start - 30) : start]
    if match := _BEFORE_PATTERN.search(window):
        return Bounded(_BEFORE[re.sub(" +", " ", match[1])], start - len(window) + match.start())
    if _TILDE.search(window):
        return Bounded("about", start - 1)
    return None


def bound_after(folded: str, end: int, ceiling: int) -> Bounded | None:
    """The bound whose words follow a number: "20 or more", "a dozen or so", "50-plus"."""
    if match := _AFTER_PATTERN.match(folded, end, ceiling):
        return Bounded(_AFTER[match[1] or match[2]], None, match.end())
    return None


def low_high(value: float, bound: Bound) -> tuple[float | None, float | None]:
    """What a bound leaves open: "more than" has no upper end, "up to" and "almost" no lower one.

    "about" keeps the number at both ends: how wide it is the text does not say, and the bound itself tells.
    """
    if bound in ("at_least", "more_than"):
        return value, None
    if bound in ("up_to", "less_than", "almost"):
        return None, value
    return value, value
