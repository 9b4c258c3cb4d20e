"""Days and numbers as pages print them."""

from datetime import date

import pytest

from sitroom.query.wording import number
from sitroom.records.dates import (
    UNKNOWN,
    Interval,
    day_interval,
    month_interval,
    range_interval,
    since_interval,
    until_interval,
    year_interval,
)
from sitroom.web.wording import when


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (day_interval(date(2022, 1, 10)), "10 January 2022"),
        (month_interval(2014, 2), "February 2014"),
        (year_interval(1991), "1991"),
        (range_interval(date(1990, 1, 1), date(1999, 12, 31)), "1990s"),
        (range_interval(date(2022, 2, 14), date(2022, 2, 20)), "14–20 February 2022"),
        (range_interval(date(2021, 12, 30), date(2022, 1, 2)), "30 December 2021 – 2 January 2022"),
        (until_interval(date(2022, 2, 16)), "by 16 February 2022"),
        (since_interval(date(2022, 2, 16)), "since 16 February 2022"),
        (UNKNOWN, "no date"),
        (Interval(None, "2022-03-01", "2022-05-31"), "1 March 2022 – 31 May 2022"),
    ],
)
def test_when(interval: Interval, expected: str) -> None:
    assert when(interval) == expected


@pytest.mark.parametrize(("value", "expected"), [(125000.0, "125,000"), (2.5, "2.5"), (30, "30")])
def test_number(value: float, expected: str) -> None:
    assert number(value) == expected
