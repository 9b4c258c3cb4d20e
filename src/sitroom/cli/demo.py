"""The sample corpus, and a walk through the commands with what each prints."""

import contextlib
import io
import json
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from sitroom.cli.table import UNLIMITED
from sitroom.errors import SetupError
from sitroom.query.citation import CITATION_LENGTH

NAME = "demo.sitroom"


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the walk; FILE and CITATION in its arguments stand for what the walk opens.

    `lines` of its output are shown; `reads` is what it finds on standard input.
    """

    purpose: str
    arguments: tuple[str, ...]
    lines: int = 3
    reads: str = ""


WALK = (
    Step("What is in it", ("status", "FILE"), lines=5),
    Step("The articles, and which of them are copies", ("documents", "FILE")),
    Step("What happened, day by day", ("timeline", "FILE", "--since", "2022-02", "--actor", "Russia"), lines=4),
    Step("The days that matter, and who says the same", ("timeline", "FILE", "--length", "short"), lines=4),
    Step("What was new between two days", ("diff", "FILE", "--from", "2022-01-20", "--to", "2022-02-10"), lines=6),
    Step("Who is reported to have said what", ("claims", "FILE", "--speaker", "NATO"), lines=4),
    Step("What each side wants or refuses, and since when", ("positions", "FILE", "--actor", "Russia"), lines=4),
    Step("The numbers, with their bounds and days", ("figures", "FILE", "--unit", "troops"), lines=5),
    Step("Who is named, with the ids that commands take", ("actors", "FILE"), lines=4),
    Step("A question, answered in printed words", ("ask", "FILE", "How many Russian troops are near Ukraine?")),
    Step("The same, as it was known on a day", ("ask", "FILE", "How many Russian troops?", "--as-of", "2021-12-05")),
    Step("The whole, under the headings of an explainer", ("brief", "FILE", "--length", "short"), lines=6),
    Step("The words behind a citation", ("show", "FILE", "CITATION"), lines=20),
    Step("Every span checked against its words", ("verify", "FILE"), lines=1),
    Step("Who was in an alliance on a day", ("members", "NATO", "--on", "1999-03-12")),
    Step("Who owes what to whom", ("obligations", "--on", "2022-02-24", "--attacked", "Ukraine", "--by", "Russia")),
    Step("Who held an office", ("office", "foreign minister", "--of", "United Kingdom", "--on", "2022-01-10")),
    Step(
        "The spans under the records, for researchers",
        ("annotate", "-"),
        reads='{"id": "1", "text": "Moscow denied on Monday that it plans to invade Ukraine."}\n',
        lines=1,
    ),
    Step("Is this machine in order", ("doctor",), lines=4),
)


def demo(
    keep: Annotated[
        Path | None,
        typer.Option("--keep", metavar="DIR", help="Put the ledger in this folder, not in the one you are in."),
    ] = None,
) -> None:
    """Build the sample corpus into demo.sitroom and walk through the commands.

    The sample is 36 short articles of our own about a real crisis, from invented outlets. Each step shows the first
    lines of what a command prints, and the command as you would type it. A second run finds everything there.
    """
    from sitroom.pipeline import demo_sources, demo_world

    folder = keep or Path()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / NAME
    sources = demo_sources()
    _refuse_foreign(file, sources)
    typer.echo(f"The sample corpus: {sources}\nThe ledger: {file.resolve()}\n")
    _show(Step("Read the articles", ("build", str(sources), "--world", str(demo_world()), "-o", str(file)), lines=1))
    places = {"FILE": str(file), "CITATION": _first_citation(file)}
    for step in WALK:
        arguments = tuple(places.get(argument, argument) for argument in step.arguments)
        _show(Step(step.purpose, arguments, step.lines, step.reads))
    typer.echo("# Everything as files, and everything in the browser")
    typer.echo(f"$ sitroom export {shlex.quote(str(file))} --to rows/")
    typer.echo(f"$ sitroom serve {shlex.quote(str(file))} --open")
    typer.echo("\nNow your own articles: sitroom build FOLDER -o crisis.sitroom")


def _refuse_foreign(file: Path, sources: Path) -> None:
    """Keep the sample out of a ledger of someone's own that happens to have this name."""
    if not file.exists() or file.stat().st_size == 0:
        return
    from sitroom.query import open_view

    with open_view(file) as view:
        foreign = [source.uri for source in view.sources() if not Path(source.uri).is_relative_to(sources)]
    if foreign:
        raise SetupError(
            f"{file} holds articles that are not of the sample ({foreign[0]}). "
            "Name another folder with --keep, or move that file."
        )


def _first_citation(file: Path) -> str:
    """The id of the event that most outlets tell; the walk opens it."""
    events = [json.loads(line) for line in _output(("timeline", str(file), "--format", "jsonl")).splitlines()]
    best = max(events, key=lambda event: event["origins"], default={"id": "e"})
    return str(best["id"])[:CITATION_LENGTH]


def _show(step: Step) -> None:
    """Print the purpose, the command and the first lines of what it prints."""
    typer.echo(f"# {step.purpose}")
    echo = f"echo {shlex.quote(step.reads.strip())} | " if step.reads else ""
    typer.echo(f"$ {echo}sitroom {shlex.join(step.arguments)}")
    lines = _output(step.arguments, step.reads).splitlines()
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else UNLIMITED
    for line in lines[: step.lines]:
        # cut before the end, where the citation stands
        typer.echo(line if len(line) <= width else f"{line[: width - 13]} … {line[-10:]}")
    if len(lines) > step.lines:
        typer.echo(f"  … {len(lines) - step.lines} more lines")
    typer.echo("")


def _output(arguments: tuple[str, ...], reads: str = "") -> str:
    """What a command prints to standard output; what it says goes to standard error as ever."""
    from sitroom.cli.app import app

    printed, stdin = io.StringIO(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(reads.encode()))
    try:
        with contextlib.redirect_stdout(printed):
            app(list(arguments), standalone_mode=False)
    finally:
        sys.stdin = stdin
    return printed.getvalue()
