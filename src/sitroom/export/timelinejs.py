"""TimelineJS: the happenings that most origins tell, as the slides of a timeline in a web page."""

from html import escape
from pathlib import Path
from typing import Any

from sitroom.export.files import write_object
from sitroom.export.ics import LONGEST
from sitroom.export.rows import Desk
from sitroom.query.lines import FIRM, date_words
from sitroom.records.claims import Event
from sitroom.records.dates import Interval
from sitroom.store import View

#: Its makers advise against more than twenty slides; longer ones can still be read, whole ledgers cannot.
SLIDES = 40
#: A headline that can be read at a glance, in characters.
HEADLINE = 110


def write(view: View, to: Path, *, with_text: bool = False) -> dict[str, int]:
    """Write the events that have a day and took place, those that most independent origins tell, in order of time.

    Args:
        to: the file.  with_text: has no say: a slide has one sentence.
    Returns:
        The numbers of slides and of events that are left out.
    """
    desk = Desk(view)
    slides = [_slide(event, desk) for event in _chosen(view)]
    title = {"text": {"headline": "What the press told", "text": escape(_span(view))}}
    written = write_object(to, {"title": title}, "events", slides)
    return {"slides": written, "events left out": view.count(Event) - written}


def _span(view: View) -> str:
    [(count, first, last)] = view.select(
        "SELECT count(*), min(published_earliest), max(published_latest) FROM documents"
    )
    as_of = f", as it was known on {view.as_of}" if view.as_of else ""
    return f"{count} reports, {first} to {last}{as_of}" if first else f"{count} reports{as_of}"


def _chosen(view: View) -> list[Event]:
    """Events with days, each sentence once: first by origins, then by articles, then those with somebody in them."""
    sql = f"""SELECT min(id) FROM (
        SELECT id, summary, date_earliest, origins, json_array_length(documents) AS told, type,
          json_array_length(actors) + json_array_length(recipients) AS parties
        FROM events WHERE modality IN ({", ".join("?" * len(FIRM))}) AND date_earliest IS NOT NULL
          AND date_latest IS NOT NULL AND julianday(date_latest) - julianday(date_earliest) < ?
      ) GROUP BY summary
      ORDER BY max(origins) DESC, max(told) DESC, min(type = 'OTHER'), max(parties) DESC, min(id) LIMIT ?"""
    ids = [id for (id,) in view.select(sql, (*sorted(FIRM), LONGEST, SLIDES))]
    events = [event for id in ids for event in view.rows(Event, "id = ?", (id,))]
    return sorted(events, key=lambda event: (event.date.earliest or "", event.date.latest or "", event.id))


def _slide(event: Event, desk: Desk) -> dict[str, Any]:
    """One slide; its text is HTML, so that an article's own marks are escaped."""
    summary = " ".join(event.summary.split())
    articles = [desk.article(id) for id in event.documents]
    links = dict.fromkeys(
        f'<a href="{escape(one.link)}">{escape(one.credit)}</a>' if one.link else escape(one.credit) for one in articles
    )
    origins = f"{event.origins} independent origin{'s' if event.origins != 1 else ''}"
    head = summary if len(summary) <= HEADLINE else summary[:HEADLINE].rsplit(" ", 1)[0] + " …"
    body = "" if head == summary else f"<p>{escape(summary)}</p>"
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(event.date, event.date.earliest),
        "display_date": date_words(event.date),
        "text": {"headline": escape(head), "text": f"{body}<p>{'; '.join(links)}</p><p>{origins} [{event.id}]</p>"},
        "group": event.type.capitalize(),
        "autolink": False,
    }
    if event.date.edtf and "/" in event.date.edtf:
        slide["end_date"] = _date(event.date, event.date.latest)
    return slide


def _date(date: Interval, end: str | None) -> dict[str, int]:
    """One end of some days; of a month only the month, which TimelineJS shows as one."""
    shown = date.edtf if date.edtf and len(date.edtf) == len("2022-01") else end or ""
    return dict(zip(("year", "month", "day"), map(int, shown.split("-")), strict=False))
