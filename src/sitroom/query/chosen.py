"""The rows of a ledger that are about somebody, of some types or of some days, with all that they rest on.

What is chosen can stand by itself: a dispute comes with the claims and figures of all its sides, a position with its
claims, what somebody only says with that claim, and everything with the articles that it cites and the actors that it
names.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sitroom.query.claims import said_when
from sitroom.query.conditions import Condition, all_of, equals, one_of, within
from sitroom.query.events import events
from sitroom.records.claims import (
    Actor,
    ActorMention,
    Claim,
    Copy,
    Dispute,
    Event,
    EventMention,
    Figure,
    Forecast,
    Judgement,
    Position,
    Prediction,
    TextWarning,
)
from sitroom.records.judgements import UserJudgement
from sitroom.records.text import Document
from sitroom.store import TABLES, View

Kept = dict[type, set[str]]

#: Fields that hold an actor's id, or several.
_ONE, _MANY = ("actor", "speaker", "speaks_for", "addressee"), ("actors", "recipients", "claimed_by", "about")
#: Tables whose rows follow the articles that stay.
_FOLLOWING: tuple[type, ...] = (ActorMention, TextWarning, Copy)


def choose(
    view: View,
    *,
    types: Sequence[str] = (),
    actor: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Kept:
    """The keys of the rows that fit, by type of record, for `View.narrow`.

    Args:
        types: groups and types of events, as for `events`; only events have one, so that rows on which they do not
            rest are left out.
        actor: who must have a part: do it or have it done to them, speak or be spoken about, be counted, want.
        since, until: days on which it happened, was said, counted or first wanted, both inclusive.
    Raises:
        QuestionError: no type or group of events is called so.
    """
    done = events(view, types=types, actor=actor, since=since, until=until)
    suffered = events(view, types=types, target=actor, since=since, until=until) if actor else []
    kept: Kept = defaultdict(set)
    kept[Event] = {event.id for event in (*done, *suffered)}
    kept[EventMention] = {id for event in (*done, *suffered) for id in event.mentions}
    kept |= {record: set() for record in (Claim, Figure, Position, Forecast, Dispute)}
    if not types:
        _choose_accounts(view, kept, actor and view.meant(actor), since, until)
    kept[Claim].update(row.claim for row in view.rows_of(EventMention, kept[EventMention]) if row.claim)
    kept[Claim].update(row.claim for row in view.rows_of(Figure, kept[Figure]) if row.claim)
    rows: list[Any] = []
    for record, ids in tuple(kept.items()):
        rows += view.rows_of(record, ids)
    kept[Document] = {one.document for row in rows for one in row.evidence}
    kept[Actor] = {id for row in rows for id in _named(row)}
    kept[Prediction] = _keys(view, Prediction, one_of("claim", kept[Claim]))
    for record in _FOLLOWING:
        kept[record] = _keys(view, record, one_of("document", kept[Document]))
    everything = {key for record, keys in kept.items() if record is not Actor for key in keys}
    for judged, ends in ((Judgement, everything), (UserJudgement, everything | kept[Actor])):
        kept[judged] = _keys(view, judged, all_of([one_of("left", ends), one_of("right", ends)]))
    return dict(kept)


def _choose_accounts(view: View, kept: Kept, actor: str | None, since: date | None, until: date | None) -> None:
    """What is said, counted, wanted, foretold and disputed."""
    for role in ("speaker", "about") if actor else ("speaker",):
        kept[Claim] |= _keys(view, Claim, said_when(view, **{role: actor}, since=since, until=until))
    kept[Figure] = _keys(view, Figure, all_of([*equals("actor", actor), *within("as_of", since, until)]))
    kept[Position] = _keys(view, Position, all_of([*equals("actor", actor), *within("since", since, until)]))
    kept[Forecast] = _keys(view, Forecast, one_of("claim", kept[Claim]))
    told = kept[Claim] | kept[Figure]
    for dispute in view.rows(Dispute):
        if any(told.intersection((*side.claims, *side.figures)) for side in dispute.sides):
            kept[Dispute].add(dispute.id)
            for side in dispute.sides:
                kept[Claim].update(side.claims)
                kept[Figure].update(side.figures)
    kept[Claim].update(id for row in view.rows_of(Position, kept[Position]) for id in row.claims)


def _keys(view: View, record: type, condition: Condition) -> set[str]:
    table, (where, values) = TABLES[record], condition
    sql = f"SELECT {table.key} FROM {table.name}" + (f" WHERE {where}" if where else "")
    return {key for (key,) in view.select(sql, values)}


def _named(row: Any) -> set[str]:
    """All actors that a row names."""
    found = {getattr(row, name, None) for name in _ONE}
    found.update(id for name in _MANY for id in getattr(row, name, ()) if isinstance(getattr(row, name), tuple))
    found.update(id for side in getattr(row, "sides", ()) for id in side.actors)
    return {id for id in found if id}
