"""Happenings: words that tell that something took place, with who did it and how firmly it is told."""

from dataclasses import dataclass

import numpy as np
import pytest

from factory import make_document
from sitroom.annotate.happenings import Teller, facts_of, telling
from sitroom.compose.layers import Asked
from sitroom.pipeline import Reader
from sitroom.records.annotation import Trigger, Word
from sitroom.records.text import Span
from sitroom.world import load_world

READER = Reader(load_world())


@dataclass
class Output:
    """A window of words; the first column of `rel_dep` is what the teller looks at."""

    rel_dep: np.ndarray

    def __post_init__(self) -> None:
        rows = len(self.rel_dep)
        self.rel_head = self.coref_q = self.coref_k = self.entity = self.role = np.zeros((rows, 1), np.float32)


def words(text: str, rows: list[tuple[str, int | None, str]]) -> list[Word]:
    found, place = [], 0
    for printed, (upos, head, relation) in zip(text.split(), rows, strict=True):
        start = text.index(printed, place)
        place = start + len(printed)
        found.append(Word(Span(start, place), printed.lower(), upos, head, relation))
    return found


def told(text: str, rows: list[tuple[str, int | None, str]], scores: list[float]) -> list[str]:
    output = Output(np.array(scores, np.float32)[:, None])
    weights = np.zeros(facts_of(output).shape[1], np.float32)
    weights[0] = 1.0
    tree = words(text, rows)
    return [tree[i].span.of(text) for i in telling(tree, [output], Teller(weights, 0.0))]


def test_words_that_hang_together_are_one_happening() -> None:
    rows = [("DET", 1, "det"), ("NOUN", 2, "nsubj"), ("VERB", None, "root"), ("NOUN", 2, "obj"), ("ADP", 2, "advmod")]
    assert told("The vote took place today", rows, [-1, 2, 2, 2, -1]) == ["took"]
    assert told("The vote took place today", rows, [-1, 2, -1, 2, 2]) == ["vote", "place"]


def test_a_preposition_never_tells() -> None:
    rows = [("NOUN", None, "root"), ("ADP", 2, "case"), ("PROPN", 0, "nmod")]
    assert told("talks in Bern", rows, [1, 1, -1]) == ["talks"]


def happenings(text: str) -> dict[str, Trigger]:
    annotation = READER.scope(make_document(text, "2022-01-20")).annotation
    return {trigger.span.of(text): trigger for trigger in annotation.triggers}


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients", "modality"),
    [
        ("The old bridge collapsed on Friday.", "collapsed", [], [], "actual"),
        ("Two villagers were arrested by the police.", "arrested", ["the police"], ["Two villagers"], "actual"),
        ("The museum will open on Monday.", "open", [], [], "planned"),
        ("The court did not release the editor.", "release", ["The court"], ["the editor"], "negated"),
        ("Prices could rise if the strike goes on.", "rise", [], [], "conditional"),
    ],
)
def test_the_tree_says_who_did_it_and_how_firmly_it_is_told(
    text: str, trigger: str, actors: list[str], recipients: list[str], modality: str
) -> None:
    found = happenings(text)[trigger]
    assert [span.of(text) for span in found.actors] == actors
    assert [span.of(text) for span in found.recipients] == recipients
    assert found.modality == modality


def test_a_happening_without_a_type_is_no_line_of_the_ledger_but_a_row_of_annotate() -> None:
    document = make_document("The old bridge collapsed on Friday.", "2022-01-20")
    row = READER.annotate(document, 1, Asked())
    (event,) = [event for event in row["events"] if event["type"] == "OTHER"]
    assert (event["root"], event["date"]["edtf"]) == (None, "2022-01-14")


def test_whoever_speaks_beside_a_coded_event_makes_a_statement() -> None:
    texts = (
        "The army shelled the town on Friday, residents said.",
        "The road stayed closed on Friday, residents said.",
    )
    roots = []
    for text in texts:
        row = READER.annotate(make_document(text, "2022-01-20"), 1, Asked())
        roots.append(
            [event["root"] for event in row["events"] if event["trigger"] == [text.index("said"), len(text) - 1]]
        )
    assert roots == [["01"], [None]]
