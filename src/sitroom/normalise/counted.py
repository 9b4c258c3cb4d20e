"""What a number counts: the noun after it, and what became of those counted (killed, wounded)."""

import re
from typing import NamedTuple

from sitroom.lexicon.units import UNITS, unit_of
from sitroom.records.text import Span

#: Words at which a counted phrase ends.
STOP: frozenset[str] = frozenset(
    (
        "a an the this that these those his her its their our my your of in on at by for from to with without into "
        "onto over under near along around across since until till during before after between among against about "
        "as than and or but nor so if when while where which who whom whose what why how because though although "
        "is are was were be been being am has have had do does did will would shall should can could may might "
        "must not no also already now then there here it he she they we i you him them per each every all both "
        "some any more most less fewer just only even still yet again ago later earlier out up down off back away "
        "apart dead alive said says told killed wounded injured died took came went made got left gave saw held "
    ).split()
)
_TOKEN = re.compile(r"(?: {1,2}|(?<=-))([a-z][a-z.'/-]*[a-z/]|[a-z])(?:\.(?=[a-z ]))?")
_POSSESSIVE = re.compile(r"'s?$")
_KILLED_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|claim(?:ed|ing)|deaths? (?:toll )?(?:of|at|to|is|was|stands at|has reached|reached)"
    r"|toll (?:of|at|to|reached|has reached)|deaths of|slain|dead:|massacred|executed|murdered)(?: [a-z]+ly)? {1,2}$"
)
_HURT_BEFORE = re.compile(r"\b(?:wound(?:ed|ing)|injur(?:ed|ing)|hurt(?:ing)?) {1,2}$")
_VERBS = (
    r"^(?: {1,2}(?:who|that|have|has|had|were|was|are|is|been|being|be|already|also|reportedly|so|far|thought|believed"
    r"|said|to|got|others))*"
)
_KILLED_AFTER = re.compile(
    _VERBS + r" {1,2}(?:died|dead|killed|perished|slain|murdered|executed|shot dead|lost their lives)\b"
)
_HURT_AFTER = re.compile(_VERBS + r" {1,2}(?:wounded|injured|hurt)\b")
#: Units of those who can be killed or wounded; None is a number without a noun ("killed at least 10").
_MORTAL = frozenset({None, "people", "troops", "refugees", "officers", "officials", "members", "deaths", "injured"})
_PLURAL_OK = frozenset(
    "people personnel aircraft police staff cattle artillery folk crew men women children dead wounded injured".split()
)


class Counted(NamedTuple):
    """The counted words and the unit; either may be None."""

    words: Span | None
    unit: str | None


def _noun_phrase(folded: str, start: int, ceiling: int, *, singular: bool) -> tuple[int, int] | None:
    """Start and end of the counted words: up to the first noun that can be counted, five words at most."""
    first = last = run = None
    place = start
    for _ in range(5):
        match = _TOKEN.match(folded, place, ceiling)
        if match is None:
            break
        word = match[1]
        base = _POSSESSIVE.sub("", word)
        if word in STOP or (word.endswith("ly") and len(word) > 4 and first is not None):
            break
        first = match.start(1) if first is None else first
        place = match.end()
        known = base in UNITS
        plural = len(word) > 3 and base.endswith("s") and not base.endswith(("ss", "us", "is", "ous"))
        if plural or base in _PLURAL_OK or (known and singular):
            last = match.end(1)
            if word != base or folded[match.end(1) : match.end(1) + 1] in ",.;:)":
                break
            # "battalion tactical groups", "member states": a longer known phrase goes on; "troops stationed" does not
            if unit_of(folded[first:last]) and not _goes_on(folded, first, place, ceiling):
                break
        run = match.end(1)
    if last is None and singular:
        last = run
    return (first, last) if first is not None and last is not None else None


def _goes_on(folded: str, first: int, place: int, ceiling: int) -> bool:
    match = _TOKEN.match(folded, place, ceiling)
    return bool(match and f"{folded[first:place].split()[-1]} {match[1]}" in UNITS)


_OF = re.compile(r" {1,2}of (?:the |its |their |all |these |those |his |our )?(?=[a-z])")


def what_is_counted(folded: str, end: int, sentence: Span, *, start: int, singular: bool = False) -> Counted:
    """The words that a number counts and their unit; deaths and injuries by the verb beside them.

    "left almost 100 people dead" and "has killed over 14,000 folks" count deaths, whatever the noun is.

    Args:
        start, end: of the number with its bound.
        singular: the number is one or less, so that a singular noun is counted.
    """
    of = _OF.match(folded, end, sentence.end)
    phrase = _noun_phrase(folded, of.end() - 1 if of else end, sentence.end, singular=singular)
    words = Span(*phrase) if phrase else None
    unit = unit_of(folded[words.start : words.end].replace("'s", "")) if words else None
    fate = _fate(folded, start, words.end if words else end, sentence)
    return Counted(words, fate if fate and unit in _MORTAL else unit)


def _fate(folded: str, start: int, reach: int, sentence: Span) -> str | None:
    before, after = folded[max(sentence.start, start - 40) : start], folded[reach : min(sentence.end, reach + 60)]
    if _KILLED_AFTER.search(after):
        return "deaths"
    if _HURT_AFTER.search(after) or _HURT_BEFORE.search(before):
        return "injured"
    if _KILLED_BEFORE.search(before):
        return "deaths"
    return None
