"""Who is meant: names, surnames, titles on a date, pronouns, bodies; and the reasons for each link."""

import re

import pytest

from sitroom.annotate import open_annotator
from sitroom.link import Linker
from sitroom.records.dates import UNKNOWN, Interval, parse_day
from sitroom.records.links import Link
from sitroom.records.text import Block
from sitroom.world import load_world
from sitroom.world.gazetteer import load_gazetteer

WORLD = load_world()
ANNOTATOR = open_annotator(WORLD)
JANUARY = parse_day("2022-01-20") or UNKNOWN
OCTOBER = parse_day("2022-10-01") or UNKNOWN


def links(text: str, published: Interval = JANUARY) -> dict[str, Link]:
    """The links of a text by the words they stand on; of equal words the last."""
    blocks = [Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text)]
    found = LINKER.link(text, ANNOTATOR.annotate(text, blocks), published)
    return {link.span.of(text): link for link in found.links}


LINKER = Linker(WORLD, load_gazetteer())


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The Kremlin said it was ready.", "The Kremlin", "state:RUS"),
        ("Vladimir Putin said it was ready.", "Vladimir Putin", "person:vladimir-putin"),
        ("Joseph R. Biden, Jr. said it was ready.", "Joseph R. Biden, Jr.", "person:joe-biden"),
        ("J. Biden said it was ready.", "J. Biden", "person:joe-biden"),
        ("Volodymyr Zelenskiy said it was ready.", "Volodymyr Zelenskiy", "person:volodymyr-zelenskyy"),
        ("Kremlin officials said it was ready. In Kremlin eyes it was.", "Kremlin", "state:RUS"),
        (
            "Secretary of State John F. Kerry said it was ready.",
            "Secretary of State John F. Kerry",
            "person:john-kerry",
        ),
        ("Foreign Secretary Lizz Truss said it was ready.", "Lizz Truss", "person:liz-truss"),
        ("NATO’s deputy chief Mircea Geoan? said it was ready.", "Mircea Geoan", "person:mircea-geoana"),
        ("Ukrainian officials said it was ready.", "Ukrainian officials", "state:UKR"),
        ("The Russian president said it was ready.", "The Russian president", "person:vladimir-putin"),
        ("A Foreign Office spokesman said it was ready.", "A Foreign Office spokesman", "state:GBR"),
        ("Western allies said it was ready.", "Western allies", "group:western-allies"),
        ("Joe Biden flew home. He said it was ready.", "He", "person:joe-biden"),
        ("Talks with Olaf Scholz ended. Joe Biden left. He said it was ready.", "He", "person:joe-biden"),
        ("Joe Biden phoned Boris Johnson. The two leaders said it was ready.", "The two leaders", "person:joe-biden"),
        ("Boris Johnson flew in. The Prime Minister said it was ready.", "The Prime Minister", "person:boris-johnson"),
    ],
)
def test_words_mean_actors(text: str, words: str, actor: str) -> None:
    assert links(text)[words].actor == actor


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Kim Jong Un freed Ada Kim. Kim said it was ready.", "Kim", "person:kim-jong-un"),
        ("Xi Jinping flew in. Xi said it was ready.", "Xi", "person:xi-jinping"),
        ("Joe Biden thanked Ada Biden. Biden said it was ready.", "Biden", "person:joe-biden"),
        ("Joe Biden flew in. Ada Kalvane spoke. Kalvane said it was ready.", "Kalvane", "person:ada-kalvane"),
    ],
)
def test_a_surname_stays_with_who_holds_an_office(text: str, words: str, actor: str) -> None:
    assert links(text)[words].actor == actor


def test_an_office_belongs_to_whoever_holds_it_that_day() -> None:
    text = "The British prime minister said it was ready."
    assert links(text, JANUARY)["The British prime minister"].actor == "person:boris-johnson"
    assert links(text, OCTOBER)["The British prime minister"].actor == "person:liz-truss"
    assert links(text, UNKNOWN)["The British prime minister"].actor == "state:GBR"


def test_a_capital_is_a_place_behind_in_and_a_government_as_speaker() -> None:
    found = links("Moscow said the talks in Kyiv had failed.")
    assert found["Moscow"].actor == "state:RUS"
    assert found["Kyiv"].actor is None
    assert found["Kyiv"].place is not None


def test_a_person_speaks_for_the_state_whose_office_they_hold() -> None:
    assert links("Sergei Lavrov said it was ready.")["Sergei Lavrov"].speaks_for == "state:RUS"


def test_a_stranger_becomes_a_new_actor_with_the_role_as_printed() -> None:
    text = "Ruta Kalvane, the mayor of a border town, said it was ready. Kalvane left."
    blocks = [Block(0, len(text), "paragraph")]
    found = LINKER.link(text, ANNOTATOR.annotate(text, blocks), JANUARY)
    [new] = found.new_actors
    assert (new.name, new.role) == ("Ruta Kalvane", "mayor of a border town")


def test_unknown_stays_unknown() -> None:
    found = links("He said it was ready.")
    assert "He" not in found


def test_every_link_gives_its_reasons() -> None:
    found = links("Joe Biden flew home. He met the Russian president in Geneva.")
    assert all(link.reasons for link in found.values())
    assert "chain" in found["He"].reasons


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ruta Kalvane, who had left, said it was ready.", None),
        ("Ruta Kalvane, a pilot who had left, said it was ready.", "pilot"),
    ],
)
def test_a_role_is_a_noun_and_not_a_clause(text: str, role: str | None) -> None:
    found = LINKER.link(text, ANNOTATOR.annotate(text, [Block(0, len(text), "paragraph")]), JANUARY)
    assert [new.role for new in found.new_actors] == [role]


def test_a_strangers_surname_means_the_stranger() -> None:
    text = "Ruta Kalvane, the mayor, left. “We stay,” Kalvane said."
    found = LINKER.link(text, ANNOTATOR.annotate(text, [Block(0, len(text), "paragraph")]), JANUARY)
    assert found.links[-1].actor == "person:ruta-kalvane"


@pytest.mark.parametrize("text", ["What Putin said was old.", "He asked Under Putin to wait."])
def test_small_words_are_no_forenames(text: str) -> None:
    assert "Putin" in links(text)


def test_a_model_of_aircraft_is_nobody() -> None:
    found = links("A Russian Su-24 was hit near the border.")
    assert not any((link.actor or "").startswith("person:") for link in found.values())


def test_one_that_is_gone_is_not_meant_by_a_description() -> None:
    found = links("NATO grew after the Warsaw Pact had collapsed. The alliance said it was ready.")
    assert found["The alliance"].actor != "org:warsaw-pact"


def test_a_title_alone_is_no_new_person() -> None:
    found = links("Foreign Secretary said it was ready. NATO Secretary General said it was not.")
    assert not any((link.actor or "").startswith(("person:foreign", "org:nato-sec")) for link in found.values())


def test_in_a_list_of_news_he_is_who_opens_the_paragraph() -> None:
    text = (
        "Mircea Geoana said the plans were ready. He said they would be read.\n"
        "Vladimir Putin is shoring up relations with Cuba. He held talks with its president on Monday."
    )
    paragraphs = [Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text)]
    found = LINKER.link(text, ANNOTATOR.annotate(text, paragraphs), JANUARY)
    he = [link for link in found.links if link.span.of(text) == "He"]
    assert [link.actor for link in he] == ["person:mircea-geoana", "person:vladimir-putin"]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (
            "Mr Putin’s spokesman, Dmitry Peskov, said it was ready.",
            "Mr Putin’s spokesman, Dmitry Peskov,",
            "person:dmitry-peskov",
        ),
        ("A senior aide to President Putin said it was ready.", "A senior aide to President Putin", "state:RUS"),
        (
            "President Emmanuel Macron left. The president’s office said it was ready.",
            "The president’s office",
            "state:FRA",
        ),
    ],
)
def test_who_speaks_on_behalf_of_somebody_is_not_that_person(text: str, words: str, actor: str) -> None:
    assert links(text)[words].actor == actor


def test_a_lawyer_speaks_for_no_state_and_neither_does_an_opposition() -> None:
    found = links("A lawyer for Alexei Navalny said he was ill. Alexei Navalny said he was not.")
    assert "A lawyer for Alexei Navalny" not in found
    assert found["Alexei Navalny"].speaks_for is None
