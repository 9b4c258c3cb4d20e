"""Labelled sets as documents: names out of mentions, sentences by themselves."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs PyTorch: pip install 'sitroom[train]'")

from training.data import Example, blank, one_by_one
from training.labels import ANYTHING
from training.proper import add_proper_names

from sitroom.annotate.labels import ENTITY
from sitroom.annotate.tokens import tokenize
from sitroom.records.text import Span

PROPER, OTHER = 1, 0


def example(text: str, heads: list[int], proper: str) -> Example:
    words = tokenize(text, Span(0, len(text)))
    gold = blank(len(words))
    gold["arc"][:] = heads
    gold["upos"][:] = [PROPER if word.of(text) in proper.split() else OTHER for word in words]
    gold["start"][:] = [i == 0 or text[words[i - 1].start] == "." for i in range(len(words))]
    return Example("one", text, words, gold)


def labels(found: Example) -> list[str]:
    named = {1 << i: label for i, label in enumerate(ENTITY)}
    return [named.get(int(bits), "?" if bits == ANYTHING else "*") for bits in found.gold["entity"]]


def lay(found: Example, *mentions: tuple[int, int, str]) -> list[str]:
    rows = [{"start": start, "end": end, "etype": kind} for start, end, kind in mentions]
    row = {"doc": "one", "nc_licence": False, "sentences": [[""] * len(found.words)], "mentions": rows}
    add_proper_names([found], [row], PROPER)
    return labels(found)


def test_a_name_is_the_proper_nouns_of_a_mention_without_its_title() -> None:
    found = example("President Vera Lund left Kyiv .", [2, 2, 3, 3, 3, 3], "President Vera Lund Kyiv")
    assert lay(found, (0, 3, "person"), (4, 5, "place")) == ["O", "B-PER", "I-PER", "O", "B-GPE", "O"]


def test_the_longer_name_wins_and_what_no_mention_names_is_left_open() -> None:
    text = "the University of Michigan won the Rose Bowl"
    found = example(text, [1, 4, 3, 1, 4, 7, 7, 4], "University Michigan Rose Bowl")
    assert lay(found, (0, 4, "organization"), (3, 4, "place")) == [
        "O", "B-ORG", "I-ORG", "I-ORG", "O", "O", "?", "?",
    ]  # fmt: skip


def test_a_mention_with_a_common_noun_at_its_head_names_nothing() -> None:
    found = example("the mayor of Lyon spoke", [1, 4, 3, 1, 4], "Lyon")
    assert lay(found, (0, 4, "person"), (3, 4, "place")) == ["O", "O", "O", "B-GPE", "O"]


def test_sentences_by_themselves_keep_their_words_and_heads() -> None:
    found = one_by_one([example("Ships left . They sank .", [1, 1, 1, 4, 4, 4], "")])
    assert [one.text for one in found] == ["Ships left .", "They sank ."]
    assert [word.of(found[1].text) for word in found[1].words] == ["They", "sank", "."]
    assert np.array_equal(found[1].gold["arc"], [1, 1, 1])
