"""Who could veto whom: cases from the founding texts, one line each; `vetoes` is a count or ids separated by |."""

import csv
from datetime import date
from pathlib import Path

import pytest

from sitroom.errors import QuestionError
from sitroom.world import World, load_world
from sitroom.world.duty_rows import Accession
from sitroom.world.vetoes import accession, covered_organisations, veto_holders

FILE = Path(__file__).parent.parent / "cases" / "world" / "vetoes.csv"
Case = dict[str, str]


def cases() -> list[Case]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def label(case: Case) -> str:
    return " ".join(part for part in (case["on"], case["org"], case["candidate"], case["step"]) if part)


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def answer(world: World, case: Case) -> list[Accession]:
    day = date.fromisoformat(case["on"])
    if case["candidate"]:
        return accession(world, case["org"], day, case["candidate"])
    return veto_holders(world, day, case["org"])


@pytest.mark.parametrize("case", cases(), ids=label)
def test_a_case_from_the_founding_text(world: World, case: Case) -> None:
    if case["rule"] == "error":
        with pytest.raises(QuestionError) as caught:
            answer(world, case)
        assert case["reason"] in str(caught.value)
        return
    (row,) = [row for row in answer(world, case) if str(row.step) == case["step"]]
    assert (row.article, row.rule) == (case["article"], case["rule"])
    assert case["reason"] in row.why
    if case["vetoes"].isdigit():
        assert len(row.vetoes) == int(case["vetoes"]), row.vetoes
    else:
        assert set(row.vetoes) == set(filter(None, case["vetoes"].split("|")))


def test_no_candidate_has_a_veto_on_itself(world: World) -> None:
    for case in cases():
        if case["rule"] != "error":
            assert all(case["candidate"] not in row.vetoes for row in answer(world, case))


def test_every_organisation_that_is_covered_has_members(world: World) -> None:
    inside = {row.org for row in world.memberships}
    assert set(covered_organisations(world)) <= inside
