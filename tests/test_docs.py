"""The README and the docs keep up with the program."""

import re
import shlex
from pathlib import Path

from sitroom import errors
from sitroom.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCED = re.compile(r"```(\w+)\n(.*?)```", re.S)


def examples(language: str) -> list[str]:
    return [body for found, body in FENCED.findall(README) if found == language]


def test_every_command_of_the_readme_exists_with_its_options() -> None:
    lines = [line.split("#")[0] for body in examples("sh") for line in body.splitlines()]
    used = [shlex.split(line)[1:] for line in lines if line.startswith("sitroom ")]
    assert len(used) >= 8
    for name, *arguments in used:
        options = {option for parameter in COMMANDS[name].load().params for option in parameter.opts}
        assert {argument for argument in arguments if argument.startswith("-")} <= options


def test_the_python_example_runs(tmp_path: Path, monkeypatch: object, capsys: object) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Talks\n\nRussia annexed Crimea in March 2014, officials said.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)  # type: ignore[attr-defined]
    [code] = examples("python")
    exec(compile(code, "README.md", "exec"), {})
    assert "2014-03" in capsys.readouterr().out  # type: ignore[attr-defined]


def test_links_in_the_docs_lead_somewhere() -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_tree_of_errors_is_the_one_at_the_top_of_its_file() -> None:
    drawn = set(re.findall(r"\b(\w+Error)\b", errors.__doc__ or ""))
    defined = {name for name in vars(errors) if name.endswith("Error")}
    assert drawn == defined
