"""Measures of chains, with the worked example of the paper that describes the reference scorer."""

import pytest
from evals.coreference_measures import b_cubed, ceaf_e, muc, score_document, score_documents

GOLD = ["abc", "defg"]
FOUND = ["ab", "cd", "fghi"]


def test_the_worked_example() -> None:
    assert (muc(GOLD, FOUND).precision, muc(GOLD, FOUND).recall) == pytest.approx((2 / 5, 2 / 5))
    assert (b_cubed(GOLD, FOUND).precision, b_cubed(GOLD, FOUND).recall) == pytest.approx((0.5, 0.42), abs=0.005)
    assert (ceaf_e(GOLD, FOUND).precision, ceaf_e(GOLD, FOUND).recall) == pytest.approx((0.43, 0.65), abs=0.005)


def test_the_same_chains_score_one_in_any_order() -> None:
    scores = score_document(GOLD, ["gfed", "cba"])
    assert scores.conll == pytest.approx(1.0)
    assert scores.mentions.f1 == 1.0


def test_one_big_chain_keeps_all_links_and_loses_precision() -> None:
    scores = score_document(GOLD, ["abcdefg"])
    assert scores.muc.recall == 1.0
    assert scores.muc.precision == pytest.approx(5 / 6)
    assert scores.b_cubed.precision == pytest.approx((3 * 3 / 7 + 4 * 4 / 7) / 7)
    assert scores.ceaf_e.recall == pytest.approx((2 * 4 / 11) / 2)


def test_nothing_found_is_nothing_and_no_error() -> None:
    scores = score_document(GOLD, [])
    assert (scores.conll, scores.muc.precision, scores.ceaf_e.recall) == (0.0, 0.0, 0.0)


def test_documents_are_summed_before_shares_are_taken() -> None:
    both = score_documents([(GOLD, GOLD), (["xy"], [])])
    assert both.muc.recall == pytest.approx(5 / 6)
    assert both.muc.precision == 1.0
    assert both.b_cubed.recall == pytest.approx(7 / 9)
