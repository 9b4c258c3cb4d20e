"""What happened when? The events of a ledger in order of their dates."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sitroom.query.conditions import all_of, by_date, equals, has, prints, within
from sitroom.records.claims import Event
from sitroom.store import View


@dataclass(frozen=True, slots=True)
class Day:
    """One date of a timeline with what is told of it.

    Attributes:
        date: EDTF: a day, a month, a year, a stretch; `../2022-01-10` for what was known by then.
        sentences: the sentences of its events, those of most origins first, none twice.
        score: how many origins tell of it, summed over its events; orders only.
    """

    date: str
    sentences: tuple[str, ...]
    score: int
    events: tuple[Event, ...]


def days_of(events: list[Event]) -> list[Day]:
    """The dates of a timeline, in its order; events of which no date at all is known are left out."""
    dated = [event for event in events if event.date.edtf]
    return [_day(edtf, list(group)) for edtf, group in groupby(dated, key=lambda event: event.date.edtf or "")]


def _day(edtf: str, events: list[Event]) -> Day:
    told = sorted(events, key=lambda event: -event.origins)
    sentences = tuple(dict.fromkeys(" ".join(event.summary.split()) for event in told))
    return Day(edtf, sentences, sum(event.origins for event in events), tuple(events))


def timeline(
    view: View,
    *,
    since: date | None = None,
    until: date | None = None,
    actor: str | None = None,
    type: str | None = None,
    modality: str | None = None,
    text: str | None = None,
) -> list[Event]:
    """The events in order of time, or those that some conditions let through.

    Args:
        since, until: days, both inclusive; an event counts when it may lie between them.
        actor: actor id, in either role.
        type: PLOVER type or `OTHER`.
        text: words of the summary or of a sentence behind it, whatever the case.
    Returns:
        Events that have a first day, by earliest day, latest day and id; then those whose date is open at the start.
    """
    conditions = [
        *within("date", since, until),
        *has(("actors", "recipients"), actor and view.meant(actor)),
        *equals("type", type),
        *equals("modality", modality),
        *prints(("summary",), text),
    ]
    return view.rows(Event, *all_of(conditions), order=f"{by_date('date')}, id")
