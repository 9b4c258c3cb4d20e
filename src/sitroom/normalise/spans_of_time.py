"""Durations ("five-day"), sets ("every year") and times of day ("10:30 GMT")."""

from sitroom.lexicon.calendar import PARTS_OF_DAY, SETS, UNITS, WEEKDAYS
from sitroom.lexicon.numbers import read_ordinal
from sitroom.normalise.counted_time import count_of
from sitroom.normalise.relative import as_time
from sitroom.normalise.scene import Found, Match, Rule, Scene, dated, from_article, rule


def duration_value(count: float | None, unit: str) -> str:
    """TIMEX3: (5, "D") is "P5D", (None, "Y") is "PXY", (1.5, "TH") is "PT1.5H"; two decades are "P20Y"."""
    if count is not None and unit in ("DE", "CE"):
        count, unit = count * (10 if unit == "DE" else 100), "Y"
    number = "X" if count is None else f"{count:g}"
    if unit == "WE":
        return f"P{number}WE"
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def read_duration(match: Match, scene: Scene) -> Found | None:
    """ "five-day", "eight years", "the past three months", "several weeks"; not "one second thought"."""
    unit = UNITS[match["u"]]
    count = count_of(match["c"].replace("-", " ") if match["c"].startswith("a") else match["c"])
    if match["u"] in ("quarter", "minute", "day") and match["c"] == "a":
        return None  # "a quarter of all exports", "wait a minute", "in a day of talks"
    if match["u"] in ("quarter", "quarters") and scene.folded[match.end() : match.end() + 3] == " of":
        return None
    return Found("DURATION", duration_value(count, unit))


def read_bare_duration(match: Match, scene: Scene) -> Found:
    """ "for decades", "years of war", "decades-long"."""
    return Found("DURATION", duration_value(None, UNITS[match["u"]]))


def read_nth(match: Match, scene: Scene) -> Found | None:
    """ "now in its eighth year" (spun: "its eighth yr"): it has lasted that many."""
    number = read_ordinal(match["o"])
    return Found("DURATION", duration_value(number, UNITS[match["u"]])) if number else None


def read_set(match: Match, scene: Scene) -> Found:
    """ "every year", "each week", "every two weeks", "every Monday"."""
    if match["w"]:
        return Found("SET", f"XXXX-WXX-{WEEKDAYS[match['w']]}")
    count = count_of(match["c"]) if match["c"] else 1.0
    return Found("SET", duration_value(2.0 if match["o"] else count, UNITS[match["u"]]))


def read_set_word(match: Match, scene: Scene) -> Found:
    """ "annually", "daily"."""
    return Found("SET", SETS[match[0]])


def read_rate(match: Match, scene: Scene) -> Found:
    """ "twice a week", "$3bn a year": the words of time only."""
    return Found("SET", duration_value(1.0, UNITS[match["u"]]))


def read_clock(match: Match, scene: Scene) -> Found | None:
    """ "10:30 GMT", "8 p.m.", "1430 GMT": on the day of publication, unless a day stands beside it."""
    hour, minute = int(match["h"]), match["min"] or "00"
    half = (match["ap"] or "")[:1]
    if hour > 24 or int(minute) > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = match.groupdict().get("z") or ""
    suffix = "Z" if zone in ("gmt", "utc") else ""
    return _on_day(scene, f"T{hour:02d}:{minute}{suffix}")


def read_noon(match: Match, scene: Scene) -> Found:
    """ "noon", "midnight", "overnight": on the day of publication, unless a day stands beside it."""
    return _on_day(scene, PARTS_OF_DAY[match["p"]])


def _on_day(scene: Scene, part: str) -> Found:
    """On the day of publication; in a history on the day told, if it is one: "he fell at 10:57"."""
    told = scene.told
    if scene.history and told and told.earliest and told.days == 1:
        return as_time(dated(told.earliest, basis="relative"), part)
    return as_time(from_article(scene, lambda day: day.isoformat()), part)._replace(aside=True)


def read_colon_time(match: Match, scene: Scene) -> Found | None:
    """ "10:30", "10.30am"; a full stop needs am, pm or a zone: "10.30 per cent" is no time."""
    dotted = match[0][match.end("h") - match.start()] == "."
    if dotted and not (match["ap"] or match["z"]):
        return None
    return read_clock(match, scene)


_ABOUT = (
    "(?:(?:about|nearly|almost|some|around|roughly|more than|less than|at least|up to|another) )?"
    # "in the nine months", but "the two days of talks"
    r"(?:the (?={count} (?:years|months|weeks|days)\b(?! (?:of|later|earlier|before|ago)\b))"
    "|(?:the )?(?:past|last|next|first|coming|latest|previous|following) )?"
)
_COUNT = r"(?P<c>{count}|(?<=[a-z][ ])few)(?:(?: to | or |-){count})?"
_ZONE = r"(?: ?(?P<z>gmt|utc|est|edt|et|cet|cest|bst|msk|pst|pdt|pt|local time|moscow time|kyiv time)\b)?"
_HALF = r"(?P<ap>[ap]\.?m\b\.?)(?!\w)"
_RATED = r"once|twice|times|%|percent|per cent|\d|million|billion|thousand|hundred|dollars|euros|pounds"

RULES: tuple[Rule, ...] = (
    rule("unit", rf"\b{_ABOUT}{_COUNT}[ -](?P<u>{{unit}})(?:[ -]long)?\b(?!-old| old\b| of age)", read_duration),
    rule(
        "unit",
        r"(?<![\w-])(?<!early[ ])(?<!small[ ])(?P<u>years|yrs|months|weeks|days|decades|hours|centuries|minutes)"
        r"(?:[ -]long)?\b(?![-'])",
        read_bare_duration,
    ),
    rule(
        "unit",
        r"\b(?:its|his|her|their|the|a) (?P<o>{ordinal}) (?:straight )?(?P<u>day|week|month|year|yr|decade)\b",
        read_nth,
    ),
    rule("unit", r"\b(?:every|each) (?:(?P<o>other) |(?P<c>{count}) )?(?P<u>{unit})\b(?P<w>)", read_set),
    rule("weekday", r"\b(?:every|each) (?P<w>{weekday})(?P<u>)(?P<c>)(?P<o>)\b", read_set),
    rule("set", r"\b(?:annually|yearly|monthly|weekly|daily|hourly|nightly)\b", read_set_word),
    rule("unit", rf"(?:(?:{_RATED}) )\b(?P<x>(?:a|per|an) (?P<u>{{unit}}))\b", read_rate),
    rule(
        "numeric",
        rf"(?<![\d:.$£€])(?P<h>\d{{1,2}})[:.](?P<min>\d\d)(?!\d)(?: ?{_HALF})?{_ZONE}(?![%:])",
        read_colon_time,
    ),
    rule("numeric", rf"(?<![\d:.$£€,])(?P<h>\d{{1,2}})(?P<min>) ?{_HALF}{_ZONE}", read_clock),
    rule("numeric", r"(?<![\d:.$£€,])(?P<h>\d\d)(?P<min>\d\d)(?P<ap>) (?P<z>gmt|utc)\b", read_clock),
    rule("part", r"\b(?P<p>noon|midday|midnight|overnight)\b", read_noon),
)
