"""Keeping a ledger: adding articles."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sitroom.cli.exits import OK, PROBLEMS, UNREADABLE, say, stop
from sitroom.cli.options import (
    FollowOption,
    PrivateOption,
    Sources,
    Summary,
    SummaryOption,
    WorkersOption,
    WorldOption,
    build_options,
)
from sitroom.cli.output import write_json
from sitroom.cli.progress import progress_reporter
from sitroom.cli.table import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitroom.errors import ArticleError
    from sitroom.pipeline import BuildReport


def build(
    sources: Sources,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The ledger to make or to add to.")],
    format: SummaryOption = Summary.table,
    follow: FollowOption = None,
    allow_private: PrivateOption = False,
    world_folder: WorldOption = None,
    workers: WorkersOption = None,
    correct: Annotated[
        bool, typer.Option("--correct", help="What was read from the same path before with other words goes.")
    ] = False,
) -> None:
    """Read articles into a ledger; what is there already is left as it is.

    What a source is, its first bytes tell. It can be stopped at any moment and run again: nothing is lost, nothing is
    read twice. What cannot be used is listed with its reason and the rest is built. Nothing is fetched unless an
    address is named. English texts; the program errs, so read a line's words before you quote it.
    """
    from sitroom.pipeline import build as build_ledger

    options = replace(build_options(world_folder, workers, follow, allow_private), correct=correct)
    with progress_reporter() as report:
        result = build_ledger(sources, out, options=options, report=report)
    say_refused(result.failed)
    if format is Summary.json:
        write_json(_summary(result, out))
    else:
        typer.echo(_sentence(result, out))
    if not result.read + result.duplicates + result.skipped:
        if not result.failed:
            say("sitroom: no articles were found in these sources.")
        stop(UNREADABLE)
    stop(PROBLEMS if result.failed else OK)


def say_refused(failures: "Iterable[ArticleError]") -> None:
    """List what could not be used, each with its reason."""
    for failure in failures:
        say(f"refused: {one_line(failure.uri)}: {one_line(failure.reason)} [{failure.stage}]")


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
