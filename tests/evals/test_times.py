"""The measure of times: made-up sentences with their gold, and answers laid over them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from evals.times import days_of, evaluate, figures, pair, texts, value_days

TEXT = "On Friday the envoys met; they will meet again next week, and every month. \u201cToday\u201d is quiet."
GOLD = {
    "id": "a",
    "dct": "2022-02-16",
    "text": TEXT,
    "timexes": [
        {"start": 3, "end": 9, "type": "DATE", "value": "2022-02-11"},
        {"start": 48, "end": 57, "type": "DATE", "value": "2022-W08"},
        {"start": 62, "end": 73, "type": "SET", "value": "P1M"},
        {"start": 75, "end": 82, "type": "DATE", "value": "2022-02-16"},
    ],
}


def timex(start: int, end: int, value: str, earliest: str | None = None, latest: str | None = None) -> dict[str, Any]:
    return {"start": start, "end": end, "type": "DATE", "value": value, "earliest": earliest, "latest": latest}


def test_gold_against_itself_is_perfect() -> None:
    assert {score.f1 for score in evaluate([GOLD], {"a": GOLD}).values()} == {100.0}


def test_each_measure_counts_its_own() -> None:
    answer = {
        "timexes": [
            timex(0, 9, "2022-02-11", "2022-02-11", "2022-02-11"),  # "On Friday": another span, the same day
            timex(48, 57, "2022-W07", "2022-02-14", "2022-02-20"),  # the wrong week
            timex(62, 73, "P1M", "2022-02-01", "2022-02-28"),  # days for a set: not judged
            timex(76, 81, "2022-02-16", "2022-02-16", "2022-02-16"),  # the gold's quotation marks do not count
            timex(10, 13, "2022", "2022-01-01", "2022-12-31"),  # no time at all
        ]
    }
    scores = evaluate([GOLD], {"a": answer})
    assert {name: (score.right, score.answers, score.gold) for name, score in scores.items()} == {
        "strict": (3, 5, 4),
        "relaxed": (4, 5, 4),
        "value": (3, 5, 4),
        "interval": (2, 4, 3),
    }


def test_a_document_without_answer_has_no_times() -> None:
    assert {score.f1 for score in evaluate([GOLD], {}).values()} == {0.0}


def test_pairs_are_one_to_one_and_best_first() -> None:
    assert pair([(0, 4), (5, 12)], [(0, 12), (5, 12)]) == [(1, 1), (0, 0)]
    assert pair([(0, 4)], [(4, 8)]) == []


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2022-W08-WE", date(2022, 2, 26), date(2022, 2, 27)),
        ("2022-W08-3", date(2022, 2, 23), date(2022, 2, 23)),
        ("2021-Q4", date(2021, 10, 1), date(2021, 12, 31)),
        ("2021-WI", date(2021, 12, 1), date(2022, 2, 28)),
        ("2022-02-16TNI", date(2022, 2, 16), date(2022, 2, 16)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
        ("FY1990", date(1990, 1, 1), date(1990, 12, 31)),
    ],
)
def test_days_of_values(value: str, first: date, last: date) -> None:
    assert value_days(value) == (first, last)


@pytest.mark.parametrize("value", ["P3M", "PAST_REF", "2022-02-30", "XXXX-WXX-1", ""])
def test_values_without_days(value: str) -> None:
    assert value_days(value) is None


def test_days_of_modifiers_and_ends() -> None:
    assert days_of({"value": "2022", "mod": "END"}) == (date(2022, 7, 2), date(2022, 12, 31))
    assert days_of({"value": "2022", "mod": "END"}, value_only=True) == (date(2022, 1, 1), date(2022, 12, 31))
    assert days_of({"value": None, "from": "2014", "notAfter": "2015-02"}) == (date(2014, 1, 1), date(2015, 2, 28))
    assert days_of({"value": "2014/2015"}) == (date(2014, 1, 1), date(2015, 12, 31))
    assert days_of({"value": "2015/2014"}) is None


def test_file_to_texts_and_figures(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    assert texts(path) == [{"id": "a", "text": TEXT, "published": "2022-02-16"}]
    assert figures(path, [GOLD])["interval"] == 100.0
