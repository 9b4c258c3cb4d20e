"""What happened when? The events of a ledger in order of their dates."""

from datetime import date

from sitroom.query.conditions import all_of, by_date, equals, has, prints, within
from sitroom.records.claims import Event
from sitroom.store import View


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
        *has(("actors", "recipients"), actor),
        *equals("type", type),
        *equals("modality", modality),
        *prints(("summary",), text),
    ]
    return view.rows(Event, *all_of(conditions), order=f"{by_date('date')}, id")
