"""Where the articles come from: families of copies, and one copy laid against its origin."""

from sitroom.api.questions import COPY_KINDS
from sitroom.query.against import against_origin
from sitroom.query.desks import Desk
from sitroom.query.listed import listed_family
from sitroom.query.sources import families, outlets
from sitroom.records.schema import to_json
from sitroom.records.text import Document
from sitroom.web.filters import Filters
from sitroom.web.page import MissingError, Page, paged
from sitroom.web.pages.articles import found_row
from sitroom.web.pages.choices import one_of


def sources(desk: Desk, filters: Filters) -> Page:
    """The families of copies, largest first, and the outlets with what is their own."""
    found = families(desk.view, outlet=filters.outlet, kind=one_of("kind", filters.kind, COPY_KINDS))
    lines = outlets(desk.view)
    shown, words = paged(found, filters)
    words |= {
        "title": "Sources",
        "families": shown,
        "outlets": lines,
        "choices": sorted((line.outlet, line.outlet) for line in lines if line.outlet),
        "kinds": [(kind, kind) for kind in COPY_KINDS],
        "letters": desk.grades,
    }
    return Page(
        lambda: [listed_family(family) for family in found],
        "sources.html",
        words,
        rows=lambda: [
            {"origin": family.origin, **to_json(member.document.published), "outlet": member.document.outlet}
            | {"document": member.document.id, "title": member.document.title, "copy_kind": member.copy.copy_kind}
            | {"copy_of": member.copy.copy_of, "score": member.score, "reasons": list(member.reasons)}
            for family in found
            for member in family.members
        ],
    )


def against(desk: Desk, filters: Filters, id: str) -> Page:
    """A copy against its origin: what was cut, added and swapped."""
    _, row = found_row(desk, id)
    if not isinstance(row, Document):
        raise MissingError(f"{id} is no article. Copies stand under Sources.")
    found = against_origin(desk.view, row)
    words = {"title": f"Against its origin: {row.title or row.id}", "found": found}
    return Page(
        lambda: {**to_json(found), "copy": found.copy.id, "origin": found.origin.id, "place": found.place.copy_kind},
        "against.html",
        words,
        rows=lambda: [to_json(change) for change in found.changes],
    )
