"""One small ledger, and the program both inside this process and as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factory import TEXT, make_document, make_full_reading, make_picture, make_position
from sitroom.cli.app import app
from sitroom.store import open_writer

Run = Callable[..., Result]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of two documents: one of 11 January 2022, a later one with control characters in its title."""
    path = tmp_path / "small.sitroom"
    first = make_full_reading(make_document(kinds=("title",), outlet="The Arland Post", title="Talks open in Geneva"))
    later = make_full_reading(
        make_document(f"Later\n\n{TEXT}", "2022-02-20", ("title",), outlet="=cmd()", title="\x1b[2J|late", path="b.txt")
    )
    with open_writer(path) as writer:
        for digest, reading in (("a" * 64, first), ("b" * 64, later)):
            writer.add_reading(digest, reading.document.path or "", reading)
        denials = [claim for reading in (first, later) for claim in reading.claims if claim.act == "deny"]
        position = make_position("troops in Arland", "red_line", *denials)
        writer.replace_picture(make_picture(first, later, positions=(position,)))
    return path


@pytest.fixture
def run() -> Run:
    """Run a command in this process; its output is no terminal."""

    def invoke(*arguments: object, **options: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], **options)  # type: ignore[arg-type]

    return invoke


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program as the shell does."""

    def start(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from sitroom.cli import main; main()", *map(str, arguments)]
        environment = {**os.environ, "NO_COLOR": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            command, capture_output=True, text=True, env=environment, timeout=60, check=False, **options
        )

    return start
