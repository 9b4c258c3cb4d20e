"""Who owes what to whom: a table of cases from the treaty texts, one line each, with the article and why.

Columns of tests/cases/world/duties.csv: `treaty` is `any` where no treaty at all may ask for defence; `duty` may also
be `absent` (no row) and `error`; `bound` is a count or ids separated by |; `reason` must stand in the row's `why`.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from sitroom.errors import QuestionError
from sitroom.world import Obligation, World, load_world
from sitroom.world.obligations import obligations

FILE = Path(__file__).parent.parent / "cases" / "world" / "duties.csv"
Case = dict[str, str]


def cases() -> list[Case]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def label(case: Case) -> str:
    parts = (case["on"], case["attacked"], case["by"], case["at"], case["treaty"], case["article"], case["duty"])
    return " ".join(part for part in parts if part)


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def answer(world: World, case: Case) -> list[Obligation]:
    day = date.fromisoformat(case["on"])
    return obligations(world, day, case["attacked"], by=case["by"] or None, at=case["at"] or None)


@pytest.mark.parametrize("case", cases(), ids=label)
def test_a_case_from_the_treaty_text(world: World, case: Case) -> None:
    if case["duty"] == "error":
        with pytest.raises(QuestionError, match="cover") as caught:
            answer(world, case)
        assert case["reason"] in str(caught.value)
        return
    rows = answer(world, case)
    if case["treaty"] == "any":
        assert not [row for row in rows if row.duty == "defend"]
        assert any(case["reason"] in row.why for row in rows if row.duty == "none")
        return
    found = [row for row in rows if row.treaty == case["treaty"] and case["article"] in ("", row.article)]
    if case["duty"] == "absent":
        assert not found
        return
    (row,) = [one for one in found if one.duty == case["duty"]] or [None]
    assert row is not None, found
    assert case["reason"] in row.why
    if case["bound"].isdigit():
        assert len(row.bound) == int(case["bound"]), row.bound
    else:
        assert set(row.bound) == set(filter(None, case["bound"].split("|")))


def test_the_table_is_large_and_every_case_says_why() -> None:
    assert len(cases()) >= 200 and all(case["why"] for case in cases())
    assert {"defend", "assist", "consult", "neutrality", "non_aggression", "none"} <= {case["duty"] for case in cases()}


def test_no_case_of_duty_none_is_silent() -> None:
    assert all(case["reason"] for case in cases() if case["duty"] in ("none", "error"))


def test_the_same_article_is_never_both_due_and_not_due(world: World) -> None:
    for case in cases():
        if case["duty"] == "error":
            continue
        rows = [(row.treaty, row.article) for row in answer(world, case) if row.duty in ("defend", "assist")]
        none = {(row.treaty, row.article) for row in answer(world, case) if row.duty == "none"}
        assert not set(rows) & none, case


def test_every_duty_to_help_says_when_and_who_decides(world: World) -> None:
    for clause in world.clauses:
        if clause.duty in ("defend", "assist"):
            assert clause.trigger and clause.decision, (clause.treaty, clause.article)
