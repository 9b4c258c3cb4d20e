"""The tables that ship: every row reads, every id exists, every period is in order."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from sitroom.world import World, load_world
from sitroom.world.loader import COLUMNS, table_rows
from sitroom.world.reading import TABLES


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def test_there_is_a_table_for_every_declared_one_and_no_other() -> None:
    assert {path.stem for path in TABLES.glob("*.csv")} == set(COLUMNS)


@pytest.mark.parametrize("table", sorted(set(COLUMNS) - {"roles"}))
def test_every_row_names_its_origin(table: str) -> None:
    rows = list(table_rows((TABLES,), table))
    assert rows
    assert all(row.text("origin") for row in rows)


@pytest.mark.parametrize("table", ["states", "organisations", "groups", "persons", "places", "happenings", "treaties"])
def test_ids_occur_once(table: str) -> None:
    ids = [row.text("id") for row in table_rows((TABLES,), table)]
    assert len(ids) == len(set(ids))


def test_every_name_and_alias_resolves_to_its_actor(world: World) -> None:
    for actor in world.actors.values():
        for surface in (actor.name, *actor.aliases):
            assert actor.id in {name.actor for name in world.names[surface]}, surface


def test_every_name_leads_to_a_known_actor(world: World) -> None:
    assert {name.actor for names in world.names.values() for name in names} <= set(world.actors)


def test_surfaces_are_clean(world: World) -> None:
    for surface in [*world.names, *world.place_names]:
        assert surface == surface.strip() and "  " not in surface and "’" not in surface, surface


def test_no_role_with_one_holder_has_two_at_once(world: World) -> None:
    holders = defaultdict(list)
    for office in world.offices:
        if world.roles[office.role]:
            holders[office.role, office.of].append((office.from_ or "0000", office.to or "9999", office.actor))
    for key, periods in holders.items():
        for earlier, later in pairwise(sorted(periods)):
            assert earlier[1] <= later[0], (key, earlier, later)


def test_no_actor_is_twice_a_full_member_at_once(world: World) -> None:
    rows = defaultdict(list)
    for row in world.memberships:
        rows[row.org, row.actor].append((row.from_ or "0000", row.to or "9999", row.status))
    for key, periods in rows.items():
        members = sorted(period for period in periods if "member" in period[2])
        for earlier, later in pairwise(members):
            assert earlier[1] < later[0], (key, earlier, later)


def test_leading_roles_are_roles(world: World) -> None:
    assert {actor.led_by for actor in world.actors.values() if actor.led_by} <= set(world.roles)


def test_disputed_places_name_the_holder_and_since_when(world: World) -> None:
    crimea = world.places["place:crimea"]
    assert (crimea.country, crimea.held_by, crimea.held_from) == ("state:UKR", "state:RUS", "2014-02-27")
    assert all(place.held_by for place in world.places.values() if place.held_from)


@pytest.mark.parametrize("name", ["Donetsk", "Cherkasy", "Vinnytsia", "Zhytomyr", "Chernihiv", "Chernivtsi"])
def test_ukrainian_seats_lie_near_their_region(world: World, name: str) -> None:
    seat, region = (world.places[world.place_names[words][0]] for words in (name, f"{name} region"))
    assert abs(seat.lat - region.lat) < 1.2 and abs(seat.lon - region.lon) < 1.7


def test_happening_patterns_are_lower_case_and_unique(world: World) -> None:
    patterns = [pattern for happening in world.happenings for pattern in happening.patterns]
    assert all(pattern == pattern.lower() and pattern.strip() for pattern in patterns)
    assert len({happening.id for happening in world.happenings}) == len(world.happenings)


def test_happenings_have_the_days_of_the_crisis(world: World) -> None:
    days = {happening.id: (happening.earliest, happening.latest) for happening in world.happenings}
    assert days["happening:fall-of-the-berlin-wall"] == ("1989-11-09", "1989-11-09")
    assert days["happening:bucharest-summit"] == ("2008-04-02", "2008-04-04")
    assert days["happening:biden-putin-video-call"] == ("2021-12-07", "2021-12-07")
    assert days["happening:beijing-winter-olympics"] == ("2022-02-04", "2022-02-20")


def test_outlets_answer_to_their_other_names(world: World) -> None:
    assert world.outlets["associated press"] is world.outlets["ap"]
    assert world.outlets["ap"].kind == "agency"
    assert world.outlets["nationalworld"].domains == ("nationalworld.com",)


def test_nearly_every_state_has_a_head_in_2022(world: World) -> None:
    heads = {"president", "prime minister", "monarch", "chancellor", "chairman", "supreme leader", "general secretary"}
    day = date(2022, 2, 24)
    served = {office.of for role in heads for row in world.members("org:un", day) for office in
              world.holders(role, row.actor, day)}  # fmt: skip
    missing = {row.actor for row in world.members("org:un", day)} - served
    assert missing <= {"state:SMR", "state:BIH"}


@pytest.mark.parametrize(
    ("role", "of", "day", "actor"),
    [
        ("president", "state:GEO", "2008-08-08", "person:mikheil-saakashvili"),
        ("president", "state:GEO", "2003-12-24", "person:nino-burjanadze"),
        ("foreign minister", "state:DEU", "1995-06-01", "person:klaus-kinkel"),
        ("defence minister", "state:ITA", "2022-02-24", "person:lorenzo-guerini"),
        ("prime minister", "state:LVA", "2001-01-01", "person:andris-berzins-lva"),
        ("president", "state:LVA", "2014-01-01", "person:andris-berzins"),
        ("president", "state:YUG", "1999-03-24", "person:slobodan-milosevic"),
        ("prime minister", "state:YUG", "1990-06-01", "person:ante-markovic"),
        ("prime minister", "state:CSK", "1991-01-01", "person:marian-calfa"),
        ("president", "state:ZAF", "2008-12-01", "person:kgalema-motlanthe"),
        ("president", "state:VEN", "2026-01-10", "person:delcy-rodriguez"),
        ("prime minister", "state:JPN", "2025-12-01", "person:sanae-takaichi"),
        ("director", "org:cia", "2002-01-01", "person:george-tenet"),
        ("armed forces chief", "state:USA", "2003-03-20", "person:richard-myers"),
        ("ambassador to the un", "state:RUS", "2014-03-01", "person:vitaly-churkin"),
        ("director general", "org:who", "2010-01-01", "person:margaret-chan"),
        ("supreme allied commander", "org:nato", "1999-03-24", "person:wesley-clark"),
    ],
)
def test_holders_through_the_years(world: World, role: str, of: str, day: str, actor: str) -> None:
    assert [office.actor for office in world.holders(role, of, date.fromisoformat(day))] == [actor]


def test_an_office_that_was_only_seen_does_not_stay_open(world: World) -> None:
    seen = [office for office in world.offices if "end not known" in office.origin]
    assert seen
    assert all(office.to is not None and office.to <= "2022-08-31" for office in seen)


@pytest.mark.parametrize("surname", ["Key", "Spring", "Fox", "Song", "Muscat", "Montenegro", "Panic", "Gross"])
def test_words_are_no_surnames_of_lesser_known_people(world: World, surname: str) -> None:
    assert not [name for name in world.names.get(surname, ()) if name.actor.startswith("person:")]
