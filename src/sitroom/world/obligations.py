"""Who must do what for whom on a day: the clauses in force, applied to one attack.

The letter of the treaties decides, not politics: what happened in practice stands in the notes of clauses.csv.
"Could NATO troops defend Ukraine?" is answered by a row with duty `none` that says why.
"""

from dataclasses import replace
from datetime import date

from sitroom.errors import QuestionError
from sitroom.world.areas import Attack, Cover, find_place, home_of, judge
from sitroom.world.near_misses import near_misses
from sitroom.world.parties import called, expanded, make_row, parties
from sitroom.world.registry import World, holds_on
from sitroom.world.rows import Clause, Obligation, Treaty

DUTY_ORDER = ("defend", "assist", "consult", "non_aggression", "neutrality", "none")

#: The days that the tables cover: from the UN Charter on; the last is when the rows must have been looked at again.
FIRST_DAY, LAST_DAY = date(1945, 10, 24), date(2027, 12, 31)


def obligations(
    world: World, on: date, attacked: str, by: str | None = None, at: str | None = None
) -> list[Obligation]:
    """What the treaties in force on a day oblige others to do when one actor is attacked.

    Args:
        attacked, by: actor ids of the attacked and of the attacker.
        at: id or name of the place of the attack; without one, the attack falls on the attacked's home soil.
    Returns:
        Rows by weight of duty: defend, assist, consult, non_aggression, neutrality, then `none` with the reason.
    Raises:
        QuestionError: the day is not covered, or an actor or the place is not in the registry or not of that day.
    """
    _check(world, on, attacked, by)
    attack = Attack(on, attacked, by, find_place(world, at) if at is not None else home_of(world, attacked, on))
    found: list[Obligation] = []
    for clause in world.clauses:
        if holds_on(clause.from_, clause.to, on.isoformat()):
            row = _apply(world, clause, attack)
            if row and at is not None and row.duty in ("defend", "assist"):
                row = replace(row, why=_with_place(world, clause, attack, row.why))
            found += [row] if row else []
    found += near_misses(world, attack, {row.treaty for row in found if row.duty in ("defend", "assist", "none")})
    return sorted(found, key=lambda row: (DUTY_ORDER.index(row.duty), row.treaty, row.article))


def check_day(on: date) -> None:
    """Refuse a day that the tables of duties and memberships do not cover.

    Raises:
        QuestionError: the day lies before the first or after the last.
    """
    if not FIRST_DAY <= on <= LAST_DAY:
        raise QuestionError(f"{on} is not covered: the registry covers duties from {FIRST_DAY} to {LAST_DAY}.")


def _check(world: World, on: date, attacked: str, by: str | None) -> None:
    check_day(on)
    for actor in (attacked, by):
        if actor is None:
            continue
        if actor not in world.actors:
            raise QuestionError(
                f"{actor!r} is not in the registry, which covers {len(world.actors)} actors; "
                "give an actor id such as 'state:UKR'."
            )
        record = world.actors[actor]
        if not holds_on(record.from_, record.to, on.isoformat()):
            days = " ".join(
                part for part in (record.from_ and f"from {record.from_}", record.to and f"to {record.to}") if part
            )
            raise QuestionError(f"the registry covers {record.name} {days}, not {on}; ask for the state of that day.")


def _apply(world: World, clause: Clause, attack: Attack) -> Obligation | None:
    """One clause against one attack; None where it has nothing to say about it."""
    treaty = world.treaties[clause.treaty]
    inside = parties(world, treaty, attack.on)
    protected = expanded(world, clause.protects, attack.on) or inside
    if attack.attacked not in protected:
        return None
    why = _why_bound(world, clause, attack)
    if clause.duty == "none":
        return make_row(treaty, clause, "none", (), why)
    if clause.decision == "own status":
        return make_row(treaty, clause, clause.duty, (attack.attacked,), why)
    bound = tuple(a for a in expanded(world, clause.bound, attack.on) or inside if a != attack.attacked)
    if clause.duty == "non_aggression":
        if attack.by is not None and attack.by not in bound:
            return None
        return make_row(treaty, clause, clause.duty, (attack.by,) if attack.by else bound, why)
    bound = tuple(actor for actor in bound if actor != attack.by)
    if not bound:
        return None
    reason = _why_not_due(world, clause, attack, (*inside, *protected))
    if reason:
        return make_row(treaty, clause, "none", (), reason) if clause.duty != "consult" else None
    if attack.by is not None and attack.by in inside and clause.duty == "defend":
        why += f" The attacker, {called(world, attack.by)}, is itself a party; the words make no exception for that."
    return _with_reservations(world, treaty, clause, attack, bound, why)


def _with_reservations(
    world: World, treaty: Treaty, clause: Clause, attack: Attack, bound: tuple[str, ...], why: str
) -> Obligation:
    """The row, with those freed by a reservation taken out and what narrows the others told."""
    rows = [
        row
        for row in world.reservations
        if (row.treaty, row.article) == (clause.treaty, clause.article)
        and row.actor in bound
        and row.towards in (None, attack.attacked)
        and holds_on(row.from_, row.to, attack.on.isoformat())
    ]
    lifted = {row.actor for row in rows if row.effect == "lifts"}
    named: dict[str, list[str]] = {}
    for row in rows:
        named.setdefault(row.note, []).append(world.actors[row.actor].name)
    told = tuple(f"{', '.join(names)}: {note}" for note, names in named.items())
    if told:
        why += f" Reservations: {' '.join(told)}"
    left = tuple(actor for actor in bound if actor not in lifted)
    return replace(make_row(treaty, clause, clause.duty if left else "none", left, why), reservations=told)


def _why_not_due(world: World, clause: Clause, attack: Attack, states: tuple[str, ...]) -> str | None:
    """Why an attack does not set the clause off: another attacker than the article means, or outside its area."""
    if clause.against and attack.by and attack.by not in expanded(world, clause.against, attack.on):
        meant = " or ".join(
            f"a member of {called(world, actor)}" if actor.startswith("org:") else called(world, actor)
            for actor in clause.against
        )
        return f"The article speaks only of an attack by {meant}, not by {called(world, attack.by)}."
    if clause.area and attack.place:
        cover = _cover(world, clause, attack, states)
        if not cover.is_inside:
            note = cover.note or clause.area.replace("-", " ")
            return f"{attack.place.name} lies outside the area that the treaty covers: {note}."
    return None


def _cover(world: World, clause: Clause, attack: Attack, states: tuple[str, ...]) -> Cover:
    sea_counts = clause.trigger != "armed attack on territory"
    return judge(world, clause.area or "", attack, states, sea_counts=sea_counts)


def _with_place(world: World, clause: Clause, attack: Attack, why: str) -> str:
    """The reason with what the article says about the place: "Algiers lies in the area: the Algerian departments"."""
    if not clause.area or attack.place is None:
        return why
    states = (*parties(world, world.treaties[clause.treaty], attack.on), *clause.protects)
    note = _cover(world, clause, attack, states).note
    return f"{why} {attack.place.name} lies in the area: {note}." if note else why


def _why_bound(world: World, clause: Clause, attack: Attack) -> str:
    """ "Poland is a member of NATO (since 1999-03-12)." and the clause's own note."""
    treaty = world.treaties[clause.treaty]
    name = called(world, attack.attacked)
    entry = next((row for row in world.members(treaty.org or "", attack.on) if row.actor == attack.attacked), None)
    if treaty.org and entry:
        since = f" (since {entry.from_})" if entry.from_ else ""
        reason = f"{name} is a member of {called(world, treaty.org)}{since}."
    elif clause.decision == "own status":
        reason = f"{name} has this status since {clause.from_}."
    else:
        reason = f"The {treaty.name} names {name}." if clause.protects else f"{name} is a party."
    reason = reason[0].upper() + reason[1:]
    return f"{reason} {clause.note}" if clause.note else reason
