"""The measures of attribution and of names, on made-up answers whose scores can be counted by hand."""

from typing import Any

import pytest

from evals import attribution, names

TEXT = "Lund said the port was shut. “We left,” he added. Critics doubt that the ships sailed."
GOLD = {
    "id": "a",
    "text": TEXT,
    "attributions": [
        {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 27]]},
        {"source": [[40, 42]], "cue": [[43, 48]], "content": [[29, 39]]},
        {"source": [[50, 57]], "cue": [[58, 63]], "content": [[64, 85]]},
    ],
}


def figures(*found: dict[str, Any]) -> dict[str, tuple[float, float]]:
    scores = attribution.evaluate([GOLD], {"a": {"attributions": list(found)}})
    return {name: (round(score.precision, 1), round(score.recall, 1)) for name, score in scores.items()}


def test_the_gold_itself_is_right() -> None:
    assert figures(*GOLD["attributions"])["pair"] == (100.0, 100.0)
    assert figures(*GOLD["attributions"])["mixed"] == (0.0, 0.0)  # there is none to find


def test_half_the_content_and_a_word_of_the_source_are_enough() -> None:
    found = figures({"source": [[0, 4]], "cue": [], "content": [[10, 27 - 4]]})
    assert found["pair"] == (100.0, 33.3)
    assert found["content"] == (0.0, 0.0)
    assert found["source"] == (100.0, 33.3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": [[50, 57]], "cue": [[5, 9]], "content": [[10, 27]]},  # another's words
        {"source": [], "cue": [[5, 9]], "content": [[10, 27]]},  # nobody's
        {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 13]]},  # too little of them
    ],
)
def test_what_is_no_pair(wrong: dict[str, Any]) -> None:
    assert figures(wrong)["pair"] == (0.0, 0.0)


def test_one_gold_is_matched_once() -> None:
    found = figures(GOLD["attributions"][0], GOLD["attributions"][0])
    assert found["pair"] == (50.0, 33.3)


def test_kinds_come_from_the_marks() -> None:
    assert attribution.kind_of(TEXT, [[29, 39]]) == "direct"
    assert attribution.kind_of(TEXT, [[10, 39]]) == "mixed"
    assert attribution.kind_of(TEXT, [[10, 27]]) == "indirect"


def test_an_article_without_an_answer_counts() -> None:
    assert attribution.evaluate([GOLD], {})["pair"].recall == 0.0


SENTENCE = {
    "tokens": ["Lund", "met", "the", "Port", "Union", "in", "Oslo", "."],
    "tags": ["B-PER", "O", "O", "B-ORG", "I-ORG", "O", "B-LOC", "O"],
}


def test_names_are_found_by_span_and_kind() -> None:
    mentions = [
        {"start": 0, "end": 4, "label": "PER"},
        {"start": 13, "end": 23, "label": "MISC"},
        {"start": 27, "end": 31, "label": "GPE"},
    ]
    score = names.evaluate([SENTENCE], {"0": {"mentions": mentions}})["names"]
    assert (score.right, score.answers, score.gold) == (2, 2, 3)


def test_two_names_side_by_side_stay_two() -> None:
    row = {"tokens": ["Lund", "Oslo"], "tags": ["B-PER", "B-PER"]}
    assert list(names.gold_names(row)) == [(0, 4, "person"), (5, 9, "person")]
