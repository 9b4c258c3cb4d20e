"""Quantities: numbers that count something, with their bound, their unit and the words counted."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sitroom.lexicon.units import UNITS, singular_of, unit_of
from sitroom.normalise.bounds import bound_after, bound_before, low_high
from sitroom.normalise.changes import change_of
from sitroom.normalise.counted import what_is_counted
from sitroom.normalise.measured import measure_after
from sitroom.normalise.printed import MAGNITUDE, Number, is_score, low_and_high, numbers_in
from sitroom.normalise.rates import rate_of
from sitroom.normalise.uncounted import counts_nothing
from sitroom.records.text import Span
from sitroom.records.values import Bound, Quantity


def find_quantities(text: str, folded: str, sentences: Sequence[Span], times: Sequence[Span]) -> list[Quantity]:
    """All quantities of a text in order; what lies in a time expression is none."""
    found: list[Quantity] = []
    place = 0
    for sentence in sentences:
        numbers = numbers_in(text, folded, sentence)
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
        place += 1
        previous = found[-1] if found else None
        if second and is_score(folded, number, second):
            place += 1
            continue
        if second and (ends := low_and_high(folded, number, second, sentence.start)):
            place += 1
            quantity = _range(folded, sentence, number, second, ends, previous)
            number = second
        elif previous and (whole := _with_cents(folded, previous, number)):
            found[-1] = whole
            continue
        else:
            quantity = _single(folded, sentence, number, previous)
        if quantity and previous and _is_part_of(folded, previous, quantity):
            found[-1] = replace(previous, unit=quantity.unit, of_what=quantity.of_what)
        elif quantity and previous and _is_way(folded, sentence, previous, quantity):
            found[-1], quantity = _same_way(folded, previous, quantity, number.factor)
        if quantity:
            found.append(quantity)
    return found


_CENTS = re.compile(r" (?:and )?")


def _with_cents(folded: str, previous: Quantity, number: Number) -> Quantity | None:
    """ "3 dollars and 50 cents" as one sum of money."""
    if previous.unit not in ("USD", "EUR") or previous.value is None or previous.bound == "between":
        return None
    if not _CENTS.fullmatch(folded, previous.span.end, number.start) or not folded.startswith(" cent", number.end):
        return None
    value = previous.value + number.value / 100
    low, high = low_high(value, previous.bound)
    end = number.end + (6 if folded.startswith(" cents", number.end) else 5)
    return replace(previous, span=Span(previous.span.start, end), low=low, high=high, value=value)


_OF_WHOLE = re.compile(r" of (?:the|its|their|those|these|his|her|our|all)(?: [a-z]+)? ")


def _is_part_of(folded: str, part: Quantity, whole: Quantity) -> bool:
    """ "28 of the 60 villages", "280 million of the 500 million shekels": both count the same."""
    if part.unit or part.of_what or not (whole.unit or whole.of_what):
        return False
    return bool(_OF_WHOLE.fullmatch(folded, part.span.end, whole.span.start))


_WAY = re.compile(r"(?: (?!to )[a-z]+)? to (?:just |only |about |around |some |nearly |almost |over |more than )?")

_PLAIN = re.compile(r"[\d.]+")


def _is_way(folded: str, sentence: Span, previous: Quantity, quantity: Quantity) -> bool:
    """ "from 14 to 18 billion roubles", "from 21 percent to 23": one measure, printed once."""
    named = [bool(one.unit or one.of_what) for one in (previous, quantity)]
    if named[0] == named[1] or not _WAY.fullmatch(folded, previous.span.end, quantity.span.start):
        return False
    return folded.endswith("from ", sentence.start, previous.span.start)


def _same_way(folded: str, first: Quantity, second: Quantity, factor: float) -> tuple[Quantity, Quantity]:
    """Both ends of a way with the unit, and the scale (`factor` of the second), of the one that has it."""
    if first.unit or first.of_what:
        return first, replace(second, unit=first.unit, of_what=first.of_what)
    if first.value is not None and _PLAIN.fullmatch(folded, first.span.start, first.span.end) and first.value < 1000:
        value = first.value * factor
        low, high = low_high(value, first.bound)
        first = replace(first, low=low, high=high, value=value)
    return replace(first, unit=second.unit, of_what=second.of_what), second


def _range(
    folded: str, sentence: Span, first: Number, second: Number, ends: tuple[float, float], previous: Quantity | None
) -> Quantity | None:
    whole = second._replace(start=first.start, currency=first.currency, value=ends[1])
    unit, words, end = _unit(folded, sentence, whole, first.start, second.end, previous)
    return Quantity(Span(first.start, end), ends[0], ends[1], None, "between", unit, words)


def _single(folded: str, sentence: Span, number: Number, previous: Quantity | None) -> Quantity | None:
    bound: Bound = "exact"
    start, end = number.start, number.end
    if before := bound_before(folded, sentence.start, start):
        bound, start = before.bound, start if before.start is None else before.start
    unit, words, reach = _unit(folded, sentence, number, start, end, previous)
    if bound == "exact" and (after := bound_after(folded, reach, sentence.end)) and after.end is not None:
        bound, reach = after.bound, after.end
        if unit is None:
            unit, words, reach = _unit(folded, sentence, number._replace(end=reach), start, reach, previous)
    elif bound == "exact" and words and folded.startswith(" or ", words.end):
        after = bound_after(folded, words.end, sentence.end)  # "30 boats or so"
        bound = after.bound if after else bound
    if number.words and number.value <= 1 and unit is None and words is None:
        return None  # "half" and "one" alone are idioms or pronouns more often than figures
    if number.vague:
        low, high, bound = _magnitude(number, bound)
        return Quantity(Span(start, reach), low, high, None, bound, unit, words)
    if number.sign and words:
        number, start = number._replace(sign=""), max(start, number.start + 1)  # "killed -20 soldiers": a dash
    value = -number.value if number.sign == "-" else number.value
    low, high = low_high(value, bound)
    quantity = Quantity(Span(start, reach), low, high, value, bound, unit, words)
    if bound != "exact":
        return quantity
    if number.sign == "+":
        return replace(quantity, change="up")
    same = previous and previous.span.start >= sentence.start and previous.unit == unit
    change = change_of(folded, sentence.start, start, unit, previous.change if previous and same else None)
    return replace(quantity, change=change) if change else quantity


def _magnitude(number: Number, bound: Bound) -> tuple[float | None, float | None, Bound]:
    """Both ends of "hundreds" and the bound: open above for "several hundred" and "at least hundreds", open below for
    "up to hundreds"."""
    if number.open or bound in ("at_least", "more_than"):
        return number.value, None, "at_least"
    high = number.value * MAGNITUDE
    return (None, high, "up_to") if bound in ("up_to", "less_than") else (number.value, high, "between")


def _unit(
    folded: str, sentence: Span, number: Number, start: int, end: int, previous: Quantity | None
) -> tuple[str | None, Span | None, int]:
    """The unit, the words counted, and where the quantity ends: after a measure, but before counted words."""
    unit, reach = measure_after(folded, number, end, sentence.end)
    if number.currency:
        unit, reach = number.currency, american.end() if (american := _AMERICAN.match(folded, end)) else end
    if number.vague and folded.startswith(" of ", end):
        unit, reach = measure_after(folded, number, end + 3, sentence.end)  # "millions of dollars"
        reach = reach if unit else end
    if unit == "percent" or (unit is None and number.value < 1 and number.words):
        if not folded.startswith(" of ", reach) and not number.ratio:
            return unit, None, reach
        of_what = what_is_counted(folded, reach, sentence, start=start, singular=not number.ratio).words
        return unit or ("share" if of_what else None), of_what, reach
    if unit:
        stuff = _STUFF.match(folded, reach, sentence.end)
        rate = rate_of(folded, reach, sentence.end, unit) or (
            rate_of(folded, stuff.end(), sentence.end, unit) if stuff else None
        )
        return rate or unit, None, reach
    counted = what_is_counted(folded, end, sentence, start=start, singular=number.value <= 1)
    if counted.words is None:
        if counted.unit is None and previous and _is_understood(folded, previous, start, end, sentence):
            words = previous.of_what
            return unit_of(folded[words.start : words.end]) if words else None, words, end
        if number.vague and number.value < 1e9 and _PEOPLE_ACT.match(folded, end, sentence.end):
            return counted.unit or "people", None, end
        if counted.unit is None and _PEOPLED.search(folded[max(sentence.start, start - 40) : start]):
            return "people", None, end
        return counted.unit, None, end
    noun = counted.unit or singular_of(folded[counted.words.start : counted.words.end].split()[-1])
    return rate_of(folded, counted.words.end, sentence.end, noun) or noun, counted.words, end


#: "two million barrels of crude oil a day": what is measured stands before how often.
_STUFF = re.compile(r" of (?:[a-z-]+ ){0,2}?[a-z-]+(?= (?:an?|per|each) )")
#: "$60 U.S. per barrel", "$12 US."
_AMERICAN = re.compile(r" (?:u\.s\.|us)(?= |[.,;]|$)")
_PEOPLED = re.compile(
    r"\b(?:population(?: (?:of|is|was|at|stands at))|(?:nation|country|city|town|state|region|province|republic) of)"
    r"(?: (?:an?|its|only|just))? $"
)
#: "Thousands rallied", "hundreds have fled": nobody else is counted without a noun.
_PEOPLE_ACT = re.compile(
    r" (?:more )?(?:are|were|have|had|fled|took to|gathered|rallied|marched|protested|escaped|left|stood|lost|died)\b"
)
_STANDS_ALONE = re.compile(r" (?:already|there|more|of them|were|are|have|had|in|at|to|near|on)\b|[.,;]|$")
_KNOWN = frozenset(UNITS.values()) - {"percent"}


def _is_understood(folded: str, previous: Quantity, start: int, end: int, sentence: Span) -> bool:
    """ "175,000 soldiers along the border, with almost 100,000 already there": the noun is the one before."""
    if previous.of_what is None or previous.unit not in _KNOWN:
        return False
    between = folded[previous.span.end : start]
    follows = _STANDS_ALONE.match(folded[end : min(end + 14, sentence.end)])
    return bool(follows) and previous.span.start >= sentence.start and ";" not in between and len(between) < 100
