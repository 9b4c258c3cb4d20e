"""Days as the press prints them: found in running text, or read from the field of a record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sitroom.lexicon.calendar import MONTHS, WEEKDAYS
from sitroom.records.dates import Interval, day_interval, month_interval, parse_day, range_interval
from sitroom.records.text import Span

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?P<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\.?,? (?:the )?)?"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d)\b)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
#: "Tuesday 15 February", "15th of February, 2022", "25-Jan-2022"
_DAY_FIRST = re.compile(rf"\b{_WEEKDAY}{_DAY}(?: of)?[ -]{_MONTH}\b\.?{_YEAR.replace('(?:,? ', '(?:,?[ -]')}", re.I)
#: "Tuesday, Feb. 15, 2022"; in "Feb. 2022" the 20 is no day
_MONTH_FIRST = re.compile(rf"\b{_WEEKDAY}{_MONTH}\.? {_DAY}\b(?!\d|[.:]\d){_YEAR}", re.I)
#: "2022-01-10", "2022/01/10"
_YEAR_FIRST = re.compile(
    r"(?<![\d/-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?![\d/-])"
)
#: "25.01.22", "1/25/2022", "25-01-2022"
_NUMBERS = re.compile(
    r"(?<![\d/.:-])(?P<first>\d\d?)(?P<mark>[-/.])(?P<second>\d\d?)(?P=mark)(?P<year>(?:19|20)?\d\d)(?![\d/]|[-.:]\d)"
)

#: States that print the month before the day in figures.
MONTH_FIRST_STATES: frozenset[str] = frozenset({"state:USA", "state:PHL", "state:FSM", "state:PLW"})
#: A two-figure year up to here belongs to this century; the press of the web is younger than 1970.
_PIVOT = 69


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed; `year` and `weekday` (1 is Monday) are None when the text leaves them out.

    `other` is the second reading of figures that can be read two ways ("03/04/2022").
    """

    span: Span
    text: str
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    other: date | None = None

    def in_year(self, year: int) -> date | None:
        """The day in a given year; None on 29 February of most."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def interval(self) -> Interval | None:
        """The day or the two days it may be, with the words; None without a year."""
        day = self.in_year(self.year) if self.year else None
        if day is None:
            return None
        if self.other is None:
            return day_interval(day).noted(text=self.text)
        first, last = sorted((day, self.other))
        return Interval(f"[{first},{last}]", first.isoformat(), last.isoformat(), self.text)


def find_days(text: str, *, month_first: bool | None = None) -> list[PrintedDay]:
    """All days printed in a text, in order, without overlaps.

    Args:
        month_first: how to read "1/2/2022"; None when the outlet's country is not known.
    """
    found = [day for day in _all_days(text, month_first) if day.in_year(day.year or 2000)]
    found.sort(key=lambda day: (day.span.start, -day.span.end))
    kept: list[PrintedDay] = []
    for day in found:
        if not kept or day.span.start >= kept[-1].span.end:
            kept.append(day)
    return kept


def _all_days(text: str, month_first: bool | None) -> Iterator[PrintedDay]:
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            # "may 15" in lower case is no date: "they may 15 years later"
            if match["month"][0].isupper():
                yield _named_day(match)
    for match in _YEAR_FIRST.finditer(text):
        yield PrintedDay(Span(*match.span()), match.group(), int(match["month"]), int(match["day"]), int(match["year"]))
    for match in _NUMBERS.finditer(text):
        if day := _figures_day(match, month_first):
            yield day


def _named_day(match: re.Match[str]) -> PrintedDay:
    weekday = match["weekday"]
    return PrintedDay(
        Span(*match.span()),
        match.group().rstrip(),
        MONTHS[match["month"].lower()],
        int(match["day"]),
        int(match["year"]) if match["year"] else None,
        WEEKDAYS.get(weekday.lower()) if weekday else None,
    )


def _figures_day(match: re.Match[str], month_first: bool | None) -> PrintedDay | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if year < 100:
        year += 2000 if year <= _PIVOT else 1900
    if match["mark"] == ".":
        month_first = False  # "25.01.22": points are used where the day comes first
    readings = [(second, first), (first, second)]  # (month, day)
    possible = [(month, day) for month, day in readings if 1 <= month <= 12 and 1 <= day <= 31]
    if not possible:
        return None
    if len(possible) == 2 and month_first is not None:
        possible = [readings[month_first]]
    (month, day), *rest = possible
    span = Span(*match.span())
    if rest and rest[0] != (month, day):
        return PrintedDay(span, match.group(), month, day, year, other=date(year, *rest[0]))
    return PrintedDay(span, match.group(), month, day, year)


_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?|\d{13}")
_MONTH_YEAR = re.compile(rf"{_MONTH}\.?,? (?P<year>(?:19|20)\d\d)", re.I)


def read_date_field(value: object, *, month_first: bool | None = None) -> Interval | None:
    """The date in a record's field: ISO with or without a time, words, figures, or seconds since 1970.

    The day is the publisher's own, as printed; only seconds since 1970 are read as UTC. None when it is no date.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    if _SECONDS.fullmatch(text):
        seconds = float(text)
        moment = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
        return day_interval(moment.date()).noted(text=text)
    if re.fullmatch(r"(?:19|20)\d{6}(?:T?\d{4,6}Z?)?", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    if re.match(r"\d{4}(?:-\d\d){0,2}(?:$|[T ]\d\d)", text) and (interval := parse_day(re.split("[T ]", text)[0])):
        return interval.noted(text=str(value).strip())
    if month := _MONTH_YEAR.fullmatch(text):
        return month_interval(int(month["year"]), MONTHS[month["month"].lower()]).noted(text=text)
    intervals = [day.interval for day in find_days(text, month_first=month_first)]
    return next((interval for interval in intervals if interval), None)


_NAMED_FILE = re.compile(
    r"(?<!\d)(?P<year>20\d\d|199\d)(?P<mark>[-_./]?)(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_NAMED_ADDRESS = re.compile(r"/(?P<year>20\d\d|199\d)/(?P<month>[a-z]{3}|\d\d?)/(?P<day>\d\d?)/", re.I)


def day_in_name(name: str) -> Interval | None:
    """The day that a file name or an address begins or holds: "2022-01-25-foo.txt", ".../2022/jan/25/..."."""
    for match in (_NAMED_ADDRESS.search(name), _NAMED_FILE.search(name)):
        if match is None:
            continue
        month = int(match["month"]) if match["month"].isdigit() else MONTHS.get(match["month"].lower(), 0)
        try:
            return day_interval(date(int(match["year"]), month, int(match["day"]))).noted(text=match.group().strip("/"))
        except ValueError:
            continue
    return None


def span_of_days(first: date, last: date) -> Interval:
    """The days from one to another as an interval of basis `inferred`."""
    return range_interval(first, last).noted(basis="inferred")
