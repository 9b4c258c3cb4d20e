"""Numbers, happenings, forecasts and disputes for a question."""

import json
import re
from collections.abc import Iterator
from datetime import date

from sitroom.query.conditions import all_of, within
from sitroom.query.finder import ENOUGH, LINES, Finder, Scored
from sitroom.query.found_claims import find_positions
from sitroom.query.lines import FIRM, date_words, event_line, make_line, row_line, told_once
from sitroom.query.topic import LOSSES, alike_words, coverage, is_alike
from sitroom.records.claims import Event, EventMention, Figure, Forecast

#: Events of some days that are looked at, those of most origins first.
MOST = 300
#: "How much does oil cost?" wants money, and not the share of oil in something.
PRICE = r"\b(costs?|prices?|worth|pa(y|id)|spen[dt])\b"
#: What an event is worth whose own word is not that of the question, and one whose day is not told.
OTHER_DEED, NO_DAY = 0.85, 0.97
#: What a number is worth that is of somebody else than those named.
OTHERS = 0.7
#: Sentences near to a question for a price whose documents may give it.
PRICES = 60
DATED = r"^\W*(since )?when\b|\bwhat (year|day|date)\b"


def find_figures(finder: Finder) -> Iterator[Scored]:
    """Numbers of what the question counts, of whom it names."""
    question = finder.question
    asked, is_price = _asked(question.topic), question.asks(PRICE)
    parts = sorted({word[:4] for one in asked for word in (one, *alike_words(one))})
    where = " OR ".join("coalesce(unit, '') || ' ' || coalesce(of_what, '') LIKE ?" for _ in parts)
    sql = f"SELECT id, unit, of_what FROM figures WHERE {where or 'false'} ORDER BY as_of_latest DESC, id"
    counts = finder.view.select(sql, [f"%{part}%" for part in parts])
    wanted = [id for id, unit, of_what in counts if _is_counted(asked, unit, of_what)]
    if is_price:
        near = {one.document for one in finder.nearby(PRICES)}
        rows = finder.view.select("SELECT id, unit, document FROM figures ORDER BY as_of_latest DESC, id")
        wanted = [id for id, unit, document in rows if document in near and _is_money(unit)]
    figures = _figures(finder, wanted[:MOST])
    # of several the latest first: a toll that a later paper has is not below an earlier one
    for figure in sorted(figures, key=lambda one: (one.as_of.latest or "", one.id), reverse=True):
        if finder.is_in_days(figure.as_of):
            line = row_line(figure.evidence, finder.origin_of, figure.id)
            named = finder.score(line.text, [figure.actor] if figure.actor else [], topic=())
            # "How many soldiers has Arland lost?" is not about 890 Bordurians, whoever counts them
            named *= OTHERS if question.actors and figure.actor and figure.actor not in question.actors else 1.0
            # the other words ("massed", "stand") only order: the press has many for the same
            yield Scored(line, named * (ENOUGH + (1 - ENOUGH) * coverage(question.topic, line.text)))


def _figures(finder: Finder, ids: list[str]) -> list[Figure]:
    marks = ", ".join("?" * len(ids))
    return finder.view.rows(Figure, f"id IN ({marks})", ids)


def _is_money(unit: str | None) -> bool:
    """True of a currency code."""
    return bool(unit and re.fullmatch(r"[A-Z]{3}", unit))


def _asked(topic: tuple[str, ...]) -> tuple[str, ...]:
    """What is to be counted; "soldiers killed" asks for the killed and not for soldiers."""
    return tuple(word for word in topic if word in LOSSES) or topic


def _is_counted(asked: tuple[str, ...], unit: str | None, of_what: str | None) -> bool:
    """True when a figure counts what is asked."""
    counted = [word for word in (unit, *(of_what or "").casefold().split()) if word]
    return any(is_alike(one, other) for one in asked for other in counted)


def find_events(finder: Finder) -> Iterator[Scored]:
    """Events of the days and the people in the question; what most origins tell comes first."""
    since, until = finder.bounds()
    is_open = finder.question.days is None and since is None and until is None
    if finder.question.topic or (finder.question.actors and is_open):
        yield from _told_nearby(finder)
        return
    # "What happened in 2014?": the best of them, in order of time
    where = all_of(within("date", since, until))
    order = "origins DESC, date_earliest IS NULL, json_array_length(mentions) DESC, date_earliest, id"
    found = finder.view.rows(Event, *where, order=f"{order} LIMIT {MOST}")
    scores = {event.id: _event_score(finder, event, since) for event in found}
    best = told_once(sorted(found, key=lambda event: -scores[event.id]))[:LINES]
    is_news = finder.asks_for_news() or finder.question.asks(r"\bsince\b")
    best.sort(key=lambda event: event.date.earliest or event.date.latest or "", reverse=is_news)
    for event in best:
        yield Scored(event_line(event, finder.origin_of), round(scores[event.id], 1))


def _told_nearby(finder: Finder) -> Iterator[Scored]:
    """Happenings that the sentences near to the question tell of, with their days."""
    near = finder.nearby(60)
    for document in dict.fromkeys(one.document for one in near):
        for row in finder.view.rows(EventMention, "document = ?", (document,)):
            sentence = next((one for one in near if _lies_in(row, one.document, one.start, one.end)), None)
            if sentence and finder.is_in_days(row.date):
                score = _event_score(finder, row, finder.bounds()[0])
                if finder.question.asks(DATED):
                    is_deed = any(is_alike(word, row.trigger.casefold()) for word in finder.question.topic)
                    score *= (1.0 if is_deed else OTHER_DEED) * (1.0 if row.date.days == 1 else NO_DAY)
                text = f"{date_words(row.date)}: {' '.join(row.summary.split())}"
                yield Scored(make_line(text, row.evidence, finder.origin_of, row.id), score)


def _lies_in(row: EventMention, document: str, start: int, end: int) -> bool:
    return any(piece.document == document and start <= piece.start < end for piece in row.evidence)


def _event_score(finder: Finder, event: Event | EventMention, since: date | None) -> float:
    score = finder.score(event.summary, (*event.actors, *event.recipients))
    if event.date.earliest is None and finder.question.asks(DATED):
        return score / 2  # "by 2022-02-15" is no answer to "When?"
    # what is planned, possible or denied, and what only may lie in those days, comes after the rest
    is_inside = event.date.latest is not None and event.date.earliest is not None
    is_inside = is_inside and (since is None or (event.date.earliest or "") >= since.isoformat())
    return score * (1.0 if event.modality in FIRM else 0.99) * (1.0 if is_inside else 0.98)


def find_forecasts(finder: Finder) -> Iterator[Scored]:
    """Who foretells what, the latest first; "war" is asked and "invasion" is told, so near words count."""
    near = {(one.document, one.start): one.score for one in finder.nearby(200)}
    where = "document IN (SELECT value FROM json_each(?))"
    documents = json.dumps(sorted({document for document, _ in near}))
    rows = finder.view.rows(Forecast, where, (documents,), order="said_latest DESC, id")
    for row in rows:
        best = max((near.get((piece.document, piece.start), 0.0) for piece in row.evidence), default=0.0)
        all_named = all(finder.is_named(actor, row.evidence[0].quote) for actor in finder.question.actors)
        if best and all_named:
            yield Scored(row_line(row.evidence, finder.origin_of, row.id), min(1.0, ENOUGH + best / 2))


def find_disputes(finder: Finder) -> Iterator[Scored]:
    """The sides of disputes that have all who are named; without any, what those named want and refuse."""
    actors = finder.question.actors
    for one in finder.disputes:
        text = " ".join(side.line.text for side in one.sides)
        held = {actor for side in one.sides for actor in side.side.actors}
        if all(actor in held or finder.is_named(actor, text) for actor in actors) and finder.score(text, actors):
            for side in one.sides:
                who = ", ".join(side.holders)
                line = make_line(
                    f"{who}: {side.line.text}" if who else side.line.text, side.line.evidence, finder.origin_of
                )
                yield Scored(line, coverage(finder.question.topic, text))
    if len(actors) > 1:
        yield from (Scored(one.line, one.score * 0.95) for one in find_positions(finder))
