"""Whose words an address is, by its title."""

from datetime import date

import pytest

from sitroom.annotate import open_annotator
from sitroom.link import Heading, Linker
from sitroom.link.voice import voice_of
from sitroom.records.dates import UNKNOWN, parse_day
from sitroom.records.text import Block
from sitroom.world import load_world
from sitroom.world.gazetteer import load_gazetteer

WORLD = load_world()
ON = date(2022, 3, 5)
BANKOVA, WHITE_HOUSE = "President of Ukraine (president.gov.ua)", "The White House"


@pytest.mark.parametrize(
    ("title", "outlet", "person"),
    [
        ("Our harvest is safe - address by President Volodymyr Zelenskyy", None, "person:volodymyr-zelenskyy"),
        ("Address of the President of Ukraine on the day of the fleet", None, "person:volodymyr-zelenskyy"),
        ("Address by the President to the citizens", BANKOVA, "person:volodymyr-zelenskyy"),
        ("Statement by President Joe Biden on the harbour", None, "person:joe-biden"),
        ("Remarks by President Biden on bridges", WHITE_HOUSE, "person:joe-biden"),
        ("Remarks by President Biden on bridges", BANKOVA, None),
        ("Remarks by President Biden and Chancellor Scholz", WHITE_HOUSE, None),
        ("Joint statement by the President of Ukraine and the President of Poland", BANKOVA, None),
        ("Address by the President to the citizens", None, None),
        ("Readout of the call of the President of Ukraine", BANKOVA, None),
        (None, WHITE_HOUSE, None),
    ],
)
def test_the_title_names_the_speaker(title: str | None, outlet: str | None, person: str | None) -> None:
    voice = voice_of(WORLD, Heading(title, outlet), "I thank you all.", ON)
    assert (voice and voice.person) == person


def test_a_transcript_of_several_has_no_one_voice() -> None:
    text = "THE PRESIDENT: Good morning.\nQ   Will you sign it?\nTHE PRESIDENT: I will."
    heading = Heading("Remarks by President Biden on bridges", WHITE_HOUSE)
    assert voice_of(WORLD, heading, text, ON) is None
    assert voice_of(WORLD, heading, "THE PRESIDENT: I will sign it.", ON) is not None


def test_i_and_we_outside_quotations_are_the_speaker_and_the_state() -> None:
    text = "I met with the President of Poland in Lviv. We asked Poland for buses. He said: “I will help.”"
    annotation = open_annotator(WORLD).annotate(text, [Block(0, len(text), "paragraph")])
    heading = Heading("Address by President Volodymyr Zelenskyy", None)
    links = Linker(WORLD, load_gazetteer()).link(text, annotation, parse_day("2022-03-05") or UNKNOWN, heading)
    meant = {link.span.of(text): link.actor for link in links.links if link.span.start < text.index("He said")}
    assert meant["I"] == "person:volodymyr-zelenskyy"
    assert meant["We"] == "state:UKR"
    inside = [link for link in links.links if link.span.start == text.index("I will")]
    assert all(link.actor != "person:volodymyr-zelenskyy" for link in inside)
