"""Who is reported to have said what."""

from typing import Any

from sitroom.api.questions import ACTS
from sitroom.query.claims import claims as find_claims
from sitroom.query.claims import said_when
from sitroom.query.desks import Desk
from sitroom.query.listed import graded
from sitroom.records.claims import Claim
from sitroom.web.filters import Filters
from sitroom.web.page import Page, cut_of, turning
from sitroom.web.pages.choices import by_year, claim_line, one_of, options


def claims(desk: Desk, filters: Filters) -> Page:
    """Claims by the day they were made, the newest first unless the oldest are asked for."""
    actor = desk.named(filters.actor)
    chosen: dict[str, Any] = {
        "speaker": actor,
        "act": one_of("act", filters.act, ACTS),
        "since": filters.first,
        "until": filters.last,
        "text": filters.text,
    }
    newest = desk.today if filters.order != "oldest" else None
    shown = find_claims(desk.view, **chosen, newest_before=newest, cut=cut_of(filters))
    lines = [claim_line(desk, claim) for claim in shown]
    words = {
        "title": "Claims",
        "groups": by_year(lines, lambda line: line["claim"].said),
        "actors": options(desk, actor),
        "acts": [(act, act) for act in ACTS],
    }
    count = desk.view.count(Claim, *said_when(desk.view, **chosen))
    return Page(
        lambda: [graded(claim, desk.grades) for claim in find_claims(desk.view, **chosen)],
        "claims.html",
        words | turning(count, filters),
    )
