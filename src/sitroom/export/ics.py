"""Which days belong in a diary? Events as an iCalendar (RFC 5545) that any calendar program opens.

Each event is a whole-day entry under the id of its row, so that a file loaded again replaces what was loaded before.
Nothing in it comes from a clock: an entry is stamped with the day on which the last of its documents was published.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from sitroom.export.files import printable, whole_file
from sitroom.export.rows import Article, Desk
from sitroom.query.citation import citation
from sitroom.query.lines import FIRM, PRINTED, UNTRUE
from sitroom.records.claims import Event
from sitroom.store import View

#: More days than this tell no day: "in May" is an entry over a month, "in 2014" is none.
LONGEST = 31
#: Octets of a line without its end (section 3.1).
LINE = 75
#: How a calendar begins.
HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sitroom//Events of a ledger//EN", "CALSCALE:GREGORIAN")


def write(view: View, to: Path, *, with_text: bool = False) -> dict[str, int]:
    """Write the events that have days as a calendar.

    Args:
        to: the file; without any such event it is empty, since the standard knows no calendar without an entry.
        with_text: has no say: a diary has no texts.
    Returns:
        The numbers of entries, and of events that have no day.
    """
    entries = 0
    with whole_file(to) as unfinished, unfinished.open("wb") as out:
        for line in calendar(view, view.each(Event)):
            entries += line.startswith("BEGIN:VEVENT")
            out.write(line.encode())
    return {"entries": entries, "events without a day (left out)": view.count(Event) - entries}


def calendar(view: View, events: Iterable[Event]) -> Iterator[str]:
    """The lines of a calendar of the events that have days, each ending in CR LF; none when no event has any."""
    desk = Desk(view)
    is_open = False
    for event in events:
        days = diary_days(event)
        if days:
            lines = [] if is_open else list(HEAD)
            is_open = True
            lines += _entry(event, days, [desk.article(id) for id in event.documents], desk, citation(view, event.id))
            yield from (f"{folded(line)}\r\n" for line in lines)
    if is_open:
        yield "END:VCALENDAR\r\n"


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


def _entry(event: Event, days: tuple[date, date], articles: list[Article], desk: Desk, cite: str) -> list[str]:
    # Many programs do not show the status: "invasion on 16 February" must not look like a fact there.
    force = "" if event.modality in FIRM else f"{event.modality}: "
    published = [article.published.last for article in articles if article.published.last]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.id}@sitroom",
        f"DTSTAMP:{_digits(max(published, default=days[1]))}T000000Z",
        f"DTSTART;VALUE=DATE:{_digits(days[0])}",
        f"DTEND;VALUE=DATE:{_digits(days[1] + timedelta(days=1))}",  # the day after the last
        f"SUMMARY:{escaped(force + ' '.join(event.summary.split()))}",
        f"DESCRIPTION:{escaped(_description(event, articles, desk, cite))}",
        f"CATEGORIES:{event.type}",
        f"STATUS:{status_of(event)}",
        "TRANSP:TRANSPARENT",  # somebody else's summit does not make a reader busy
    ]
    if event.place:
        lines.append(f"LOCATION:{escaped(event.place.name)}")
    lines += [f"URL:{printable(article.link)}" for article in articles if article.link][:1]
    return [*lines, "END:VEVENT"]


def _description(event: Event, articles: list[Article], desk: Desk, cite: str) -> str:
    """The words, who does what to whom, whose word it is, where it was printed, and the citation, a line each."""
    sides = (", ".join(desk.names(side)) for side in (event.actors, event.recipients))
    by = f"claimed by {', '.join(desk.names(event.claimed_by))}" if event.claimed_by else ""
    origins = f"{event.origins} independent origin{'s' if event.origins != 1 else ''}"
    lines = [
        " ".join(event.summary.split()),
        f"{event.type}, {event.modality}",
        " > ".join(filter(None, sides)),
        by,
        "; ".join(dict.fromkeys(article.credit for article in articles)),
        f"{origins} [{cite}]",
    ]
    return "\n".join(filter(None, lines))


def escaped(text: str) -> str:
    """Text as a value (section 3.3.11): marks with a meaning of their own get a backslash."""
    return re.sub(r"([\\;,])", r"\\\1", printable(text)).replace("\n", "\\n")


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
