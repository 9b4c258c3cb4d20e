"""Who must do what for whom on a day: the clauses in force, applied to one attack.

The letter of the treaties decides, not politics: what happened in practice stands in the notes of clauses.csv.
"Could NATO troops defend Ukraine?" is answered by a row with duty `none` that says why.
"""

from datetime import date

from sitroom.errors import QuestionError
from sitroom.world.areas import find_place, lies_in, on_soil_of
from sitroom.world.registry import FULL_MEMBER, World, holds_on
from sitroom.world.rows import Clause, MembershipRow, Obligation, PlaceRow, Treaty

DUTY_ORDER = ("defend", "assist", "consult", "non_aggression", "none")

#: The alliance that readers ask about even where the attacked state has nothing to do with it.
ALWAYS_ASKED = "org:nato"


def obligations(
    world: World, on: date, attacked: str, by: str | None = None, at: str | None = None
) -> list[Obligation]:
    """What the treaties in force on a day oblige others to do when one actor is attacked.

    Args:
        attacked, by: actor ids of the attacked and of the attacker.
        at: id or name of the place of the attack; without one, the attack falls on the attacked's home soil.
    Returns:
        Rows by weight of duty: defend, assist, consult, non_aggression, then `none` with the reason.
    Raises:
        QuestionError: an actor or the place is not in the registry.
    """
    for actor in (attacked, by):
        if actor is not None and actor not in world.actors:
            raise QuestionError(f"{actor!r} is not in the registry; give an actor id such as 'state:UKR'.")
    place = find_place(world, at) if at is not None else None
    found: list[Obligation] = []
    for clause in world.clauses:
        if holds_on(clause.from_, clause.to, on.isoformat()):
            row = _apply(world, clause, on, attacked, by, place)
            found += [row] if row else []
    found += _missing_alliances(world, on, attacked, {row.treaty for row in found if row.duty in ("defend", "none")})
    return sorted(found, key=lambda row: (DUTY_ORDER.index(row.duty), row.treaty, row.article))


def parties(world: World, treaty: Treaty, on: date) -> tuple[str, ...]:
    """The parties of a treaty on a day, by its list or as members of its organisation."""
    return treaty.parties or tuple(row.actor for row in world.members(treaty.org or "", on))


def _apply(
    world: World, clause: Clause, on: date, attacked: str, by: str | None, place: PlaceRow | None
) -> Obligation | None:
    """One clause against one attack; None where it has nothing to say about it."""
    treaty = world.treaties[clause.treaty]
    inside = parties(world, treaty, on)
    protected = clause.protects or inside
    if attacked not in protected:
        return None
    bound = tuple(actor for actor in clause.bound or inside if actor != attacked)
    if clause.duty == "non_aggression":
        if by is not None and by not in bound:
            return None
        return _row(treaty, clause, clause.duty, (by,) if by else bound, _why_bound(world, clause, on, attacked))
    bound = tuple(actor for actor in bound if actor != by)
    if not bound:
        return None
    if place is not None and clause.area and not _covers(world, clause, (*inside, *protected), place):
        return _row(treaty, clause, "none", (), _why_outside(clause, place))
    why = _why_bound(world, clause, on, attacked)
    if by is not None and by in inside and clause.duty == "defend":
        why += f" The attacker, {_called(world, by)}, is itself a party; the words make no exception for that."
    return _row(treaty, clause, clause.duty, bound, why)


def _row(treaty: Treaty, clause: Clause, duty: str, bound: tuple[str, ...], why: str) -> Obligation:
    return Obligation(
        treaty=treaty.name,
        org=treaty.org,
        article=clause.article,
        duty=duty,
        bound=bound,
        text_summary=clause.text_summary,
        from_=clause.from_,
        to=clause.to,
        why=why,
    )


def _covers(world: World, clause: Clause, states: tuple[str, ...], place: PlaceRow) -> bool:
    return lies_in(world.areas[clause.area or ""], place) and on_soil_of(place, states)


def _why_outside(clause: Clause, place: PlaceRow) -> str:
    return f"{place.name} lies outside the area that the treaty covers ({(clause.area or '').replace('-', ' ')})."


def _why_bound(world: World, clause: Clause, on: date, attacked: str) -> str:
    """ "Poland is a member of NATO (since 1999-03-12)." and the clause's own note."""
    treaty = world.treaties[clause.treaty]
    name = _called(world, attacked)
    entry = next((row for row in world.members(treaty.org or "", on) if row.actor == attacked), None)
    if treaty.org and entry:
        since = f" (since {entry.from_})" if entry.from_ else ""
        reason = f"{name} is a member of {_called(world, treaty.org)}{since}."
    else:
        reason = f"The {treaty.name} names {name}." if clause.protects else f"{name} is a party."
    reason = reason[0].upper() + reason[1:]
    return f"{reason} {clause.note}" if clause.note else reason


def _called(world: World, actor: str) -> str:
    """The name as it stands in a sentence: "the United Kingdom", "NATO"."""
    record = world.actors[actor]
    return f"the {record.name}" if f"the {record.name}" in record.aliases else record.name


def _missing_alliances(world: World, on: date, attacked: str, answered: set[str]) -> list[Obligation]:
    """A row of duty `none` for each alliance that does not cover the attacked but that a reader would ask about.

    These are NATO, and every alliance that the attacked belonged to before or stands near to (partner, candidate).
    """
    rows: list[Obligation] = []
    for clause in world.clauses:
        treaty = world.treaties[clause.treaty]
        if clause.duty not in ("defend", "assist") or treaty.org is None or treaty.name in answered:
            continue
        inside = parties(world, treaty, on)
        if not inside or attacked in inside or not holds_on(clause.from_, clause.to, on.isoformat()):
            continue
        ties = [row for row in world.memberships_of(attacked) if row.org == treaty.org]
        if ties or treaty.org == ALWAYS_ASKED:
            rows.append(_row(treaty, clause, "none", (), _why_not(world, treaty, on, attacked, ties)))
    return rows


def _why_not(world: World, treaty: Treaty, on: date, attacked: str, ties: list[MembershipRow]) -> str:
    """ "Ukraine was not a member of NATO on 2022-02-24: a partner since 1994-02-08." """
    org, name, day = _called(world, treaty.org or ""), _called(world, attacked), on.isoformat()
    reason = f"{name[0].upper()}{name[1:]} was not a member of {org} on {day}"
    past = [row for row in ties if row.to and row.to < day and row.status in FULL_MEMBER]
    later = [row for row in ties if row.from_ and row.from_ > day and row.status in FULL_MEMBER]
    near = [row for row in ties if row.status not in FULL_MEMBER and holds_on(row.from_, row.to, day)]
    details = [f"left on {row.to}" for row in past[-1:]]
    details += [f"{row.status} since {row.from_}" if row.from_ else row.status for row in near]
    details += [f"joined only on {row.from_}" for row in later[:1]]
    return f"{reason}: {', '.join(details)}." if details else f"{reason}."
