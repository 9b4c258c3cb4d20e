"""When a forecast would come true: the days that its clause names, as far as the words give them."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from sitroom.compose.dating import date_in_text
from sitroom.compose.scope import Scope
from sitroom.lexicon.calendar import MONTHS
from sitroom.records.dates import UNKNOWN, Interval, range_interval, since_interval
from sitroom.records.text import Span
from sitroom.records.values import Timex

#: "within two weeks", "in the next 48 hours": a length of time that begins now; "in two weeks" is another day.
FROM_NOW = re.compile(r"\b(?:within|(?:in|over|during|for)\s+the\s+(?:next|coming)|(?:the\s+)?next)\s*$", re.IGNORECASE)
#: "the next two weeks" may hold the word itself.
NEXT = re.compile(r"(?:the\s+)?(?:next|coming)\b", re.IGNORECASE)
#: TIMEX3 lengths with a number: P2W, PT48H; "PXD" ("the next few days") has no honest end.
LENGTH = re.compile(r"P(T?)(\d+)([HDWMY])")
#: "as early as Wednesday" opens a window and does not close it.
AT_EARLIEST = re.compile(r"\b(?:as\s+(?:early|soon)\s+as|from|starting|after)\s+(?:the\s+)?(?:in\s+)?$", re.IGNORECASE)


def window_of(scope: Scope, targets: Sequence[Span], clause: Span, said: Interval) -> Interval | None:
    """When something would happen that was foretold on a day.

    Args:
        targets: the word of what would happen, and the one that hedges it.  clause: all words of both.
    Returns:
        The window; `UNKNOWN` where no words tell ("soon", "at any moment"); None where the words tell of a time before
        it was said: then it was no forecast.
    """
    if said.first is None:
        return UNKNOWN
    length = _length(scope, targets, clause, said.first)
    if length is not None:
        return length
    dates = (date_in_text(scope, target) for target in targets)
    dated = next((date for date in dates if date and date.basis in {"explicit", "relative"}), None)
    if dated is None:
        return UNKNOWN
    timex = next((t for t in scope.values.timexes if clause.covers(t.span) and scope.words(t.span) == dated.text), None)
    if timex is None or scope.attached.is_before_noun(timex):
        return UNKNOWN  # the day on which it was said, or that of another clause; "worse than the February figures"
    return _ahead(scope, timex, dated, said.first)


def _length(scope: Scope, targets: Sequence[Span], clause: Span, first: date) -> Interval | None:
    """ "Within two weeks": from the day on which it was said; not of "the rises that we expect within two weeks"."""
    trees = scope.attached.trees
    heads = {trees.head(target) for target in targets}
    for timex in scope.values.timexes:
        parts = LENGTH.fullmatch(timex.value)
        head = trees.head(timex.span)
        if timex.type != "DURATION" or parts is None or head is None or not clause.covers(timex.span):
            continue
        below = list(takewhile(lambda i: i not in heads, trees.upwards(head)))
        if any(trees.words[i].deprel.startswith("acl") for i in below):
            continue
        words = scope.words(timex.span)
        before = scope.document.text[max(0, timex.span.start - 30) : timex.span.start]
        if FROM_NOW.search(before) or (NEXT.match(words) and re.search(r"\b(?:in|within|over|during)\s+$", before)):
            last = _after(first, int(parts[2]), parts[3])
            return range_interval(first, last).noted(text=words, basis="relative")
    return None


def _after(first: date, number: int, unit: str) -> date:
    """The last day of a length of time that begins on a day."""
    if unit in "MY":
        months = number * (12 if unit == "Y" else 1) + first.month - 1
        year, month = first.year + months // 12, months % 12 + 1
        return date(year, month, min(first.day, calendar.monthrange(year, month)[1]))
    days = {"H": -(-number // 24), "D": number, "W": 7 * number}[unit]
    return first + timedelta(days=days)


def _ahead(scope: Scope, timex: Timex, dated: Interval, said: date) -> Interval | None:
    """The days of a time that lies ahead, from the day of saying on where they are open at the beginning."""
    before = scope.document.text[max(0, timex.span.start - 24) : timex.span.start]
    dated = _next_of_name(dated, said)
    if dated.last is not None and dated.last < said:
        return None
    if AT_EARLIEST.search(before) and dated.first is not None:
        return since_interval(max(dated.first, said)).noted(text=dated.text, basis=dated.basis)
    if dated.first is None and dated.last is not None:  # "by 1 March": until then, and not before it was said
        return range_interval(said, dated.last).noted(text=dated.text, basis=dated.basis)
    # "the biggest fall since 1955": what began before it was foretold and has no end is no window
    return UNKNOWN if dated.last is None and dated.first is not None and dated.first < said else dated


def _next_of_name(dated: Interval, said: date) -> Interval:
    """ "An attack in early February", foretold in January, is that of the next February and not of the last."""
    words = (dated.text or "").lower().split()
    first, last = dated.first, dated.last
    if (
        not MONTHS.keys() & set(words)
        or dated.basis != "relative"
        or "last" in words
        or last is None
        or last >= said
        or (said - last).days > 366
    ):
        return dated
    later = _next_year(last)
    if first is None:
        return replace(dated, edtf=f"../{later.isoformat()}", latest=later.isoformat())
    return range_interval(_next_year(first), later).noted(text=dated.text, basis=dated.basis)


def _next_year(day: date) -> date:
    last = calendar.monthrange(day.year + 1, day.month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year + 1, day.month, last if is_last else min(day.day, last))
