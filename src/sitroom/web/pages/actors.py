"""Who is named; and one actor: who it is on the day, what it did, said and wants."""

from typing import Any

from sitroom.errors import QuestionError
from sitroom.query.actors import actors as find_actors
from sitroom.query.claims import claims as find_claims
from sitroom.query.claims import said_when
from sitroom.query.desks import Desk
from sitroom.query.positions import positions
from sitroom.query.timeline import timeline, told_when
from sitroom.records.claims import Claim, Event
from sitroom.records.schema import to_json
from sitroom.web.filters import Filters
from sitroom.web.page import MissingError, Page, paged
from sitroom.web.pages.choices import claim_line, event_line, one_of, reports

KINDS = ("state", "organisation", "person", "group")
#: Lines of each kind on an actor's page.
LATEST = 8


def actors(desk: Desk, filters: Filters) -> Page:
    """Everyone who is named, most often first."""
    found = find_actors(desk.view, kind=one_of("kind", filters.kind, KINDS), text=filters.text)
    shown, words = paged(found, filters)
    words |= {"title": "Actors", "lines": shown, "kinds": [(kind, kind) for kind in KINDS]}
    return Page(lambda: [to_json(actor) for actor in found], "actors.html", words)


def actor(desk: Desk, filters: Filters, id: str) -> Page:
    """One actor on a day: the one chosen, else the last of the ledger."""
    try:
        wanted = desk.named(id)
    except QuestionError as error:
        raise MissingError(str(error)) from error
    row = desk.actors[wanted or id]
    on = filters.on_day or desk.today
    day = on.isoformat() if on else None
    did, said = told_when(desk.view, actor=row.id), said_when(desk.view, speaker=row.id)
    counts = desk.view.count(Event, *did), desk.view.count(Claim, *said)
    events = timeline(
        desk.view, actor=row.id, cut=_last(desk.view.count(Event, f"{did[0]} AND date_earliest IS NOT NULL", did[1]))
    )
    claims = find_claims(
        desk.view,
        speaker=row.id,
        cut=_last(desk.view.count(Claim, f"({said[0]}) AND said_earliest IS NOT NULL", said[1])),
    )
    wants = positions(desk.view, actor=row.id, on=filters.on_day)
    words = {
        "title": row.name,
        "actor": row,
        "day": day,
        "roles": [_held(desk, one.role, one.of, one.from_, one.to, day) for one in row.roles],
        "memberships": [_held(desk, one.status, one.org, one.from_, one.to, day) for one in row.memberships],
        "event_count": counts[0],
        "claim_count": counts[1],
        "events": [event_line(desk, event) for event in events[::-1]],
        "claims": [claim_line(desk, claim) for claim in claims[::-1]],
        "positions": [{"line": line, **reports(desk, line.position)} for line in wants],
    }
    return Page(lambda: to_json(row), "actor.html", words)


def _last(count: int) -> slice:
    """The last lines of a list of so many."""
    return slice(max(0, count - LATEST), count)


def _held(
    desk: Desk, what: str, of: str | None, first: str | None, last: str | None, day: str | None
) -> dict[str, Any]:
    """An office or a membership, and whether it held on the day."""
    holds = day is not None and (first or "") <= day and day <= (last or "9999")
    name = desk.names.get(of or "") or (desk.world.actors[of].name if of and of in desk.world.actors else of)
    return {"what": what, "of": name, "from": first, "to": last, "holds": holds}
