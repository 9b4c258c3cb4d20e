"""Loading the registry: the tables that ship with the program, then a user's own folder of the same tables.

A user's row replaces ours where both have the same key (the id; for an office role, of, actor and first day);
otherwise it is added.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from sitroom.errors import SetupError
from sitroom.records.collector import collector_waits
from sitroom.world import actor_tables, fact_tables, treaty_tables
from sitroom.world.names import index_names, ministry_names
from sitroom.world.reading import TABLES, Row, read_rows
from sitroom.world.registry import World
from sitroom.world.rows import Name, WorldActor

T = TypeVar("T")
Folders = Sequence[Path]

#: The columns that each table may have, the one it must have first.
COLUMNS: dict[str, str] = {
    **actor_tables.COLUMNS,
    **fact_tables.COLUMNS,
    **treaty_tables.COLUMNS,
}


def load_world(extra: Path | None = None) -> World:
    """The registry, with the user's own tables where a folder is given; the plain one is read once.

    Raises:
        SetupError: a row cannot be used; the message has the file, the line and what was expected.
    """
    if extra is None:
        return _shipped_world()
    if not extra.is_dir():
        raise SetupError(f"{extra} is not a folder; expected a folder of tables named as in docs/registry.md.")
    tables = (path for path in extra.iterdir() if path.suffix in (".csv", ".toml"))
    unknown = sorted(path.name for path in tables if path.stem not in COLUMNS)
    if unknown:
        raise SetupError(f"{extra / unknown[0]} is not a table of the registry; expected {', '.join(sorted(COLUMNS))}.")
    return _read_world((TABLES, extra))


@cache
def _shipped_world() -> World:
    """The tables of the package."""
    with collector_waits():
        return _read_world((TABLES,))


def table_rows(folders: Folders, table: str) -> Iterator[Row]:
    """The rows of one table in all folders, ours first."""
    for folder in folders:
        yield from read_rows(folder, table, COLUMNS[table].split(), required=folder is TABLES)


def _read_world(folders: Folders) -> World:
    actors, names = _read_actors(folders)

    def keyed(table: str, read: Callable[[Row], T], key: Callable[[T], object]) -> tuple[T, ...]:
        return tuple({key(record): record for record in map(read, table_rows(folders, table))}.values())

    roles = dict(map(fact_tables.read_role, table_rows(folders, "roles")))
    titles = (title for row in table_rows(folders, "titles") for title in fact_tables.read_titles(row, actors, roles))
    offices = keyed(
        "offices", lambda row: fact_tables.read_office(row, actors, roles), lambda o: (o.role, o.of, o.actor, o.from_)
    )
    memberships = keyed(
        "memberships", lambda row: fact_tables.read_membership(row, actors), lambda m: (m.org, m.actor, m.from_)
    )
    place_rows = {row.text("id"): row for row in table_rows(folders, "places")}.values()
    places = [fact_tables.read_place(row, actors) for row in place_rows]
    treaties = keyed("treaties", lambda row: treaty_tables.read_treaty(row, actors), lambda treaty: treaty.id)
    by_id = {treaty.id: treaty for treaty in treaties}
    areas = _grouped(map(treaty_tables.read_area, table_rows(folders, "areas")), lambda box: (box.area,))
    clauses = keyed(
        "clauses",
        lambda row: treaty_tables.read_clause(row, actors, by_id, areas),
        lambda clause: (clause.treaty, clause.article, clause.duty, clause.bound, clause.protects, clause.from_),
    )
    return World(
        actors=actors,
        names=index_names(names),
        forenames=_grouped(
            (id for id in actors if id.startswith("person:")), lambda id: (id.removeprefix("person:").split("-")[0],)
        ),
        state_names=tuple(a.name for a in actors.values() if a.kind == "state" and " " not in a.name),
        titles={title.words: title for title in titles},
        roles=roles,
        offices=offices,
        memberships=memberships,
        group_members=keyed(
            "group_members",
            lambda row: fact_tables.read_group_member(row, actors),
            lambda member: (member.group, member.actor, member.from_),
        ),
        places={place.id: place for place in places},
        place_names=fact_tables.index_places(place_rows),
        countries={place.country: place for place in places if place.precision == "country" and place.country},
        happenings=keyed("happenings", lambda row: fact_tables.read_happening(row, actors), lambda h: h.id),
        outlets=dict(pair for row in table_rows(folders, "outlets") for pair in fact_tables.read_outlet(row, actors)),
        treaties=by_id,
        clauses=clauses,
        areas=areas,
        offices_by=_grouped(offices, lambda office: (office.of, office.actor)),
        memberships_by=_grouped(memberships, lambda row: (row.org, row.actor)),
        reservations=keyed(
            "reservations",
            lambda row: treaty_tables.read_reservation(row, actors, by_id),
            lambda row: (row.treaty, row.article, row.actor, row.towards, row.from_),
        ),
        former_soil=keyed(
            "former_soil",
            lambda row: treaty_tables.read_former_soil(row, actors),
            lambda row: (row.holder, row.country, row.from_),
        ),
        accession_rules=keyed(
            "accession_rules",
            lambda row: treaty_tables.read_accession_rule(row, actors),
            lambda rule: (rule.org, rule.step, rule.from_),
        ),
    )


def _read_actors(folders: Folders) -> tuple[dict[str, WorldActor], list[Name]]:
    """Actors by id and all their printed forms, in the order in which a reader would try them."""
    actors: dict[str, WorldActor] = {}
    names: dict[str, list[Name]] = {}
    for table in actor_tables.COLUMNS:
        for row in table_rows(folders, table):
            actor, forms = actor_tables.read_actor(row, table)
            actors[actor.id], names[actor.id] = actor, forms
    flat = [name for forms in names.values() for name in forms]
    states = [name for name in flat if name.actor.startswith("state:")]
    ministries = [row.text("words") for row in table_rows(folders, "ministries")]
    metonyms = [name for row in table_rows(folders, "metonyms") for name in fact_tables.read_metonym(row, actors)]
    return actors, [*flat, *metonyms, *ministry_names(states, ministries)]


def _grouped(rows: Iterable[T], keys: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for row in rows:
        for key in keys(row):
            found.setdefault(key, []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}
