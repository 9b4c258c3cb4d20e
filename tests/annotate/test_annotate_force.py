"""What the words around an event make of it: drawn up, feared, conditional, none at all."""

import pytest

from sitroom.annotate import open_annotator
from sitroom.records.text import Block
from sitroom.world import load_world

ANNOTATOR = open_annotator(load_world())


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("Bordurian officials said they had seen plans detailing an invasion.", "invasion", "possible"),
        ('The minister called an invasion "highly likely".', "invasion", "possible"),
        ("Arland is preparing sanctions in the event Borduria invades Syldavia.", "invades", "conditional"),
        ("They insisted that they have no intentions of invading Syldavia.", "invading", "negated"),
        ("The hospitals can only be seen as preparation for an invasion.", "invasion", "possible"),
        ("Borduria has no plans to attack its neighbour.", "attack", "negated"),
        ("Reports of an invasion were rubbished by Borduria.", "invasion", "alleged"),
        ("A Bordurian invasion could happen during the games.", "invasion", "possible"),
        ("Borduria invaded Syldavia in the night.", "invaded", "actual"),
        ("The Bordurian war in Syldavia could drive up prices.", "war", "ongoing"),
        ("Arland will join the talks if it sends troops to the war in Syldavia.", "war", "ongoing"),
        ("Borduria will pay if it continues its aggression against Syldavia.", "aggression", "conditional"),
        ("In case of an attack on Syldavia the embassy will be moved.", "attack", "conditional"),
        ("Should Borduria invade Syldavia, the accords would be dead.", "invade", "conditional"),
        ("No Syldavian soldiers were killed in the shelling on Sunday.", "killed", "negated"),
        ("The army was unable to capture the port.", "capture", "negated"),
        ("The president has invited the king of Arland to visit Klow.", "visit", "possible"),
        ("NATO ruled out sending troops to fight Russia.", "fight", "negated"),
        ("The president rejected any attack on his neighbours.", "attack", "negated"),
    ],
)
def test_force(text: str, word: str, modality: str) -> None:
    triggers = ANNOTATOR.annotate(text, [Block(0, len(text), "paragraph")]).triggers
    found = {trigger.span.of(text): trigger.modality for trigger in triggers}
    assert found[word] == modality


def test_who_calls_an_attack_likely_does_not_attack() -> None:
    text = "Foreign Secretary Liz Truss called a Russian invasion “highly likely”."
    triggers = ANNOTATOR.annotate(text, [Block(0, len(text), "paragraph")]).triggers
    [invasion] = [trigger for trigger in triggers if trigger.span.of(text) == "invasion"]
    assert [span.of(text) for span in invasion.actors] == ["Russian"]
