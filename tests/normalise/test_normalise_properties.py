"""What holds for every text: valid dates, spans that slice to their words, values that move with the article."""

from datetime import date, timedelta

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitroom.lexicon.calendar import EASTER_DAYS, FIXED_HOLIDAYS, WEEKDAY_HOLIDAYS
from sitroom.lexicon.numbers import read_digits, read_words
from sitroom.normalise.named_times import easter, holiday_on
from sitroom.normalise.values import find_values
from sitroom.records.dates import UNKNOWN, day_interval, month_interval
from sitroom.records.text import Span
from sitroom.records.values import Values

DAYS = st.dates(date(1900, 1, 1), date(2040, 12, 31))
PIECES = (
    "Tuesday|on Monday|Wednesday 16 January|15 February|Feb. 30|29 February|Sept. 11, 2001|in October|"
    "mid-March|2014|the 1990s|1999-2004|between 3 and 5 March|last week|the end of last year|next summer|"
    "this winter|four months later|a day earlier|two weeks ago|the following year|that same month|since then|"
    "tonight|8 p.m.|noon on|midnight|the evening of|last night|every year|for decades|its eighth year|"
    "third quarter|Q3 2021|the 20th century|241 BC|9/11|1/25/22|25.01.22|10:30 GMT|over the weekend|"
    "nineteen ninety-seven|more than|almost|between|and|to|£88million|$1.5bn|half a million|tens of thousands|"
    "the quarter|a year earlier|the year-ago period|its fiscal third quarter|for the full year|the year-earlier|"
    "Christmas Eve|last Easter|next Thanksgiving|since the Cold War|during the Olympics|on the 9th|of that year|"
    "the previous April|6 and 9 February|from 1904 to 1911|in 328|(c. 314 - 368)|the fifth of January|Mondays|"
    "of people|troops|killed|were wounded|per cent|one-third|of the|14,000|3-5|Article 5|İstanbul|will|said|"
    "said on|,|.|;|(|)|“|”|–"
).split("|")
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join)
PUBLISHED = st.one_of(
    st.just(UNKNOWN), DAYS.map(day_interval), DAYS.map(lambda day: month_interval(day.year, day.month))
)


def read(text: str, published: date) -> Values:
    return find_values(text, [Span(0, len(text))], day_interval(published))


@settings(deadline=None)  # the EDTF parser is slow
@given(TEXTS, PUBLISHED)
def test_what_is_found_is_sound(text, published):
    values = find_values(text, [Span(0, len(text))], published)
    reached = 0
    for timex in values.timexes:
        assert reached <= timex.span.start < timex.span.end <= len(text)
        reached = timex.span.end
        if timex.date:
            assert timex.date.text == timex.span.of(text)
            assert edtf.parse_edtf(timex.date.edtf)
            assert timex.date.earliest <= timex.date.latest
    for quantity in values.quantities:
        assert quantity.span.of(text) == quantity.span.of(text).strip()
        assert not any(t.span.meets(quantity.span) for t in values.timexes if t.type != "DURATION")
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        assert quantity.low is not None or quantity.high is not None
        assert (quantity.bound == "between") == (quantity.value is None and quantity.high is not None)
        if quantity.of_what:
            assert quantity.of_what.of(text)[0].isalnum()


@pytest.mark.parametrize(
    "words",
    ["yesterday", "tomorrow", "on Tuesday", "last week", "this week", "next Friday", "three days ago", "last night"],
)
@given(day=DAYS)
def test_a_week_later_is_a_week_later(words, day):
    text = f"It happened {words}."
    before, after = read(text, day).timexes[0].date, read(text, day + timedelta(7)).timexes[0].date
    assert after.first - before.first == after.last - before.last == timedelta(7)


@given(year=st.integers(1600, 2400))
def test_easter_is_a_sunday_of_spring(year):
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize("name", [*FIXED_HOLIDAYS, *EASTER_DAYS, *WEEKDAY_HOLIDAYS])
@given(year=st.integers(1900, 2099))
def test_a_holiday_is_once_a_year(name, year):
    assert holiday_on(name, year).year == year


def test_known_holidays():
    assert easter(2022) == date(2022, 4, 17)
    assert holiday_on("thanksgiving", 2021) == date(2021, 11, 25)
    assert holiday_on("memorial day", 2022) == date(2022, 5, 30)


@pytest.mark.parametrize(
    ("words", "months"),
    [("last month", 1), ("this month", 1), ("last year", 12), ("next year", 12), ("two months ago", 1)],
)
@given(day=DAYS)
def test_a_unit_later_is_a_unit_later(words, months, day):
    later = date(day.year + (day.month + months - 1) // 12, (day.month + months - 1) % 12 + 1, 1)
    before, after = (read(f"It happened {words}.", d).timexes[0].date.first for d in (day.replace(day=1), later))
    assert (after.year - before.year) * 12 + after.month - before.month == months


@given(DAYS)
def test_an_absolute_date_does_not_move(day):
    assert read("They signed on 25 January 2022.", day).timexes[0].date.edtf == "2022-01-25"


@given(st.integers(0, 10**12))
def test_digits_printed_then_read(number):
    assert read_digits(f"{number:,}") == number
    if number > 1:
        text = f"They counted {number:,} people."
        assert read(text, date(2022, 2, 16)).quantities[0].value == number


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            return f"{in_words(number // size)} {name}" + (
                f"{' and' if rest < 100 else ''} {in_words(rest)}" if rest else ""
            )
    raise AssertionError(number)


@given(st.integers(2, 10**12 - 1))
def test_words_printed_then_read(number):
    words = in_words(number)
    assert read_words(words.replace("-", " ")) == number
    found = read(f"They counted {words} people.", date(2022, 2, 16)).quantities
    assert [(quantity.value, quantity.unit) for quantity in found] == [(number, "people")]
