"""Which days belong in a diary? Events as an iCalendar (RFC 5545) that any calendar program opens.

Each event is a whole-day entry under the id of its row, so that a file loaded again replaces what was loaded before.
Nothing in it comes from a clock: an entry is stamped with the day on which the last of its documents was published.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sitroom.query.citation import citation
from sitroom.query.lines import FIRM, PRINTED, UNTRUE, printed_names
from sitroom.query.wording import deed, origin_of, who
from sitroom.records.claims import Event
from sitroom.records.text import Document
from sitroom.store import View

#: More days than this tell no day: "in May" is an entry over a month, "in 2014" is none.
LONGEST = 31
#: Octets of a line without its end (section 3.1).
LINE = 75
#: What no text may hold (section 3.3.11); an article may.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def calendar(view: View, events: Sequence[Event]) -> str:
    """The events that have days as a calendar, its lines ending in CR LF; empty when none of them has any."""
    names = printed_names(view)
    lines: list[str] = []
    for event in events:
        days = diary_days(event)
        if days:
            documents = [one for one in map(view.document, event.documents) if one]
            lines += _entry(event, days, documents, _description(event, documents, names, citation(view, event.id)))
    if not lines:
        return ""  # the standard knows no calendar without an entry
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sitroom//Events of a ledger//EN", "CALSCALE:GREGORIAN"]
    return "".join(f"{folded(line)}\r\n" for line in (*head, *lines, "END:VCALENDAR"))


def diary_days(event: Event) -> tuple[date, date] | None:
    """The first and the last day of an event's entry; None when nobody can say on which days it belongs.

    What is still to come stands on its last day where the text prints one: "Borduria must reply by 3 May". "Arland had
    been evacuated by 3 May" has no day.
    """
    first, last = event.date.first, event.date.last
    if first is None and event.date.basis in PRINTED and status_of(event) == "TENTATIVE":
        first = last
    return (first, last) if first and last and (last - first).days < LONGEST else None


def status_of(event: Event) -> str:
    """What a calendar calls the force of a happening: only what took place is certain."""
    if event.modality in FIRM:
        return "CONFIRMED"
    return "CANCELLED" if event.modality in UNTRUE else "TENTATIVE"


def _entry(event: Event, days: tuple[date, date], documents: Sequence[Document], description: str) -> list[str]:
    # Many programs do not show the status: "invasion on 16 February" must not look like a fact there.
    force = "" if event.modality in FIRM else f"{event.modality}: "
    published = [document.published.last for document in documents if document.published.last]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.id}@sitroom",
        f"DTSTAMP:{_digits(max(published, default=days[1]))}T000000Z",
        f"DTSTART;VALUE=DATE:{_digits(days[0])}",
        f"DTEND;VALUE=DATE:{_digits(days[1] + timedelta(days=1))}",  # the day after the last
        f"SUMMARY:{escaped(force + ' '.join(event.summary.split()))}",
        f"DESCRIPTION:{escaped(description)}",
        f"CATEGORIES:{event.type}",
        f"STATUS:{status_of(event)}",
        "TRANSP:TRANSPARENT",  # somebody else's summit does not make a reader busy
    ]
    if event.place:
        lines.append(f"LOCATION:{escaped(event.place.name)}")
    return [*lines, "END:VEVENT"]


def _description(event: Event, documents: Sequence[Document], names: Mapping[str, str], cite: str) -> str:
    """The words, who does what to whom, whose word it is, where it was printed, and the citation, a line each."""
    by = f"claimed by {who(event.claimed_by, names)}" if event.claimed_by else ""
    origins = f"{event.origins} independent origin{'s' if event.origins != 1 else ''}"
    lines = [
        " ".join(event.summary.split()),
        f"{event.type}, {event.modality}",
        deed(event.actors, event.recipients, names),
        by,
        "; ".join(dict.fromkeys(origin_of(document) for document in documents)),
        f"{origins} [{cite}]",
    ]
    return "\n".join(filter(None, lines))


def escaped(text: str) -> str:
    """Text as a value (section 3.3.11): marks with a meaning of their own get a backslash."""
    text = CONTROLS.sub("", text)
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, each but the first after a space; no letter is cut in two."""
    pieces, room = [""], LINE
    for letter in line:
        octets = len(letter.encode())
        if octets > room:
            pieces.append(" ")
            room = LINE - 1
        pieces[-1] += letter
        room -= octets
    return "\r\n".join(pieces)


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")
