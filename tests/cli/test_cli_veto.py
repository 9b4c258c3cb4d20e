"""`sitroom veto`: who could stop whom from joining, as a table and as JSON; and what the duties' JSON adds."""

import json

import pytest

FIELDS = ["org", "candidate", "step", "article", "rule", "vetoes", "text_summary", "why"]


def rows_of(run, *arguments: str) -> list[dict[str, object]]:
    return json.loads(run("veto", *arguments, "--format", "json").stdout)


def test_every_member_on_the_day_with_the_article(run) -> None:
    (row,) = rows_of(run, "NATO", "--candidate", "Ukraine", "--on", "2022-01-25")
    assert list(row) == FIELDS
    assert (row["article"], row["rule"], len(row["vetoes"])) == ("Art. 10", "unanimity", 30)


def test_two_steps_into_the_united_nations(run) -> None:
    first, second = rows_of(run, "UN", "--candidate", "Kosovo", "--on", "2022-01-25")
    assert set(first["vetoes"]) == {f"state:{code}" for code in ("CHN", "FRA", "GBR", "RUS", "USA")}
    assert second["vetoes"] == [] and "no single vote" in second["why"]


def test_a_member_is_told_to_be_one(run) -> None:
    result = run("veto", "NATO", "--candidate", "Poland", "--on", "2022-01-25")
    assert result.exit_code == 0 and "already a member" in result.stdout


def test_the_vetoes_of_the_security_council(run) -> None:
    (row,) = rows_of(run, "UN Security Council", "--on", "1971-10-24")
    assert "state:TWN" in row["vetoes"] and "state:CHN" not in row["vetoes"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Commonwealth of Nations", "--candidate", "Ukraine", "--on", "2022"), "It covers org:asean"),
        (("NATO", "--on", "2022"), "name one"),
        (("NATO", "--candidate", "Ukraine", "--on", "1900"), "covers duties from 1945-10-24"),
        (("NATO", "--candidate", "Atlantis", "--on", "2022"), "Atlantis"),
    ],
)
def test_what_is_not_covered_is_a_usage_error(run, arguments: tuple[str, ...], words: str) -> None:
    result = run("veto", *arguments)
    assert result.exit_code == 2 and result.stdout == "" and words in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--on", "1900", "--attacked", "Poland"), "covers duties from 1945-10-24"),
        (("--on", "1980", "--attacked", "Ukraine"), "from 1991-08-24"),
        (("--on", "2022", "--attacked", "Poland", "--at", "Nowhereville"), "covers"),
    ],
)
def test_a_duty_that_is_not_covered_is_a_usage_error(run, arguments: tuple[str, ...], words: str) -> None:
    result = run("obligations", *arguments)
    assert result.exit_code == 2 and result.stdout == "" and words in result.stderr


def test_a_duty_tells_its_trigger_its_decision_and_the_reservations(run) -> None:
    arguments = ("--on", "2022-01-25", "--attacked", "Poland", "--by", "Russia", "--format", "json")
    rows = json.loads(run("obligations", *arguments).stdout)
    union = next(row for row in rows if row["org"] == "org:eu")
    assert (union["trigger"], union["decision"]) == ("armed attack on territory", "each decides")
    assert any("Austria" in words for words in union["reservations"])
