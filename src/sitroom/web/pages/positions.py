"""What each actor wants or refuses: a table of actors against issues, and every position with its sentence."""

from collections import Counter, defaultdict
from dataclasses import dataclass

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
#: Stances that one cell shows, and the part of the strongest one's claims that each needs: beside 22 claims that demand
#: sanctions, the one that opposes them is most often somebody else's word, or ironic.
IN_A_CELL, WEAK = 3, 0.1


@dataclass(frozen=True, slots=True)
class Cell:
    """What one actor wants on one issue: stances with most claims behind them, and how many more there are."""

    lines: tuple[PositionLine, ...]
    further: int


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
    said = Counter[str]()
    for line in found:
        said[line.position.issue] += _claims(line)
    issues = [issue for issue, _ in sorted(said.items(), key=lambda one: (-one[1], one[0]))[:ACROSS]]
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


def _matrix(desk: Desk, found: list[PositionLine], issues: list[str]) -> list[tuple[str, str, list[Cell]]]:
    """For each actor its id, its name and its positions issue by issue; those who say most first."""
    cells: dict[str, dict[str, list[PositionLine]]] = defaultdict(lambda: defaultdict(list))
    for line in found:
        if line.position.issue in issues:
            cells[line.position.actor][line.position.issue].append(line)
    said = {
        actor: sum(_claims(line) for cell in by_issue.values() for line in cell) for actor, by_issue in cells.items()
    }
    order = sorted(cells, key=lambda actor: (-said[actor], actor))
    return [(id, desk.names.get(id, id), [_cell(cells[id][issue]) for issue in issues]) for id in order[:DOWN]]


def _cell(lines: list[PositionLine]) -> Cell:
    ordered = sorted(lines, key=lambda line: -_claims(line))
    shown = [line for line in ordered[:IN_A_CELL] if _claims(line) > WEAK * _claims(ordered[0])]
    return Cell(tuple(shown), len(lines) - len(shown))


def _claims(line: PositionLine) -> int:
    return len(line.position.claims)
