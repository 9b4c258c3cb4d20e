"""Keeping a ledger: adding articles, and taking everything out again as files."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sitroom.cli.exits import OK, PROBLEMS, UNREADABLE, say, stop
from sitroom.cli.ledger import opened
from sitroom.cli.options import AsOf, Ledger, Summary, SummaryOption, WorkersOption, WorldOption
from sitroom.cli.output import write_json
from sitroom.cli.progress import progress_reporter
from sitroom.cli.table import one_line

if TYPE_CHECKING:
    from sitroom.pipeline import BuildReport


class ExportFormat(StrEnum):
    """The forms of an export."""

    jsonl = "jsonl"


def build(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCES...",
            help="Text, HTML and JSON lines files, folders, globs, one address, or - for standard input.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The ledger to make or to add to.")],
    format: SummaryOption = Summary.table,
    world_folder: WorldOption = None,
    workers: WorkersOption = None,
    correct: Annotated[
        bool, typer.Option("--correct", help="What was read from the same path before with other words goes.")
    ] = False,
) -> None:
    """Read articles into a ledger; what is there already is left as it is.

    It can be stopped at any moment and run again: nothing is lost, nothing is read twice. Pages that cannot be used
    are listed with their reason and the rest is built. English texts; the program errs, so read a line's words
    before you quote it.
    """
    from sitroom.config import config
    from sitroom.pipeline import BuildOptions
    from sitroom.pipeline import build as build_ledger

    settings = config()
    options = BuildOptions(read=settings.read, world=world_folder or settings.world, workers=workers, correct=correct)
    with progress_reporter() as report:
        result = build_ledger(sources, out, options=options, report=report)
    for failure in result.failed:
        say(f"refused: {one_line(failure.uri)}: {one_line(failure.reason)} [{failure.stage}]")
    if format is Summary.json:
        write_json(_summary(result, out))
    else:
        typer.echo(_sentence(result, out))
    if not result.read + result.duplicates + result.skipped:
        if not result.failed:
            say("sitroom: no articles were found in these sources.")
        stop(UNREADABLE)
    stop(PROBLEMS if result.failed else OK)


def _sentence(result: "BuildReport", out: Path) -> str:
    speed = f", {result.words / result.seconds:,.0f} words/s" if result.read and result.seconds else ""
    parts = [f"{result.read} read"]
    parts += [f"{result.skipped} already there"] if result.skipped else []
    parts += [f"{result.duplicates} duplicates"] if result.duplicates else []
    parts += [f"{len(result.failed)} refused"] if result.failed else []
    return f"{out}: {', '.join(parts)} ({result.words:,} words in {result.seconds:.1f} s{speed})"


def _summary(result: "BuildReport", out: Path) -> dict[str, object]:
    return {
        "file": str(out),
        "read": result.read,
        "skipped": result.skipped,
        "duplicates": result.duplicates,
        "failed": [{"uri": one.uri, "stage": one.stage, "reason": one.reason} for one in result.failed],
        "words": result.words,
        "seconds": round(result.seconds, 3),
    }


def export(
    file: Ledger,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to write to; made if it is not there.")],
    format: Annotated[ExportFormat, typer.Option("--format", "-f", help="The form.")] = ExportFormat.jsonl,
    as_of: AsOf = None,
) -> None:
    """Write every table of a ledger as a file of JSON lines, rows in order of their ids.

    Names and fields are the contract that other programs can rely on.
    """
    from sitroom.query.export import export_jsonl

    with opened(file, as_of) as view:
        counts = export_jsonl(view, to)
    for name, count in counts.items():
        typer.echo(f"{count:>8,}  {name}")
