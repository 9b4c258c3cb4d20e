"""Rows of lists as JSON, the same from the command line and from a page's twin."""

from typing import Any

from sitroom.query.disputes import DisputeLine
from sitroom.query.documents import DocumentLine
from sitroom.query.forecasts import ForecastLine
from sitroom.query.grades import Grades
from sitroom.query.highlights import Highlight
from sitroom.query.positions import PositionLine
from sitroom.query.sources import Family
from sitroom.query.timeline import Day
from sitroom.records.claims import Claim, Event, Figure
from sitroom.records.schema import to_json


def listed_document(line: DocumentLine) -> dict[str, Any]:
    """A document in a list: without its text, with its place among the copies and the number of its rows."""
    fields = to_json(line.document)
    kept = {name: value for name, value in fields.items() if name not in ("text", "blocks", "original")}
    copy: dict[str, str | None] = {"copy_of": None, "copy_kind": None, "origin": None}
    if line.copy:
        copy = {"copy_of": line.copy.copy_of, "copy_kind": line.copy.copy_kind, "origin": line.copy.origin}
    counts = {name: getattr(line, name) for name in ("claims", "event_mentions", "figures", "warnings")}
    return kept | copy | counts


def listed_family(family: Family) -> dict[str, Any]:
    """A family of copies: its origin, its outlets, and its articles with the score and the reasons of each."""
    members = [
        {
            "document": member.document.id,
            **{name: getattr(member.document, name) for name in ("outlet", "agency", "title", "path", "uri")},
            "published": to_json(member.document.published),
            **{name: getattr(member.copy, name) for name in ("copy_of", "copy_kind")},
            "score": member.score,
            "reasons": list(member.reasons),
        }
        for member in family.members
    ]
    return {"origin": family.origin, "outlets": list(family.outlets), "members": members}


def listed_day(day: Day, grades: Grades) -> dict[str, Any]:
    """A date of a timeline: its sentences, what it matters, the best of them with their evidence, and its events."""
    lines, events = [to_json(line) for line in day.lines], [listed_event(event, grades) for event in day.events]
    return {"date": day.date, "sentences": list(day.sentences), "score": day.score, "lines": lines, "events": events}


def listed_highlight(day: Highlight) -> dict[str, Any]:
    """A day that matters, as `listed_day` gives any date: the printed words, and each line with its evidence."""
    lines = [to_json(line) for line in day.lines]
    sentences = [line.text for line in day.lines]
    return {"date": day.date, "sentences": sentences, "score": day.score, "origins": day.origins, "lines": lines}


def listed_event(event: Event, grades: Grades) -> dict[str, Any]:
    """An event as the export writes it: with the number of its mentions; and with its grade."""
    return graded(event, grades) | {"mentions": len(event.mentions)}


def graded(row: Event | Claim | Figure, grades: Grades) -> dict[str, Any]:
    """A row with its independent origins, its Admiralty grade and the reason of it."""
    grade = grades.of(row)
    return {**to_json(row), "origins": grade.origins, "grade": str(grade), "grade_why": grade.why}


def listed_position(line: PositionLine) -> dict[str, Any]:
    """A position with its origins, what it became, and the sentence that says it best."""
    return {**to_json(line.position), "became": line.became, "origins": line.origins, "words": line.line.text}


def listed_dispute(line: DisputeLine) -> dict[str, Any]:
    """A dispute with, for each side, who holds it in words and how often it was said; and who moved."""
    sides = [
        {
            **to_json(one.side),
            "holders": list(one.holders),
            "reports": one.reports,
            "utterances": one.utterances,
            "origins": one.origins,
        }
        for one in line.sides
    ]
    return {**to_json(line.dispute), "sides": sides, "moved": to_json(line.moved)}


def listed_forecast(line: ForecastLine) -> dict[str, Any]:
    """A forecast with who made it, its outcome in words, and how many tell of it."""
    claim = {name: getattr(line.claim, name) for name in ("speaker", "speaker_text", "speaks_for", "act", "cue")}
    counts = {"status": line.status, "documents": line.documents, "origins": line.origins}
    return {**to_json(line.forecast), **claim, **counts}
