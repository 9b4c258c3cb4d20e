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
#: A word, or the name of a make: "12 F-16 fighters", "two 155mm guns", "six MiG-29s".
_TOKEN = re.compile(
    r"(?: {1,2}|(?<=-))([a-z]+-?\d+[a-z]*|[a-z][a-z.'/-]*[a-z/]|\d{2,3}(?: ?mm)?(?= [a-z])|\d[\d,.]*-[a-z]+|[a-z])"
    r"(?:\.(?=[a-z ]))?(?!\d)"
)
_POSSESSIVE = re.compile(r"'s?$")
_KILLED_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|claim(?:ed|ing)|deaths? (?:toll )?(?:of|at|to|is|was|stands at|has reached|reached)"
    r"|toll\b[^.;,]{0,70} (?:of|at|to|past|reached|hit|is|was|climbed|risen|passed|topped)|slain|dead:"
    r"|massacr(?:ed|ing)|execut(?:ed|ing)|murder(?:ed|ing)"
    r"|slaughter(?:ed|ing))(?: [a-z]+ly)?(?: all| the| another| a further)? {1,2}$"
)
_HURT_BEFORE = re.compile(r"\b(?:wound(?:ed|ing)|injur(?:ed|ing)|hurt(?:ing)?)(?: another| a further)? {1,2}$")
#: "13 people, including three children, were killed" and "26 people -- police as well -- were killed".
_VERBS = (
    r"^(?:,[^,.;]{1,60},| -{1,2} [^.;]{1,60} -{1,2}| \([^).;]{1,40}\))?"
    r"(?: {1,2}(?:who|that|have|has|had|were|was|are|is|been|being|be|already|also|reportedly|so|far|thought|believed"
    r"|said|to|got|others|feared|reported|confirmed))*"
)
_KILLED_AFTER = re.compile(
    _VERBS + r" {1,2}(?:died|dead|killed|perished|slain|murdered|executed|shot dead|lost their lives)\b"
)
_HURT_AFTER = re.compile(_VERBS + r" {1,2}(?:wounded|injured|hurt)\b")
#: Units of those who can be killed or wounded; None is a number without a noun ("killed at least 10").
_MORTAL = frozenset({None, "people", "troops", "refugees", "officers", "officials", "members", "deaths", "injured"})
_PLURAL_OK = frozenset(
    (
        "people personnel aircraft police staff cattle artillery folk crew men women children dead wounded injured "
        "sheep fish deer media bacteria criteria phenomena alumni feet teeth geese mice offspring infantry cavalry "
        "spacecraft hovercraft policemen policewomen firefighters gunmen fishermen businessmen "
        "congressmen lawmen clergymen"
    ).split()
)
#: Plurals that stand before the noun that is counted: "20 sports clubs", "three human rights groups".
_MODIFIERS = frozenset(
    "sports arms weapons sales news rights communications operations savings goods customs drugs securities affairs "
    "states nations forces services systems jobs logistics intelligence elections sanctions reserves headquarters "
    "women's men's peoples humanities series species infantry artillery police staff crew aircraft cattle cavalry fish "
    "media personnel military civilian marine member".split()
)
#: Words between a number and its noun that are not part of what is counted: "three more people", "six other towns".
_SKIPPED = re.compile(r" {1,2}(?:more|most|other|additional|extra|further|such|so-called|or so|plus|fewer)(?= [a-z])")


#: Wholes of which shares are told.
_WHOLES = frozenset(
    "population gdp territory electorate vote economy army force budget total output world market trade parliament "
    "product turnout workforce capacity supply production".split()
)
_THINGS_ING = frozenset(
    "building meeting bombing shooting landing crossing warning ruling wedding ring king wing".split()
)
#: "a 28 member state alliance", "a 50 point lead": a singular that is known before the noun.
_MEMBER = re.compile(r"member( state| country| nation)?\b|[a-z]+\b")


class Counted(NamedTuple):
    """The counted words and the unit; either may be None."""

    words: Span | None
    unit: str | None


def _noun_phrase(folded: str, start: int, ceiling: int, *, singular: bool) -> tuple[int, int] | None:
    """Start and end of the counted words: up to the first noun that can be counted, six words at most.

    `singular`: a singular that is known or stands for a whole ends them too ("70% of the population").
    """
    first = last = run = None
    place = skipped.end() if (skipped := _SKIPPED.match(folded, start, ceiling)) else start
    for _ in range(6):
        match = _TOKEN.match(folded, place, ceiling)
        if match is None:
            break
        word = match[1]
        base = _POSSESSIVE.sub("", word)
        if last is not None and word.endswith(("ed", "ing")):
            break  # "30 police stormed offices"
        if word in STOP or (word.endswith("ly") and len(word) > 4 and first is not None):
            break
        first = match.start(1) if first is None else first
        place = match.end()
        if word != base and not folded.startswith((",", ".", ";", ":", ")"), match.end(1)):
            run = match.end(1)
            continue  # "40% of the nation's imports": the owner is not what is counted
        if _is_plural(base) or base in _PLURAL_OK or (singular and (base in UNITS or base in _WHOLES)):
            last = match.end(1)
            if word != base or folded[match.end(1) : match.end(1) + 1] in ",.;:)":
                break
            # "battalion tactical groups", "arms dealers" go on; "troops stationed", "tanks including wrecks" do not
            if base not in _MODIFIERS and not _goes_on(folded, first, place, ceiling):
                break
        run = match.end(1)
    if last is None and singular:
        last = run
    if last is None and first is not None and (member := _MEMBER.match(folded, first, ceiling)):
        last = member.end() if member[1] or member[0] in UNITS else None
    return (first, last) if first is not None and last is not None else None


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))


def _one_thing(folded: str, start: int, ceiling: int) -> tuple[int, int] | None:
    """Start and end of the words that "one" counts: "one armoured personnel carrier", "one truck transporting men"."""
    first = last = None
    place = start
    for _ in range(6):
        match = _TOKEN.match(folded, place, ceiling)
        word = match[1] if match else ""
        if match is None or word in STOP or (last and (_is_plural(word) or _is_verbal(folded, match, ceiling))):
            break
        if word != _POSSESSIVE.sub("", word) or (first is None and word.endswith("ing") and word not in _THINGS_ING):
            return None  # "one country's army", "one saying that"
        if first is None and _is_plural(word) and word not in UNITS and word not in _MODIFIERS:
            return None  # "one delivers it"
        first = match.start(1) if first is None else first
        place = last = match.end()
    if first is None or last is None or folded[first:last].endswith("ed"):
        return None  # "one overturned"
    return first, last


def _is_verbal(folded: str, match: re.Match[str], ceiling: int) -> bool:
    """ "listed" and "transporting men", but not in "infantry fighting vehicle"."""
    if not match[1].endswith(("ed", "ing")) or match[1] in _THINGS_ING:
        return False
    following = _TOKEN.match(folded, match.end(), ceiling)
    return following is None or following[1] not in UNITS or _is_plural(following[1]) or following[1] in _PLURAL_OK


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
    if singular and not of:
        phrase = _one_thing(folded, end, sentence.end)
    else:
        phrase = _noun_phrase(folded, of.end() - 1 if of else end, sentence.end, singular=singular)
    words = Span(*phrase) if phrase else None
    unit = unit_of(folded[words.start : words.end].replace("'s", "")) if words else None
    fate = _fate(folded, start, words.end if words else end, sentence)
    return Counted(words, fate if fate and unit in _MORTAL else unit)


def _fate(folded: str, start: int, reach: int, sentence: Span) -> str | None:
    before, after = folded[max(sentence.start, start - 90) : start], folded[reach : min(sentence.end, reach + 120)]
    if _KILLED_AFTER.search(after):
        return "deaths"
    if _HURT_AFTER.search(after) or _HURT_BEFORE.search(before):
        return "injured"
    if _KILLED_BEFORE.search(before):
        return "deaths"
    return None
