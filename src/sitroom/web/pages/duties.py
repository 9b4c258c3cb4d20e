"""Who must do what for an attacked state on a day, under which article, and why or why not."""

from datetime import date
from typing import Any

from sitroom.errors import QuestionError
from sitroom.query.desks import Desk
from sitroom.records.schema import to_json
from sitroom.web.filters import Filters
from sitroom.web.page import Page
from sitroom.world.obligations import obligations

NAMES = {
    "defend": "must defend",
    "assist": "must assist",
    "consult": "must consult",
    "non_aggression": "may not attack",
    "neutrality": "must stay neutral",
    "none": "no duty",
}


def duties(desk: Desk, filters: Filters) -> Page:
    """The answer of the registry's treaties for the attack chosen; from the registry, not from articles."""
    on = filters.on_day or desk.today or date(2022, 2, 24)
    rows = []
    if filters.attacked:
        attacked = _actor(desk, filters.attacked, on)
        by = _actor(desk, filters.by, on) if filters.by else None
        rows = obligations(desk.world, on=on, attacked=attacked, by=by, at=filters.at)
    states = sorted(
        ((id, actor.name) for id, actor in desk.world.actors.items() if actor.kind == "state"), key=lambda one: one[1]
    )
    words = {
        "title": "Duties",
        "on": on,
        "rows": [_row(desk, row) for row in rows],
        "states": states,
        "count": len(rows),
    }
    return Page(lambda: [to_json(row) for row in rows], "duties.html", words)


def _row(desk: Desk, row: Any) -> dict[str, Any]:
    names = sorted(desk.world.actors[actor].name for actor in row.bound)
    return {"duty": row, "words": NAMES.get(row.duty, row.duty), "bound": names}


def _actor(desk: Desk, words: str, on: date) -> str:
    """An actor of the registry by id or name on the day.

    Raises:
        QuestionError: the registry has nobody so called.
    """
    if words in desk.world.actors:
        return words
    raise QuestionError(f"the registry has no actor {words!r}. Choose one from the list.")
