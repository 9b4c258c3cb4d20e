"""Families of copies on the command line, and a copy shown against its origin."""

import json
from pathlib import Path

import pytest

from factory import make_claim, make_reading
from sitroom.merge.picture import make_picture
from sitroom.records.grouped import Listed
from sitroom.store import open_writer
from stories import SPUN, STORY, story

WIRE = story(*STORY, outlet="CPA", agency="CPA", published="2022-01-11", title="Bridge reopens")
CUT = story(*STORY[:4], outlet="The Tessel Bell", published="2022-01-12", title="=bridge()")
MIRROR = story(*SPUN, outlet="Mirror of Marn", published="2022-01-13", title="Bridge opens again")
CLAIM = make_claim(WIRE)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "copies.sitroom"
    with open_writer(path) as writer:
        for document in (WIRE, CUT, MIRROR):
            claims = (CLAIM,) if document is WIRE else ()
            writer.add_reading(document.id, document.path or "", make_reading(document, claims=claims))
        writer.replace_picture(make_picture((WIRE, CUT, MIRROR), (), Listed(()), Listed(()), lambda id: None))
    return path


def test_a_family_has_a_line_an_article_and_its_origin_in_front(run, ledger: Path) -> None:
    heading, *lines = run("sources", ledger).stdout.splitlines()
    assert heading.split() == "family published outlet agency kind made from score title cite".split()
    assert [line.split()[-1] for line in lines] == [document.id[:8] for document in (WIRE, CUT, MIRROR)]
    assert all(line.startswith(WIRE.id[:8]) for line in lines)
    assert "'=bridge()" in run("sources", ledger, "--format", "csv").stdout


def test_a_family_is_one_entry_of_json(run, ledger: Path) -> None:
    [family] = json.loads(run("sources", ledger, "--format", "json").stdout)
    assert [json.loads(line) for line in run("sources", ledger, "--format", "jsonl").stdout.splitlines()] == [family]
    assert (family["origin"], family["outlets"]) == (WIRE.id, ["CPA", "Mirror of Marn", "The Tessel Bell"])
    assert [member["copy_kind"] for member in family["members"]] == ["original", "trimmed", "spun"]
    spun = family["members"][2]
    assert spun["copy_of"] == WIRE.id and 0 < spun["score"] < 1 and spun["reasons"]


def test_families_by_kind_outlet_and_day(run, ledger: Path) -> None:
    assert run("sources", ledger, "--kind", "spun").stdout
    assert run("sources", ledger, "--kind", "verbatim").stderr == "Nothing fits.\n"
    assert run("sources", ledger, "--outlet", "BBC").stderr == "Nothing fits.\n"
    assert len(run("sources", ledger, "--as-of", "2022-01-12").stdout.splitlines()) == 3
    wrong = run("sources", ledger, "--kind", "stolen")
    assert wrong.exit_code == 2 and "verbatim, trimmed" in wrong.stderr


def test_outlets_with_their_own_and_copied_reports(run, ledger: Path) -> None:
    rows = json.loads(run("sources", ledger, "--outlets", "--format", "json").stdout)
    assert {row["outlet"]: (row["own"], row["copied"], row["spun"], row["lent"]) for row in rows} == {
        "CPA": (1, 0, 0, 2),
        "Mirror of Marn": (0, 1, 1, 0),
        "The Tessel Bell": (0, 1, 0, 0),
    }
    assert "copied by others" in run("sources", ledger, "--outlets").stdout


def test_a_copy_is_shown_against_its_origin(run, ledger: Path) -> None:
    shown = run("show", ledger, MIRROR.id[:8], "--against-origin").stdout
    assert shown.startswith(f"spun copy: Mirror of Marn, 2022-01-13 [{MIRROR.id}]")
    assert "of Arland and Borduria [-agreed-] {+settled+} on Monday" in shown
    cut = run("show", ledger, CUT.id[:8], "--against-origin").stdout
    assert "words …" in cut and "[-Arland and Borduria fought a short war" in cut and "{+" not in cut
    answer = json.loads(run("show", ledger, CUT.id, "--against-origin", "--format", "json").stdout)
    assert (answer["copy"], answer["origin"], answer["place"]) == (CUT.id, WIRE.id, "trimmed")
    assert {change["kind"] for change in answer["changes"]} == {"kept", "cut"}


def test_what_is_no_copy_has_nothing_to_be_shown_against(run, ledger: Path) -> None:
    for citation, reason in ((WIRE.id, "is no copy"), (CLAIM.id, "is no article")):
        result = run("show", ledger, citation, "--against-origin")
        assert result.exit_code == 2 and reason in result.stderr and result.stdout == ""
