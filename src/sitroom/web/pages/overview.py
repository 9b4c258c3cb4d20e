"""The first page: what is new, what is disputed, what may come, and the ways in."""

import json

from sitroom.query.alone import one_line, worth
from sitroom.query.desks import Desk
from sitroom.query.disputes import disputes as find_disputes
from sitroom.query.documents import documents as find_documents
from sitroom.query.forecasts import forecasts as find_forecasts
from sitroom.query.status import status
from sitroom.records.claims import Event, Forecast, Position
from sitroom.records.dates import Interval
from sitroom.records.schema import to_json
from sitroom.web.filters import Filters
from sitroom.web.page import Page
from sitroom.web.pages.choices import event_line
from sitroom.web.wording import when

#: Lines under each heading, and how many events are looked at for sentences that tell something alone: "Well, thank you
#: very much, gentlemen" tells of a meeting, but not to whoever reads it here.
LINES, AMONG = 6, 40
#: How many of the most mentioned actors make a plan worth a line here.
MAIN = 25
#: How far back "lately" goes from the day of the ledger, in days.
LATELY = 10


def overview(desk: Desk, filters: Filters) -> Page:
    """What is in the ledger, and the ways in."""
    view = desk.view
    counts = status(view)
    day = desk.today.isoformat() if desk.today else ""
    lately = view.rows(
        Event,
        "date_earliest <= ? AND date_latest >= date(?, ?) AND modality IN ('actual', 'ongoing')"
        " AND julianday(date_latest) - julianday(date_earliest) <= 3",
        (day, day, f"-{LATELY} days"),
        "origins DESC, json_array_length(mentions) DESC, date_latest DESC, id",
        slice(0, AMONG),
    )
    coming = view.rows(
        Event,
        "date_earliest > ? AND modality IN ('planned', 'threatened', 'possible', 'conditional')"
        " AND EXISTS (SELECT 1 FROM json_each(actors) WHERE value IN (SELECT value FROM json_each(?)))",
        (day, json.dumps(list(desk.names)[:MAIN])),
        "date_earliest, origins DESC, id",
        slice(0, AMONG),
    )
    foretold = [
        line
        for line in find_forecasts(view, outcome="open")
        if line.forecast.window.latest and line.forecast.window.latest >= day
    ]
    foretold.sort(key=lambda line: (line.forecast.window.earliest or line.forecast.window.latest or "", -line.origins))
    told = view.rows(Event, order="origins DESC, json_array_length(mentions) DESC, id", cut=slice(0, AMONG))
    numbers = [
        ("/documents", "documents", counts.documents),
        ("/sources", "independent origins", counts.origins),
        ("/timeline", "events", counts.events),
        ("/claims", "claims", counts.claims),
        ("/positions", "positions", view.count(Position)),
        ("/figures", "figures", counts.figures),
        ("/disputes", "disputes", counts.disputes),
        ("/forecasts", "forecasts", view.count(Forecast)),
    ]
    span = "No document has a date yet."
    if counts.first_published and counts.last_published:
        span = f"Articles published {when(Interval('', counts.first_published, counts.last_published))}"
        span += f", and {counts.undated} without a date." if counts.undated else "."
    words = {
        "title": "Overview",
        "span": span,
        "numbers": numbers,
        "lately": [
            event_line(desk, event) for event in sorted(_plain(lately), key=lambda e: e.date.latest or "", reverse=True)
        ],
        "foretold": foretold[:LINES],
        "names": desk.names,
        "coming": [event_line(desk, event) for event in _plain(coming)],
        "told": [event_line(desk, event) for event in _plain(told)],
        "disputes": find_disputes(view)[:LINES],
        "newest": [line.document for line in find_documents(view, is_newest_first=True, cut=slice(0, LINES))],
        "actors": list(desk.actors.values())[:10],
        "doubts": counts.warnings,
        "failures": len(counts.failures),
        "is_current": counts.is_current,
    }
    return Page(lambda: to_json(counts), "overview.html", words)


def _plain(events: list[Event]) -> list[Event]:
    """The first events whose sentences can be read alone; where too few can, the others after them."""
    return sorted(events, key=lambda event: worth(one_line(event.summary)) == 0)[:LINES]
