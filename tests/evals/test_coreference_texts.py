"""From gold rows to texts and chains: code points, with and without the spaces between tokens."""

from evals.coreference import answer_chains, evaluate, gold_chains, text_of

ROW = {
    "doc": "a",
    "nc_licence": False,
    "sentences": [["Arland", "'s", "envoy", "left", "."], ["She", "was", "late", "."]],
    "space_after": [[0, 1, 1, 0, 1], [1, 1, 0, 1]],
    "mentions": [
        {"start": 0, "end": 3, "cluster": "1"},
        {"start": 5, "end": 6, "cluster": "1"},
        {"start": 0, "end": 2, "cluster": "2"},
    ],
}
TEXT = "Arland's envoy left. She was late."


def test_the_text_is_as_it_was_printed() -> None:
    text, places = text_of(ROW)
    assert text == TEXT
    assert [text[start:end] for start, end in places] == [t for s in ROW["sentences"] for t in s]


def test_chains_of_one_are_left_out() -> None:
    assert [[TEXT[start:end] for start, end in chain] for chain in gold_chains(ROW)] == [["Arland's envoy", "She"]]


def test_an_answer_with_the_same_spans_is_right() -> None:
    answer = {"a": {"id": "a", "chains": [[[0, 14], [21, 24]]]}}
    assert answer_chains(answer["a"]) == gold_chains(ROW)
    assert evaluate([ROW], answer)["open"].conll == 1.0
    assert evaluate([ROW], {})["all"].conll == 0.0
