"""Watching sources: what is new in them is read again and again, and each time compared with what was known before.

A source that cannot be reached is left alone for longer and longer; a round that fails spoils no later one.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sitroom.errors import SetupError
from sitroom.pipeline import BuildOptions, BuildReport, build
from sitroom.query import open_view
from sitroom.query.diff import Diff, news
from sitroom.records.text import Document
from sitroom.store import View, open_writer

log = logging.getLogger(__name__)

#: Lines a heading that are looked through for what is wanted.
MOST_LINES = 200
#: How many times the interval doubles for a source that cannot be reached, and how far it goes in seconds.
_MOST_DOUBLINGS, _LONGEST = 6, 6 * 3600.0


@dataclass(frozen=True, slots=True)
class Round:
    """One look at the sources.

    Attributes:
        at: when it began, aware and in UTC.
        report: what was read; None when the ledger could not be written.
        diff: what is new; None when nothing is, and in the first reading of an empty ledger, where all would be.
        trouble: why the ledger could not be written.
        pause: seconds until the next round.
    """

    at: datetime
    report: BuildReport | None
    diff: Diff | None
    trouble: str | None
    pause: float


@dataclass(slots=True)
class _Due:
    """When each source is looked at next, and how often in a row it could not be reached."""

    every: float
    at: dict[str, float] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)

    def sources(self, sources: Sequence[str], now: float) -> list[str]:
        """Those whose turn it is."""
        return [source for source in sources if self.at.get(source, now) <= now]

    def note(self, sources: Sequence[str], failed: set[str], now: float) -> None:
        """What became of some sources; one that failed is left alone twice as long as the last time."""
        for source in sources:
            count = self.failures.get(source, 0) + 1 if source in failed else 0
            self.failures[source] = count
            longer = min(self.every * 2 ** min(count, _MOST_DOUBLINGS), _LONGEST)
            self.at[source] = now + (max(longer, self.every) if count else self.every)

    def pause(self, now: float) -> float:
        """Seconds until the next source's turn."""
        return max(0.0, min(self.at.values(), default=now) - now)


def watch(
    sources: Sequence[str],
    path: Path,
    *,
    every: float,
    options: BuildOptions | None = None,
    rounds: int | None = None,
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], float] = time.monotonic,
) -> Iterator[Round]:
    """Read what is new in the sources, round after round.

    Args:
        sources: as for a build; folders are walked again each time.
        every: seconds from one look at a source to the next.
        rounds: how many; None for no end.
    Raises:
        SetupError: in the first round, when the ledger cannot be written; later ones tell it and go on.
    """
    with open_writer(path):
        pass  # there is a ledger from here on, or the reason why not
    due, count = _Due(every), 0
    while rounds is None or count < rounds:
        count += 1
        wanted = due.sources(sources, now())
        one = _round(wanted, path, options or BuildOptions())
        failed = {error.uri for error in one.report.failed} if one.report else set()
        due.note(wanted, failed & {source for source in wanted if "://" in source}, now())
        pause = due.pause(now())
        yield Round(one.at, one.report, one.diff, one.trouble, pause)
        if rounds is None or count < rounds:
            sleep(pause)


def _round(sources: Sequence[str], path: Path, options: BuildOptions) -> Round:
    at = datetime.now(UTC)
    try:
        with open_view(path) as before:
            was_empty = before.count(Document) == 0  # from here on the view stays as it is
            report = build(sources, path, options=options)
            diff = None if was_empty or not report.read else _news(before, path, at)
    except SetupError as error:
        log.info("%s: %s", path, error)
        return Round(at, None, None, str(error), 0.0)
    _fold(path)
    return Round(at, report, diff, None, 0.0)


def _fold(path: Path) -> None:
    """Fold SQLite's log back into the ledger, so that the one file is all of it.

    The last to close does that if it may write, and the last of a round is the view of what was known before.
    """
    try:
        open_writer(path).close()
    except SetupError as error:  # another one writes by now, and will do it
        log.info("%s: %s", path, error)


def _news(before: View, path: Path, at: datetime) -> Diff:
    to = datetime.now(UTC)
    with open_view(path) as after:
        first, last = (moment.isoformat(timespec="seconds") for moment in (at, to))
        return news(before, after, from_=first, to=last, limit=MOST_LINES)
