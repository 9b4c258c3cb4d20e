"""The page of commands cannot lag behind the program."""

import re
from pathlib import Path

import pytest

from sitroom.cli.commands import COMMANDS
from sitroom.cli.exits import MEANINGS

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    """The part of the page under the heading of a command."""
    found = re.search(rf"^### `{name}`$(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found, f"docs/commands.md has no heading for {name}"
    return found[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_each_of_its_options_is_documented(name: str) -> None:
    words = section(name)
    for parameter in COMMANDS[name].load().params:
        options = [option for option in parameter.opts if option.startswith("--") and option != "--help"]
        assert all(f"`{option}" in words for option in options), options


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_the_help_stands_on_the_page(name: str) -> None:
    assert COMMANDS[name].example in section(name)


def test_no_command_on_the_page_is_invented() -> None:
    assert set(re.findall(r"^### `(\w+)`$", PAGE, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("status", MEANINGS)
def test_every_exit_status_is_documented_and_in_the_help(run, status: int) -> None:
    assert f"| {status} | {MEANINGS[status]} |" in PAGE
    assert MEANINGS[status] in run("--help").stdout


def test_the_help_lists_every_command_with_its_sentence(run) -> None:
    words = " ".join(run("--help").stdout.split())
    for command in COMMANDS.values():
        assert " ".join(command.load().get_short_help_str(90).split()) in words


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_ends_in_its_example(run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0 and COMMANDS[name].example in " ".join(result.stdout.split())


def test_rules_and_gaps_are_admitted(run) -> None:
    words = {name: " ".join(run(name, "--help").stdout.split()) for name in COMMANDS}
    for name in ("timeline", "events", "figures", "disputes", "ask", "annotate", "brief"):
        assert "y rules" in words[name], name
    assert "it misses one" in words["claims"]
    assert "the program errs" in words["build"]
