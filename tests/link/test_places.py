"""Which place a name means: by size, by what is named beside it, by what is said to contain it."""

import re

import pytest

from sitroom.annotate import open_annotator
from sitroom.link.places import Locator
from sitroom.records.links import Toponym
from sitroom.records.text import Block
from sitroom.world import load_world
from sitroom.world.gazetteer import load_gazetteer

WORLD = load_world()
ANNOTATOR = open_annotator(WORLD)
LOCATOR = Locator(WORLD, load_gazetteer())


def located(text: str) -> dict[str, Toponym]:
    """The toponyms of a text by their words; of equal words the last."""
    blocks = [Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text)]
    return {t.span.of(text): t for t in LOCATOR.locate(text, ANNOTATOR.annotate(text, blocks))}


@pytest.mark.parametrize(
    ("text", "words", "country", "near"),
    [
        ("The mayor of Paris spoke in Paris on Monday.", "Paris", "state:FRA", (48.9, 2.3)),
        ("A storm hit Paris, Texas, on Monday.", "Paris", "state:USA", (33.7, -95.6)),
        ("A bridge fell in Alexandria, La., on Monday.", "Alexandria", "state:USA", (31.3, -92.4)),
        ("Flights from Cairo to Alexandria were halted, Egypt said.", "Alexandria", "state:EGY", (31.2, 29.9)),
        ("Troops left Birmingham for a camp near Montgomery, Alabama.", "Birmingham", "state:USA", (33.5, -86.8)),
        ("Georgia said Russian tanks had passed Gori on the road to Tbilisi.", "Georgia", "state:GEO", (42.0, 43.5)),
        ("Storms crossed Alabama, Georgia and South Carolina.", "Georgia", "state:USA", (32.6, -83.2)),
        ("By 2002 many of Venezuela's rich had left for Cuba, for Havana.", "Venezuela", "state:VEN", (8.0, -66.0)),
        (
            "Mr Abbas left Jerusalem for Bethlehem; Washington watched, New York slept.",
            "Bethlehem",
            "state:PSE",
            (31.7, 35.2),
        ),
        ("Shells fell on eastern Ukraine and northern Iraq.", "Iraq", "state:IRQ", (33.0, 44.0)),
    ],
)
def test_a_name_means_the_place_that_fits(text: str, words: str, country: str, near: tuple[float, float]) -> None:
    found = located(text)[words]
    assert found.place is not None and found.place.lat is not None and found.place.lon is not None
    assert found.country == country
    assert abs(found.place.lat - near[0]) + abs(found.place.lon - near[1]) < 3


def test_an_adjective_stands_for_its_state_and_is_no_place_by_itself() -> None:
    found = located("Russian troops crossed the border near Kharkiv.")
    assert found["Russian"].use == "associative"
    assert found["Russian"].country == "state:RUS"
    assert found["Kharkiv"].use == "literal"


def test_a_place_inside_another_name_is_found() -> None:
    found = located("The Cincinnati Police Department and the University of Michigan denied it.")
    assert found["Cincinnati"].use == found["Michigan"].use == "associative"


def test_a_place_that_no_table_has_stays_without_a_point() -> None:
    found = located("They met in Qwertzburgheim, a village in Germany.")
    assert found["Qwertzburgheim"].place is None
    assert found["Germany"].place is not None


def test_a_text_without_places_has_none() -> None:
    assert located("He said that it was late.") == {}
    assert LOCATOR.locate("", ANNOTATOR.annotate("", [])) == ()
