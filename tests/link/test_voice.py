"""Whose words an address is, by its title."""

import re
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


BRIEFING = """MS. KALVANE: Thank you. We will not send the boats.

Q    Has the President read it? I think he has not.

MS. KALVANE: I believe he has.

THE PRESIDENT: Well, thanks. I believe that the boats are old. We reject the plan.

SENIOR ADMINISTRATION OFFICIAL: Hello. I think that the plan is old."""


def spoken(text: str, heading: Heading) -> dict[str, str | None]:
    """Whom the links of a text mean, by their words and their number: "I 2" is the second "I"."""
    blocks = [Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text)]
    annotation = open_annotator(WORLD).annotate(text, blocks)
    links = Linker(WORLD, load_gazetteer()).link(text, annotation, parse_day("2022-03-05") or UNKNOWN, heading).links
    found: dict[str, str | None] = {}
    for link in sorted(links, key=lambda one: one.span):
        words = link.span.of(text)
        number = len(re.findall(rf"\b{re.escape(words)}\b", text[: link.span.end]))
        found[f"{words} {number}"] = link.actor
    return found


def test_a_turn_of_a_transcript_is_its_speaker_s() -> None:
    found = spoken(BRIEFING, Heading("Press Briefing by Press Secretary Ruta Kalvane", WHITE_HOUSE))
    assert found.get("I 1") is None, "a reporter has no name"
    assert found["THE PRESIDENT 1"] == found["I 3"] == "person:joe-biden"
    assert found["We 2"] == "state:USA"
    assert found["I 4"] == "state:USA", "an official of the house"
    assert spoken(BRIEFING, Heading(None, None)).get("I 3") is None, "of what, nobody says"


def test_the_president_of_a_page_s_own_house_goes_before_whom_it_has_just_named() -> None:
    text = "Talks with President Vladimir Putin ended. The President said that the boats were ready."
    assert spoken(text, Heading(None, WHITE_HOUSE))["The President 1"] == "person:joe-biden"
    assert spoken(text, Heading(None, "The Arland Post"))["The President 1"] == "person:vladimir-putin"


def test_names_are_labels_where_several_are() -> None:
    text = (
        "Vladimir Putin: Welcome. I think that the plan is old. We reject it. Joe Biden: Thanks. I know it. "
        "Vladimir Putin: Good. I think that we agree."
    )
    found = spoken(text, Heading(None, None))
    assert [found.get(f"I {number}") for number in (1, 3)] == ["person:vladimir-putin"] * 2
    assert found["We 1"] == "state:RUS"
    assert spoken("Vladimir Putin: plan is old. I think that it is.", Heading(None, None)).get("I 1") is None
