"""When an undated text must have appeared, from the days, years, office holders and happenings it speaks of.

Bounds first: not before the newest thing told as past, not after the office holders it names left. Then days printed
without a year are placed within the bounds: the newest that is told as past is the day of the text. Where no day can
be placed, a named happening told as "last week" gives the week after it. The words are read, never the clock.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sitroom.clean.days import PrintedDay, find_days, span_of_days
from sitroom.clean.holders import find_holders
from sitroom.clean.sentences import split_sentences
from sitroom.clean.spun import is_spun, unspin
from sitroom.clean.windows import happening_bounds, is_past, past_months, past_years
from sitroom.records.dates import Interval, day_interval
from sitroom.records.text import Block
from sitroom.world import World

#: An interval wider than this tells too little to be a date of publication.
_WIDEST = 370
#: Weekday, day and month together come back after five, six or eleven years; a text older than this over its own
#: newest year cannot be told from one of the next round.
_LONGEST_GAP = 430
_LAST_YEAR = 2100
#: How many days after the newest day it tells a text may have appeared, and how long before it others still count.
_SLACK = 31


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which days a text must have appeared; None for an open side.

    `anchored` is true when a happening with "last week" or the like is among the reasons, with its `words`.
    """

    earliest: date | None
    latest: date | None
    anchored: bool = False
    words: str | None = None

    def holds(self, day: date) -> bool:
        """True for a day on which the text may have appeared."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)


def infer_published(text: str, blocks: Sequence[Block], world: World) -> Interval | None:
    """The day or days that the text itself implies, or None when they are more than about a year."""
    sentences = _told_sentences(text, blocks)
    bounds = find_bounds(sentences, world)
    if newest := newest_day(sentences, bounds):
        return newest.noted(basis="inferred")
    if bounds.earliest and bounds.latest and bounds.anchored and (bounds.latest - bounds.earliest).days <= _WIDEST:
        return span_of_days(bounds.earliest, bounds.latest).noted(text=bounds.words)
    return None


def resolve_day(day: PrintedDay, text: str, blocks: Sequence[Block], world: World) -> Interval | None:
    """The year of a dateline that prints none ("MOSCOW, Jan. 25 (Reuters) -"), where the bounds leave one."""
    bounds = find_bounds(_told_sentences(text, blocks), world)
    years = [found for year in _years(bounds) if (found := day.in_year(year)) and bounds.holds(found)]
    return day_interval(years[0]) if len(years) == 1 and bounds.latest else None


def _told_sentences(text: str, blocks: Sequence[Block]) -> list[str]:
    """What the article tells, without captions and furniture; a spun text is read in plain words."""
    told = [block.span.of(text) for block in blocks if block.is_evidence]
    spun = is_spun(text)
    return [sentence for line in told for sentence in split_sentences(unspin(line) if spun else line)]


def find_bounds(sentences: Sequence[str], world: World) -> Bounds:
    """The tightest days that years, office holders and happenings leave, all in agreement with the newest of them."""
    holders = find_holders(sentences, world)
    happenings = list(happening_bounds(sentences, world))
    floors = [*past_years(sentences), *past_months(sentences), *(h.since for h in holders if h.since)]
    floors += [day for printed in _past_days(sentences) if printed.year and (day := printed.in_year(printed.year))]
    floors += [h.earliest for h in happenings if not h.words]
    floor = max(floors, default=None)
    ceilings = [h.until for h in holders if h.until and (floor is None or h.until >= floor)]
    windows = [h for h in happenings if h.words and h.latest and (floor is None or h.latest >= floor)]
    anchor = max(windows, key=lambda h: h.earliest, default=None)
    ceiling = min(ceilings, default=None)
    if anchor and anchor.latest and (ceiling is None or anchor.earliest <= ceiling):
        floor = max(floor, anchor.earliest) if floor else anchor.earliest
        ceiling = min(ceiling, anchor.latest) if ceiling else anchor.latest
        return Bounds(floor, ceiling, anchored=True, words=anchor.words)
    return Bounds(floor, ceiling)


def newest_day(sentences: Sequence[str], bounds: Bounds) -> Interval | None:
    """The newest day that the text tells as past without printing its year.

    A day that the text comes back to is its own day; one named once only opens a month, in which it may have appeared.
    """
    days = [day for day in _past_days(sentences) if day.year is None]
    placed = _by_weekday(days, bounds)
    if not placed:
        return None
    base = max(placed, key=lambda pair: pair[0])[0]
    # Days without a weekday belong to the same weeks: "On 11 February" beside "Tuesday 15 February".
    near = [
        (found, day.text)
        for day in days
        for year in (base.year, base.year + 1)
        if day.weekday is None
        and (found := day.in_year(year))
        and bounds.holds(found)
        and -_SLACK <= (found - base).days <= _SLACK
    ]
    told = [*placed, *near]
    newest, words = max(told, key=lambda pair: pair[0])
    if sum(day == newest for day, _ in told) > 1:
        return day_interval(newest).noted(text=words)
    last = newest + timedelta(days=_SLACK)
    return span_of_days(newest, min(last, bounds.latest) if bounds.latest else last).noted(text=words)


def _past_days(sentences: Sequence[str]) -> Iterator[PrintedDay]:
    for sentence in sentences:
        for day in find_days(sentence):
            if day.other is None and is_past(sentence, day.span.start, day.span.end):
                yield day


def _by_weekday(days: Sequence[PrintedDay], bounds: Bounds) -> list[tuple[date, str]]:
    """Days whose weekday fits only one year within the bounds; the year that most of them fit is taken."""
    dated = [day for day in days if day.weekday]
    scores: dict[int, list[tuple[date, str]]] = {}
    for year in _years(bounds):
        fits = [
            (found, day.text) for day in dated if (found := day.in_year(year)) and found.isoweekday() == day.weekday
        ]
        fits = [(found, words) for found, words in fits if bounds.holds(found)]
        if fits:
            scores[year] = fits
    best = [fits for fits in scores.values() if len(fits) == max(map(len, scores.values()))]
    if not best or not bounds.earliest:
        return []
    first = best[0]
    if bounds.latest and len(best) == 1:
        return first
    return first if (max(first)[0] - bounds.earliest).days <= _LONGEST_GAP else []


def _years(bounds: Bounds) -> range:
    if bounds.earliest is None:
        return range(0)
    last = bounds.latest or bounds.earliest + timedelta(days=366 * 6)
    return range(bounds.earliest.year, min(last.year, _LAST_YEAR) + 1)
