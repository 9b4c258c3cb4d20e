"""Which way of looking answers which kind of question."""

from collections.abc import Callable, Iterator, Mapping

from sitroom.query.finder import ENOUGH, Finder, Scored
from sitroom.query.found_claims import find_claims, find_positions
from sitroom.query.found_facts import find_definitions, find_duties, find_members, find_offices
from sitroom.query.found_rows import DATED, find_disputes, find_events, find_figures, find_forecasts

WAYS: Mapping[str, Callable[[Finder], Iterator[Scored]]] = {
    "obligations": find_duties,
    "disputes": find_disputes,
    "figures": find_figures,
    "members": find_members,
    "forecasts": find_forecasts,
    "positions": find_positions,
    "claims": find_claims,
    "events": find_events,
    "offices": find_offices,
    "actors": find_definitions,
}
#: Kinds whose rows are only the beginning of an answer: the registry's facts, with what is printed after them.
OPENING = frozenset({"obligations", "members", "offices"})
#: What a sentence is worth beside a claim that answers as well.
BESIDE = 0.98
#: The same beside a happening with its day, and its own word the question's; before one of another word.
UNDATED = 0.9
#: What a sentence is worth that has a name and does not say who or what it is.
NAMING = 0.5


def find(finder: Finder) -> list[Scored]:
    """Lines, best first: the rows that this kind of question is about, and sentences where there are none."""
    way = WAYS.get(finder.question.kind)
    rows = sorted(way(finder), key=_order) if way else []
    if finder.question.kind == "claims" and finder.question.topic:
        # "Does Russia want to invade?": what is told of it, too, and not only what it says
        return sorted([*rows, *(Scored(one.line, BESIDE * one.score) for one in finder.sentences())], key=_order)
    if finder.question.kind == "events" and finder.question.topic and finder.question.asks(DATED):
        return _with_sentences(rows, finder)
    if any(one.score >= ENOUGH for one in rows) and finder.question.kind not in OPENING:
        return rows
    sentences = sorted(finder.sentences(), key=_order)
    if finder.question.kind == "actors":
        # a sentence that merely names somebody does not say who that is; the nearest thing it may be
        sentences = [Scored(one.line, one.score * NAMING) for one in sentences]
    return [*rows, *sentences]


def _with_sentences(rows: list[Scored], finder: Finder) -> list[Scored]:
    """Happenings with their days, and sentences that none of them is told in.

    "When was the city handed over?": "23 years after the British handed it over" has no day of its own.
    """
    told = {_place(one): one for one in reversed(rows) if one.score >= ENOUGH}
    beside = []
    for one in finder.sentences():
        row, score = told.pop(_place(one), one), UNDATED * one.score
        # a row stands where its sentence does, or further up where its own word is asked for
        is_asked = row is not one and row.score > UNDATED
        beside.append(Scored(row.line, row.score if is_asked else score))
    return sorted([*beside, *told.values()], key=_order)


def _place(one: Scored) -> tuple[str, int] | None:
    return (one.line.evidence[0].document, one.line.evidence[0].start) if one.line.evidence else None


def _order(one: Scored) -> float:
    return -one.score
