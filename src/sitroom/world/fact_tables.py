"""The tables of facts about actors: metonyms, roles, titles, offices, memberships, places, happenings, outlets."""

from collections.abc import Collection, Iterable, Iterator

from sitroom.world.names import written_forms
from sitroom.world.reading import Row
from sitroom.world.rows import (
    GroupMember,
    Happening,
    MembershipRow,
    Name,
    Office,
    Outlet,
    PlaceRow,
    Title,
)

COLUMNS: dict[str, str] = {
    "metonyms": "surface actor kind from to origin",
    "ministries": "words origin",
    "roles": "role holders note",
    "titles": "words role of origin",
    "offices": "role of actor from to origin",
    "memberships": "org actor from to status origin",
    "group_members": "group actor from to origin",
    "places": "id name aliases lat lon precision country claimed_by held_by held_from origin",
    "happenings": "id name patterns earliest latest actors kind origin",
    "outlets": "name aliases kind country domains origin",
}

METONYM_KINDS = ("metonym", "capital", "name", "adjective", "demonym", "abbreviation", "body")
STATUSES = (
    "member",
    "permanent member",
    "partner",
    "candidate",
    "associate",
    "observer",
    "suspended",
    "signatory",
)
PRECISIONS = ("point", "place", "admin", "country", "region", "sea")


def read_metonym(row: Row, actors: Collection[str]) -> Iterator[Name]:
    """The forms of a seat or building that speaks for an actor: "the Kremlin", "Downing Street"."""
    actor, kind = row.actor("actor", actors), row.one_of("kind", METONYM_KINDS)
    first, last = row.period()
    for form in written_forms(row.text("surface")):
        yield Name(form, actor, kind, first, last)


def read_role(row: Row) -> tuple[str, bool]:
    """A role, and whether one person at a time holds it."""
    return row.text("role"), row.one_of("holders", ("one", "many")) == "one"


def read_titles(row: Row, actors: Collection[str], roles: Collection[str]) -> Iterator[Title]:
    """All printed titles of one row, in lower case."""
    of = row.actor("of", actors) if row.optional("of") else None
    if row.text("role") not in roles:
        raise row.fault("role", "a role of roles.csv")
    for words in row.many("words"):
        yield Title(words.lower(), row.text("role"), of)


def read_office(row: Row, actors: Collection[str], roles: Collection[str]) -> Office:
    """One person in one role."""
    if row.text("role") not in roles:
        raise row.fault("role", "a role of roles.csv")
    first, last = row.period()
    holder = row.actor("actor", actors)
    return Office(row.text("role"), row.actor("of", actors), holder, first, last, row.text("origin"))


def read_membership(row: Row, actors: Collection[str]) -> MembershipRow:
    """One actor in one organisation."""
    first, last = row.period()
    org, actor = row.actor("org", actors), row.actor("actor", actors)
    return MembershipRow(org, actor, first, last, row.one_of("status", STATUSES), row.text("origin"))


def read_group_member(row: Row, actors: Collection[str]) -> GroupMember:
    """One actor in one plural body."""
    first, last = row.period()
    return GroupMember(row.actor("group", actors), row.actor("actor", actors), first, last)


def read_place(row: Row, actors: Collection[str]) -> PlaceRow:
    """One place; latitude from -90 to 90, longitude from -180 to 180."""
    lat, lon = row.number("lat"), row.number("lon")
    if not -90 <= lat <= 90:
        raise row.fault("lat", "a latitude from -90 to 90")
    if not -180 <= lon <= 180:
        raise row.fault("lon", "a longitude from -180 to 180")
    return PlaceRow(
        id=row.text("id"),
        name=row.text("name").removeprefix("the "),
        lat=lat,
        lon=lon,
        precision=row.one_of("precision", PRECISIONS),
        country=row.actor("country", actors) if row.optional("country") else None,
        origin=row.text("origin"),
        claimed_by=row.actors("claimed_by", actors),
        held_by=row.actor("held_by", actors) if row.optional("held_by") else None,
        held_from=row.first_day("held_from"),
    )


def index_places(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """Printed form -> ids of the places it may mean, in the order of the table."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        for surface in (row.text("name"), *row.many("aliases")):
            for form in written_forms(surface):
                found.setdefault(form, {})[row.text("id")] = None
    return {surface: tuple(ids) for surface, ids in found.items()}


def read_happening(row: Row, actors: Collection[str]) -> Happening:
    """One public event."""
    earliest, latest = row.first_day("earliest"), row.last_day("latest") or row.last_day("earliest")
    if earliest is None or latest is None or earliest > latest:
        raise row.fault("earliest", "a day, month or year not after `latest`")
    return Happening(
        id=row.text("id"),
        name=row.text("name"),
        patterns=tuple(pattern.lower() for pattern in row.many("patterns")),
        earliest=earliest,
        latest=latest,
        actors=row.actors("actors", actors),
        kind=row.text("kind"),
        origin=row.text("origin"),
    )


def read_outlet(row: Row, actors: Collection[str]) -> Iterator[tuple[str, Outlet]]:
    """An outlet under its name and its other names, all in lower case."""
    kind = row.one_of("kind", ("outlet", "agency"))
    country = row.actor("country", actors) if row.optional("country") else None
    outlet = Outlet(row.text("name"), kind, country, row.many("domains"))
    for name in (outlet.name, *row.many("aliases")):
        yield name.lower(), outlet
