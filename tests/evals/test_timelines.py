"""The measure of timelines: which days count, and how they are averaged."""

import pytest
from evals.timelines import chosen_days, date_f1

ANSWER = [
    {"date": "2022-05-01", "score": 9},
    {"date": "2022-05-03", "score": 1},
    {"date": "2022-05-04", "score": 3},
    {"date": "2022-05", "score": 8},
    {"date": "2022-05-05", "score": 2},
]


def test_days_outside_the_span_and_months_take_no_place() -> None:
    assert chosen_days(ANSWER, {"2022-05-03", "2022-05-05"}) == {"2022-05-04", "2022-05-05"}


def test_precision_and_recall_are_averaged_before_f1() -> None:
    both = {"2022-05-03", "2022-05-04", "2022-05-05"}
    assert date_f1([(ANSWER, both)]) == 100.0
    assert date_f1([(ANSWER, both), (ANSWER, {"2022-05-03", "2022-05-05"})]) == pytest.approx(75.0)
    assert date_f1([([], both)]) == 0.0
