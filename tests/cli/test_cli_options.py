"""Days as people type them."""

from datetime import date

import pytest
import typer

from sitroom.cli.options import first_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2022-01-25", date(2022, 1, 25), date(2022, 1, 25)),
    ],
)
def test_a_month_or_year_means_its_first_or_last_day(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("text", ["yesterday", "2022-13", "2022-02-30", "22", "25.01.2022", "", "2022-01-25T10"])
def test_anything_else_is_a_usage_error(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="a day, a month or a year"):
        last_day(text)
