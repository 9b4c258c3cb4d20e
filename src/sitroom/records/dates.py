"""Dates with their doubt: an interval of days, its EDTF form, the words it came from, and how it is known."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Interval:
    """A date as the records keep it.

    Attributes:
        edtf: ISO 8601-2 Extended Date/Time Format; None when the text does not say.
        earliest, latest: ISO days, both inclusive; None when that side is open or unknown.
        text: the words as printed; None when no words say it.
        basis: `explicit`, `relative`, `document` or `inherited`; for the date of publication how it was found.
    """

    edtf: str | None
    earliest: str | None
    latest: str | None
    text: str | None = None
    basis: str = "explicit"

    @property
    def first(self) -> date | None:
        """`earliest` as a date."""
        return date.fromisoformat(self.earliest) if self.earliest else None

    @property
    def last(self) -> date | None:
        """`latest` as a date."""
        return date.fromisoformat(self.latest) if self.latest else None

    @property
    def days(self) -> int | None:
        """How many days it may be; None when a side is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    def noted(self, *, text: str | None = None, basis: str | None = None) -> "Interval":
        """The same days with the words or the basis filled in."""
        return replace(self, text=self.text if text is None else text, basis=basis or self.basis)


UNKNOWN = Interval(None, None, None, None, "none")


def day_interval(day: date) -> Interval:
    """One day."""
    return Interval(day.isoformat(), day.isoformat(), day.isoformat())


def month_interval(year: int, month: int) -> Interval:
    """One calendar month."""
    last = calendar.monthrange(year, month)[1]
    return Interval(f"{year:04d}-{month:02d}", f"{year:04d}-{month:02d}-01", f"{year:04d}-{month:02d}-{last:02d}")


def year_interval(year: int) -> Interval:
    """One calendar year."""
    return Interval(f"{year:04d}", f"{year:04d}-01-01", f"{year:04d}-12-31")


def range_interval(first: date, last: date) -> Interval:
    """All days from the first to the last; written as a month, a year or a decade when it is exactly one.

    Raises:
        ValueError: the first day is after the last.
    """
    if first > last:
        raise ValueError(f"range of dates runs backwards: {first} to {last}")
    if first == last:
        return day_interval(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month):
        return month_interval(first.year, first.month)
    from_new_year, to_new_years_eve = (first.month, first.day) == (1, 1), (last.month, last.day) == (12, 31)
    if from_new_year and to_new_years_eve and first.year == last.year:
        return year_interval(first.year)
    if from_new_year and to_new_years_eve and first.year % 10 == 0 and last.year == first.year + 9:
        return Interval(f"{first.year // 10:03d}X", first.isoformat(), last.isoformat())
    return Interval(f"{first.isoformat()}/{last.isoformat()}", first.isoformat(), last.isoformat())


def until_interval(last: date) -> Interval:
    """Some day up to and including the last: what is known of an event that an article reports without a date."""
    return Interval(f"../{last.isoformat()}", None, last.isoformat())


def since_interval(first: date) -> Interval:
    """Some day from the first on."""
    return Interval(f"{first.isoformat()}/..", first.isoformat(), None)


def parse_day(text: str) -> Interval | None:
    """Read "2022", "2022-01" or "2022-01-10" (anything after the day is dropped); None when it is none of these."""
    parts = text.strip()[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1 and len(parts[0]) == 4:
            return year_interval(numbers[0])
        if len(numbers) == 2 and len(parts[0]) == 4:
            return month_interval(*numbers)
        if len(numbers) == 3 and len(parts[0]) == 4:
            return day_interval(date(*numbers))
    except ValueError:
        pass
    return None
