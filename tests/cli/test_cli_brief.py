"""The brief as a file, its check, and a language model that is only asked when it is wanted."""

import json
from pathlib import Path

import pytest


@pytest.mark.parametrize("suffix", ["md", "html", "json", "txt"])
def test_the_suffix_chooses_the_format_and_every_line_holds(run, ledger: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"brief.{suffix}"
    result = run("brief", ledger, "--on", "2022-02", "-o", path)
    assert result.exit_code == 0 and result.stdout == "" and "lines" in result.stderr
    text = path.read_text("utf-8")
    assert "sent any troops" in text and "28 February 2022" in text and "\x1b" not in text.replace("\\u001b", "")
    if suffix in ("md", "html"):
        checked = run("verify", ledger, path)
        assert checked.exit_code == 0 and "0 faults" in checked.stdout
        path.write_text(text.replace("any troops", "many troops"), encoding="utf-8")
        checked = run("verify", ledger, path, "--format", "json")
        [fault] = json.loads(checked.stdout)["faults"]
        changed = text.replace("any troops", "many troops").splitlines()
        assert checked.exit_code == 1 and "many troops" in changed[fault["line"] - 1]


def test_what_cannot_be_written_or_read_is_told(run, ledger: Path, tmp_path: Path) -> None:
    assert "expected one of .md" in run("brief", ledger, "-o", tmp_path / "brief.rtf").stderr
    assert "cannot be written" in run("brief", ledger, "-o", tmp_path / "no" / "brief.md").stderr
    assert "there is no such file" in run("verify", ledger, tmp_path / "brief.md").stderr
    assert "can be checked as .md" in run("verify", ledger, tmp_path / "brief.pdf").stderr
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe")
    assert "not text in UTF-8" in run("verify", ledger, tmp_path / "bad.md").stderr
    (tmp_path / "bad.docx").write_bytes(b"no archive")
    assert "bad.docx" in run("verify", ledger, tmp_path / "bad.docx").stderr


def test_a_topic_of_which_nothing_is_known_is_told(run, ledger: Path) -> None:
    result = run("brief", ledger, "--topic", "penguins")
    assert result.exit_code == 0 and "nothing to say about 'penguins'" in result.stderr


def test_a_language_model_is_asked_only_when_it_is_named_with_its_address(
    run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sitroom.prose.endpoint import Endpoint

    sent: list[str] = []

    def complete(self: Endpoint, instruction: str, text: str) -> str:
        sent.append(text)
        assert self.key == "secret"
        return f"{text.splitlines()[0].partition('] ')[2]} [1] Borduria won the war [1]."

    monkeypatch.setattr(Endpoint, "complete", complete)
    monkeypatch.setenv("SITROOM_PROSE_KEY", "secret")
    assert run("brief", ledger).exit_code == 0 and sent == []
    assert "go together" in run("brief", ledger, "--prose", "http://localhost:1/v1").stderr and sent == []
    path = tmp_path / "brief.md"
    result = run("brief", ledger, "--prose", "http://localhost:1/v1", "--model", "small", "-o", path)
    assert result.exit_code == 0 and sent
    assert "to localhost:1, for the model small" in result.stderr and "dropped: Borduria won the war" in result.stderr
    text = path.read_text("utf-8")
    assert "won the war" not in text and "Written out by the language model small" in text and "secret" not in text
    assert run("verify", ledger, path).exit_code == 0
    path.write_text(text.replace("any troops", "nine troops"), encoding="utf-8")
    assert "the number 9" in run("verify", ledger, path).stdout
