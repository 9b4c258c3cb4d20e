"""Sentences and their trees from scores made by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from sitroom.annotate.starts import decode_sentences
from sitroom.annotate.syntax import SyntaxLabels, decode_syntax
from sitroom.annotate.tokens import tokenize
from sitroom.annotate.windows import NOTHING, PARAGRAPH
from sitroom.records.text import Span

LABELS = SyntaxLabels(
    upos=("NOUN", "VERB", "PUNCT"),
    deprel=("nsubj", "punct", "root"),
    lemma=("=0", "l0", "l2y", "l1"),
    rel_weight=np.eye(3, dtype=np.float32),
    rel_bias=np.zeros(3, np.float32),
)


@dataclass(frozen=True)
class Output:
    """One window's scores, as the network would give them."""

    first_word: int
    arc: np.ndarray
    rel_dep: np.ndarray
    rel_head: np.ndarray
    upos: np.ndarray
    lemma: np.ndarray
    start: np.ndarray


def one_hot(classes: Sequence[int], size: int) -> np.ndarray:
    return 4.0 * np.eye(size, dtype=np.float32)[list(classes)]


def output(first: int, heads: list[int], relations: list[int], *, starts: list[int] | None = None) -> Output:
    size = len(heads)
    return Output(
        first_word=first,
        arc=one_hot(heads, size),
        rel_dep=one_hot(relations, 3),
        rel_head=np.zeros((size, 3), np.float32),
        upos=one_hot([0, 1, 2][:size] + [0] * (size - 3), 3),
        lemma=one_hot([1, 2, 1][:size] + [0] * (size - 3), 4),
        start=np.array([3.0 if i in (starts or [0]) else -3.0 for i in range(size)], np.float32),
    )


def test_a_sentence() -> None:
    text = "Officials said."
    words = tokenize(text, Span(0, len(text)))
    found = decode_syntax(text, words, [range(3)], [output(0, [1, 1, 1], [0, 2, 1])], LABELS)
    assert [(w.span.of(text), w.lemma, w.upos, w.head, w.deprel) for w in found] == [
        ("Officials", "officials", "NOUN", 1, "nsubj"),
        ("said", "say", "VERB", None, "root"),
        (".", ".", "PUNCT", 1, "punct"),
    ]


def test_heads_stay_in_the_sentence_and_count_through_the_document() -> None:
    text = "They came. They saw."
    words = tokenize(text, Span(0, len(text)))
    # The last full stop would rather hang on the first verb, and the second verb too.
    first, second = output(0, [1, 1, 1], [0, 2, 1]), output(3, [1, 1, 1], [0, 1, 1])
    found = decode_syntax(text, words, [range(3), range(3, 6)], [first, second], LABELS)
    assert [w.head for w in found] == [1, None, 1, 4, None, 4]
    together = output(0, [1, 1, 1, 4, 1, 1], [0, 2, 1, 0, 2, 1])
    again = decode_syntax(text, words, [range(3), range(3, 6)], [together], LABELS)
    assert all(w.head is None or w.head // 3 == i // 3 for i, w in enumerate(again))
    assert sum(w.head is None for w in again) == 2


def test_the_root_and_only_the_root_is_root() -> None:
    text = "Officials said."
    words = tokenize(text, Span(0, len(text)))
    found = decode_syntax(text, words, [range(3)], [output(0, [1, 1, 1], [2, 0, 2])], LABELS)
    assert [w.deprel == "root" for w in found] == [False, True, False]


def test_the_upper_end_decides_with_the_lower() -> None:
    text = "Officials said."
    words = tokenize(text, Span(0, len(text)))
    scores = output(0, [1, 1, 1], [0, 2, 0])
    scores.rel_head[1] = [0.0, 9.0, 0.0]  # under this verb everything is punctuation
    found = decode_syntax(text, words, [range(3)], [scores], LABELS)
    assert [w.deprel for w in found] == ["punct", "root", "punct"]


def breaks(text: str, words: Sequence[object]) -> list[int]:
    starts = [getattr(word, "start", 0) for word in words]
    return [PARAGRAPH if i == 0 or "\n" in text[starts[i - 1] : starts[i]] else NOTHING for i in range(len(words))]


@dataclass(frozen=True)
class Starts:
    first_word: int
    start: np.ndarray


@pytest.mark.parametrize(
    ("text", "likely", "expected"),
    [
        ("He left. She came.", {3}, ["He left.", "She came."]),
        ("Talks\nHe left.", set(), ["Talks", "He left."]),  # a paragraph begins a sentence whatever the scores say
        ("He left. Russia's army", {4}, ["He left. Russia's army"]),  # never inside what is written as one
        ("“He left.” She", {4, 5}, ["“He left.”", "She"]),  # the closing mark stays, though it is likely
        ("its denials.The row", {3}, ["its denials.", "The row"]),  # scrapes lose spaces
        ("It left. (CSTO, Jan. 25) It", {3, 9}, ["It left. (CSTO, Jan. 25)", "It"]),
        ("in the U.S. The talks", set(), ["in the U.S.", "The talks"]),
        ("in the U.S. President", set(), ["in the U.S. President"]),
        ("when Dr. He left", set(), ["when Dr. He left"]),
        ("al-Ani left", {2}, ["al-Ani left"]),
        ("", set(), []),
    ],
)
def test_sentences(text: str, likely: set[int], expected: list[str]) -> None:
    words = tokenize(text, Span(0, len(text)))
    scores = np.array([2.0 if i in likely else -2.0 for i in range(len(words))], np.float32)
    outputs = [Starts(0, scores)] if words else []
    found = decode_sentences(text, words, breaks(text, words), outputs)
    assert [text[words[s.start].start : words[s.stop - 1].end] for s in found] == expected


def test_a_window_begins_a_sentence() -> None:
    text = "one two three four"
    words = tokenize(text, Span(0, len(text)))
    low = np.full(2, -9.0, np.float32)
    assert decode_sentences(text, words, breaks(text, words), [Starts(0, low), Starts(2, low)]) == [
        range(2),
        range(2, 4),
    ]
