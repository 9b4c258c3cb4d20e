"""Who foretold what, and what came of it."""

from sitroom.api.questions import OUTCOMES
from sitroom.query.desks import Desk
from sitroom.query.forecasts import ForecastLine, scores
from sitroom.query.forecasts import forecasts as find_forecasts
from sitroom.query.listed import listed_forecast
from sitroom.query.wording import band
from sitroom.web.filters import Filters
from sitroom.web.notes import speaker_of
from sitroom.web.page import Page, paged
from sitroom.web.pages.choices import one_of, options, reports


def forecasts(desk: Desk, filters: Filters) -> Page:
    """Forecasts with their windows, their hedges and their outcomes: first those whose day is still to come."""
    actor = desk.named(filters.actor)
    outcome = one_of("outcome", filters.outcome, OUTCOMES)
    found = find_forecasts(desk.view, actor=actor, outcome=outcome, text=filters.text)
    shown, words = paged(_what_may_come_first(found, desk), filters)
    words |= {
        "title": "Forecasts",
        "lines": [
            {
                "line": line,
                "speaker": speaker_of(line.claim, desk.names),
                "band": band(line.forecast.probability),
                **reports(desk, line.forecast),
            }
            for line in shown
        ],
        "scores": [(desk.names.get(one.speaker, one.speaker), one) for one in scores(found) if one.hits is not None],
        "outcomes": [(outcome, outcome.replace("_", " ")) for outcome in OUTCOMES],
        "actors": options(desk, actor),
    }
    return Page(lambda: [listed_forecast(line) for line in found], "forecasts.html", words)


def _what_may_come_first(found: list[ForecastLine], desk: Desk) -> list[ForecastLine]:
    """Open forecasts for a day to come, the nearest first; then the others, the latest said first.

    "We will see another package": what nobody with a name says comes after what is said by name.
    """
    day = desk.today.isoformat() if desk.today else ""

    def is_ahead(line: ForecastLine) -> bool:
        return line.forecast.outcome == "open" and (line.forecast.window.latest or "") > day

    latest = sorted(found, key=lambda line: line.forecast.said.latest or "", reverse=True)
    ahead = sorted(filter(is_ahead, latest), key=lambda line: line.forecast.window.latest or "")
    rest = [line for line in latest if not is_ahead(line)]
    return sorted((*ahead, *rest), key=lambda line: (line.claim.speaker is None, not is_ahead(line)))
