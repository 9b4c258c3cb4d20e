"""What one actor does to another, by pairs in sentences of our own."""

import pytest

from sitroom.annotate import open_annotator
from sitroom.annotate.hashed import runs, word_pieces
from sitroom.annotate.kinds import kind_between
from sitroom.records.text import Block, Span
from sitroom.world import load_world

ANNOTATOR = open_annotator(load_world())


def kind(text: str, source: str | None, target: str | None) -> str | None:
    annotation = ANNOTATOR.annotate(text, [Block(0, len(text), "paragraph")])
    spans = (Span(text.index(words), text.index(words) + len(words)) if words else None for words in (source, target))
    return kind_between(annotation, *spans)


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("Peru accused Chile of moving the border stones.", "Peru", "Chile", "ACCUSE"),
        ("Chile was accused by Peru of moving the border stones.", "Peru", "Chile", "ACCUSE"),
        ("Troops shelled the rebels near the river.", "Troops", "the rebels", "ASSAULT"),
        ("Iraqi troops invaded Kuwait on Thursday.", "Iraqi troops", "Kuwait", "ASSAULT"),
        ("The minister met her Danish counterpart in Oslo.", "The minister", "her Danish counterpart", "CONSULT"),
        ("Norway lifted its embargo on the island.", "Norway", "the island", "CONCEDE"),
        ("The rebels released two hostages on Monday.", "The rebels", "two hostages", "RETREAT"),
        ("Police arrested two union leaders.", "Police", "two union leaders", "COERCE"),
        ("It rained all day. Norway urged the junta to free them.", "Norway", "the junta", "REQUEST"),
    ],
)
def test_a_pair_has_a_type(text: str, source: str, target: str, expected: str) -> None:
    assert kind(text, source, target) == expected


def test_one_end_may_be_unnamed_but_not_both() -> None:
    assert kind("Two union leaders were arrested.", None, "Two union leaders") == "COERCE"
    assert kind("Two union leaders were arrested.", None, None) is None


def test_facts_are_runs_and_pieces() -> None:
    assert list(runs(["a", "b"], "n:")) == ["n:a", "n:b", "n:a_b"]
    assert list(word_pieces("go")) == ["c:^go", "c:go$", "c:^go$"]
