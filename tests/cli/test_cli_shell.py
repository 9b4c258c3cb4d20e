"""One question after the other to an open ledger."""

import json
from pathlib import Path


def test_he_is_whom_the_question_before_named(run, ledger: Path) -> None:
    result = run("shell", ledger, "--format", "json", input="Who is Vladimir Putin?\n\nWhat did he say?\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [answer["actors"] for answer in answers] == [["person:vladimir-putin"]] * 2


def test_what_has_no_answer_goes_to_standard_error(run, ledger: Path) -> None:
    result = run("shell", ledger, input="Who won the chess tournament in Samarkand?\n?!\nexit\nWhat is NATO?\n")
    assert result.exit_code == 0 and result.stdout == ""
    assert "no sourced answer" in result.stderr and "the question is empty" in result.stderr
