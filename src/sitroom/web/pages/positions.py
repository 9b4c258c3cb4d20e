"""What each actor wants or refuses: a table of actors against issues, and every position with its sentence."""

from collections import Counter, defaultdict

from sitroom.lexicon.stances import STANCES
from sitroom.query.desks import Desk
from sitroom.query.listed import listed_position
from sitroom.query.positions import PositionLine
from sitroom.query.positions import positions as find_positions
from sitroom.web.filters import Filters
from sitroom.web.page import Page, paged
from sitroom.web.pages.choices import one_of, options, reports

#: Issues across and actors down that the table shows; the list below it has all.
ACROSS, DOWN = 6, 12


def positions(desk: Desk, filters: Filters) -> Page:
    """The positions, by actor and issue, the earlier stance first."""
    actor = desk.named(filters.actor)
    found = find_positions(
        desk.view,
        actor=actor,
        issue=filters.issue,
        stance=one_of("stance", filters.stance, STANCES),
        on=filters.on_day,
    )
    shown, words = paged(found, filters)
    issues = [issue for issue, _ in Counter(line.position.issue for line in found).most_common(ACROSS)]
    words |= {
        "title": "Positions",
        "issues": issues,
        "matrix": _matrix(desk, found, issues),
        "lines": [{"line": line, **reports(desk, line.position)} for line in shown],
        "names": desk.names,
        "actors": options(desk, actor),
        "stances": [(stance, stance.replace("_", " ")) for stance in STANCES],
        "all_issues": sorted({(line.position.issue, line.position.issue) for line in found}),
    }
    return Page(lambda: [listed_position(line) for line in found], "positions.html", words)


def _matrix(
    desk: Desk, found: list[PositionLine], issues: list[str]
) -> list[tuple[str, str, list[list[PositionLine]]]]:
    """For each actor its id, its name and its positions issue by issue; those with most positions first."""
    cells: dict[str, dict[str, list[PositionLine]]] = defaultdict(lambda: defaultdict(list))
    for line in found:
        if line.position.issue in issues:
            cells[line.position.actor][line.position.issue].append(line)
    order = sorted(cells, key=lambda actor: (-sum(map(len, cells[actor].values())), actor))
    return [(id, desk.names.get(id, id), [cells[id][issue] for issue in issues]) for id in order[:DOWN]]
