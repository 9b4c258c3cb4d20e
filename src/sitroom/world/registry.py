"""The world as the program knows it: frozen tables, and the questions that they answer by themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sitroom.world.duty_rows import AccessionRule, FormerSoil, Reservation
from sitroom.world.rows import (
    AreaBox,
    Clause,
    GroupMember,
    Happening,
    MembershipRow,
    Name,
    Office,
    Outlet,
    PlaceRow,
    Title,
    Treaty,
    WorldActor,
)

#: Statuses that make a full member; "partner", "candidate", "associate", "observer", "suspended" do not.
FULL_MEMBER: frozenset[str] = frozenset({"member", "permanent member"})


#: Roles that lead a state, the likeliest first.
LEADING = ("president", "supreme leader", "general secretary", "chairman", "leader", "monarch", "prime minister")


def holds_on(first: str | None, last: str | None, day: str) -> bool:
    """True when an ISO day lies between the two, both inclusive and None for an open side."""
    return (first is None or first <= day) and (last is None or day <= last)


@dataclass(frozen=True, slots=True)
class World:
    """All tables of the registry; see docs/registry.md for the columns behind them.

    Attributes:
        names: printed form, case as printed, straight apostrophes -> all actors it may mean.
        titles: lower-case printed title -> role.  roles: role -> True when one person at a time holds it.
        place_names: printed form -> place ids.  countries: state -> its place.  outlets: lower-case name -> outlet.
        forenames: the first part of a person's id -> persons.  state_names: of states, without those of several words.
        offices_by, memberships_by: indexes of offices by holder and by body, of memberships by member and by body.
    """

    actors: Mapping[str, WorldActor]
    names: Mapping[str, tuple[Name, ...]]
    forenames: Mapping[str, tuple[str, ...]]
    state_names: tuple[str, ...]
    titles: Mapping[str, Title]
    roles: Mapping[str, bool]
    offices: tuple[Office, ...]
    memberships: tuple[MembershipRow, ...]
    group_members: tuple[GroupMember, ...]
    places: Mapping[str, PlaceRow]
    place_names: Mapping[str, tuple[str, ...]]
    countries: Mapping[str, PlaceRow]
    happenings: tuple[Happening, ...]
    outlets: Mapping[str, Outlet]
    treaties: Mapping[str, Treaty]
    clauses: tuple[Clause, ...]
    areas: Mapping[str, tuple[AreaBox, ...]]
    offices_by: Mapping[str, tuple[Office, ...]]
    memberships_by: Mapping[str, tuple[MembershipRow, ...]]
    reservations: tuple[Reservation, ...] = ()
    former_soil: tuple[FormerSoil, ...] = ()
    accession_rules: tuple[AccessionRule, ...] = ()

    def holders(self, role: str, of: str, on: date) -> list[Office]:
        """Who held a role on a day; "leader" means the role that leads this state or organisation.

        On the day of a handover the one who takes over holds it. Where nobody held the usual role that day, the
        leader is who held another that leads: a general in the years of a junta.
        """
        actor = self.actors.get(of)
        if role == "leader" and actor and actor.led_by:
            held = (self._holders(leading, of, on) for leading in (actor.led_by, *LEADING))
            return next((holders for holders in held if holders), [])
        return self._holders(role, of, on)

    def _holders(self, role: str, of: str, on: date) -> list[Office]:
        day = on.isoformat()
        rows = [o for o in self.offices_by.get(of, ()) if o.role == role and holds_on(o.from_, o.to, day)]
        if any(office.from_ == day for office in rows):
            rows = [office for office in rows if office.to != day or office.from_ == day]
        return sorted(rows, key=lambda office: (office.from_ or "", office.actor))

    def roles_of(self, actor: str) -> list[Office]:
        """All offices that a person held, earliest first."""
        held = (office for office in self.offices_by.get(actor, ()) if office.actor == actor)
        return sorted(held, key=lambda office: (office.from_ or "", office.role))

    def members(self, org: str, on: date) -> list[MembershipRow]:
        """The full members of an organisation on a day, in order of joining."""
        day = on.isoformat()
        rows = (r for r in self.memberships_by.get(org, ()) if r.org == org and r.status in FULL_MEMBER)
        inside = [row for row in rows if holds_on(row.from_, row.to, day)]
        return sorted(inside, key=lambda row: (row.from_ or "", row.actor))

    def memberships_of(self, actor: str) -> list[MembershipRow]:
        """All rows of an actor in organisations, earliest first, partners and observers among them."""
        rows = (row for row in self.memberships_by.get(actor, ()) if row.actor == actor)
        return sorted(rows, key=lambda row: (row.from_ or "", row.org))

    def expand(self, group: str, on: date) -> tuple[str, ...]:
        """The states and organisations that a plural body stands for on a day, sorted.

        An organisation in a group gives its members and itself where it has none in the registry.
        """
        day = on.isoformat()
        found: set[str] = set()
        for row in self.group_members:
            if row.group == group and holds_on(row.from_, row.to, day):
                members = {member.actor for member in self.members(row.actor, on)}
                found |= members or {row.actor}
        return tuple(sorted(found))
