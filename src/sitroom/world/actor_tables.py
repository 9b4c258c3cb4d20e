"""The four tables of actors: states, organisations, groups, persons."""

from sitroom.world.names import actor_names
from sitroom.world.reading import Row
from sitroom.world.rows import Name, WorldActor

COLUMNS: dict[str, str] = {
    "states": "id name aliases abbreviations demonyms adjectives capitals led_by wikidata from to origin",
    "organisations": "id name aliases abbreviations demonyms adjectives sector home led_by wikidata from to origin",
    "groups": "id name surfaces adjectives from to origin",
    "persons": "id name aliases surnames gender wikidata origin",
}

#: Sectors of actors as PLOVER codes them; ELI are people of weight without an office, UAF armed men of no known side.
SECTORS = tuple("GOV MIL LEG JUD SPY COP PTY OPP REB UAF CRM BUS MED EDU HLH LAB REL NGO IGO CVL REF ELI AGR".split())

#: What the ids of a table begin with, the kind of actor, and what its printed name counts as.
KINDS: dict[str, tuple[str, str, str]] = {
    "states": ("state:", "state", "name"),
    "organisations": ("org:", "organisation", "name"),
    "groups": ("group:", "group", "body"),
    "persons": ("person:", "person", "name"),
}


def read_actor(row: Row, table: str) -> tuple[WorldActor, list[Name]]:
    """One actor and its printed forms."""
    prefix, kind, name_kind = KINDS[table]
    identity = row.text("id")
    if not identity.startswith(prefix):
        raise row.fault("id", f"an id that begins with {prefix!r}")
    gender = row.one_of("gender", ("m", "f")) if row.optional("gender") else None
    first, last = row.period()
    aliases = (*row.many("aliases"), *row.many("abbreviations"), *row.many("surfaces"))
    actor = WorldActor(
        id=identity,
        kind=kind,
        name=row.text("name").removeprefix("the "),
        aliases=aliases,
        wikidata=row.optional("wikidata"),
        gender=gender,
        origin=row.text("origin"),
        led_by=row.optional("led_by"),
        sector=row.one_of("sector", SECTORS) if row.optional("sector") else None,
        home=row.optional("home"),
        from_=first,
        to=last,
    )
    return actor, list(actor_names(row, identity, name_kind=name_kind))
