"""`sitroom judge`: what is asked for in words becomes a judgement, and every list follows it."""

import json
from pathlib import Path

import pytest

from sitroom.query import open_view
from sitroom.records.claims import ActorMention, TextWarning
from sitroom.records.text import Document
from sitroom.store import open_writer

LUND, BOR = "person:vera-lund", "state:BOR"


def printed(run, *arguments: object) -> object:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def first(ledger: Path) -> str:
    with open_view(ledger) as view:
        return view.rows(Document, order="published_latest")[0].id


def test_two_actors_by_name_and_by_id_are_one_from_now_on(run, ledger: Path) -> None:
    row = printed(run, "judge", ledger, "same", "vera lund", BOR, "--why", "so says the  embassy", "--by", "Ann")
    assert (row["kind"], row["verdict"], row["left"], row["right"]) == ("same_actor", "same", LUND, BOR)
    assert (row["reasons"], row["made_by"], row["state"]) == (["so says the embassy"], "user:Ann", "in force")
    [actor] = printed(run, "actors", ledger)
    assert (actor["id"], actor["same_as"]) == (BOR, [LUND])
    assert len(printed(run, "claims", ledger, "--speaker", LUND)) == 4
    assert "Vera Lund" in run("show", ledger, LUND).stdout
    assert run("verify", ledger).exit_code == 0


def test_two_claims_are_one_utterance(run, ledger: Path) -> None:
    one, other, *_ = printed(run, "claims", ledger)
    row = printed(run, "judge", ledger, "same", one["id"], other["id"], "--why", "one speech")
    assert (row["kind"], {row["left"], row["right"]}) == ("same_claim", {one["id"], other["id"]})
    assert run("verify", ledger).exit_code == 0


def test_two_figures_do_not_disagree(run, ledger: Path) -> None:
    one, other, *_ = printed(run, "figures", ledger)
    row = printed(run, "judge", ledger, "same", one["id"], other["id"], "--why", "the later is a misprint")
    assert (row["kind"], row["verdict"]) == ("same_figure", "same")
    assert run("verify", ledger).exit_code == 0


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_judgements_are_listed_in_every_format_and_opened_by_their_citation(run, ledger: Path, form: str) -> None:
    row = printed(run, "judge", ledger, "same", LUND, BOR, "--why", "x")
    result = run("judge", ledger, "list", "--format", form)
    assert result.exit_code == 0 and row["id"][:8] in result.stdout
    assert "why" in run("judge", ledger, "list").stdout
    assert "same_actor" in run("show", ledger, row["id"][:8]).stdout


def test_it_is_taken_back_by_the_beginning_of_its_id(run, ledger: Path) -> None:
    row = printed(run, "judge", ledger, "same", LUND, BOR, "--why", "x")
    undone = printed(run, "judge", ledger, "undo", row["id"][:5])
    assert undone["state"] == "retracted" and undone["retracted_at"]
    assert len(printed(run, "actors", ledger)) == 2
    again = run("judge", ledger, "undo", row["id"])
    assert again.exit_code == 0 and "taken back before" in again.stderr


def test_the_actor_of_one_document_leaves(run, ledger: Path, first: str) -> None:
    row = printed(run, "judge", ledger, "different", "Vera Lund", first[:8], "--why", "another one")
    assert (row["left"], row["right"]) == (LUND, first)
    own = f"{LUND}~{first[:12]}"
    assert {actor["id"] for actor in printed(run, "actors", ledger, "--kind", "person")} == {LUND, own}
    assert {one["document"] for one in printed(run, "claims", ledger, "--speaker", own)} == {first}
    assert "may mean" in run("claims", ledger, "--speaker", "Vera Lund").stderr
    with open_view(ledger) as view:
        mention = next(one for one in view.rows(ActorMention) if one.actor == own)
    again = run("judge", ledger, "different", LUND, mention.id, "--why", "once more")
    assert again.exit_code == 0 and "judged before" in again.stderr


def test_events_and_documents_by_their_citations(run, ledger: Path) -> None:
    events = [line["id"] for line in map(json.loads, run("timeline", ledger, "-f", "jsonl").stdout.splitlines())]
    run("judge", ledger, "same", events[0][:8], events[1][:8], "--why", "x")
    assert len(run("timeline", ledger, "-f", "jsonl").stdout.splitlines()) < len(events)
    documents = [line["id"] for line in printed(run, "documents", ledger)]
    row = printed(run, "judge", ledger, "different", documents[0][:8], documents[1][:8], "--why", "written apart")
    assert row["kind"] == "copy"
    assert {line["copy_kind"] for line in printed(run, "documents", ledger)} == {"original"}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("same", LUND, BOR), "--why TEXT"),
        (("same", LUND, BOR, "--why", "  "), "--why TEXT"),
        (("same", LUND, "--why", "x"), "1 rows were given"),
        (("undo",), "judge"),
        (("list", "j1"), "expected"),
        (("other", LUND, BOR), "other"),
        (("same", LUND, LUND, "--why", "x"), "given twice"),
        (("same", LUND, "Nobody At All", "--why", "x"), "Nobody At All"),
        (("same", LUND, "c", "--why", "x"), "no actor is called"),
        (("same", LUND, "m", "--why", "x"), "no actor is called"),
        (("undo", "j00"), "judge"),
    ],
)
def test_what_cannot_be_judged_is_a_message_and_nothing_is_kept(run, ledger: Path, arguments, reason: str) -> None:
    result = run("judge", ledger, *arguments)
    assert result.exit_code == 2 and reason in " ".join(result.stderr.split())
    assert printed(run, "judge", ledger, "list") == []


def test_a_row_of_another_kind_is_refused_with_what_may_be_given(run, ledger: Path) -> None:
    with open_view(ledger) as view:
        doubt = view.rows(TextWarning)[0].id
    result = run("judge", ledger, "same", doubt, LUND, "--why", "x")
    assert result.exit_code == 2 and "row of another kind" in result.stderr
    [event, *_] = run("timeline", ledger, "-f", "jsonl").stdout.splitlines()
    result = run("judge", ledger, "same", json.loads(event)["id"], LUND, "--why", "x")
    assert result.exit_code == 2 and "two documents" in result.stderr


def test_no_ledger_is_made_where_none_is(run, tmp_path: Path) -> None:
    for arguments in (("list",), ("undo", "j1"), ("same", "a", "b", "--why", "x")):
        assert run("judge", tmp_path / "none.sitroom", *arguments).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_judgement_that_was_cut_off_is_told(run, ledger: Path) -> None:
    fields = {"kind": "same_actor", "verdict": "same", "left": LUND, "right": BOR, "detail": None}
    with open_writer(ledger) as writer:
        writer.add_judgement(**fields, why="x", made_by="user")  # type: ignore[arg-type]
    assert "the last judgement" in run("actors", ledger).stderr
    assert "judged before" in run("judge", ledger, "same", LUND, BOR, "--why", "x").stderr
    assert run("actors", ledger).stderr == ""


def test_an_outlet_gets_a_letter_that_every_grade_has_then(run, ledger: Path) -> None:
    row = printed(run, "judge", ledger, "grade", "the arland post", "b", "--why", "right before")
    assert (row["kind"], row["left"], row["right"]) == ("reliability", "The Arland Post", "B")
    assert run("verify", ledger).exit_code == 0
    for list_of in ("events", "claims", "figures"):
        grades = {one["grade"][0] for one in printed(run, list_of, ledger)}
        assert "B" in grades
        assert "grade why" in run(list_of, ledger, "--format", "csv").stdout.splitlines()[0]
    [first, *_] = printed(run, "claims", ledger)
    assert f"grade: {first['grade']} ({first['grade_why']})" in run("show", ledger, first["id"]).stdout
    assert printed(run, "show", ledger, first["id"])["grade"]["why"] == first["grade_why"]
    assert "usually reliable" in run("judge", ledger, "list").stdout


def test_a_letter_is_refused_with_what_was_expected(run, ledger: Path) -> None:
    result = run("judge", ledger, "grade", "The Arland Post", "G", "--why", "x")
    assert result.exit_code == 2 and "A (completely reliable)" in result.stderr
    assert run("judge", ledger, "grade", "Nobody's Paper", "A", "--why", "x").exit_code == 2
