"""Times with a name of their own: holidays ("last Christmas") and happenings ("during the Cold War")."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from sitroom.lexicon.calendar import (
    DEICTIC,
    EASTER_DAYS,
    FIXED_HOLIDAYS,
    NAMED_TIMES,
    OLYMPICS,
    WEEKDAY_HOLIDAYS,
)
from sitroom.normalise.days import Days
from sitroom.normalise.scene import Found, Match, Rule, Scene, dated, from_article, has_capital, rule, tense_at


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    cycle, (century, rest) = year % 19, divmod(year, 100)
    leap, left = divmod(century, 4)
    moon = (19 * cycle + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (cycle + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday_on(name: str, year: int) -> date:
    """The day of a holiday in a year; `name` is a key of one of the three tables of holidays."""
    if name in FIXED_HOLIDAYS:
        return date(year, *FIXED_HOLIDAYS[name])
    if name in EASTER_DAYS:
        return easter(year) + timedelta(EASTER_DAYS[name])
    month, weekday, number = WEEKDAY_HOLIDAYS[name]
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year, month + 1, 1) - timedelta(1)
    return last - timedelta((last.isoweekday() - weekday) % 7)


def nearest(days: Iterable[Days], day: date, tense: str | None) -> Days:
    """The one nearest to a day; the side that the verb speaks against counts as four times as far."""

    def distance(one: Days) -> int:
        ahead, behind = max((one[0] - day).days, 0), max((day - one[1]).days, 0)
        return ahead * (4 if tense == "past" else 1) + behind * (4 if tense == "future" else 1)

    return min(days, key=distance)


def _days_around(name: str) -> Callable[[date], list[Days]]:
    return lambda day: [(holiday_on(name, year),) * 2 for year in range(day.year - 1, day.year + 2)]


def read_holiday(match: Match, scene: Scene) -> Found | None:
    """ "Christmas Eve", "Easter 2014", "last Thanksgiving": without a year the nearest to publication."""
    follows = scene.printed[match.end() : match.end() + 2].strip()
    if not has_capital(match, scene, "h") or follows[:1].isupper():
        return None  # "the Easter Bunny"
    name = re.sub("[ -]+", " ", match["h"])
    if match["y"]:
        return dated(holiday_on(name, int(match["y"])).isoformat())
    if scene.history and scene.thread and scene.thread.first:
        return dated(holiday_on(name, scene.thread.first.year).isoformat(), basis="relative")
    around, step = _days_around(name), DEICTIC[match["d"]] if match["d"] else 0
    tense = tense_at(scene, match.start(), match.end())

    def value_on(day: date) -> str:
        days = around(day)
        if step < 0:
            return max(one[0] for one in days if one[0] < day).isoformat()
        if step > 0:
            return min(one[0] for one in days if one[0] > day).isoformat()
        return nearest(days, day, tense)[0].isoformat()

    return from_article(scene, value_on)


def read_named_time(match: Match, scene: Scene) -> Found | None:
    """ "since the Cold War", "before D-Day"; not in a history, whose theme it is."""
    if scene.history:
        return None
    return dated(NAMED_TIMES[re.sub(r"\W+", " ", match["n"])])


def read_olympics(match: Match, scene: Scene) -> Found | None:
    """ "during the Olympics", "after the Beijing Winter Games": the nearest to publication."""
    kind = match["s"]
    held = [(first, last) for season, first, last in OLYMPICS if kind is None or kind == season]
    if match["y"]:
        held = [days for days in held if days[0].year == int(match["y"])]
    if not held or (scene.last is None and not match["y"]):
        return None
    tense = tense_at(scene, match.start(), match.end())
    first, last = nearest(held, scene.last, tense) if scene.last else held[0]
    if scene.last and not match["y"] and abs(first.year - scene.last.year) > 2:
        return None
    return dated(f"{first.isoformat()}/{last.isoformat()}", basis="explicit" if match["y"] else "relative")


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"[ -]") for name in sorted(names, key=len, reverse=True))


_HOLIDAYS = _any((*FIXED_HOLIDAYS, *EASTER_DAYS, *WEEKDAY_HOLIDAYS))
#: "Merry Christmas" and "the Christmas truce" tell no time.
_ALSO_GREETINGS = r"(?<!merry[ ])(?<!happy[ ])(?<!the[ ])(?<!white[ ])"
_DURING = r"\b(?:during|since|before|after|until|till|through(?:out)?|amid|at the height of) "

RULES: tuple[Rule, ...] = (
    rule(
        "holiday",
        rf"\b{_ALSO_GREETINGS}(?:(?P<d>last|this|next) )?(?P<h>{_HOLIDAYS})\b(?:,? (?:of )?(?P<y>{{year}})\b)?"
        r"(?! (?:parade|tree|shopping|gift|card|song|carol|dinner|present|sale|bombing|offensive|truce)| island)",
        read_holiday,
    ),
    rule("named", rf"{_DURING}(?P<x>(?:the )?(?P<n>{_any(NAMED_TIMES)}))\b", read_named_time),
    rule(
        "named",
        rf"{_DURING}(?P<x>the (?:(?P<y>{{year}}) )?(?:[a-z]+ )??(?:(?P<s>winter|summer) )?"
        r"(?:olympics|olympic games|(?<=er[ ])games))\b",
        read_olympics,
    ),
)
