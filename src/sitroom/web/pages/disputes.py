"""What accounts disagree on: sides face to face."""

from sitroom.query.desks import Desk
from sitroom.query.disputes import KINDS, SideLine, explained
from sitroom.query.disputes import disputes as find_disputes
from sitroom.query.listed import listed_dispute
from sitroom.records.schema import to_json
from sitroom.web.filters import Filters
from sitroom.web.page import Page, paged
from sitroom.web.pages.choices import Evident, one_of, options, reports


def disputes(desk: Desk, filters: Filters) -> Page:
    """The disputes, the latest first, and what only looks like one."""
    actor = desk.named(filters.actor)
    found = find_disputes(desk.view, actor=actor, kind=one_of("kind", filters.kind, KINDS))
    shown, words = paged(found, filters)
    words |= {
        "title": "Disputes",
        "lines": [
            {"line": line, "sides": [{"side": side, **_side(desk, line.dispute.id, side)} for side in line.sides]}
            for line in shown
        ],
        "explained": explained(desk.view)[:20] if filters.is_empty else [],
        "kinds": [(kind, kind) for kind in KINDS],
        "actors": options(desk, actor),
    }
    return Page(
        lambda: [listed_dispute(line) for line in found],
        "disputes.html",
        words,
        rows=lambda: [
            {"dispute": line.dispute.id, "kind": line.dispute.kind, "about": line.dispute.about}
            | {"first_seen": to_json(line.dispute.first_seen), "side": at, "who": list(side.holders)}
            | {"words": side.line.text, "reports": side.reports, "origins": side.origins}
            for line in found
            for at, side in enumerate(line.sides, start=1)
        ],
    )


def _side(desk: Desk, dispute: str, side: SideLine) -> dict[str, object]:
    """The words of a side with their articles; they are opened by the dispute, whose evidence they are."""
    return reports(desk, Evident(dispute, side.side.evidence or side.line.evidence))
