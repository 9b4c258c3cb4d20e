"""Lengths of time as dates: from publication ("ago", "in two weeks") or from the date told before ("later")."""

import re

from sitroom.lexicon.calendar import FROM_TOLD, UNITS
from sitroom.lexicon.numbers import read_words
from sitroom.normalise.days import period_value, shift
from sitroom.normalise.relative import as_time
from sitroom.normalise.reporting_periods import quarter_a_year_before
from sitroom.normalise.scene import Found, Match, Rule, Scene, dated, from_article, rule, tense_at
from sitroom.records.dates import range_interval


def count_of(words: str) -> float | None:
    """ "a", "five", "2.5", "a dozen"; None for "several"."""
    if re.match(r"a few|few|several|a couple|some|many|dozens", words):
        return 2.0 if words.startswith("a couple") else None
    return 1.0 if words in ("a", "an") else read_words(words.replace("-", " "))


def _rounded(unit: str, count: float) -> tuple[str, int] | None:
    """Whole units: "a year and a half" cannot be counted in years, but "half a year" ago could be in months."""
    return (unit, int(count)) if count == int(count) and count < 3000 else None


def read_ago(match: Match, scene: Scene) -> Found:
    """ "four months ago", "a week ago"; "years ago" is only the past."""
    unit, count = UNITS[match["u"]], count_of(match["c"]) if match["c"] else None
    whole = _rounded(unit, count) if count is not None else None
    if whole is None or unit in ("WE",):
        return Found("DATE", "PAST_REF")
    if unit.startswith("T"):
        return as_time(from_article(scene, lambda day: day.isoformat()), "")
    if whole == ("Y", 1) and not scene.history and (found := quarter_a_year_before(scene)):
        return found
    return _counted(scene, unit, -whole[1])


def _counted(scene: Scene, unit: str, count: int) -> Found:
    try:
        return from_article(scene, lambda day: period_value(shift(day, count, unit), unit))
    except (ValueError, OverflowError):
        return Found("DATE", "PAST_REF")


def read_ahead(match: Match, scene: Scene) -> Found | None:
    """ "in two weeks", "three days from now"; "in two days" after a past verb is how long it took."""
    unit, count = UNITS[match["u"]], count_of(match["c"])
    whole = _rounded(unit, count) if count is not None else None
    if whole is None or unit[0] == "T" or unit == "WE":
        return None
    if match["n"] is None and tense_at(scene, match.start(), match.end()) != "future":
        return None
    return _counted(scene, unit, whole[1])


def from_told(scene: Scene, unit: str, count: int) -> Found | None:
    """A period counted from the date told before, as precise as the coarser of the two."""
    told = scene.told
    if told is None or told.first is None or told.last is None:
        return None
    if (told.last - told.first).days > 45 and unit in ("D", "W", "M"):
        return None  # "In 2013 ... three days later" has no day to count from
    if unit in ("D", "W", "WE") and (told.last - told.first).days > 0:
        unit, count = ("M", 0) if unit == "D" and count < 15 else (unit, count)
    try:
        value = period_value(shift(told.first, count, unit), unit)
        if told.first == told.last and unit in ("W", "D"):
            value = shift(told.first, count, unit).isoformat()
    except (ValueError, OverflowError):
        return None
    return dated(value, basis="relative")


def read_later(match: Match, scene: Scene) -> Found:
    """ "Four months later", "two days earlier", "a year after": from the date told before.

    After "in April 2008", "Four months later" is August 2008.  Without a date before, only a length of time is said.
    """
    unit, count = UNITS[match["u"]], count_of(match["c"]) if match["c"] else None
    whole = _rounded(unit, count) if count is not None else None
    past = match["w"] in ("earlier", "before", "previously")
    if whole == ("Y", 1) and past and (found := quarter_a_year_before(scene)):
        return found
    if whole and not unit.startswith("T") and unit != "WE":
        if found := from_told(scene, unit, -whole[1] if past else whole[1]):
            return found._replace(aside=past)
        if past and scene.last and unit in ("D", "W", "M", "Y"):
            return _counted(scene, unit, -whole[1])
    return Found("DATE", "PAST_REF") if past else Found("DATE", "FUTURE_REF" if scene.told is None else "XXXX-XX-XX")


def read_following(match: Match, scene: Scene) -> Found | None:
    """ "the following year", "the next day", "that same year" (spun: "That similar yr"), "that month"."""
    word, unit = match["f"], UNITS[match["u"]]
    step = FROM_TOLD[word] if word else 0
    if unit.startswith("T"):
        return None
    if found := from_told(scene, unit, step):
        return found
    return None if step or unit == "D" else Found("DATE", "XXXX-XX-XX")


def read_then(match: Match, scene: Scene) -> Found:
    """ "since then": from the date told before up to publication."""
    told = scene.told
    if told is None or told.first is None:
        return Found("DATE", "PAST_REF")
    value = told.edtf or "PAST_REF"
    if scene.last and told.first <= scene.last:
        return Found("DATE", value, range_interval(told.first, scene.last).noted(basis="relative"))
    return Found("DATE", value, None)


_ABOUT = "(?:(?:about|nearly|almost|some|around|roughly|more than|over|less than|just|only) )?"
_TOLD = "following|next|previous|preceding|prior|same|similar|ensuing"
_PERIOD = "(?P<u>day|week|weekend|month|year|yr|decade)"

RULES: tuple[Rule, ...] = (
    rule("unit", rf"\b{_ABOUT}(?:(?P<c>{{count}}) )?(?P<u>{{unit}})(?: or (?:so|two|more))? ago\b", read_ago),
    rule("unit", r"(?<=\bin[ ])(?P<c>{count}) (?P<u>{unit})(?: or so)?(?:'s?)?(?P<n> time| from now)?\b", read_ahead),
    rule("unit", r"\b(?P<c>{count}) (?P<u>{unit})(?: or so)?(?P<n> from now)\b", read_ahead),
    rule(
        "unit",
        rf"\b{_ABOUT}(?:(?P<c>{{count}}) )?(?P<u>{{unit}})(?: or (?:so|two))?"
        r" (?P<w>later|earlier|before|afterwards?|previously)\b",
        read_later,
    ),
    rule("unit", rf"\b(?:the|that) (?:very )?(?P<f>{_TOLD}) {_PERIOD}\b(?! (?:that|as)\b)", read_following),
    rule("unit", rf"\b{{mod}}that {_PERIOD}(?P<f>)\b", read_following),
    rule("ref", r"\b(?:ever )?since then\b", read_then),
)
