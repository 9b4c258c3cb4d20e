"""Members, holders and plural bodies on a day."""

from dataclasses import replace
from datetime import date

import pytest

from sitroom.world import World, load_world
from sitroom.world.rows import Office, WorldActor


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


@pytest.mark.parametrize(
    ("org", "day", "count"),
    [
        ("org:nato", "1949-08-23", 0),
        ("org:nato", "1949-08-24", 12),
        ("org:nato", "1990-06-01", 16),
        ("org:nato", "1999-03-11", 16),
        ("org:nato", "1999-03-12", 19),
        ("org:nato", "2022-01-10", 30),
        ("org:nato", "2023-04-03", 30),
        ("org:nato", "2023-04-04", 31),
        ("org:nato", "2024-03-06", 31),
        ("org:nato", "2024-03-07", 32),
        ("org:eu", "2020-01-31", 28),
        ("org:eu", "2022-01-10", 27),
        ("org:csto", "1995-01-01", 9),
        ("org:csto", "2000-01-01", 6),
        ("org:csto", "2010-01-01", 7),
        ("org:csto", "2022-01-10", 6),
        ("org:warsaw-pact", "1955-06-01", 8),
        ("org:warsaw-pact", "1970-01-01", 7),
        ("org:warsaw-pact", "1991-07-02", 0),
        ("org:un-security-council", "2022-02-25", 15),
        ("org:g7", "2022-01-10", 7),
        ("org:g8", "2013-06-17", 8),
        ("org:union-state", "2022-01-10", 2),
        ("org:osce", "2022-01-10", 57),
        ("org:un", "2022-01-10", 193),
    ],
)
def test_number_of_members(world: World, org: str, day: str, count: int) -> None:
    assert len(world.members(org, date.fromisoformat(day))) == count


def test_partners_and_candidates_are_no_members(world: World) -> None:
    statuses = {(row.org, row.status) for row in world.memberships_of("state:UKR")}
    assert {("org:nato", "partner"), ("org:eu", "candidate")} <= statuses
    assert "state:UKR" not in {row.actor for row in world.members("org:nato", date(2022, 7, 1))}


@pytest.mark.parametrize(
    ("role", "of", "day", "actor"),
    [
        ("foreign minister", "state:GBR", "2022-01-10", "person:liz-truss"),
        ("prime minister", "state:GBR", "2022-01-10", "person:boris-johnson"),
        ("prime minister", "state:GBR", "2022-09-06", "person:liz-truss"),
        ("prime minister", "state:GBR", "2022-09-20", "person:liz-truss"),
        ("prime minister", "state:GBR", "2022-10-25", "person:rishi-sunak"),
        ("president", "state:USA", "2001-09-11", "person:george-w-bush"),
        ("president", "state:USA", "1991-12-26", "person:george-h-w-bush"),
        ("president", "state:RUS", "2010-01-01", "person:dmitry-medvedev"),
        ("secretary general", "org:nato", "2001-09-12", "person:george-robertson"),
        ("secretary general", "org:nato", "2022-02-15", "person:jens-stoltenberg"),
        ("secretary general", "org:csto", "2022-01-20", "person:stanislav-zas"),
        ("chancellor", "state:DEU", "2022-02-15", "person:olaf-scholz"),
        ("leader", "state:SUN", "1989-11-09", "person:mikhail-gorbachev"),
        ("leader", "state:GBR", "2022-02-14", "person:boris-johnson"),
    ],
)
def test_holder_of_a_role(world: World, role: str, of: str, day: str, actor: str) -> None:
    assert [office.actor for office in world.holders(role, of, date.fromisoformat(day))] == [actor]


def test_roles_of_a_person_are_in_order(world: World) -> None:
    roles = [(office.role, office.of) for office in world.roles_of("person:liz-truss")]
    assert roles == [("foreign minister", "state:GBR"), ("prime minister", "state:GBR")]


def test_plural_bodies(world: World) -> None:
    day = date(2022, 1, 10)
    assert world.expand("group:baltic-states", day) == ("state:EST", "state:LTU", "state:LVA")
    assert len(world.expand("group:western-allies", day)) == 30
    assert world.expand("group:the-east", day) == ()
    assert world.expand("group:donbas-separatists", day) == ("org:dnr", "org:lnr")


def test_somebody_leads_where_the_usual_role_is_empty() -> None:
    world = load_world()
    gone = next(actor for actor in world.actors.values() if actor.led_by and not world.offices_by.get(actor.id))
    assert world.holders("leader", gone.id, date(2000, 1, 1)) == []
    junta = WorldActor("state:J", "state", "J", (), None, None, "x", led_by="president")
    office = Office("chairman", "state:J", "person:g", "1990-01-01", "1995-01-01", "x")
    made = replace(world, actors={"state:J": junta}, offices_by={"state:J": (office,)})
    assert made.holders("leader", "state:J", date(1992, 1, 1)) == [office]
