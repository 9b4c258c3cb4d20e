"""What was read from a passage, in one line a row, to stand beside the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitroom.query.wording import amount, who
from sitroom.records.claims import Claim, Event, EventMention, Figure, TextWarning
from sitroom.records.text import Document
from sitroom.web.wording import spaced, when


@dataclass(frozen=True, slots=True)
class Note:
    """One row as the margin shows it."""

    citation: str
    kind: str
    words: str


def note_of(row: Any, names: Mapping[str, str]) -> Note:
    """The line for a row of any table."""
    if isinstance(row, Claim):
        return Note(row.id, "Claim", f"{speaker_of(row, names)}: {spaced(row.act)}")
    if isinstance(row, Event | EventMention):
        return Note(row.id, "Event", _happening(row, names))
    if isinstance(row, Figure):
        return Note(row.id, "Figure", _count(row, names))
    if isinstance(row, TextWarning):
        suggestion = f"; perhaps {row.suggestion}" if row.suggestion else ""
        return Note(row.id, "Doubt", f"{spaced(row.kind)}: “{row.text}”{suggestion}")
    if isinstance(row, Document):
        return Note(row.id, "Document", row.title or row.path or row.id)
    return Note(row.id, type(row).__name__, getattr(row, "name", ""))


def speaker_of(claim: Claim, names: Mapping[str, str]) -> str:
    """Who speaks: by name where that is known, else as printed."""
    return names.get(claim.speaker or "") or claim.speaker_text or "Speaker not named"


def _happening(row: Event | EventMention, names: Mapping[str, str]) -> str:
    roles = " → ".join(part for part in (who(row.actors, names), who(row.recipients, names)) if part)
    force = "" if row.modality == "actual" else spaced(row.modality)
    return _listed([row.type.lower(), force, when(row.date), roles])


def _count(row: Figure, names: Mapping[str, str]) -> str:
    whose = who([row.actor] if row.actor else [], names)
    force = "" if row.modality == "actual" else spaced(row.modality)
    return _listed([f"{amount(row)} {row.of_what or row.unit or ''}".strip(), whose, force, when(row.as_of)])


def _listed(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)
