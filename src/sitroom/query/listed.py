"""Rows of lists as JSON, the same from the command line and from a page's twin."""

from typing import Any

from sitroom.query.documents import DocumentLine
from sitroom.query.forecasts import ForecastLine
from sitroom.query.highlights import Highlight
from sitroom.query.positions import PositionLine
from sitroom.query.timeline import Day
from sitroom.records.claims import Event
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


def listed_day(day: Day) -> dict[str, Any]:
    """A date of a timeline: its sentences, what it matters, the best of them with their evidence, and its events."""
    lines, events = [to_json(line) for line in day.lines], [listed_event(event) for event in day.events]
    return {"date": day.date, "sentences": list(day.sentences), "score": day.score, "lines": lines, "events": events}


def listed_highlight(day: Highlight) -> dict[str, Any]:
    """A day that matters, as `listed_day` gives any date: the printed words, and each line with its evidence."""
    lines = [to_json(line) for line in day.lines]
    sentences = [line.text for line in day.lines]
    return {"date": day.date, "sentences": sentences, "score": day.score, "origins": day.origins, "lines": lines}


def listed_event(event: Event) -> dict[str, Any]:
    """An event as the export writes it: with the number of its mentions."""
    return {**to_json(event), "mentions": len(event.mentions)}


def listed_position(line: PositionLine) -> dict[str, Any]:
    """A position with its origins, what it became, and the sentence that says it best."""
    return {**to_json(line.position), "became": line.became, "origins": line.origins, "words": line.line.text}


def listed_forecast(line: ForecastLine) -> dict[str, Any]:
    """A forecast with who made it, its outcome in words, and how many tell of it."""
    claim = {name: getattr(line.claim, name) for name in ("speaker", "speaker_text", "speaks_for", "act", "cue")}
    counts = {"status": line.status, "documents": line.documents, "origins": line.origins}
    return {**to_json(line.forecast), **claim, **counts}
