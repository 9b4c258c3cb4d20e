"""Clashes in the registry: facts that cannot both hold, and facts that say less than they seem to.

Hard kinds are faults of a table.  Soft kinds are worth a look and often right: one name for several people, a person
who served a state and then a body without a day between.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from sitroom.world.registry import FULL_MEMBER, World
from sitroom.world.rows import Office

OPEN, BEGINNING = "9999-12-31", "0000-01-01"
#: Roles in which one person may stand for several states: a king of several realms, a pope, an envoy.
SHARED_ROLES: frozenset[str] = frozenset({"monarch", "pope", "envoy", "ambassador"})
#: Kinds that are faults of a table; the registry has none of them.
HARD: frozenset[str] = frozenset(
    {
        "two holders",
        "twice at once",
        "two states at once",
        "overlapping memberships",
        "open before a later holder",
        "outside the life of the state",
        "days in wrong order",
        "office of a person who is none",
        "name in two rows",
    }
)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two rows of the registry that do not go together, or one that says too little.

    Attributes:
        kind: a short name; those in `HARD` are faults.
        where: table and key, such as "offices: president of state:USA".
        what: the rows, with their days.
        expected: what would be right.
    """

    kind: str
    where: str
    what: str
    expected: str

    @property
    def is_hard(self) -> bool:
        """True for faults; False for what may well be right."""
        return self.kind in HARD


def clashes(world: World) -> list[Clash]:
    """Everything in the registry that does not go together, hard kinds first, then by kind and place."""
    checks: tuple[Callable[[World], Iterator[Clash]], ...] = (
        two_holders,
        twice_at_once,
        two_states_at_once,
        overlapping_memberships,
        outside_life,
        wrong_offices,
        undated,
        same_names,
        shared_names,
    )
    found = {clash for check in checks for clash in check(world)}
    return sorted(found, key=lambda clash: (not clash.is_hard, clash.kind, clash.where, clash.what))


def _first(row: Office) -> str:
    return row.from_ or BEGINNING


def _last(row: Office) -> str:
    return row.to or OPEN


def _told(rows: Iterable[Office]) -> str:
    return "; ".join(f"{row.role} of {row.of}: {row.actor} {row.from_ or '?'} to {row.to or 'open'}" for row in rows)


def _grouped(offices: Iterable[Office], key: Callable[[Office], tuple[str, ...]]) -> Iterator[list[Office]]:
    """Rows with the same key, by their first day."""
    rows = sorted(offices, key=lambda row: (key(row), _first(row), _last(row)))
    return (list(group) for _, group in groupby(rows, key=key))


def two_holders(world: World) -> Iterator[Clash]:
    """A role of one holder, held by two for more than the day of the handover; an open end beside a later holder."""
    single = (office for office in world.offices if world.roles.get(office.role))
    for rows in _grouped(single, lambda row: (row.role, row.of)):
        for earlier, later in pairwise(rows):
            where = f"offices: {earlier.role} of {earlier.of}"
            if earlier.to is None and later.actor != earlier.actor:
                yield Clash("open before a later holder", where, _told((earlier, later)), "a last day in the first row")
            elif later.actor != earlier.actor and _first(later) < _last(earlier):
                yield Clash("two holders", where, _told((earlier, later)), "the first to end when the second begins")


def twice_at_once(world: World) -> Iterator[Clash]:
    """One person twice in one office at a time."""
    for rows in _grouped(world.offices, lambda row: (row.actor, row.role, row.of)):
        for earlier, later in pairwise(rows):
            if _first(later) < _last(earlier):
                where = f"offices: {earlier.actor}"
                yield Clash("twice at once", where, _told((earlier, later)), "one row, or days that do not overlap")


def two_states_at_once(world: World) -> Iterator[Clash]:
    """A person who serves two states at a time; offices of bodies go together with one state's."""
    served = (row for row in world.offices if row.of.startswith("state:") and row.role not in SHARED_ROLES)
    for rows in _grouped(served, lambda row: (row.actor,)):
        for i, earlier in enumerate(rows):
            for later in rows[i + 1 :]:
                if later.of != earlier.of and _first(later) < _last(earlier):
                    where = f"offices: {earlier.actor}"
                    yield Clash("two states at once", where, _told((earlier, later)), "two people, or other days")


def overlapping_memberships(world: World) -> Iterator[Clash]:
    """An actor that is twice a full member of one organisation at a time."""
    members = sorted(
        (row for row in world.memberships if row.status in FULL_MEMBER),
        key=lambda row: (row.org, row.actor, row.from_ or BEGINNING, row.to or OPEN),
    )
    for earlier, later in pairwise(members):
        same = (earlier.org, earlier.actor) == (later.org, later.actor)
        if same and (later.from_ or BEGINNING) <= (earlier.to or OPEN):
            what = f"{earlier.from_} to {earlier.to or 'open'}; {later.from_} to {later.to or 'open'}"
            where = f"memberships: {earlier.actor} in {earlier.org}"
            yield Clash("overlapping memberships", where, what, "periods one after the other")


def outside_life(world: World) -> Iterator[Clash]:
    """Offices of a state or body after it ended; those before it began may be of the land before independence."""
    for office in world.offices:
        body = world.actors.get(office.of)
        if body and body.to and (_first(office) > body.to or _last(office) > body.to):
            what = f"{_told((office,))}; {body.name} ended on {body.to}"
            yield Clash("outside the life of the state", f"offices: {office.of}", what, "a last day not after that")


def wrong_offices(world: World) -> Iterator[Clash]:
    """Offices that no person holds, or whose days are in the wrong order."""
    for office in world.offices:
        holder, body = world.actors.get(office.actor), world.actors.get(office.of)
        if holder is None or holder.kind != "person" or body is None or body.kind == "person":
            what = _told((office,))
            yield Clash("office of a person who is none", f"offices: {office.actor}", what, "person in role of a body")
        if _first(office) > _last(office):
            yield Clash("days in wrong order", f"offices: {office.actor}", _told((office,)), "from not after to")


def undated(world: World) -> Iterator[Clash]:
    """People in offices without a first day: they hold it on every day before its end, for all that the table says."""
    for office in world.offices:
        if office.from_ is None:
            yield Clash("no first day", f"offices: {office.actor}", _told((office,)), "a first day, month or year")


def same_names(world: World) -> Iterator[Clash]:
    """Two people of one full name without a day in office that would tell them apart."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for actor in world.actors.values():
        if actor.kind == "person":
            by_name[actor.name].append(actor.id)
    for name, ids in by_name.items():
        if len(ids) > 1 and not all(world.roles_of(one) for one in ids):
            yield Clash("name in two rows", f"persons: {name}", ", ".join(ids), "one person, or offices for both")


def shared_names(world: World) -> Iterator[Clash]:
    """One printed form for several actors of one kind."""
    for surface, names in world.names.items():
        for kind in ("state", "organisation", "person", "group"):
            ids = [name.actor for name in names if world.actors[name.actor].kind == kind]
            if len(ids) > 1:
                yield Clash("one name for several", f"names: {surface}", ", ".join(ids), "context or days to choose by")
