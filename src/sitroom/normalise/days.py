"""Calendar arithmetic on TIMEX3 values: which days a value stands for, and which value lies some units away."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from sitroom.lexicon.calendar import MODIFIERS, SEASONS
from sitroom.records.dates import Interval, month_interval, range_interval

Days = tuple[date, date]
_SEASON_MONTH = dict(SEASONS.values())


def months(year: int, month: int, count: int) -> Days:
    """`count` whole months from the given one on; the month may lie outside 1 to 12."""
    first_year, first_month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last_month = first_year + (first_month + count - 2) // 12, (first_month + count - 2) % 12 + 1
    last = month_interval(last_year, last_month).last
    assert last is not None
    return date(first_year, first_month, 1), last


def _week(year: int, number: int, part: str | None) -> Days:
    monday = date.fromisocalendar(year, number, 1)
    if part == "WE":
        return monday + timedelta(5), monday + timedelta(6)
    return monday, monday + timedelta(6)


def _one_day(year: str, month: str, day: str) -> Days:
    only = date(int(year), int(month), int(day))
    return only, only


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?"), _one_day),
    (re.compile(r"(\d{4})-(\d\d)"), lambda y, m: months(int(y), int(m), 1)),
    (re.compile(r"(?:FY)?(\d{4})"), lambda y: months(int(y), 1, 12)),
    (re.compile(r"(\d{4})-W(\d\d)(?:-(WE))?"), lambda y, w, part: _week(int(y), int(w), part)),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: months(int(y), 3 * int(q) - 2, 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda y, h: months(int(y), 6 * int(h) - 5, 6)),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda y, s: months(int(y), _SEASON_MONTH[s], 3)),
    (re.compile(r"(\d{3})"), lambda d: months(int(d) * 10, 1, 120)),
    (re.compile(r"(\d{2})"), lambda c: months(int(c) * 100, 1, 1200)),
)


def days_of(value: str) -> Days | None:
    """First and last day of a TIMEX3 value, or of a range of two ("2014/2015"); None where it stands for no days."""
    if "/" in value:
        first, last = (days_of(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    for pattern, build in _FORMS:
        if match := pattern.fullmatch(value):
            try:
                return build(*match.groups())
            except ValueError:
                return None
    return None


def narrow(days: Days, modifier: str | None) -> Days:
    """The part of a period that "early", "mid" or "the end of" means; a single day stays whole."""
    length = (days[1] - days[0]).days + 1
    if modifier is None or length == 1:
        return days
    low, high = MODIFIERS[modifier]
    first = days[0] + timedelta(int(length * low))
    return first, max(first, days[0] + timedelta(int(length * high) - 1))


def interval_of(value: str, modifier: str | None = None, basis: str = "explicit") -> Interval | None:
    """The interval of a TIMEX3 value; None where it stands for no days."""
    days = days_of(value)
    return range_interval(*narrow(days, modifier)).noted(basis=basis) if days else None


def week_value(day: date) -> str:
    """The ISO week of a day: "2022-W07"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def period_value(day: date, unit: str) -> str:
    """The day, week, month ... that a day lies in; `unit` is a letter of TIMEX3 durations."""
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "WE"):
        return week_value(day) + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return {"Y": f"{day.year:04d}", "DE": f"{day.year // 10:03d}", "CE": f"{day.year // 100:02d}"}[unit]


def shift(day: date, count: int, unit: str) -> date:
    """The day some units away; months and years keep the day of the month where they can.

    Raises:
        ValueError, OverflowError: outside the years that Python knows.
    """
    if unit in ("D", "W", "WE"):
        return day + timedelta(days=count * (1 if unit == "D" else 7))
    step = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
    first, last = months(day.year, day.month + count * step, 1)
    return first.replace(day=min(day.day, last.day))


def season_value(day: date, season: str, step: int) -> str:
    """ "last summer" (-1), "this summer" (0) or "next summer" (1) as seen from a day.

    A season that runs or is the nearest within the year is "this"; "last" is the last one that is over.
    """
    code, month = SEASONS[season]
    year = day.year if not (code == "WI" and day.month <= 2) else day.year - 1
    if step == 0:
        return f"{year:04d}-{code}"
    while True:
        first, last = months(year, month, 3)
        if (step < 0 and last < day) or (step > 0 and first > day):
            return f"{year:04d}-{code}"
        year += 1 if step > 0 else -1
