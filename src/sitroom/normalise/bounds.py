"""Words around a number that say how exact it is."""

import re
from typing import NamedTuple

from sitroom.records.values import Bound

_PHRASES: dict[Bound, str] = {
    "almost": "almost, nearly, close to, closer to, just shy of, shy of, just short of, not quite, nigh on, "
    "approaching, practically, virtually, nearing, just about",
    "about": "about, around, some, roughly, approximately, an estimated, estimated, circa, in the region of, "
    "something like, approx, approx., on the order of, averaging, averaged, estimated at, "
    "perhaps, maybe, only about, only around, "
    "roughly around, at around, at about, more or less, an approximate, "
    "somewhere around",
    "more_than": "more than, over, above, upwards of, upward of, in excess of, exceeding, exceeded, greater than, "
    "well over, just over, slightly more than, just above, exceeds, exceed, surpassed, surpassing, surpasses, beyond, "
    "topped, tops, topping, higher than, well above, far more than, a little more than, a little over, "
    "little more than, slightly over, slightly above, north of, older than, larger than, bigger than, much more than, "
    "many more than, >",
    "at_least": "at least, no fewer than, no less than, not less than, a minimum of, minimum of, not fewer than, "
    "at the very least, as few as, ≥, >=",
    "up_to": "up to, as many as, as much as, at most, no more than, a maximum of, maximum of, not more than, "
    "as high as, at the most, capped at, within, ≤, <=, up to about, up to around, up to some",
    "less_than": "fewer than, less than, under, below, just under, just below, lower than, well under, well below, "
    "far fewer than, far less than, much less than, slightly less than, slightly under, younger than, smaller than, <",
}
_BEFORE: dict[str, Bound] = {
    phrase.strip(): bound for bound, phrases in _PHRASES.items() for phrase in phrases.split(",")
}
_AFTER: dict[str, Bound] = {
    "or more": "at_least",
    "and more": "at_least",
    "or so": "about",
    "or thereabouts": "about",
    "or less": "up_to",
    "or fewer": "up_to",
    "or under": "up_to",
    "or below": "up_to",
    "or lower": "up_to",
    "and under": "up_to",
    "or higher": "at_least",
    "or greater": "at_least",
    "or above": "at_least",
    "or over": "at_least",
    "and over": "at_least",
    "and above": "at_least",
    "and up": "at_least",
    "at least": "at_least",
    "at most": "up_to",
    "plus": "at_least",
    "+": "at_least",
    "and counting": "at_least",
}
#: Words of place as well, so that an article after them belongs to a thing: "around the 20-tonne monument".
_PLACING = frozenset("about around over above under below beyond within".split())
_SORTED = sorted(_BEFORE, key=len, reverse=True)
_BEFORE_PATTERN = re.compile(
    r"(?<![\w<>-])("
    + "|".join(re.escape(p).replace(r"\ ", " +") for p in _SORTED)
    + r")(?:[ ]+|(?<=[<>≤≥=]))(?P<article>(?:the|an?|its) +)?$"
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
    match = _BEFORE_PATTERN.search(window)
    if match and not (match[1] in _PLACING and (match["article"] or "").startswith(("the", "its"))):
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
