"""What the registry answers without a ledger: the fields of the contract, names as people type them."""

import json
from pathlib import Path

import pytest


def test_members_on_a_day(run) -> None:
    rows = json.loads(run("members", "org:nato", "--on", "1949-08-24", "--format", "json").stdout)
    assert len(rows) == 12 and all(list(row) == ["actor", "from", "to"] for row in rows)
    assert {"actor": "state:ISL", "from": "1949-08-24", "to": None} in rows


@pytest.mark.parametrize("name", ["NATO", "nato", "North Atlantic Treaty Organization"])
def test_an_organisation_by_its_names(run, name: str) -> None:
    assert len(json.loads(run("members", name, "--on", "2022-02-24", "--format", "json").stdout)) == 30


def test_office_by_a_printed_title(run) -> None:
    arguments = ("--of", "UK", "--on", "2022-01-10", "--format", "json")
    rows = json.loads(run("office", "foreign secretary", *arguments).stdout)
    assert [list(row) for row in rows] == [["actor", "name", "role", "of", "from", "to"]]
    assert (rows[0]["name"], rows[0]["role"], rows[0]["of"]) == ("Liz Truss", "foreign minister", "state:GBR")
    assert json.loads(run("office", "foreign minister", *arguments).stdout) == rows


@pytest.mark.parametrize("name", ["state:GBR", "GBR", "gbr", "Britain", "the United Kingdom"])
def test_a_state_by_its_id_its_code_and_its_names(run, name: str) -> None:
    arguments = ("--of", name, "--on", "2022-01-10", "--format", "json")
    assert json.loads(run("office", "foreign minister", *arguments).stdout)[0]["name"] == "Liz Truss"


def test_obligations_say_that_nobody_must_and_why(run) -> None:
    arguments = ("--on", "2022-02-24", "--attacked", "Ukraine", "--by", "Russia", "--format", "json")
    rows = json.loads(run("obligations", *arguments).stdout)
    fields = ["treaty", "org", "article", "duty", "bound", "text_summary", "from", "to", "why"]
    assert all(list(row) == [*fields, "trigger", "decision", "reservations"] for row in rows)
    nato = [row for row in rows if row["treaty"] == "North Atlantic Treaty"]
    assert nato and all(row["duty"] == "none" and "not a member" in row["why"] for row in nato)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("members", "Nto", "--on", "2000"), "org:nato"),
        (("members", "state:RUS", "--on", "2000"), "Expected an organisation"),
        (("members", "NATO", "--on", "soon"), "a day, a month or a year"),
        (("office", "court jester", "--of", "UK", "--on", "2000"), "foreign minister"),
        (("obligations", "--on", "2000", "--attacked", "Atlantis"), "Atlantis"),
        (("obligations", "--on", "2000", "--attacked", "Ukraine", "--at", "Nowhereville"), "Nowhereville"),
    ],
)
def test_what_is_not_known_is_a_usage_error_that_helps(run, arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2 and result.stdout == "" and words in result.stderr


def test_clashes_of_ones_own_rows_are_told(run, tmp_path: Path) -> None:
    clean = run("actors", "--check", "--format", "json")
    assert clean.exit_code == 0
    (tmp_path / "offices.csv").write_text(
        "role,of,actor,from,to,origin\nprime minister,state:GBR,person:liz-truss,2022-02-01,2022-03-01,desk\n"
    )
    found = run("actors", "--check", "--world", str(tmp_path), "--format", "json")
    assert found.exit_code == 1
    assert "two holders" in found.stdout
    assert "liz-truss" in found.stdout


def test_actors_without_a_ledger_says_what_to_give(run) -> None:
    assert run("actors").exit_code == 2
