"""Alliances that do not cover the attacked but that a reader would ask about, each with the reason.

These are NATO, every alliance that the attacked belonged to or stands near to (partner, candidate, suspended),
and every treaty of defence that protected it once or is signed and not yet in force.
"""

from sitroom.world.areas import Attack
from sitroom.world.parties import called, expanded, make_row, parties
from sitroom.world.registry import FULL_MEMBER, World, holds_on
from sitroom.world.rows import Clause, MembershipRow, Obligation, Treaty

#: The alliance that readers ask about even where the attacked state has nothing to do with it.
ALWAYS_ASKED = "org:nato"


def near_misses(world: World, attack: Attack, answered: set[str]) -> list[Obligation]:
    """A row of duty `none` for each treaty of defence that misses the attacked; `answered` are names of treaties."""
    rows: dict[str, Obligation] = {}
    for clause in sorted(world.clauses, key=lambda clause: clause.to or "9999", reverse=True):
        treaty = world.treaties[clause.treaty]
        is_alliance = clause.duty in ("defend", "assist") or (clause.duty == "none" and treaty.org is not None)
        if not is_alliance or treaty.name in answered or treaty.name in rows:
            continue
        why = _why_missing(world, treaty, clause, attack)
        if why:
            rows[treaty.name] = make_row(treaty, clause, "none", (), why)
    return list(rows.values())


def _why_missing(world: World, treaty: Treaty, clause: Clause, attack: Attack) -> str | None:
    day = attack.on.isoformat()
    ties = [row for row in world.memberships_of(attack.attacked) if row.org == treaty.org and _is_tie(row, day)]
    if clause.from_ and clause.from_ > day:
        return _why_not_yet(world, treaty, clause, attack, ties)
    if clause.to and clause.to < day:
        protected = expanded(world, clause.protects, attack.on) or treaty.parties
        if any(row.status in FULL_MEMBER for row in ties) or attack.attacked in protected:
            return f"The treaty ended on {clause.to}{_left(ties, clause)}." + (f" {clause.note}" if clause.note else "")
        return None
    inside = parties(world, treaty, attack.on)
    if not treaty.org or not inside or attack.attacked in inside:
        return None
    return _why_outside(world, treaty, attack, ties) if ties or treaty.org == ALWAYS_ASKED else None


def _is_tie(row: MembershipRow, day: str) -> bool:
    """A membership of any day, or a partnership that has begun."""
    return row.status in FULL_MEMBER or row.from_ is None or row.from_ <= day


def _why_not_yet(world: World, treaty: Treaty, clause: Clause, attack: Attack, ties: list[MembershipRow]) -> str | None:
    """ "Signed on 1949-04-04, in force only from 1949-08-24": for those whom it would protect."""
    day = attack.on.isoformat()
    if not treaty.signed or treaty.signed > day:
        return None
    is_member = any(row.status in FULL_MEMBER and holds_on(row.from_, row.to, day) for row in ties)
    will_begin = bool(treaty.from_ and treaty.from_ > day)
    if treaty.org:
        is_asked = is_member or (will_begin and bool(ties))
    else:
        is_asked = will_begin and attack.attacked in (clause.protects or treaty.parties)
    return f"Signed on {treaty.signed}; this article is in force only from {clause.from_}." if is_asked else None


def _why_outside(world: World, treaty: Treaty, attack: Attack, ties: list[MembershipRow]) -> str:
    """ "Ukraine was not a member of NATO on 2022-02-24, so not a party: partner since 1994-02-08." """
    org, name, day = called(world, treaty.org or ""), called(world, attack.attacked), attack.on.isoformat()
    reason = f"{name[0].upper()}{name[1:]} was not a member of {org} on {day}, so not a party"
    past = [row for row in ties if row.to and row.to < day and row.status in FULL_MEMBER]
    later = [row for row in ties if row.from_ and row.from_ > day and row.status in FULL_MEMBER]
    near = [row for row in ties if row.status not in FULL_MEMBER and holds_on(row.from_, row.to, day)]
    details = [f"left on {row.to}" for row in past[-1:]]
    details += [f"{row.status} since {row.from_}" if row.from_ else row.status for row in near]
    details += [f"joined only on {row.from_}" for row in later[:1]]
    return f"{reason}: {', '.join(details)}." if details else f"{reason}."


def _left(ties: list[MembershipRow], clause: Clause) -> str:
    """ ", and this state left on 1973-11-07" where it was out before the end."""
    last = next((row.to for row in reversed(ties) if row.status in FULL_MEMBER), None)
    return f", and this state left on {last}" if last and clause.to and last < clause.to else ""
