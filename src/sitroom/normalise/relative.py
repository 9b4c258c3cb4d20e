"""Dates counted from publication: "last week", "on Tuesday", "four months ago", "the end of the year"."""

import re
from datetime import date, timedelta

from sitroom.lexicon.calendar import DEICTIC, FUTURE, PARTS_OF_DAY, PAST, PRESENT, SEASONS, UNITS, WEEKDAYS
from sitroom.normalise.absolute import month_of
from sitroom.normalise.days import months, narrow, period_value, season_value, shift
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
from sitroom.records.dates import range_interval

_DAYS_AWAY = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}


def read_day_word(match: Match, scene: Scene) -> Found:
    """ "yesterday", "today", "tonight", "tomorrow"; "still used today" and "today's world" mean nowadays."""
    if match["w"] == "today" and _means_nowadays(match, scene):
        return Found("DATE", "PRESENT_REF")
    step = _DAYS_AWAY[match["w"]]
    found = from_article(scene, lambda day: (day + timedelta(step)).isoformat())
    return as_time(found, "TNI") if match["w"] == "tonight" else found


_STILL = re.compile(
    r"\b(?:known|still [a-z]+|in use|(?:is|are|be) (?:used|seen|found)|what (?:is|are|was)|continues|exists?|live on"
    r"|(?<!as )of) $"
)
_TODAYS = re.compile(r"'s (?:world|society|generation|technology|youth|young|standards|terms|money|culture)\b")


def _means_nowadays(match: Match, scene: Scene) -> bool:
    """True for a "today" that is no day; in a history none is."""
    if _STILL.search(scene.folded, max(scene.sentence.start, match.start() - 30), match.start()):
        return True
    return scene.history or bool(_TODAYS.match(scene.folded, match.end()))


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


_ANY_SUCH = re.compile(r"\b(?:on a|on any|every|each) {1,2}$")


def read_weekday(match: Match, scene: Scene) -> Found | None:
    """ "Tuesday", "on Monday", "next Friday", "last Thursday": past unless the verb lies ahead; "Mondays" is a set."""
    name = match["w"].rstrip(".")
    printed = scene.printed[match.start("w") : match.end("w")]
    if not printed[0].isupper() or (len(name) <= 5 and not match["w"].endswith(".")):
        return None
    weekday = WEEKDAYS[name]
    if match["each"]:
        return Found("SET", f"XXXX-WXX-{weekday}" + PARTS_OF_DAY.get(match["each"].strip()[:-1], ""))
    if _ANY_SUCH.search(scene.folded, max(0, match.start() - 10), match.start()):
        return None  # "we meet on a Monday"
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
    found = from_article(scene, lambda day: period_value(shift(day, step, unit), unit), modifier_of(match))
    return earlier(found, scene) if match["part"] == "earlier" and step == 0 and unit in ("M", "Y") else found


def earlier(found: Found, scene: Scene) -> Found:
    """ "earlier this month": in its first half, and before publication."""
    if found.date is None or found.date.first is None or found.date.last is None or scene.last is None:
        return found
    first = found.date.first
    half = narrow((first, found.date.last), "early")[1]
    last = max(first, min(half, scene.last - timedelta(1)))
    return found._replace(date=range_interval(first, last).noted(basis="relative"))


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
    if scene.history and scene.thread and scene.thread.first:
        return dated(period_value(scene.thread.first, unit), modifier=modifier_of(match) or "end", basis="relative")
    return from_article(scene, lambda day: period_value(day, unit), modifier_of(match) or "end")


def read_whole(match: Match, scene: Scene) -> Found:
    """ "later in the year": the year that publication lies in; in a history that of the date told."""
    if scene.history and scene.thread and scene.thread.first:
        return dated(period_value(scene.thread.first, UNITS[match["u"]]), basis="relative")
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
    if scene.history and scene.thread and scene.thread.first:
        return dated(f"{scene.thread.first.year:04d}-{code}", modifier=modifier_of(match), basis="relative")
    ahead = tense_at(scene, match.start(), match.end()) == "future"

    def value_on(day: date) -> str:
        year = day.year - 1 if code == "WI" and day.month < 3 else day.year
        if ahead:
            return f"{year + (months(year, month, 3)[1] < day):04d}-{code}"
        return f"{year - (months(year, month, 3)[0] > day):04d}-{code}"

    return from_article(scene, value_on, modifier_of(match))


def read_reference(match: Match, scene: Scene) -> Found | None:
    """ "currently", "recently", "soon", "in recent weeks": no days."""
    words = re.sub(" +", " ", match[0])
    if scene.history and words in ("soon", "shortly"):
        return None  # "The city soon fell" tells how long it took
    if words in PRESENT:
        return Found("DATE", "PRESENT_REF")
    return Found("DATE", "FUTURE_REF" if words in FUTURE or "coming" in words else "PAST_REF")


_PARTS = "(?:morning|afternoon|evening|night)"
_STEP = "(?P<d>last|final|this|next|this past|past)"
_WEEKDAY_LEAD = "(?:(?P<d>last|final|this|next|this coming|coming|this past|past) )?"
_WORDS = "|".join(sorted((*PRESENT, *PAST, *FUTURE), key=len, reverse=True))

RULES: tuple[Rule, ...] = (
    rule(
        "deictic",
        r"\b(?:(?:early|late|(?:earlier|later)(?= yes)) )?(?P<w>yesterday|today|tomorrow|tonight)\b",
        read_day_word,
    ),
    rule("part", r"\b(?P<d>this|last|early this|late last) (?P<p>{partofday})\b", read_this_part),
    rule(
        "weekday",
        rf"\b{_WEEKDAY_LEAD}(?P<w>{{weekday}})(?P<each>s| {_PARTS}s)?(?!\w|'s\w)",
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
    rule("unit", r"\bthe weekend\b", read_weekend),
    rule(
        "season",
        r"\b{mod}(?:(?<=\bin[ ])|(?<=\bduring[ ])|(?:the |mid-))(?P<s>{season})\b(?! (?:of|olympic|games))",
        read_season_name,
    ),
    rule("ref", rf"(?<!as[ ])\b(?:{_WORDS})\b(?! after| before| there)", read_reference),
    rule("unit", r"\b(?:the )?(?:(?:more )?recent|coming) (?:days|weeks|months|years|yrs|decades)\b", read_reference),
)
