"""The measure of numbers: what is a right value, a right unit and a right change."""

import json
from pathlib import Path
from typing import Any

import pytest
from evals.quantities import evaluate, figures, texts

TEXT = "Prices rose 5% to about 40 dollars, and 20 to 30 red foxes watched."


def gold(value: float | list[float], unit: str | None, change: str = "=") -> dict[str, Any]:
    return {"value": value, "normalized_unit": unit, "change": change}


def found(value: float | None, bound: str = "exact", unit: str | None = None, **more: Any) -> dict[str, Any]:
    return {"low": value, "high": value, "value": value, "bound": bound, "unit": unit, "of_what": None, **more}


def f1(asked: list[dict[str, Any]], answered: list[dict[str, Any]]) -> dict[str, float]:
    row = {"id": 1, "text": TEXT, "quantities": asked}
    return {name: score.f1 for name, score in evaluate([row], {"1": {"quantities": answered}}).items()}


ALL = {"value": 100.0, "value+unit": 100.0, "value+change": 100.0}


def test_units_agree_by_name_by_code_and_by_the_words_counted() -> None:
    start = TEXT.index("red foxes")
    counted = found(None, "between", "fox", low=20, high=30, of_what=[start, start + 9])
    answers = [found(5, unit="percent", change="up"), found(40, "about", "USD"), counted]
    assert f1([gold(5, "percentage", "up"), gold(40, "dollar", "~"), gold([20, 30], "red foxes")], answers) == ALL
    assert f1([gold([20, 30], "fox")], [counted]) == ALL
    assert f1([gold(3, None)], [found(3)]) == ALL


def test_a_change_goes_before_the_bound() -> None:
    scores = f1([gold(5, "percentage", "up")], [found(5, unit="percent")])
    assert scores == {"value": 100.0, "value+unit": 100.0, "value+change": 0.0}


def test_a_range_is_no_single_value() -> None:
    assert f1([gold([20, 30], "-")], [found(25)])["value"] == 0.0
    assert f1([gold(20, "-")], [found(None, "between", low=20, high=20)])["value"] == 0.0


def test_an_open_end_stands_for_the_value() -> None:
    assert f1([gold(200, "-", ">")], [found(None, "at_least", low=200)]) == ALL
    assert f1([gold(200, "-", "<")], [found(None, "up_to", high=200)]) == ALL


def test_each_answer_counts_once_and_the_best_goes_first() -> None:
    scores = f1(
        [gold(5, "kilometre"), gold(5, "percentage")], [found(5, unit="percent"), found(5, unit="km"), found(5)]
    )
    assert scores["value"] == scores["value+unit"] == pytest.approx(80.0)


def test_nothing_found_and_rows_left_out_are_misses() -> None:
    row = {"id": "a", "text": TEXT, "quantities": [gold(5, "-")]}
    assert evaluate([row], {})["value"].recall == 0.0


def test_sets_without_changes_have_no_figure_for_them(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    row = {"id": "a", "text": TEXT, "quantities": [{"value": 5, "normalized_unit": "percentage"}]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert texts(path) == [{"id": "a", "text": TEXT}]
    answers = [{"id": "a", "quantities": [found(5, unit="percent")]}]
    assert figures(path, answers) == {"value": 100.0, "value+unit": 100.0}
