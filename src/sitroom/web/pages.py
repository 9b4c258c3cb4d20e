"""What each page says: rows from the questions, with the names and documents that the templates print beside them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, TypeVar

from sitroom.errors import QuestionError
from sitroom.query.actors import actors as find_actors
from sitroom.query.claims import claims as find_claims
from sitroom.query.documents import copy_of
from sitroom.query.documents import documents as find_documents
from sitroom.query.grades import Grades
from sitroom.query.lines import printed_names
from sitroom.query.listed import graded, listed_document, listed_event
from sitroom.query.show import show as find_row
from sitroom.query.status import status
from sitroom.query.timeline import timeline as find_events
from sitroom.query.wording import who
from sitroom.records.claims import Actor, Event
from sitroom.records.dates import Interval
from sitroom.records.schema import to_json
from sitroom.records.text import Document, Span
from sitroom.store import View
from sitroom.web.filters import Filters
from sitroom.web.notes import note_of, speaker_of
from sitroom.web.passages import gather
from sitroom.web.passages import passages as cut_passages
from sitroom.web.wording import when

Row = TypeVar("Row")

#: Lines on one page of a list; actors in a list to choose from.
PAGE_LENGTH = 200
CHOICES = 150

TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE"
    " COERCE ASSAULT OTHER"
).split()
ACTS = (
    "assert deny reject accuse criticise demand ask propose promise threaten warn predict believe intend agree praise"
    " comment"
).split()


class MissingError(QuestionError):
    """The address names a document or a row that the ledger does not have."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is drawn.

    Attributes:
        data: what the twin in JSON holds.
        words: what the template prints.
        moved: the address to go to instead, and the row whose words to show there.
    """

    data: Any
    template: str = ""
    words: Mapping[str, Any] = field(default_factory=dict)
    moved: tuple[str, str | None] | None = None


def overview(view: View, filters: Filters) -> Page:
    """What is in the ledger, and the ways in."""
    counts = status(view)
    told = sorted(find_events(view), key=lambda event: (-event.origins, -len(event.mentions), event.id))[:6]
    dated = [line.document for line in find_documents(view) if line.document.published.latest]
    newest = sorted(dated, key=lambda document: document.published.latest or "", reverse=True)[:8]
    numbers = [
        ("/documents", "documents", counts.documents),
        ("", "independent origins", counts.origins),
        ("/timeline", "events", counts.events),
        ("/claims", "claims", counts.claims),
        ("", "figures", counts.figures),
        ("", "actors", counts.actors),
        ("", "doubts about texts", counts.warnings),
    ]
    span = "No document has a date yet."
    if counts.first_published and counts.last_published:
        span = f"Articles published {when(Interval('', counts.first_published, counts.last_published))}"
        span += f", and {counts.undated} without a date." if counts.undated else "."
    words = {"title": "Overview", "span": span, "numbers": numbers, "told": told, "newest": newest}
    return Page(to_json(counts), "overview.html", words | {"actors": find_actors(view)[:10]})


def timeline(view: View, filters: Filters) -> Page:
    """Events by the day they happened."""
    actors = find_actors(view)
    events = find_events(
        view,
        since=filters.first,
        until=filters.last,
        actor=_actor(filters.actor, actors),
        type=filters.type.upper() if filters.type else None,
        text=filters.text,
    )
    names = {actor.id: actor.name for actor in actors}
    shown, words = _paged(events, filters)
    lines = [
        {
            "event": event,
            "actors": who(event.actors, names),
            "recipients": who(event.recipients, names),
            "claimed_by": who(event.claimed_by, names),
            "documents": [document for id in event.documents if (document := view.document(id))],
        }
        for event in shown
    ]
    words |= {
        "title": "Timeline",
        "groups": _by_year(lines, lambda line: line["event"].date),
        "actors": _options(actors),
        "types": [(type, type.lower()) for type in TYPES],
    }
    grades = Grades(view)
    return Page([listed_event(event, grades) for event in events], "timeline.html", words)


def claims(view: View, filters: Filters) -> Page:
    """Who is reported to have said what."""
    actors = find_actors(view)
    found = find_claims(
        view,
        speaker=_actor(filters.actor, actors),
        act=filters.act,
        since=filters.first,
        until=filters.last,
        text=filters.text,
    )
    names = {actor.id: actor.name for actor in actors}
    shown, words = _paged(found, filters)
    lines = [
        {
            "claim": claim,
            "speaker": speaker_of(claim, names),
            "speaks_for": who([claim.speaks_for] if claim.speaks_for not in (None, claim.speaker) else [], names),
            "about": who(claim.about, names),
            "document": view.document(claim.document),
        }
        for claim in shown
    ]
    words |= {
        "title": "Claims",
        "groups": _by_year(lines, lambda line: line["claim"].said),
        "actors": _options(actors),
        "acts": [(act, act) for act in ACTS],
    }
    grades = Grades(view)
    return Page([graded(claim, grades) for claim in found], "claims.html", words)


def documents(view: View, filters: Filters) -> Page:
    """The articles that were read."""
    found = [line for line in find_documents(view, text=filters.text) if _is_within(line.document.published, filters)]
    undated = [line for line in found if not line.document.published.latest]
    dated = [line for line in found if line.document.published.latest]
    dated.sort(key=lambda line: line.document.published.latest or "", reverse=True)
    shown, words = _paged([*dated, *undated], filters)
    return Page(
        [listed_document(line) for line in found], "documents.html", words | {"title": "Documents", "lines": shown}
    )


def document(view: View, filters: Filters, id: str) -> Page:
    """One article with the words behind every row marked, and what was read from them beside."""
    table, row = _row(view, id)
    if not isinstance(row, Document):
        raise MissingError(f"{id} is not a document but a row of {table}.")
    reading = view.reading(row)
    rows: list[Any] = [*reading.claims, *reading.event_mentions, *reading.figures, *reading.warnings]
    cited = _cited(view, filters.cite)
    if cited is not None:
        # an event stands in place of its mentions, which say the same of the same words
        hidden = {cited.id, *(cited.mentions if isinstance(cited, Event) else ())}
        rows = [cited, *(one for one in rows if one.id not in hidden)]
    names = printed_names(view)
    notes = {one.id: note_of(one, names) for one in rows}
    spans = {one.id: [Span(e.start, e.end) for e in one.evidence if e.document == row.id] for one in rows}
    copy = copy_of(view, row.id)
    words = {
        "title": row.title or "Untitled article",
        "document": row,
        "copy": copy,
        "original": view.document(copy.copy_of) if copy and copy.copy_of else None,
        "passages": cut_passages(row, gather(spans)),
        "has_title": any(block.kind == "title" for block in row.blocks),
        "notes": notes,
        "doubts": [notes[warning.id] for warning in reading.warnings],
        "anchors": {name for name, places in spans.items() if places},
        "cited": cited.id if cited is not None else None,
    }
    return Page(to_json(reading), "document.html", words)


def shown(view: View, filters: Filters, id: str) -> Page:
    """A citation: straight to its words where they stand in one place, else the list of its passages."""
    _, row = _row(view, id)
    found = find_row(view, row.id)
    data = to_json(found)
    if isinstance(row, Document):
        return Page(data, moved=(f"/documents/{row.id}", None))
    if len(found.passages) == 1:
        return Page(data, moved=(f"/documents/{found.passages[0].document.id}", row.id))
    names = printed_names(view)
    note = note_of(row, names)
    words = {"title": f"{note.kind} {row.id}", "note": note, "passages": found.passages}
    return Page(data, "shown.html", words)


def _is_within(published: Interval, filters: Filters) -> bool:
    """True when an article may have appeared on the days chosen; an undated one only where none are."""
    if filters.first is None and filters.last is None:
        return True
    if published.first is None or published.last is None:
        return False
    starts_late = filters.last is not None and published.first > filters.last
    return not starts_late and (filters.first is None or published.last >= filters.first)


def _row(view: View, prefix: str) -> tuple[str, Any]:
    try:
        return view.row_by_prefix(prefix)
    except QuestionError as error:
        raise MissingError(str(error)) from error


def _cited(view: View, citation: str | None) -> Any:
    """The row that brought the reader here; an old or mistyped one is no reason to hide the article."""
    try:
        row = view.row_by_prefix(citation)[1] if citation else None
    except QuestionError:
        return None
    return row if hasattr(row, "evidence") else None


def _options(actors: Sequence[Actor]) -> list[tuple[str, str]]:
    """The most mentioned actors, by name, to choose from."""
    return sorted(((actor.id, actor.name) for actor in actors[:CHOICES]), key=lambda option: option[1].casefold())


def _actor(wanted: str | None, actors: Iterable[Actor]) -> str | None:
    """The actor that an id or a printed name means.

    Raises:
        QuestionError: the ledger names nobody so.
    """
    if wanted is None:
        return None
    for actor in actors:
        if wanted.casefold() in map(str.casefold, (actor.id, *actor.same_as, actor.name, *actor.aliases)):
            return actor.id
    raise QuestionError(f"No document names {wanted!r}. Choose from the list, or give an id such as state:RUS.")


def _paged(rows: Sequence[Row], filters: Filters) -> tuple[Sequence[Row], dict[str, Any]]:
    """The rows of one page, and what the template needs to turn it."""
    first = (filters.page_number - 1) * PAGE_LENGTH
    last_page = max(1, -(-len(rows) // PAGE_LENGTH))
    words = {"count": len(rows), "page": filters.page_number, "last_page": last_page}
    return rows[first : first + PAGE_LENGTH], words


def _by_year(lines: Iterable[dict[str, Any]], date_of: Callable[[dict[str, Any]], Interval]) -> list[tuple[str, Any]]:
    """Lines under the year they begin in; those with an open or unknown beginning stand at the end, as in the list."""

    def heading(line: dict[str, Any]) -> str:
        first = date_of(line).earliest
        return first[:4] if first else "Some day before, or not dated"

    return [(name, list(group)) for name, group in groupby(lines, heading)]
