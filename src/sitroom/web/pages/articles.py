"""The articles that were read: as a list, each with its words marked, and citations that lead there."""

from typing import Any

from sitroom.errors import QuestionError
from sitroom.query.desks import Desk
from sitroom.query.documents import copy_of, published_when
from sitroom.query.documents import documents as find_documents
from sitroom.query.listed import listed_document
from sitroom.query.show import show as find_row
from sitroom.query.sources import outlets
from sitroom.records.claims import Event
from sitroom.records.schema import to_json
from sitroom.records.text import Document, Span
from sitroom.web.filters import Filters
from sitroom.web.notes import note_of
from sitroom.web.page import MissingError, Page, cut_of, turning
from sitroom.web.passages import gather
from sitroom.web.passages import passages as cut_passages


def documents(desk: Desk, filters: Filters) -> Page:
    """The articles, newest first, undated ones last."""
    chosen: dict[str, Any] = {
        "outlet": filters.outlet,
        "text": filters.text,
        "since": filters.first,
        "until": filters.last,
    }
    lines = find_documents(desk.view, **chosen, is_newest_first=True, cut=cut_of(filters))
    names = [line.outlet for line in outlets(desk.view) if line.outlet]
    words = {"title": "Documents", "lines": lines, "outlets": [(name, name) for name in sorted(names)]}
    count = desk.view.count(Document, *published_when(**chosen))
    return Page(
        lambda: [listed_document(line) for line in find_documents(desk.view, **chosen)],
        "documents.html",
        words | turning(count, filters),
    )


def document(desk: Desk, filters: Filters, id: str) -> Page:
    """One article with the words behind every row marked, and what was read from them beside."""
    view = desk.view
    table, row = found_row(desk, id)
    if not isinstance(row, Document):
        raise MissingError(f"{id} is not a document but a row of {table}.")
    reading = view.reading(row)
    rows: list[Any] = [*reading.claims, *reading.event_mentions, *reading.figures, *reading.warnings]
    cited = _cited(desk, filters.cite)
    if cited is not None:
        # an event stands in place of its mentions, which say the same of the same words
        hidden = {cited.id, *(cited.mentions if isinstance(cited, Event) else ())}
        rows = [cited, *(one for one in rows if one.id not in hidden)]
    notes = {one.id: note_of(one, desk.names) for one in rows}
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
    return Page(lambda: to_json(reading), "document.html", words, rows=lambda: [to_json(one) for one in rows])


def shown(desk: Desk, filters: Filters, id: str) -> Page:
    """A citation: straight to its words where they stand in one place, else the list of its passages."""
    _, row = found_row(desk, id)
    found = find_row(desk.view, row.id)

    def data() -> Any:
        return to_json(found)

    if isinstance(row, Document):
        return Page(data, moved=(f"/documents/{row.id}", None))
    if len(found.passages) == 1:
        return Page(data, moved=(f"/documents/{found.passages[0].document.id}", row.id))
    note = note_of(row, desk.names)
    words = {"title": f"{note.kind} {row.id}", "note": note, "passages": found.passages, "grade": found.grade}
    return Page(data, "shown.html", words)


def found_row(desk: Desk, prefix: str) -> tuple[str, Any]:
    """The row that an id or its beginning means, with the name of its table.

    Raises:
        MissingError: there is none, or there are several.
    """
    try:
        return desk.view.row_by_prefix(prefix)
    except QuestionError as error:
        raise MissingError(str(error)) from error


def _cited(desk: Desk, citation: str | None) -> Any:
    """The row that brought the reader here; an old or mistyped one is no reason to hide the article."""
    try:
        row = desk.view.row_by_prefix(citation)[1] if citation else None
    except QuestionError:
        return None
    return row if hasattr(row, "evidence") else None
