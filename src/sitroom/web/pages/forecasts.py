"""Who foretold what, and what came of it."""

from sitroom.api.questions import OUTCOMES
from sitroom.query.desks import Desk
from sitroom.query.forecasts import forecasts as find_forecasts
from sitroom.query.forecasts import scores
from sitroom.query.listed import listed_forecast
from sitroom.query.wording import band
from sitroom.web.filters import Filters
from sitroom.web.notes import speaker_of
from sitroom.web.page import Page, paged
from sitroom.web.pages.choices import one_of, options, reports


def forecasts(desk: Desk, filters: Filters) -> Page:
    """Forecasts, the latest first, with their windows, their hedges and their outcomes."""
    actor = desk.named(filters.actor)
    outcome = one_of("outcome", filters.outcome, OUTCOMES)
    found = find_forecasts(desk.view, actor=actor, outcome=outcome, text=filters.text)
    shown, words = paged(found[::-1], filters)
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
