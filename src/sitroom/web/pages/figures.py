"""The numbers board: how many, as of when, by whom, planned against present."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sitroom.query.desks import Desk
from sitroom.query.figures import figures as find_figures
from sitroom.query.listed import graded
from sitroom.query.wording import amount
from sitroom.records.claims import Claim, Figure
from sitroom.web.drawing.ranges import drawn_ranges
from sitroom.web.filters import Filters
from sitroom.web.page import Page, paged
from sitroom.web.pages.choices import options, reports

#: Figures that one board shows before it sends the reader to the list of its unit.
ON_A_BOARD = 12
#: Units that a crisis is counted in; prices and percentages come after them.
OF_NOTE = frozenset({"troops", "deaths", "injured", "people", "refugees", "prisoners", "weapons", "aircraft", "tanks"})
#: Boards on one page.
BOARDS = 15
#: Words for people that do not say which.
ANYBODY = frozenset({"people", "peoples", "person", "persons", "lives", "individuals"})
#: Characters of the sentence that stand before what is counted, and behind it.
BEFORE, BEHIND = 70, 60


def figures(desk: Desk, filters: Filters) -> Page:
    """Figures of one thing together, each drawn as a range on the board's own scale."""
    actor = desk.named(filters.actor)
    found = find_figures(desk.view, unit=filters.unit, actor=actor, text=filters.text)
    boards = _boards(desk, found)
    limit = None if filters.unit else ON_A_BOARD
    shown, words = paged(boards, filters, BOARDS)
    units = [unit for (unit,) in desk.view.select("SELECT DISTINCT unit FROM figures WHERE unit IS NOT NULL")]
    words |= {
        "title": "Numbers",
        "boards": [_board(desk, key, rows, limit) for key, rows in shown],
        "figures": len(found),
        "units": [(unit, unit) for unit in sorted(units)],
        "actors": options(desk, actor),
    }
    return Page(lambda: [graded(figure, desk.grades) for figure in found], "figures.html", words)


def _boards(desk: Desk, found: list[Figure]) -> list[tuple[tuple[str, str], list[Figure]]]:
    """Figures by unit and whose they are; the boards that most independent origins fill come first."""
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in found:
        groups[_thing(figure), figure.actor or ""].append(figure)

    def weight(key: tuple[str, str]) -> tuple[object, ...]:
        rows = groups[key]
        origins = {desk.origin_of.get(row.document, row.document) for row in rows}
        return (rows[0].unit not in OF_NOTE, rows[0].unit is None, -len(origins), -len(rows), key)

    return [(key, groups[key]) for key in sorted(groups, key=weight)]


def _board(desk: Desk, key: tuple[str, str], rows: list[Figure], limit: int | None) -> dict[str, Any]:
    """One board: equal numbers of one day are one line, with all their reports."""
    merged: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for row in rows:
        what = (row.of_what or "").casefold()
        merged[amount(row), what, row.as_of.edtf, row.modality, row.place].append(row)
    lines = _newest_first(merged.values(), desk)
    shown = lines[:limit] if limit else lines
    drawn = drawn_ranges([same[0] for same in shown])
    claims = (claim for same in shown if (claim := same[0].claim))
    speakers = {claim.id: claim for claim in desk.view.rows_of(Claim, claims)}
    return {
        "unit": key[0],
        "whose": desk.names.get(key[1], key[1]),
        "actor": key[1] or None,
        "count": len(rows),
        "hidden": len(lines) - len(shown),
        "scale": drawn.scale,
        "lines": [
            {
                "figure": same[0],
                "amount": amount(same[0]),
                "bar": bar,
                "around": _around(same[0]),
                "reports_of": len(same),
                "by": _by(desk, same[0], speakers),
                "grade": desk.grades.of(same[0]),
                **reports(desk, same[0]),
            }
            for same, bar in zip(shown, drawn.bars, strict=True)
        ],
    }


def _thing(figure: Figure) -> str:
    """What a board counts: the unit, and of people which, where that is said: "children", "Syldavians"."""
    thing = figure.unit or (figure.of_what or "").casefold() or "not said"
    words = (figure.of_what or "").casefold().split(" of ")[0].split()
    return words[-1] if thing == "people" and words and words[-1] not in ANYBODY else thing


def _newest_first(lines: Iterable[list[Figure]], desk: Desk) -> list[list[Figure]]:
    """Numbers of the ledger's last day and before, the newest first; then those of a day to come."""
    day = desk.today.isoformat() if desk.today else "9999"
    latest = sorted(
        sorted(lines, key=lambda same: same[0].id), key=lambda same: same[0].as_of.latest or "", reverse=True
    )
    return sorted(latest, key=lambda same: (same[0].as_of.latest or "") > day)


def _around(figure: Figure) -> tuple[str, str, str]:
    """The words of the sentence around what is counted: "has lost almost 900", "soldiers", ", many of them young"."""
    text = " ".join(figure.evidence[0].quote.split())
    what = figure.of_what or ""
    at = text.find(what)
    if not what or at < 0:
        return text[: BEFORE + BEHIND].rsplit(" ", 1)[0] + " …" if len(text) > BEFORE + BEHIND else text, "", ""
    before, behind = text[:at], text[at + len(what) :]
    if len(before) > BEFORE:
        before = "… " + before[-BEFORE:].split(" ", 1)[-1]
    if len(behind) > BEHIND:
        behind = behind[:BEHIND].rsplit(" ", 1)[0] + " …"
    return before, what, behind


def _by(desk: Desk, figure: Figure, claims: dict[str, Claim]) -> str:
    """Who gives the number: the speaker, else the outlet in its own voice."""
    claim = claims.get(figure.claim or "")
    if claim:
        return desk.names.get(claim.speaker or "", claim.speaker_text or "a speaker who is not named")
    document = desk.view.document(figure.document)
    return (document.outlet or document.title or "unnamed outlet") if document else "unnamed outlet"
