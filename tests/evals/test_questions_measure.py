"""The measure of questions."""

from collections import Counter

from evals.measure import read_rows
from evals.questions import GOLD, POOL, is_right, rank_of


def test_a_sentence_cut_at_an_abbreviation_is_still_the_one() -> None:
    right = "The envoy met Gen. Otto Brand at the border on Monday night."
    assert is_right("The envoy met Gen.\n  Otto Brand at the border on Monday night.", right)
    assert is_right("Otto Brand at the border on Monday night.", right)
    assert not is_right("The envoy met nobody at all.", right)
    assert not is_right("The envoy", right)


def test_the_place_of_the_first_right_one_counts() -> None:
    found = ["Rain fell all week long on the coast.", "Farmers sold their cattle at a loss."]
    assert rank_of(found, ["Farmers sold their cattle at a loss.", "Nothing else is right."]) == 1
    assert rank_of(found, ["Nothing else is right in this place."]) is None


def test_the_gold_is_what_its_page_says() -> None:
    pairs = list(read_rows(GOLD / "retrieval.jsonl"))
    assert len(pairs) == 100 and sum(len(row["also"]) for row in pairs) == 37
    assert {row["collection"] for row in pairs} == {file.split(".")[0] for file in POOL}
    kinds = Counter(row["kind"] for row in read_rows(GOLD / "questions.jsonl"))
    assert kinds == {"heading": 18, "own": 22, "refuse": 12}
