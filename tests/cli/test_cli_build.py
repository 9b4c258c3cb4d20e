"""Building from files: what is read, refused and said, and with which exit status."""

import json
from pathlib import Path

import pytest

ARTICLE = (
    "Talks in Geneva end without result\n\nThe Arland Post, 11 January 2022\n\n"
    "Russia and the United States met in Geneva on 10 January 2022. "
    'Sergei Lavrov said: "We will wait for an answer." About 100,000 troops stand near the border of Ukraine.\n'
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def test_build_prints_a_summary_and_adds_only_what_is_new(run, articles: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "crisis.sitroom"
    first = run("build", articles, "-o", ledger)
    assert first.exit_code == 0 and "1 read" in first.stdout
    second = run("build", articles, "-o", ledger)
    assert second.exit_code == 0 and "0 read, 1 already there" in second.stdout


def test_refused_files_are_listed_and_the_rest_is_built(run, articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 20)
    ledger = tmp_path / "crisis.sitroom"
    result = run("build", articles, "-o", ledger, "--format", "json")
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    assert summary["read"] == 1 and len(summary["failed"]) == 2
    for name in ("empty.txt", "binary.txt"):
        assert any(line.startswith("refused:") and name in line for line in result.stderr.splitlines())
    assert "empty.txt" in run("status", ledger).stdout


def test_nothing_readable_is_status_4(run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("build", tmp_path / "empty.txt", "-o", tmp_path / "a.sitroom").exit_code == 4
    assert run("build", tmp_path / "missing.txt", "-o", tmp_path / "b.sitroom").exit_code == 4


def test_a_file_that_is_no_ledger_is_not_overwritten(run, articles: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.sitroom"
    notes.write_text("my own notes", encoding="utf-8")
    result = run("build", articles, "-o", notes)
    assert result.exit_code == 2 and notes.read_text(encoding="utf-8") == "my own notes"


def test_articles_come_from_standard_input_too(process, tmp_path: Path) -> None:
    result = process("build", "-", "-o", tmp_path / "c.sitroom", input=ARTICLE)
    assert result.returncode == 0 and "1 read" in result.stdout, result.stderr


def test_build_needs_sources_and_a_file(process) -> None:
    assert process("build", "-o", "x.sitroom").returncode == 2
    assert process("build", "x.txt").returncode == 2


def test_ask_answers_with_a_citation_or_status_3(run, articles: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "crisis.sitroom"
    run("build", articles, "-o", ledger)
    answer = run("ask", ledger, "How many troops are near Ukraine?")
    assert answer.exit_code == 0 and "100,000" in answer.stdout
    citation = answer.stdout.splitlines()[0].rpartition("[")[2].rstrip("]")
    assert "«" in run("show", ledger, citation).stdout
    nothing = run("ask", ledger, "Who won the chess tournament in Samarkand?")
    assert nothing.exit_code == 3 and nothing.stdout == "" and "no sourced answer" in nothing.stderr
    as_json = json.loads(run("ask", ledger, "Who won the chess tournament?", "--format", "json").stdout)
    assert as_json["answered"] is False and as_json["answer"] == []


def test_every_line_of_a_brief_can_be_opened(run, articles: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "crisis.sitroom"
    run("build", articles, "-o", ledger)
    lines = [line for line in run("brief", ledger).stdout.splitlines() if line.endswith("]")]
    printed = [line for line in lines if not line.endswith("[registry]")]
    assert printed
    for line in printed:
        assert run("show", ledger, line.rpartition("[")[2].rstrip("]")).exit_code == 0
    assert run("brief", ledger, "--format", "md").stdout.startswith("# ")
    assert json.loads(run("brief", ledger, "--format", "json").stdout)["sections"]


def test_annotate_keeps_order_and_reports_bad_lines(run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "1", "text": "Kyiv denied it."}\nnot json\n{"id": "2", "text": "Russia left."}\n', "utf-8")
    result = run("annotate", rows)
    assert result.exit_code == 1 and "line 2" in result.stderr
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1", "2"]
    to = tmp_path / "out.jsonl"
    assert run("annotate", rows, "--to", to).stdout == ""
    assert to.read_text(encoding="utf-8") == result.stdout
    assert run("annotate", tmp_path / "missing.jsonl").exit_code == 4
    assert run("annotate", "-", input="nonsense\n").exit_code == 4


def test_annotate_takes_lines_that_are_not_utf8_for_bad_lines(run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_bytes(b'{"id": "1", "text": "Caf\xe9 in Kyiv."}\n{"id": "2", "text": "Russia left."}\n')
    result = run("annotate", rows)
    assert result.exit_code == 1 and "line 1" in result.stderr
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["2"]


def test_the_demo_walks_through_the_commands_and_runs_again(run, tmp_path: Path) -> None:
    first = run("demo", "--keep", tmp_path)
    assert first.exit_code == 0, first.stderr
    assert (tmp_path / "demo.sitroom").exists()
    for command in ("timeline", "claims", "figures", "show", "obligations", "export", "serve"):
        assert f"$ sitroom {command}" in first.stdout
    assert "«" in first.stdout
    again = run("demo", "--keep", tmp_path)
    assert again.exit_code == 0 and "already there" in again.stdout


def test_the_demo_leaves_other_ledgers_alone(run, articles: Path, tmp_path: Path) -> None:
    run("build", articles, "-o", tmp_path / "demo.sitroom")
    result = run("demo", "--keep", tmp_path)
    assert result.exit_code == 2 and "--keep" in result.stderr
