"""From scores of names to mentions, and what the registry adds."""

import numpy as np
import pytest
from network import Told, heads, words_of

from sitroom.annotate.entities import Named, find_mentions, with_known
from sitroom.annotate.known_names import KnownName, KnownNames
from sitroom.records.annotation import Mention
from sitroom.world import World, load_world


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def read(text: str, names: dict[str, str], world: World) -> list[tuple[str, str]]:
    words = words_of(text)
    sentences = [range(len(words))]
    outputs = [Told(names=names).output(text)]
    known = KnownNames(world).find(text, words, sentences)
    return [(m.span.of(text), m.label) for m in find_mentions(text, words, sentences, outputs, heads().entity, known)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The Kremlin met Lund.", {"Kremlin": "FAC", "Lund": "PER"}, [("Kremlin", "ORG"), ("Lund", "PER")]),
        ("Downing Street denied it.", {"Downing Street": "FAC"}, [("Downing Street", "ORG")]),
        ("Kyiv and Russian troops moved.", {"Kyiv": "ORG"}, [("Kyiv", "GPE"), ("Russian", "NORP")]),
        ("The Bank of Russia moved.", {"Bank of Russia": "ORG"}, [("Bank of Russia", "ORG")]),
        ("Ms Jordan spoke.", {"Jordan": "PER"}, [("Jordan", "PER")]),
        ("On 21 May it rained.", {}, []),
        ("The state moved.", {"The": "ORG"}, []),
        ("US troops moved.", {"US": "GPE"}, [("US", "GPE")]),
    ],
)  # fmt: skip
def test_one_policy(text: str, names: dict[str, str], expected: list[tuple[str, str]], world: World) -> None:
    assert read(text, names, world) == expected


def test_no_name_crosses_a_sentence() -> None:
    text = "They met Lund. Borel left."
    words = words_of(text)
    output = Told(names={"Lund. Borel": "PER"}).output(text)
    found = find_mentions(text, words, [range(4), range(4, 7)], [output], heads().entity)
    assert [m.span.of(text) for m in found] == ["Lund."]


def test_nothing_to_read() -> None:
    assert find_mentions("", [], [], [], heads().entity) == []


def test_a_word_that_the_network_knows_to_be_none() -> None:
    known = [KnownName("PER", 0, 1), KnownName("ORG", 1, 3)]
    sure = np.array([0.999, 0.999, 0.999], np.float32)
    assert [(n.label, n.first, n.last) for n in with_known([], known, sure, sure)] == [("ORG", 1, 3)]


def test_the_longer_name_stays() -> None:
    found = [Named("ORG", 1, 3, 0.8)]
    known = [KnownName("ORG", 0, 3)]
    outside = np.zeros(3, np.float32)
    assert [(n.first, n.last) for n in with_known(found, known, outside, outside)] == [(0, 3)]


def test_scores_are_probabilities(world: World) -> None:
    text = "Vera Lund left."
    (mention,) = find_mentions(
        text, words_of(text), [range(4)], [Told(names={"Vera Lund": "PER"}).output(text)], heads().entity
    )
    assert isinstance(mention, Mention)
    assert 0.9 < mention.score <= 1.0
