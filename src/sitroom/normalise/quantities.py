"""Quantities: numbers that count something, with their bound, their unit and the words counted."""

import re
from collections.abc import Sequence

from sitroom.lexicon.units import CURRENCY_WORDS, HYPHENED, MEASURES
from sitroom.normalise.bounds import bound_after, bound_before, low_high
from sitroom.normalise.counted import what_is_counted
from sitroom.normalise.printed import Number, is_score, low_and_high, numbers_in
from sitroom.normalise.uncounted import counts_nothing
from sitroom.records.text import Span
from sitroom.records.values import Bound, Quantity


def find_quantities(text: str, folded: str, sentences: Sequence[Span], times: Sequence[Span]) -> list[Quantity]:
    """All quantities of a text in order; what lies in a time expression is none."""
    found: list[Quantity] = []
    place = 0
    for sentence in sentences:
        numbers = numbers_in(folded, sentence)
        while place < len(times) and times[place].end <= sentence.start:
            place += 1
        if numbers:
            numbers = [number for number in numbers if not _in_time(number, times, place)]
            found.extend(_in_sentence(text, folded, sentence, numbers))
    return found


def _in_time(number: Number, times: Sequence[Span], place: int) -> bool:
    """True where a time from `place` on meets the number; times are in order."""
    while place < len(times) and times[place].start < number.end:
        if times[place].end > number.start:
            return True
        place += 1
    return False


def _in_sentence(text: str, folded: str, sentence: Span, numbers: list[Number]) -> list[Quantity]:
    numbers = [number for number in numbers if not counts_nothing(text, folded, number, sentence)]
    found: list[Quantity] = []
    place = 0
    while place < len(numbers):
        number, second = numbers[place], numbers[place + 1] if place + 1 < len(numbers) else None
        ends = low_and_high(folded, number, second, sentence.start) if second else None
        if second and (ends or is_score(folded, number, second)):
            place += 1
        place += 1
        if second and not ends and is_score(folded, number, second):
            continue
        previous = found[-1] if found else None
        if ends and second:
            quantity = _range(folded, sentence, number, second, ends, previous)
        else:
            quantity = _single(folded, sentence, number, previous)
        if quantity:
            found.append(quantity)
    return found


def _range(
    folded: str, sentence: Span, first: Number, second: Number, ends: tuple[float, float], previous: Quantity | None
) -> Quantity | None:
    whole = second._replace(start=first.start, currency=first.currency, value=ends[1])
    unit, words, end = _unit(folded, sentence, whole, first.start, second.end, previous)
    return Quantity(Span(first.start, end), ends[0], ends[1], None, "between", unit, words)


def _single(folded: str, sentence: Span, number: Number, previous: Quantity | None) -> Quantity | None:
    bound: Bound = "at_least" if number.vague else "exact"
    start, end = number.start, number.end
    if before := bound_before(folded, sentence.start, start):
        bound, start = before.bound, start if before.start is None else before.start
    unit, words, reach = _unit(folded, sentence, number, start, end, previous)
    if bound == "exact" and (after := bound_after(folded, reach, sentence.end)) and after.end is not None:
        bound, reach = after.bound, after.end
        if unit is None:
            unit, words, reach = _unit(folded, sentence, number._replace(end=reach), start, reach, previous)
    if number.words and number.value <= 1 and unit is None and words is None:
        return None  # "half" and "one" alone are idioms or pronouns more often than figures
    if number.vague:
        # "up to hundreds", "nearly tens of thousands": no upper end is printed, whatever the words before
        bound = "at_least" if bound in ("at_least", "more_than") else "about"
        return Quantity(Span(start, reach), number.value, None, None, bound, unit, words)
    low, high = low_high(number.value, bound)
    return Quantity(Span(start, reach), low, high, number.value, bound, unit, words)


def _unit(
    folded: str, sentence: Span, number: Number, start: int, end: int, previous: Quantity | None
) -> tuple[str | None, Span | None, int]:
    """The unit, the words counted, and where the quantity ends: after a measure, but before counted words."""
    if number.currency:
        return number.currency, None, end
    unit, reach = _measure(folded, number, end, sentence.end)
    if unit == "percent" or (unit is None and number.value < 1 and number.words):
        if not folded.startswith(" of ", reach):
            return unit, None, reach
        of_what = what_is_counted(folded, reach, sentence, start=start, singular=True).words
        return unit or ("share" if of_what else None), of_what, reach
    if unit:
        return unit, None, reach
    counted = what_is_counted(folded, end, sentence, start=start, singular=number.value <= 1)
    if (
        counted.unit is None
        and counted.words is None
        and previous
        and _is_understood(folded, previous, start, end, sentence)
    ):
        return previous.unit, previous.of_what, end
    return counted.unit, counted.words, end


_MEASURE = re.compile(
    r"(?: of)?[ -]?("
    + "|".join(sorted(map(re.escape, [*MEASURES, *CURRENCY_WORDS, "pounds", "pound"]), key=len, reverse=True))
    + r")(?!\w)"
)
_HYPHENED = re.compile(r"-([a-z]+)")


def _measure(folded: str, number: Number, end: int, ceiling: int) -> tuple[str | None, int]:
    """The measure or currency right after a number and where it ends: "40 km", "$", "30-member"."""
    match = _MEASURE.match(folded, end, ceiling)
    if match is None:
        hyphened = _HYPHENED.match(folded, end, ceiling)
        if hyphened and hyphened[1] in HYPHENED:
            return HYPHENED[hyphened[1]], hyphened.end()
        return None, end
    words = match[1]
    if words in ("pounds", "pound"):
        # "208 pounds" is a weight, "2 million pounds" is money
        return ("GBP" if number.factor != 1.0 or number.value >= 1000 else "lb"), match.end()
    return CURRENCY_WORDS.get(words) or MEASURES[words], match.end()


_STANDS_ALONE = re.compile(r" (?:already|there|more|of them|were|are|have|had|in|at|to|near|on)\b|[.,;]|$")


def _is_understood(folded: str, previous: Quantity, start: int, end: int, sentence: Span) -> bool:
    """ "175,000 soldiers along the border, with almost 100,000 already there": the noun is the one before."""
    if previous.of_what is None or previous.unit in (None, "percent", "deaths", "injured"):
        return False
    between = folded[previous.span.end : start]
    follows = _STANDS_ALONE.match(folded[end : min(end + 14, sentence.end)])
    return bool(follows) and previous.span.start >= sentence.start and ";" not in between and len(between) < 100
