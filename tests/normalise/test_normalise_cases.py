"""Cases from tests/cases/normalise: what is found in a text, and what must stay untouched."""

import json
from pathlib import Path
from typing import Any

import pytest

from sitroom.normalise.values import find_values
from sitroom.records.dates import UNKNOWN, Interval, parse_day, range_interval
from sitroom.records.text import Span
from sitroom.records.values import Values

CASES = Path(__file__).parents[1] / "cases" / "normalise"


def published(text: str | None) -> Interval:
    """A day, a month, a range of days, or nothing."""
    if text is None:
        return UNKNOWN
    first, _, last = text.partition("/")
    earliest = parse_day(first)
    assert earliest is not None
    if not last:
        return earliest
    latest = parse_day(last)
    assert latest and earliest.first and latest.last
    return range_interval(earliest.first, latest.last)


def split(text: str) -> list[Span]:
    """Sentences of a case: a full stop, a space and a capital letter or bracket end one."""
    starts = [0] + [
        i + 2 for i in range(len(text) - 2) if text[i : i + 2] == ". " and text[i + 2].isupper() | (text[i + 2] == "(")
    ]
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def found(values: Values, text: str) -> dict[str, list[list[Any]]]:
    """What was found, in the form of the cases."""
    return {
        "timexes": [[t.span.of(text), t.value, t.date.edtf if t.date else None] for t in values.timexes],
        "quantities": [
            [q.span.of(text), q.low, q.high, q.value, q.bound, q.unit, q.of_what.of(text) if q.of_what else None]
            for q in values.quantities
        ],
        "doubts": [[d.kind, d.text, d.suggestion and d.suggestion[:10]] for d in values.doubts],
    }


def cases() -> list[Any]:
    """All cases; those expected to fail are strict."""
    rows = [
        (path.stem, json.loads(line)) for path in sorted(CASES.glob("*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    strict = pytest.mark.xfail(strict=True, reason="known failure")
    return [
        pytest.param(row, id=f"{kind}-{row['label']}", marks=[strict] if row["expect"] == "fail" else [])
        for kind, row in rows
    ]


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    got = found(find_values(text, split(text), published(case["published"])), text)
    for kind, expected in case["expected"].items():
        assert got[kind] == expected, case["comment"]


def test_days_of_a_report_are_of_its_own_weeks_whatever_years_it_recalls() -> None:
    recalled = "The fleet had fired in 2011, in 2012, in 2013, in 2014, in 2015 and in 2019. "
    told = "The fleet fired on March 3. The mayor fled on March 4. The envoys met on March 5."
    text = recalled + told
    values = find_values(text, split(text), published("2022-03-06"))
    days = [timex.value for timex in values.timexes if "March" in timex.span.of(text)]
    assert days == ["2022-03-03", "2022-03-04", "2022-03-05"]
