"""What several pages choose from and print alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sitroom.errors import QuestionError
from sitroom.query.desks import Desk
from sitroom.query.wording import who
from sitroom.records.claims import Claim, Event, Evidence
from sitroom.records.dates import Interval
from sitroom.web.filters import Filters
from sitroom.web.notes import speaker_of

#: Actors in a list to choose from; reports of one row that a line names.
CHOICES = 150
SOURCES = 3


@dataclass(frozen=True, slots=True)
class Evident:
    """Words that stand for a row, with the id by which they are opened."""

    id: str
    evidence: tuple[Evidence, ...]


def options(desk: Desk, chosen: str | None = None) -> list[tuple[str, str]]:
    """The most mentioned actors, by name, to choose from; the chosen one among them."""
    most = list(desk.names.items())[:CHOICES]
    if chosen and chosen not in dict(most):
        most.append((chosen, desk.names.get(chosen, chosen)))
    return sorted(most, key=lambda option: option[1].casefold())


def chosen_events(desk: Desk, filters: Filters) -> dict[str, Any]:
    """What a reader has chosen among events, as the questions about them take it."""
    return {
        "since": filters.first,
        "until": filters.last,
        "actor": desk.named(filters.actor),
        "type": filters.type.upper() if filters.type else None,
        "text": filters.text,
    }


def event_line(desk: Desk, event: Event) -> dict[str, Any]:
    """An event with the names and the reports that a line prints."""
    return {
        "event": event,
        "actors": who(event.actors, desk.names),
        "recipients": who(event.recipients, desk.names),
        "claimed_by": who(event.claimed_by, desk.names),
        "grade": desk.grades.of(event),
        **reports(desk, event),
    }


def claim_line(desk: Desk, claim: Claim) -> dict[str, Any]:
    """A claim with its names and its article."""
    return {
        "claim": claim,
        "speaker": speaker_of(claim, desk.names),
        "speaks_for": who([claim.speaks_for] if claim.speaks_for not in (None, claim.speaker) else [], desk.names),
        "about": who(claim.about, desk.names),
        "grade": desk.grades.of(claim),
        **reports(desk, claim),
    }


def reports(desk: Desk, row: Any) -> dict[str, Any]:
    """The words behind a row, each with its article, one an article; and how many more there are."""
    first: dict[str, Any] = {}
    for piece in row.evidence:
        first.setdefault(piece.document, piece)
    shown = [
        {"quote": piece.quote, "document": document}
        for piece in list(first.values())[:SOURCES]
        if (document := desk.view.document(piece.document))
    ]
    return {"id": row.id, "reports": shown, "further": len(first) - len(shown)}


def by_year(lines: Iterable[dict[str, Any]], date_of: Callable[[dict[str, Any]], Interval]) -> list[tuple[str, Any]]:
    """Lines under the year they begin in; those with an open or unknown beginning stand at the end, as in the list."""

    def heading(line: dict[str, Any]) -> str:
        first = date_of(line).earliest
        return first[:4] if first else "Some day before, or not dated"

    return [(name, list(group)) for name, group in groupby(lines, heading)]


def one_of(name: str, value: str | None, known: Sequence[str]) -> str | None:
    """A choice, refused where there is none of that name.

    Raises:
        QuestionError: with those that there are.
    """
    if value is not None and value not in known:
        raise QuestionError(f"{name} is {value!r}; expected one of: {', '.join(known)}.")
    return value
