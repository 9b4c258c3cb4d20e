"""What happened when? The events of a ledger in order of their dates."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from math import log1p
from typing import TYPE_CHECKING

from sitroom.query.conditions import Condition, all_of, by_date, equals, has, newest_first, prints, within
from sitroom.query.lines import AnswerLine
from sitroom.records.claims import Event
from sitroom.store import WHOLE, View

if TYPE_CHECKING:
    from sitroom.query.highlights import Highlight


@dataclass(frozen=True, slots=True)
class Day:
    """One date of a timeline with what is told of it.

    Attributes:
        date: EDTF: a day, a month, a year, a stretch; `../2022-01-10` for what was known by then.
        sentences: those of `lines`, then those of its events that most origins tell; none twice.
        score: what the date matters; orders only.
        lines: the sentences that tell it best, where it is a day.
    """

    date: str
    sentences: tuple[str, ...]
    score: float
    events: tuple[Event, ...]
    lines: tuple[AnswerLine, ...] = ()


def days_of(events: list[Event], told: "Iterable[Highlight]" = ()) -> list[Day]:
    """The dates of a timeline, in its order; events of which no date at all is known are left out.

    Args:
        events: in order of time.
        told: days with the sentences that tell them; those without an event are dates of the timeline too.
    """
    dated = [event for event in events if event.date.edtf]
    days = {edtf: _day(edtf, list(group)) for edtf, group in groupby(dated, key=lambda event: event.date.edtf or "")}
    for one in told:
        day = days.get(one.date, Day(one.date, (), 0.0, ()))
        sentences = dict.fromkeys([*(line.text for line in one.lines), *day.sentences])
        days[one.date] = replace(day, sentences=tuple(sentences), score=one.score, lines=one.lines)
    return sorted(days.values(), key=_order)


def _day(edtf: str, events: list[Event]) -> Day:
    told = sorted(events, key=lambda event: -event.origins)
    sentences = tuple(dict.fromkeys(" ".join(event.summary.split()) for event in told))
    return Day(edtf, sentences, round(log1p(sum(event.origins for event in events)), 3), tuple(events))


def _order(day: Day) -> tuple[bool, str, bool, str]:
    """As `by_date` orders: by earliest day, then latest; what has no first day comes last."""
    first, last = (day.events[0].date.earliest, day.events[0].date.latest) if day.events else (day.date, day.date)
    return (first is None, first or "", last is None, last or "")


def timeline(
    view: View,
    *,
    since: date | None = None,
    until: date | None = None,
    actor: str | None = None,
    type: str | None = None,
    modality: str | None = None,
    text: str | None = None,
    place: str | None = None,
    newest_before: date | None = None,
    cut: slice = WHOLE,
) -> list[Event]:
    """The events in order of time, or those that some conditions let through.

    Args:
        since, until: days, both inclusive; an event counts when it may lie between them.
        actor: actor id, in either role.
        type: PLOVER type or `OTHER`.
        text: words of the summary or of a sentence behind it, whatever the case.
        place: id of where it happened.
        newest_before: with a day, what began by then comes first, the newest before the older, then what comes after.
        cut: which of these events; all without it.
    Returns:
        Events that have a first day, by earliest day, latest day and id; then those whose date is open at the start.
    """
    conditions = told_when(
        view, since=since, until=until, actor=actor, type=type, modality=modality, text=text, place=place
    )
    order = newest_first("date", newest_before) if newest_before else by_date("date")
    return view.rows(Event, *conditions, order=f"{order}, id", cut=cut)


def told_when(
    view: View,
    *,
    since: date | None = None,
    until: date | None = None,
    actor: str | None = None,
    type: str | None = None,
    modality: str | None = None,
    text: str | None = None,
    place: str | None = None,
) -> Condition:
    """The condition in SQL that `timeline` puts on events, for whoever counts them."""
    return all_of(
        [
            *within("date", since, until),
            *has(("actors", "recipients"), actor and view.meant(actor)),
            *equals("type", type),
            *equals("modality", modality),
            *prints(("summary",), text),
            *([("json_extract(place, '$.id') = ?", (place,))] if place else []),
        ]
    )
