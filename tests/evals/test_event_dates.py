"""The measure of the dates of happenings: labels of both kinds, and shares by source."""

from typing import Any

import pytest
from evals.event_dates import evaluate, is_right


def date(earliest: str | None, latest: str | None) -> dict[str, Any]:
    return {"earliest": earliest, "latest": latest}


@pytest.mark.parametrize(
    ("anchor", "found", "right"),
    [
        (["2022-02-01", "2022-02-28"], date("2022-02-01", "2022-02-28"), True),
        (["2022-02-01", "2022-02-28"], date(None, "2022-02-28"), False),
        ({"day": "2022-02-16T08:00"}, date("2022-02-16", "2022-02-16"), True),
        ({"day": "2022-02"}, date("2022-02-01", "2022-02-28"), True),
        ({"day": "2022-02"}, date("2022-02-03", "2022-02-03"), False),
        ({"before": "2022-02-16"}, date(None, "2022-02-16"), True),
        ({"before": "2022-02-16"}, date("2022-02-16", "2022-02-16"), False),
        ({"after": "2022-01-01", "before": "2022-02-16"}, date("2022-01-01", "2022-02-16"), True),
        ({"after": "2022-02-16"}, date("2022-02-16", None), True),
        (None, date("2022-02-16", "2022-02-16"), False),
        ({"day": "2022-02-16"}, date(None, None), False),
    ],
)
def test_a_label_is_right_or_wrong_as_a_whole(anchor: Any, found: dict[str, Any], right: bool) -> None:
    assert is_right({"anchor": anchor}, found) is right


def test_shares_are_counted_by_source_and_a_missing_text_is_wrong() -> None:
    gold = [
        {"doc": "a", "source": "x", "anchor": ["2022-02-16", "2022-02-16"]},
        {"doc": "a", "source": "x", "anchor": ["2022-02-17", "2022-02-17"]},
        {"doc": "b", "source": "y", "anchor": ["2022-02-16", "2022-02-16"]},
    ]
    answer = {"a": {"when": [date("2022-02-16", "2022-02-16")] * 2}}
    assert {name: score.f1 for name, score in evaluate(gold, answer).items()} == {"x": 50.0, "y": 0.0}
