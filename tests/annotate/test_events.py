"""Events: which words tell of one, of which type, who takes part, how firmly it is told."""

import pytest

from sitroom.annotate import open_annotator
from sitroom.records.annotation import Trigger
from sitroom.records.text import Block, Span
from sitroom.world import load_world

ANNOTATOR = open_annotator(load_world())


def triggers(text: str) -> list[Trigger]:
    return list(ANNOTATOR.annotate(text, [Block(0, len(text), "paragraph")]).triggers)


def typed(text: str) -> dict[str, str]:
    return {t.span.of(text): t.type for t in triggers(text) if t.type != "OTHER"}


def parts(text: str, trigger: str) -> tuple[list[str], list[str]]:
    found = next(t for t in triggers(text) if t.span.of(text) == trigger)
    return [span.of(text) for span in found.actors], [span.of(text) for span in found.recipients]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian troops invaded Georgia in August 2008.", {"invaded": "ASSAULT"}),
        ("The two presidents held talks in Geneva on Monday.", {"talks": "CONSULT"}),
        ("The prime minister spoke by telephone with President Macron.", {"spoke": "CONSULT"}),
        ("The European Union imposed sanctions on Belarus.", {"sanctions": "SANCTION"}),
        ("Thousands of people protested against the government in Minsk.", {"protested": "PROTEST"}),
        ("Germany sent 5,000 helmets to Ukraine.", {"sent": "AID"}),
        ("Poland expelled three Russian diplomats.", {"expelled": "SANCTION"}),
        ("The rebels withdrew their heavy weapons from the front.", {"withdrew": "RETREAT"}),
        ("Police arrested the leader of the opposition.", {"arrested": "COERCE"}),
        ("The minister accused Armenia of shelling two villages.", {"accused": "ACCUSE", "shelling": "ASSAULT"}),
        ("China deployed warships near Taiwan.", {"deployed": "MOBILIZE"}),
        ("Egypt urged Israel to open the crossing.", {"urged": "REQUEST"}),
        ("Peru withdrew the accreditation of eight envoys of Chile.", {"withdrew": "SANCTION"}),
        ("Peru endorsed the scathing attack on the minister.", {"attack": "ACCUSE"}),
        ("The president made an impassioned call for calm.", {"call": "REQUEST"}),
        ("Peru rejected the request of Chile.", {"rejected": "REJECT"}),
        ("Peru halted all cooperation with Chile.", {"halted": "SANCTION"}),
    ],
)
def test_an_event_has_a_type(text: str, expected: dict[str, str]) -> None:
    found = typed(text)
    assert {word: found.get(word) for word in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Shares in the bank rallied on Tuesday after two weeks of losses.",
        "The striker fired the ball past the keeper in the last minute.",
        "Heavy rain is expected in the north of the country this week.",
        "The museum, which opened in 1912, holds ten thousand paintings.",
        "Chad shares a border with Niger and with five other countries.",
        "The ministers are only killing time, the paper wrote.",
    ],
)
def test_what_is_no_business_of_states_has_no_type(text: str) -> None:
    assert typed(text) == {}


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Russian troops invaded Georgia in August 2008.", "invaded", ["Russian troops"], ["Georgia"]),
        ("Georgia was invaded by Russian troops in August 2008.", "invaded", ["Russian troops"], ["Georgia"]),
        ("Russia's invasion of Georgia lasted five days.", "invasion", ["Russia"], ["Georgia"]),
        ("The European Union imposed sanctions on Belarus.", "sanctions", ["The European Union"], ["Belarus"]),
        ("Poland, Hungary and Latvia condemned the attack.", "condemned", ["Poland", "Hungary", "Latvia"], []),
        ("Chad, Mali, Niger and Togo met with Ghana in Accra.", "met", ["Chad", "Mali", "Niger", "Togo"], ["Ghana"]),
        ("Peru protested when Chile invaded Bolivia in 1998.", "invaded", ["Chile"], ["Bolivia"]),
        ("In 1989 the president was toppled by mass protests.", "protests", [], []),
        ("Peru protested when Chile promised aid to Bolivia at a summit in Lima.", "summit", ["Chile"], []),
        ("The raid was met with scorn by Peru and led to Chile being expelled.", "raid", [], []),
        ("Peru invaded Chile and armed the rebels of Bolivia.", "invaded", ["Peru"], ["Chile"]),
        ("Peru condemned the attack on Chile.", "attack", [], ["Chile"]),
        pytest.param(
            "Brazil said that Peru would face sanctions if Chile was invaded.",
            "sanctions",
            ["Brazil"],
            ["Peru"],
            marks=pytest.mark.xfail(reason="who says what somebody else would face is taken to face it, too"),
        ),
        ("Brazil has often asked Peru to withdraw its troops.", "withdraw", ["Peru"], []),
        ("Brazil called on all sides to agree to a truce.", "agree", ["all sides"], []),
        ("They would oblige the alliance not to station troops in Chile.", "station", ["the alliance"], []),
        ("Two marchers were killed as the army of Peru closed the bridge.", "killed", [], ["Two marchers"]),
        ("Peru has defied Chile's demand that Bolivia leave the port.", "demand", ["Chile"], []),
        (
            "The guards of Peru fired tear gas to disperse students protesting against Chile.",
            "protesting",
            ["students"],
            ["Chile"],
        ),
        ("Before rebels shot down a jet and killed two, Peru had armed Chile.", "killed", ["rebels"], []),
        ("The alliance has expanded into Chile since 2004.", "expanded", ["The alliance"], []),
        ("The court in Lima rejected the request of Peru.", "rejected", ["The court in Lima"], ["Peru"]),
    ],
)
def test_who_takes_part(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    found = parts(text, trigger)
    assert found[0] == actors
    assert found[1] == recipients or not recipients


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ukraine fears it could be invaded.", "invaded", "possible"),
        ("Moscow plans to deploy more troops to Belarus.", "deploy", "planned"),
        ("The alliance will not send troops to Ukraine.", "send", "negated"),
        ("Russia could invade Ukraine within weeks.", "invade", "possible"),
        ("If Russia invades, the West will impose sanctions.", "invades", "conditional"),
        ("Russian troops invaded Georgia in August 2008.", "invaded", "actual"),
    ],
)
def test_how_firmly_it_is_told(text: str, trigger: str, expected: str) -> None:
    found = next(t for t in triggers(text) if t.span.of(text) == trigger)
    assert found.modality == expected


def test_the_verb_of_a_noun_that_tells_is_no_event_of_its_own() -> None:
    found = [t.span for t in triggers("Peru and Chile held talks in Lima.")]
    assert Span(20, 25) in found and Span(15, 19) not in found
