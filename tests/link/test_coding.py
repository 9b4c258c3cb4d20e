"""Phrases to state and sector, as event data code actors."""

from datetime import date

import pytest

from sitroom.link import code_actor
from sitroom.world import load_world
from sitroom.world.gazetteer import load_gazetteer

WORLD, GAZETTEER = load_world(), load_gazetteer()


@pytest.mark.parametrize(
    ("phrase", "on", "country", "sector"),
    [
        ("Peruvian border guards", "2019-05-01", "state:PER", "MIL"),
        ("a spokeswoman for the Elysee", "2019-05-01", "state:FRA", "GOV"),
        ("nurses in Lima", "2019-05-01", "state:PER", "HLH"),
        ("the mayor of Warsaw", "2019-05-01", "state:POL", "GOV"),
        ("Moscow", "2019-05-01", "state:RUS", None),
        ("East German border troops", "1985-05-01", "state:DDR", "MIL"),
        ("former Peruvian president Alejandro Toledo", "2019-05-01", "state:PER", "ELI"),
        ("Nelson Mandela", "1996-05-01", "state:ZAF", "GOV"),
        ("Hamas gunmen", "2019-05-01", "state:PSE", "UAF"),
        ("NATO", "2019-05-01", None, "IGO"),
        ("OSCE observers in Armenia", "2019-05-01", None, "IGO"),
        ("Afganistan", "2019-05-01", "state:AFG", None),
        ("two men in a boat", "2019-05-01", None, "CVL"),
        ("", "2019-05-01", None, None),
    ],
)
def test_a_phrase_has_a_state_and_a_sector(phrase: str, on: str, country: str | None, sector: str | None) -> None:
    code = code_actor(WORLD, GAZETTEER, phrase, date.fromisoformat(on))
    assert (code.country, code.sector) == (country, sector)


def test_an_office_counts_on_its_days() -> None:
    before, after = (code_actor(WORLD, GAZETTEER, "Angela Merkel", date(year, 6, 1)) for year in (2015, 2023))
    assert (before.sector, after.sector) == ("GOV", "ELI")


def test_what_was_soviet_is_russian_after_the_union() -> None:
    assert code_actor(WORLD, GAZETTEER, "Mikhail Gorbachev", date(1989, 1, 1)).country == "state:SUN"
    assert code_actor(WORLD, GAZETTEER, "Mikhail Gorbachev", date(2005, 1, 1)).country == "state:RUS"
