"""The gazetteer: names to places, towns that the registry has too, and plain forms of names."""

import pytest

from sitroom.world import load_world
from sitroom.world.gazetteer import distance_km, load_gazetteer, places_named, plain_name

WORLD, GAZETTEER = load_world(), load_gazetteer()


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("St. Louis", "saint louis"),
        ("the Hague", "hague"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Fort Worth", "fort worth"),
        ("Ft. Worth", "fort worth"),
        ("The", "the"),
    ],
)
def test_names_are_compared_in_plain_form(printed: str, plain: str) -> None:
    assert plain_name(printed) == plain


def test_a_name_gives_all_that_bear_it_the_largest_first() -> None:
    found = GAZETTEER.named("springfield")
    assert {"US.IL", "US.MO", "US.MA"} <= {place.admin for place in found}
    assert [place.population for place in found] == sorted((place.population for place in found), reverse=True)
    assert GAZETTEER.named("no such town") == ()


def test_a_town_that_the_registry_has_too_is_one_place() -> None:
    kyiv = places_named(WORLD, GAZETTEER, "Kyiv")
    assert [place.id for place in kyiv if place.country == "state:UKR"] == ["place:kyiv"]
    assert kyiv[0].geonames == 703448
    assert kyiv[0].population > 2_000_000


def test_units_have_the_codes_that_their_towns_have() -> None:
    unit = next(place for place in places_named(WORLD, GAZETTEER, "Oregon") if place.precision == "admin")
    towns = places_named(WORLD, GAZETTEER, "Corvallis")
    town = next(
        place
        for place in towns
        if place.country == "state:USA" and plain_name(place.name) == "corvallis" and place.population > 10_000
    )
    assert unit.admin == town.admin == "US.OR"


def test_a_state_is_found_by_its_short_name_and_not_a_town_in_other_letters() -> None:
    assert places_named(WORLD, GAZETTEER, "UK")[0].country == "state:GBR"
    assert "state:SSD" not in {place.country for place in places_named(WORLD, GAZETTEER, "south Sudan")}


def test_distances_go_around_the_globe() -> None:
    london, paris = (places_named(WORLD, GAZETTEER, name)[0] for name in ("London", "Paris"))
    assert distance_km(london, paris) == pytest.approx(344, abs=5)
    assert distance_km(paris, paris) == 0
