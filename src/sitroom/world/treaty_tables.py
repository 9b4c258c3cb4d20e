"""The tables of treaties, their clauses, areas and reservations, and of the rules for joining an organisation."""

from collections.abc import Collection, Mapping

from sitroom.world.duty_rows import AccessionRule, FormerSoil, Reservation
from sitroom.world.reading import Row
from sitroom.world.rows import AreaBox, Clause, Treaty

COLUMNS: dict[str, str] = {
    "treaties": "id name aliases org parties signed from to origin",
    "clauses": "treaty article duty bound protects against area trigger decision text_summary from to note origin",
    "reservations": "treaty article actor towards effect from to note origin",
    "areas": "area rule min_lat max_lat min_lon max_lon soil from to note origin",
    "former_soil": "holder country from to origin",
    "accession_rules": "org step article rule vetoes veto_org text_summary from to note origin",
}

DUTIES = ("defend", "assist", "consult", "neutrality", "non_aggression", "none")
TRIGGERS = (
    "armed attack on territory",
    "armed attack on territory or forces",
    "armed attack",
    "aggression",
    "nuclear threat",
    "threat",
    "war",
    "always",
)
DECISIONS = ("each decides", "all together", "on request", "at once", "in own discretion", "own status", "political")
EFFECTS = ("limits", "lifts")
AREA_RULES = ("in", "out")
SOILS = ("parties", "own", "administered", "any")
VETO_WORDS = ("members", "permanent members", "none")


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
    treaty = _treaty(row, treaties)
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
        trigger=row.one_of("trigger", TRIGGERS) if row.optional("trigger") else None,
        decision=row.one_of("decision", DECISIONS) if row.optional("decision") else None,
        against=row.actors("against", actors),
    )


def read_reservation(row: Row, actors: Collection[str], treaties: Mapping[str, Treaty]) -> Reservation:
    """What narrows or lifts the duty of one actor under one article."""
    first, last = row.period()
    return Reservation(
        treaty=_treaty(row, treaties).id,
        article=row.text("article"),
        actor=row.actor("actor", actors),
        towards=row.actor("towards", actors) if row.optional("towards") else None,
        effect=row.one_of("effect", EFFECTS),
        from_=first,
        to=last,
        note=row.text("note"),
        origin=row.text("origin"),
    )


def read_area(row: Row) -> AreaBox:
    """One box of a treaty area."""
    soil = row.many("soil") or ("parties",)
    if not (soil[0] in SOILS and len(soil) == 1) and not all(word.startswith("state:") for word in soil):
        raise row.fault("soil", f"one of {', '.join(SOILS)}, or ids of states separated by |")
    first, last = row.period()
    return AreaBox(
        area=row.text("area"),
        rule=row.one_of("rule", AREA_RULES),
        min_lat=row.number("min_lat"),
        max_lat=row.number("max_lat"),
        min_lon=row.number("min_lon"),
        max_lon=row.number("max_lon"),
        soil=soil,
        from_=first,
        to=last,
        note=row.optional("note"),
    )


def read_former_soil(row: Row, actors: Collection[str]) -> FormerSoil:
    """Land of a state of today that another state had on some days."""
    first, last = row.period()
    return FormerSoil(row.actor("holder", actors), row.actor("country", actors), first, last)


def read_accession_rule(row: Row, actors: Collection[str]) -> AccessionRule:
    """One step of joining an organisation; `veto_org` is the organisation itself where the cell is empty."""
    org, vetoes = row.actor("org", actors), row.many("vetoes")
    if vetoes and vetoes[0] not in VETO_WORDS:
        row.actors("vetoes", actors)
    elif len(vetoes) != 1:
        raise row.fault("vetoes", f"one of {', '.join(VETO_WORDS)}, or ids of actors separated by |")
    first, last = row.period()
    return AccessionRule(
        org=org,
        step=int(row.number("step")),
        article=row.text("article"),
        rule=row.text("rule"),
        vetoes=vetoes,
        veto_org=row.actor("veto_org", actors) if row.optional("veto_org") else org,
        text_summary=row.text("text_summary"),
        from_=first,
        to=last,
        note=row.optional("note"),
        origin=row.text("origin"),
    )


def _treaty(row: Row, treaties: Mapping[str, Treaty]) -> Treaty:
    treaty = treaties.get(row.text("treaty"))
    if treaty is None:
        raise row.fault("treaty", "the id of a treaty in treaties.csv")
    return treaty
