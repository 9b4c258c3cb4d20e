"""Is every line backed by the words it cites? Every span of every table is checked again, and what rows point to."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sitroom.query.verify_judgements import judgement_reasons
from sitroom.records.claims import (
    Claim,
    Copy,
    Dispute,
    Event,
    EventMention,
    Evidence,
    Figure,
    Forecast,
    Judgement,
    Position,
    Prediction,
    TextWarning,
)
from sitroom.records.judgements import Identity, UserJudgement
from sitroom.records.text import Document, Span
from sitroom.store import TABLES, View

#: A field that holds the id of another row, or several, and the table where they must be.
REFERENCES: tuple[tuple[type, str, type], ...] = (
    (EventMention, "claim", Claim),
    (Figure, "claim", Claim),
    (Event, "documents", Document),
    (Event, "mentions", EventMention),
    (Copy, "copy_of", Document),
    (Position, "claims", Claim),
    (Prediction, "claim", Claim),
    (Forecast, "claim", Claim),
    *((record, "document", Document) for record, table in TABLES.items() if table.follows_document),
)

#: Rows that say nothing about the world, or are about a document as a whole, may rest on no words.
WITHOUT_EVIDENCE: frozenset[type] = frozenset({Document, Copy, Judgement, UserJudgement, Identity, TextWarning})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, in which row, and where in which document as far as there is a place."""

    table: str
    id: str
    document: str | None
    start: int | None
    end: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Verification:
    """How many rows and spans were looked at, and what was wrong with them."""

    rows: int
    spans: int
    faults: tuple[Fault, ...]


def verify(view: View) -> Verification:
    """Check every row again: its quotes against the texts, its blocks, and the rows that it points to."""
    rows = spans = 0
    faults: list[Fault] = []
    ids = {
        record: {row_id for (row_id,) in view.select(f"SELECT {t.key} FROM {t.name}")} for record, t in TABLES.items()
    }
    for record, table in TABLES.items():
        every: list[Any] = view.rows(record)
        for row in every:
            rows += 1
            evidence = [one for field in table.evidence_fields for one in getattr(row, field)]
            spans += len(evidence)
            reasons = [*_missing_rows(row, ids), *_own_reasons(row, evidence)]
            row_id = getattr(row, table.key)
            faults += [Fault(table.name, row_id, None, None, None, reason) for reason in reasons]
            for one in evidence:
                found = _span_reasons(view, record, one)
                faults += [Fault(table.name, row_id, one.document, one.start, one.end, reason) for reason in found]
    faults += [Fault("user_judgements", one, None, None, None, reason) for one, reason in judgement_reasons(view)]
    return Verification(rows, spans, (*faults, *_sentence_faults(view), *_family_faults(view)))


def _span_reasons(view: View, record: type, evidence: Evidence) -> Iterator[str]:
    """What is wrong with one span; nothing more is said of a span that has no text to lie in."""
    document = view.document(evidence.document)
    span = Span(evidence.start, evidence.end)
    if document is None:
        yield "the document that it cites is not in the ledger"
    elif not 0 <= span.start < span.end <= len(document.text):
        yield f"the span does not lie in the document's {len(document.text)} characters, or is empty"
    else:
        if span.of(document.text) != evidence.quote:
            yield f"the text there is {span.of(document.text)!r}, not the quote {evidence.quote!r}"
        around = [block for block in document.blocks if block.span.covers(span)]
        if not around:
            yield "the words do not lie within one block"
        elif record is not TextWarning and not around[0].is_evidence:
            yield f"the words stand in a {around[0].kind}, which is never evidence"


def _missing_rows(row: Any, ids: dict[type, set[str]]) -> Iterator[str]:
    """Ids that a row names but no row has."""
    for record, field, target in REFERENCES:
        if type(row) is record:
            value = getattr(row, field)
            for named in (value,) if isinstance(value, str) else value or ():
                if named not in ids[target]:
                    yield f"{field}: there is no {TABLES[target].name} row {named}"
    if isinstance(row, Dispute):
        for side in row.sides:
            lost = [*(set(side.claims) - ids[Claim]), *(set(side.figures) - ids[Figure])]
            yield from (f"sides: there is no claim or figure {named}" for named in sorted(lost))
    if type(row) is Judgement:
        known = ids[Document] | ids[EventMention] | ids[Claim] | ids[Figure]
        yield from (
            f"there is no document, event mention, claim or figure {named}"
            for named in (row.left, row.right)
            if named not in known
        )


def _own_reasons(row: Any, evidence: list[Evidence]) -> Iterator[str]:
    """What is wrong with a row by itself."""
    table = TABLES[type(row)]
    if not evidence and type(row) not in WITHOUT_EVIDENCE:
        yield "the row cites no words"
    if table.follows_document and any(one.document != row.document for one in getattr(row, "evidence", ())):
        yield "the row belongs to one document and cites another"
    if isinstance(row, Forecast) and (row.outcome == "open") == bool(row.resolved_by):
        yield f"its outcome is {row.outcome}, and {'a' if row.resolved_by else 'no'} report is cited for it"
    if isinstance(row, Document):
        yield from _document_reasons(row)


def _document_reasons(document: Document) -> Iterator[str]:
    if hashlib.sha256(document.text.encode()).hexdigest() != document.sha256:
        yield "the text is not the one that was read: its SHA-256 differs"
    edges = [0, *(edge for block in document.blocks for edge in (block.start, block.end)), len(document.text)]
    if any(left > right for left, right in pairwise(edges)):
        yield "its blocks overlap, are out of order or leave the text"


def _sentence_faults(view: View) -> Iterator[Fault]:
    sql = """SELECT s.document, s.start, s."end" FROM sentences AS s JOIN documents AS d ON d.id = s.document
        WHERE s.start < 0 OR s.start >= s."end" OR s."end" > length(d.text)"""
    for document, start, end in view.select(sql):
        yield Fault("sentences", document, document, start, end, "the sentence does not lie in its document")
    sql = """SELECT n.document, n.start, n."end", n.day FROM named_days AS n JOIN documents AS d ON d.id = n.document
        WHERE NOT EXISTS (SELECT 1 FROM sentences AS s
          WHERE s.document = n.document AND s.start <= n.start AND n.start < n."end" AND n."end" <= s."end")"""
    for document, start, end, day in view.select(sql):
        yield Fault("named_days", document, document, start, end, f"the words for {day} do not lie in a sentence")


def _family_faults(view: View) -> Iterator[Fault]:
    """Documents without their place among the copies, and events whose count of origins does not add up."""
    if not view.is_picture_current:
        return
    families = {copy.document: copy.origin for copy in view.rows(Copy)}
    for (document,) in view.select("SELECT id FROM documents ORDER BY id"):
        if document not in families:
            yield Fault("copies", document, document, None, None, "the document has no place among the copies")
    for event in view.rows(Event):
        origins = len({families.get(document, document) for document in event.documents})
        if event.origins != origins:
            reason = f"it counts {event.origins} independent origins; its documents have {origins}"
            yield Fault("events", event.id, None, None, None, reason)
