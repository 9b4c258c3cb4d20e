"""How far a build is: a bar where someone watches, a few plain lines where a log is kept."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sitroom.cli.exits import say

if TYPE_CHECKING:
    from sitroom.pipeline import Progress


@contextmanager
def progress_reporter() -> "Iterator[Callable[[Progress], None]]":
    """What a build tells its progress to."""
    if sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        yield _plain_lines()


@contextmanager
def _bar() -> "Iterator[Callable[[Progress], None]]":
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    from sitroom.cli.output import console

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda at: bar.update(task, description=at.stage, completed=at.done, total=at.total)


def _plain_lines() -> "Callable[[Progress], None]":
    """A line at each tenth of a stage, or each hundred pages where nobody knows how many there will be."""
    told: set[tuple[str, int]] = set()

    def report(at: "Progress") -> None:
        step = at.done * 10 // at.total if at.total else at.done // 100
        if (at.stage, step) not in told and step:
            told.add((at.stage, step))
            say(f"{at.stage}: {at.done}" + (f" of {at.total}" if at.total else ""))

    return report
