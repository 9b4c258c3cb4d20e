"""The marks beside each word: letters, quotation marks, what stands before."""

import pytest

from sitroom.annotate.features import (
    ALL_CAPS,
    CAPITAL,
    CODES,
    DIGIT,
    INSIDE,
    IS_MARK,
    JOINED,
    LOWER,
    MIXED,
    NEW_LINE,
    OTHER,
    OUTSIDE,
    SPACE,
    case_of,
    find_marks,
)
from sitroom.annotate.tokens import tokenize
from sitroom.records.text import Span


def quoted(text: str) -> list[str]:
    """The words that are marked as standing inside quotation marks."""
    words = tokenize(text, Span(0, len(text)))
    return [
        text[word.start : word.end]
        for word, (_, state, _) in zip(words, find_marks(text, words), strict=True)
        if state == INSIDE
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("troops", LOWER), ("'s", LOWER), ("NATO", ALL_CAPS), ("U.S.", ALL_CAPS), ("I", CAPITAL), ("Kyiv", CAPITAL),
        ("Éric", CAPITAL), ("McCain", MIXED), ("iPhone", MIXED), ("F-16s", DIGIT), ("2022", DIGIT), ("—", OTHER),
        ("中文", OTHER),
    ],
)  # fmt: skip
def test_letters_of_a_word(printed: str, expected: int) -> None:
    assert case_of(printed) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “Not yet.” She left.", ["Not", "yet", "."]),
        ('He said: "Not yet." She left.', ["Not", "yet", "."]),
        ("`` Not yet , '' he said .", ["Not", "yet", ","]),
        ("''Not yet,'' he said.", ["Not", "yet", ","]),
        ("„Not yet“, he said.", ["Not", "yet"]),
        ("”Not yet”, he said.", ["Not", "yet"]),
        ("«Not yet», he said.", ["Not", "yet"]),
        ('A 6" gun was found, he said.', []),
        ("“Not yet.\n“Never.” He left.", ["Not", "yet", ".", "Never", "."]),
        ("“Not yet.\nHe left.", ["Not", "yet", "."]),
        ("The allies’ aid, and ‘talks’.", []),
    ],
)
def test_words_inside_quotation_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_apostrophe_pair_that_is_two_words_is_one_mark() -> None:
    text = "''Yes'' he said"
    words = [Span(0, 1), Span(1, 2), Span(2, 5), Span(5, 6), Span(6, 7), Span(8, 10), Span(11, 15)]
    states = [state for _, state, _ in find_marks(text, words)]
    assert states == [IS_MARK, IS_MARK, INSIDE, IS_MARK, IS_MARK, OUTSIDE, OUTSIDE]


def test_what_stands_before_each_word() -> None:
    text = "Kyiv's army\n\nleft"
    words = tokenize(text, Span(0, len(text)))
    assert [gap for _, _, gap in find_marks(text, words)] == [NEW_LINE, JOINED, SPACE, NEW_LINE]


def test_no_code_is_larger_than_its_table() -> None:
    text = "“Kyiv” iPhone F-16 NATO, war\n中"
    words = tokenize(text, Span(0, len(text)))
    for mark in find_marks(text, words):
        assert all(0 < code < size for code, size in zip(mark, CODES, strict=True))
