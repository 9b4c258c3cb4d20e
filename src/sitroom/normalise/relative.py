"""Dates counted from publication: "last week", "on Tuesday", "four months ago", "the end of the year"."""

import re
from datetime import date, timedelta

from sitroom.lexicon.calendar import DEICTIC, FUTURE, PARTS_OF_DAY, PAST, PRESENT, SEASONS, UNITS, WEEKDAYS
from sitroom.lexicon.numbers import read_ordinal
from sitroom.normalise.absolute import month_of
from sitroom.normalise.days import days_of, months, period_value, season_value, shift
from sitroom.normalise.scene import (
    Found,
    Match,
    Rule,
    Scene,
    dated,
    from_article,
    has_capital,
    modifier_of,
    rule,
    tense_at,
)

_DAYS_AWAY = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}


def read_day_word(match: Match, scene: Scene) -> Found:
    """ "yesterday", "today", "tonight", "tomorrow"."""
    step = _DAYS_AWAY[match["w"]]
    found = from_article(scene, lambda day: (day + timedelta(step)).isoformat())
    return as_time(found, "TNI") if match["w"] == "tonight" else found


def as_time(found: Found, part: str) -> Found:
    """The same day with a part of it: a TIME."""
    return found._replace(type="TIME", value=found.value.partition("T")[0] + part)


def read_this_part(match: Match, scene: Scene) -> Found:
    """ "this morning", "last night"."""
    step = -1 if match["d"] == "last" else 0
    return as_time(from_article(scene, lambda day: (day + timedelta(step)).isoformat()), PARTS_OF_DAY[match["p"]])


def weekday_on(day: date, weekday: int, step: int) -> date:
    """The nearest such weekday: up to and including the day (step -1 or 0), or from it on (1)."""
    if step > 0:
        return day + timedelta((weekday - day.isoweekday()) % 7)
    return day - timedelta((day.isoweekday() - weekday) % 7)


def read_weekday(match: Match, scene: Scene) -> Found | None:
    """ "Tuesday", "on Monday", "next Friday", "last Thursday": past unless the verb lies ahead."""
    name = match["w"].rstrip(".")
    printed = scene.printed[match.start("w") : match.end("w")]
    if not printed[0].isupper() or (len(name) <= 5 and not match["w"].endswith(".")):
        return None
    weekday = WEEKDAYS[name]
    if scene.last is None:
        return Found("DATE", f"XXXX-WXX-{weekday}")
    word = match["d"]
    step = DEICTIC.get(word.split()[-1], 0) if word else 0
    if word is None or word == "this":
        step = 1 if tense_at(scene, match.start(), match.end()) == "future" else 0
    if word in ("last", "final"):
        # an article of a Friday that says "last Friday" means a week ago
        return from_article(scene, lambda day: weekday_on(day - timedelta(1), weekday, -1).isoformat())
    if word == "next":
        return from_article(scene, lambda day: weekday_on(day + timedelta(1), weekday, 1).isoformat())
    return from_article(scene, lambda day: weekday_on(day, weekday, step).isoformat())


def read_period(match: Match, scene: Scene) -> Found | None:
    """ "last week", "the end of last year", "this month", "later this year", "next decade"; spun: "final week"."""
    step, unit = DEICTIC[match["d"]], UNITS[match["u"]]
    if unit.startswith("T") or unit == "D" or (match["d"] in ("past", "coming") and unit in ("DE", "CE")):
        return None
    if match["d"] == "final" and scene.folded[max(0, match.start("d") - 4) : match.start("d")].endswith(
        ("the ", "its ", "his ")
    ):
        return None  # "in the final week of the campaign" is not spun
    return from_article(scene, lambda day: period_value(shift(day, step, unit), unit), modifier_of(match))


def read_last_month_name(match: Match, scene: Scene) -> Found | None:
    """ "last December", "next May", "this summer"."""
    step = DEICTIC[match["d"].split()[-1]]
    if match["s"]:
        return from_article(scene, lambda day: season_value(day, match["s"], step), modifier_of(match))
    month = month_of(match["m"])
    if not has_capital(match, scene, "m"):
        return None

    def value_on(day: date) -> str:
        year = day.year
        if step < 0 and month >= day.month:
            year -= 1
        if step > 0 and month <= day.month:
            year += 1
        return f"{year:04d}-{month:02d}"

    return from_article(scene, value_on, modifier_of(match))


def read_of_year(match: Match, scene: Scene) -> Found | None:
    """ "January this year", "October of last year", "20 February last year"."""
    month, step = month_of(match["m"]), DEICTIC[match["d"]]
    day = f"-{int(match['n']):02d}" if match["n"] else ""
    found = from_article(scene, lambda on: f"{on.year + step:04d}-{month:02d}{day}")
    return found if found.date else None


def read_edge(match: Match, scene: Scene) -> Found:
    """ "the end of the year", "by year-end": of the period that publication lies in; in a history, of the date told."""
    unit = UNITS[match["u"]]
    if scene.history and scene.told and scene.told.first:
        return dated(period_value(scene.told.first, unit), modifier=modifier_of(match) or "end", basis="relative")
    return from_article(scene, lambda day: period_value(day, unit), modifier_of(match) or "end")


def read_whole(match: Match, scene: Scene) -> Found:
    """ "later in the year": the year that publication lies in."""
    return from_article(scene, lambda day: period_value(day, UNITS[match["u"]]))


def read_weekend(match: Match, scene: Scene) -> Found:
    """ "over the weekend": the one before, or the coming one when the verb lies ahead."""
    ahead = tense_at(scene, match.start(), match.end()) == "future"

    def value_on(day: date) -> str:
        # on a Saturday or Sunday the weekend is the one that runs
        return period_value(day if ahead or day.isoweekday() >= 6 else shift(day, -1, "W"), "WE")

    return from_article(scene, value_on)


def read_season_name(match: Match, scene: Scene) -> Found | None:
    """ "in winter", "the summer": nearest to publication; "the Winter Olympics" and "the Prague Spring" are names."""
    if has_capital(match, scene, "s"):
        return None
    code, month = SEASONS[match["s"]]
    if scene.history and scene.told and scene.told.first:
        return dated(f"{scene.told.first.year:04d}-{code}", modifier=modifier_of(match), basis="relative")
    ahead = tense_at(scene, match.start(), match.end()) == "future"

    def value_on(day: date) -> str:
        year = day.year - 1 if code == "WI" and day.month < 3 else day.year
        if ahead:
            return f"{year + (months(year, month, 3)[1] < day):04d}-{code}"
        return f"{year - (months(year, month, 3)[0] > day):04d}-{code}"

    return from_article(scene, value_on, modifier_of(match))


def read_quarter_word(match: Match, scene: Scene) -> Found | None:
    """ "the third quarter", "fourth-quarter": the last one that has begun."""
    number = read_ordinal(match["o"] or match["a"])

    def value_on(day: date) -> str:
        year = day.year
        days = days_of(f"{year:04d}-Q{number}")
        if days and days[0] > day:
            year -= 1
        return f"{year:04d}-Q{number}"

    return from_article(scene, value_on)


def read_reference(match: Match, scene: Scene) -> Found:
    """ "currently", "recently", "soon", "in recent weeks": no days."""
    words = re.sub(" +", " ", match[0])
    if words in PRESENT:
        return Found("DATE", "PRESENT_REF")
    return Found("DATE", "FUTURE_REF" if words in FUTURE or "coming" in words else "PAST_REF")


_STEP = "(?P<d>last|final|this|next|this past|past)"
_WEEKDAY_LEAD = "(?:(?P<d>last|final|this|next|this coming|coming|this past|past) )?"
_QUARTER = "(?:(?:the )?(?:fiscal )?(?P<o>first|second|third|fourth) quarter|(?P<a>first|second|third|fourth)-quarter)"
_WORDS = "|".join(sorted((*PRESENT, *PAST, *FUTURE), key=len, reverse=True))

RULES: tuple[Rule, ...] = (
    rule("deictic", r"\b(?:(?:early|late|earlier|later) )?(?P<w>yesterday|today|tomorrow|tonight)\b", read_day_word),
    rule("part", r"\b(?P<d>this|last|early this|late last) (?P<p>{partofday})\b", read_this_part),
    rule(
        "weekday",
        rf"\b(?:(?:early|late|earlier|later) (?:on )?)?{_WEEKDAY_LEAD}(?P<w>{{weekday}})(?!\w|'s\w)",
        read_weekday,
    ),
    rule(
        "unit",
        r"\b{mod}(?P<d>last|final|this|next|past|coming)"
        r" (?P<u>week|wk|weekend|month|quarter|year|yr|decade|century)\b(?! of)",
        read_period,
    ),
    rule("season", rf"\b{{mod}}{_STEP} (?P<s>{{season}})(?P<m>)\b", read_last_month_name),
    rule("month", rf"\b{{mod}}{_STEP} (?P<m>{{month}})(?P<s>)(?!\w| \d)", read_last_month_name),
    rule(
        "month unit",
        r"\b(?:(?P<n>{day}){th} )?(?P<m>{month})(?: of|,)? (?P<d>last|this|next) (?:year|yr)\b",
        read_of_year,
    ),
    rule(
        "unit",
        r"\b(?:the )?(?P<edge>end|beginning|start|middle|close) of the"
        r" (?P<u>week|month|year|decade)\b(?! (?:of|to|that))",
        read_edge,
    ),
    rule("unit", r"\b(?P<edge>)(?P<u>year)(?:'s)?[ -]end\b(?! of)", read_edge),
    rule("unit", r"\b(?:later|earlier) in the (?P<u>week|month|year)\b", read_whole),
    rule("unit", r"\b(?:over )?the weekend\b", read_weekend),
    rule(
        "season",
        r"\b{mod}(?:(?<=\bin[ ])|(?<=\bduring[ ])|(?:the |mid-))(?P<s>{season})\b(?! (?:of|olympic|games))",
        read_season_name,
    ),
    rule("unit", rf"\b{_QUARTER}\b(?! of| \d|, \d)", read_quarter_word),
    rule("ref", rf"(?<!as[ ])\b(?:{_WORDS})\b(?! after| before| there)", read_reference),
    rule("unit", r"\b(?:the )?(?:(?:more )?recent|coming) (?:days|weeks|months|years|yrs|decades)\b", read_reference),
)
