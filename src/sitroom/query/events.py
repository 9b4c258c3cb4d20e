"""Which talks, deadlines, sanctions ...? The events of a ledger as a list, by type and by who does what to whom."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from sitroom.errors import QuestionError
from sitroom.lexicon.event_groups import GROUPS, MUTUAL, TYPES, Group
from sitroom.query.conditions import Condition, all_of, by_date, equals, prints, within
from sitroom.query.lines import FIRM, PRINTED, UNTRUE
from sitroom.records.claims import Event
from sitroom.store import View


def events(
    view: View,
    *,
    types: Sequence[str] = (),
    actor: str | None = None,
    target: str | None = None,
    since: date | None = None,
    until: date | None = None,
    modality: str | None = None,
    text: str | None = None,
) -> list[Event]:
    """The events of some types, done by somebody or to somebody, in order of time.

    Args:
        types: groups (`talks`, `deadlines` ...) and types of PLOVER, in any case; any of them will do.
        actor: actor id of who does it.  target: of whom it is done to.  A state or body is also meant where somebody
            acts who held an office of it on that day; what both sides do (talks, agreements) counts either way round.
        since, until: days, both inclusive; an event counts when it may lie between them.
        text: words of the summary or of a sentence behind it, whatever the case.
    Returns:
        Events that have a first day, by earliest day, latest day and id; then those whose date is open at the start.
    Raises:
        QuestionError: no type or group is called so.
    """
    actor, target = (one and view.meant(one) for one in (actor, target))
    conditions = [
        *_of_types(types),
        *_with_role(actor, "actors", "recipients"),
        *_with_role(target, "recipients", "actors"),
        *within("date", since, until),
        *equals("modality", modality),
        *prints(("summary",), text),
    ]
    return view.rows(Event, *all_of(conditions), order=f"{by_date('date')}, id")


def check_types(wanted: Sequence[str]) -> None:
    """Refuse words that are neither a type nor a group.

    Raises:
        QuestionError: with those that there are.
    """
    _of_types(wanted)


def _of_types(wanted: Sequence[str]) -> list[Condition]:
    """The event is of one of these types or groups; no condition without one."""
    parts = [_of_type(word) for word in wanted]
    values = tuple(value for _, values in parts for value in values)
    return [(" OR ".join(sql for sql, _ in parts), values)] if parts else []


def _of_type(word: str) -> Condition:
    group = GROUPS.get(word.strip().lower())
    if group:
        return _in_group(group)
    if word.strip().upper() in TYPES:
        return '"type" = ?', (word.strip().upper(),)
    raise QuestionError(
        f"{word!r} is no type of events. There are the groups {', '.join(GROUPS)}, "
        f"and the types of PLOVER: {', '.join(TYPES)}."
    )


def _in_group(group: Group) -> Condition:
    """By type, by type and mode, or by the words that tell of it, which are kept with an event's mentions."""
    in_list = "IN (SELECT value FROM json_each(?))"
    fits = f"""type {in_list} OR type || '/' || coalesce(event_mode, '') {in_list} OR EXISTS (
        SELECT 1 FROM json_each(events.mentions) AS part JOIN event_mentions AS m ON m.id = part.value
        WHERE lower(m.trigger) {in_list})"""
    modes = (f"{type}/{mode or ''}" for type, mode in group.modes)
    values = [_json(group.types), _json(modes), _json(group.words)]
    if group.is_due:
        fits += f""" OR (date_earliest IS NULL AND date_latest IS NOT NULL AND date_basis {in_list}
            AND modality NOT {in_list})"""
        values += [_json(PRINTED), _json(FIRM | UNTRUE)]
    return fits, tuple(values)


def _with_role(actor: str | None, role: str, other: str) -> list[Condition]:
    """Somebody has one of the two roles; no condition without an actor."""
    if actor is None:
        return []
    own, own_values = _among(role, actor)
    either, either_values = _among(other, actor)
    mutual = "type IN (SELECT value FROM json_each(?))"
    return [(f"{own} OR ({mutual} AND {either})", (*own_values, _json(MUTUAL), *either_values))]


def _among(column: str, actor: str) -> Condition:
    """Among some actors is this one, or somebody who held an office of it when the event may have been.

    "Lund met Berg in May" is a meeting of their states while both are in office, and not a year later.
    """
    sql = f"""EXISTS (SELECT 1 FROM json_each("{column}") AS part WHERE part.value = ? OR EXISTS (
        SELECT 1 FROM actors AS somebody, json_each(somebody.roles) AS held
        WHERE somebody.id = part.value AND json_extract(held.value, '$.of') = ?
          AND coalesce(json_extract(held.value, '$.from'), '') <= coalesce(date_latest, '9999')
          AND coalesce(json_extract(held.value, '$.to'), '9999') >= coalesce(date_earliest, date_latest, '')))"""
    return sql, (actor, actor)


def _json(words: Iterable[str]) -> str:
    return json.dumps(sorted(words))
