"""The layer under the records, for researchers: texts in, spans out."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from sitroom.cli.exits import OK, PROBLEMS, UNREADABLE, say, stop
from sitroom.cli.options import WorkersOption, WorldOption
from sitroom.errors import ArticleError, SetupError


class LineFormat(StrEnum):
    """The one form of this layer."""

    jsonl = "jsonl"


def annotate(
    rows: Annotated[
        str, typer.Argument(metavar="IN.jsonl", help='Lines {"id", "text", "published"?, ...}; - for standard input.')
    ],
    to: Annotated[Path | None, typer.Option("--to", metavar="OUT.jsonl", help="Write here instead.")] = None,
    format: Annotated[LineFormat, typer.Option("--format", "-f", help="How to print.")] = LineFormat.jsonl,
    world_folder: WorldOption = None,
    workers: WorkersOption = None,
) -> None:
    """Mark up texts as they are: sentences, names, attributions, dates, numbers, events.

    Offsets are code points of the text given; nothing is cleaned. One line a document, in input order; lines that
    cannot be read are reported with their number and skipped. Words, names, attributions and chains are read by the
    network that ships with the program; dates, numbers and happenings by rules.
    """
    from sitroom.config import config
    from sitroom.pipeline import annotate_lines

    world = world_folder or config().world
    done = failed = 0
    with _lines_of(rows) as lines, _writer_to(to) as out:
        for result in annotate_lines(lines, world=world, workers=workers):
            if isinstance(result, ArticleError):
                failed += 1
                say(f"sitroom: {result}")
            else:
                done += 1
                out.write(result + "\n")
    if to is not None:
        say(f"{done} lines written to {to}" + (f", {failed} skipped" if failed else ""))
    stop(OK if not failed else PROBLEMS if done else UNREADABLE)


@contextmanager
def _lines_of(path: str) -> Iterator[Iterator[str]]:
    """The lines of a file or of standard input, each with its number kept even where it is not UTF-8."""
    if path == "-":
        yield _decoded(sys.stdin.buffer)
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115
    except OSError as error:
        say(f"sitroom: {path} cannot be read: {error.strerror}.")
        stop(UNREADABLE)
    with file:
        yield _decoded(file)


def _decoded(lines: Iterable[bytes]) -> Iterator[str]:
    # A byte that is not UTF-8 becomes \xNN, which JSON does not know, so that its line is refused and not garbled.
    return (line.decode("utf-8", "backslashreplace") for line in lines)


@contextmanager
def _writer_to(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is there only when it is whole."""
    if path is None:
        yield sys.stdout
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        os.replace(part, path)
    except OSError as error:
        raise SetupError(f"{path} cannot be written: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)
