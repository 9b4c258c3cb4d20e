"""The tables of treaties, their clauses, and the areas that some clauses are limited to."""

from collections.abc import Collection, Mapping

from sitroom.world.reading import Row
from sitroom.world.rows import AreaBox, Clause, Treaty

COLUMNS: dict[str, str] = {
    "treaties": "id name aliases org parties signed from to origin",
    "clauses": "treaty article duty bound protects area text_summary from to note origin",
    "areas": "area rule min_lat max_lat min_lon max_lon note origin",
}

DUTIES = ("defend", "consult", "assist", "non_aggression")
AREA_RULES = ("in", "out")


def read_treaty(row: Row, actors: Collection[str]) -> Treaty:
    """One treaty; its parties are either listed or the members of an organisation."""
    org = row.actor("org", actors) if row.optional("org") else None
    parties = row.actors("parties", actors)
    if bool(org) == bool(parties):
        raise row.fault("parties", "either `org` or a list of parties, not both")
    first, last = row.period()
    return Treaty(
        id=row.text("id"),
        name=row.text("name"),
        aliases=row.many("aliases"),
        org=org,
        parties=parties,
        signed=row.first_day("signed"),
        from_=first,
        to=last,
        origin=row.text("origin"),
    )


def read_clause(row: Row, actors: Collection[str], treaties: Mapping[str, Treaty], areas: Collection[str]) -> Clause:
    """One article of a treaty; its days are the treaty's where its own are empty."""
    treaty = treaties.get(row.text("treaty"))
    if treaty is None:
        raise row.fault("treaty", "the id of a treaty in treaties.csv")
    first, last = row.period()
    return Clause(
        treaty=treaty.id,
        article=row.text("article"),
        duty=row.one_of("duty", DUTIES),
        bound=row.actors("bound", actors),
        protects=row.actors("protects", actors),
        area=row.one_of("area", areas) if row.optional("area") else None,
        text_summary=row.text("text_summary"),
        from_=first or treaty.from_,
        to=last or treaty.to,
        note=row.optional("note"),
        origin=row.text("origin"),
    )


def read_area(row: Row) -> AreaBox:
    """One box of a treaty area."""
    return AreaBox(
        area=row.text("area"),
        rule=row.one_of("rule", AREA_RULES),
        min_lat=row.number("min_lat"),
        max_lat=row.number("max_lat"),
        min_lon=row.number("min_lon"),
        max_lon=row.number("max_lon"),
    )
