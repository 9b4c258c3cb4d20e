"""What happened, by the day it happened."""

from datetime import timedelta

from sitroom.lexicon.event_groups import TYPES
from sitroom.query.desks import Desk
from sitroom.query.listed import listed_event
from sitroom.query.timeline import timeline as find_events
from sitroom.query.timeline import told_when
from sitroom.records.claims import Event
from sitroom.web.drawing.lanes import lanes
from sitroom.web.filters import Filters
from sitroom.web.page import Page, cut_of, turning
from sitroom.web.pages.choices import by_year, chosen_events, event_line, options


def timeline(desk: Desk, filters: Filters) -> Page:
    """Events in order of time, under a chart of when and what."""
    chosen = chosen_events(desk, filters) | {"place": filters.place}
    conditions = told_when(desk.view, **chosen)
    newest = desk.today if filters.order != "oldest" else None
    shown = find_events(desk.view, **chosen, newest_before=newest, cut=cut_of(filters))
    tomorrow = desk.today + timedelta(days=1) if desk.today else None
    lines = [event_line(desk, event) for event in shown]
    words = {
        "title": "Timeline",
        "ahead": (tomorrow, desk.view.count(Event, "date_earliest >= ?", (tomorrow.isoformat(),)))
        if tomorrow
        else None,
        "chart": lanes(desk, conditions, filters),
        "groups": by_year(lines, lambda line: line["event"].date),
        "actors": options(desk, chosen["actor"]),
        "types": [(type, type.lower()) for type in TYPES],
    }
    return Page(
        lambda: [listed_event(event, desk.grades) for event in find_events(desk.view, **chosen)],
        "timeline.html",
        words | turning(desk.view.count(Event, *conditions), filters),
    )
