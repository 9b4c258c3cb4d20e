"""What the record of one day has that the one of an earlier day had not."""

from datetime import timedelta
from typing import Any

from sitroom.query.desks import Desk
from sitroom.query.diff import diff
from sitroom.records.schema import to_json
from sitroom.web.filters import Filters
from sitroom.web.page import Page
from sitroom.web.pages.choices import Evident, reports

#: Days that are compared where none are chosen.
WEEK = timedelta(days=7)
LINES = 10


def changes(desk: Desk, filters: Filters) -> Page:
    """The changes between two days; without a choice, the last week of the ledger."""
    until = filters.last or desk.today
    since = filters.first or (until - WEEK if until else None)
    if since is None or until is None:
        words: dict[str, Any] = {"title": "What changed", "since": None, "until": None, "found": None, "sections": []}
        return Page(list, "changes.html", words)
    with desk.desks.desk(since) as before, desk.desks.desk(until) as after:
        found = diff(before.view, after.view, limit=LINES)
    sections = [
        {
            "change": section,
            "lines": [
                {"line": line, **reports(desk, Evident(line.row or "", line.evidence))} for line in section.lines
            ],
        }
        for section in found.sections
    ]
    words = {"title": "What changed", "since": since, "until": until, "found": found, "sections": sections}
    return Page(
        lambda: to_json(found),
        "changes.html",
        words,
        rows=lambda: [
            {
                "change": section.heading,
                "text": line.text,
                "origins": line.origins,
                "row": line.row,
                "evidence": to_json(line.evidence),
            }
            for section in found.sections
            for line in section.lines
        ],
    )
