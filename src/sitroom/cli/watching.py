"""Watching sources: what is new is printed, and what was waited for goes to a file or a program."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sitroom.cli.asking import PageFormat, line_with_citation, print_page
from sitroom.cli.building import say_refused
from sitroom.cli.exits import OK, PROBLEMS, say, stop
from sitroom.cli.ledger import ledger_actor, opened
from sitroom.cli.options import FollowOption, PrivateOption, Sources, WorkersOption, WorldOption, build_options
from sitroom.errors import QuestionError
from sitroom.records.schema import to_json

if TYPE_CHECKING:
    from sitroom.query.diff import Change, Diff
    from sitroom.query.lines import AnswerLine
    from sitroom.query.wanted import Wanted
    from sitroom.store import View
    from sitroom.watching import Round

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SHORTEST = 10
#: How long a program that gets the alerts may take, in seconds.
_PATIENCE = 60
#: What such a program prints must not get into the data.
_STDERR = 2


def read_interval(text: str) -> float:
    """Seconds of "15m", "90s", "1h", "1d".

    Raises:
        QuestionError: the words are no such thing, or it is under ten seconds.
    """
    match = re.fullmatch(r"(\d{1,6})\s*([smhd])", text.strip().lower())
    seconds = int(match[1]) * _UNITS[match[2]] if match else 0
    if seconds < _SHORTEST:
        raise QuestionError(
            f"--every {text!r} is not a time of {_SHORTEST} seconds or more, such as 90s, 15m, 1h or 1d"
        )
    return float(seconds)


def watch(
    sources: Sources,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The ledger to make or to add to.")],
    every: Annotated[str, typer.Option("--every", metavar="TIME", help="How often: 90s, 15m, 1h, 1d.")] = "15m",
    once: Annotated[
        bool, typer.Option("--once", help="Look one time and stop, for a program that comes again.")
    ] = False,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="ACTOR", help="Print only what this actor is in.")
    ] = None,
    types: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Print only events of this type or group.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Print only lines with these words.")
    ] = None,
    alerts: Annotated[
        list[str] | None,
        typer.Option(
            "--alert",
            metavar="EXPR",
            help="What to wait for: 'actor:Russia type:talks text:\"red line\" origins:2'; again for another one.",
        ),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Add each alert to this file, a line of JSON each.")
    ] = None,
    run: Annotated[
        str | None,
        typer.Option(
            "--run", metavar="COMMAND", help="Run this with the alerts on its standard input, as lines of JSON."
        ),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Lines a heading at most.")] = 10,
    format: Annotated[PageFormat, typer.Option("--format", "-f", help="How to print.")] = PageFormat.table,
    follow: FollowOption = None,
    allow_private: PrivateOption = False,
    world_folder: WorldOption = None,
    workers: WorkersOption = None,
) -> None:
    """Read what is new in feeds, sitemaps, folders, again and again, and print what it changes.

    Each round prints what `sitroom diff` would, of what was read in it; the first reading of an empty ledger prints its
    size alone. A source that cannot be reached is tried again, later and later. Ctrl-C stops it; nothing is lost. What
    an --alert waits for is also a line beginning with ALERT, a line in --to, or goes to --run.
    """
    from sitroom.query.events import check_types
    from sitroom.query.wanted import Wanted, read_wanted
    from sitroom.watching import watch as watch_sources

    shown = [Wanted(actor, tuple(types or ()), (text,) if text else ())] if actor or types or text else []
    waited = [read_wanted(one) for one in alerts or ()] or (shown if to or run else [])
    command, interval = _arguments(run), read_interval(every)
    options = build_options(world_folder, workers, follow, allow_private)
    for wanted in (*shown, *waited):
        check_types(wanted.types)  # before anything is read, not after the first round
    told: set[tuple[str, str]] = set()
    failed = False
    for one in watch_sources(sources, out, every=interval, options=options, rounds=1 if once else None):
        failed = _say_round(one, out, told, is_last=once)
        if one.diff is None:
            continue
        with opened(out) as view:
            find = partial(_actor_or_none, view=view, world=world_folder)
            _print(one.diff, _selected(one.diff, view, shown, find, limit), view, format)
            if waited or to or run:
                _alert(_selected(one.diff, view, waited, find, len(one.diff.sections) * 1000), view, to, command)
        sys.stdout.flush()
    stop(PROBLEMS if failed else OK)


def _arguments(command: str | None) -> list[str]:
    """A command as its words; no shell sees it.

    Raises:
        QuestionError: a quotation mark is not closed, or there is nothing in it.
    """
    if command is None:
        return []
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise QuestionError(f"--run {command!r} cannot be read ({error}); quotation marks go in pairs.") from error
    if not words:
        raise QuestionError("--run needs a command, such as --run 'notify-desk --urgent'.")
    return words


def _say_round(one: "Round", out: Path, told: set[tuple[str, str]], *, is_last: bool) -> bool:
    """Tell how a round went; what cannot be read is told once. True when something is amiss."""
    when = f"{one.at.astimezone():%Y-%m-%d %H:%M}"
    following = "" if is_last else f"; next in {_time(one.pause)}"
    if one.report is None:
        say(f"{when} {one.trouble}{following}")
        return True
    fresh = [error for error in one.report.failed if (error.uri, error.reason) not in told]
    say_refused(fresh)
    told.update((error.uri, error.reason) for error in fresh)
    say(f"{when} {out}: {one.report.read} read, {len(one.report.failed)} refused{following}")
    return bool(one.report.failed)


def _time(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"


def _actor_or_none(words: str, view: "View", world: Path | None) -> str | None:
    try:
        return ledger_actor(words, view, world)
    except QuestionError as error:
        say(f"sitroom: {error} Nothing fits until the ledger has one.")
        return None


def _selected(diff: "Diff", view: "View", wanted: "Sequence[Wanted]", find: Any, limit: int) -> "tuple[Change, ...]":
    from sitroom.query.wanted import select

    return tuple(change for change in select(diff, view, wanted, find, limit) if change.lines)


def _print(diff: "Diff", changes: "Sequence[Change]", view: "View", format: PageFormat) -> None:
    from sitroom.query.citation import citation

    if format is PageFormat.json:
        typer.echo(json.dumps({**to_json(diff), "sections": to_json(tuple(changes))}, ensure_ascii=False))
        return
    articles = f"{diff.articles} article{'' if diff.articles == 1 else 's'}"
    title = f"Read at {diff.to}: {articles} of {diff.origins} new independent origins"
    sections = ((f"{change.heading} ({change.count})", change.lines) for change in changes)
    print_page(title, sections, partial(citation, view), is_markdown=format is PageFormat.md)


def _alert(changes: "Sequence[Change]", view: "View", to: Path | None, command: Sequence[str]) -> None:
    """Pass on what was waited for: to standard output, or to a file and a program in its place.

    A file or a program that fails is told, and the watch goes on.
    """
    from sitroom.query.citation import citation

    lines = [(change.heading, line) for change in changes for line in change.lines]
    if not lines:
        return
    if to is None and not command:
        for heading, line in lines:
            typer.echo(f"ALERT {heading}: {line_with_citation(line, partial(citation, view))}")
        return
    rows = [json.dumps(_alert_row(heading, line, view), ensure_ascii=False) for heading, line in lines]
    written = "\n".join(rows) + "\n"
    try:
        if to is not None:
            with to.open("a", encoding="utf-8") as file:
                file.write(written)
        if command:
            done = subprocess.run(command, input=written.encode(), stdout=_STDERR, timeout=_PATIENCE, check=False)
            if done.returncode:
                say(f"sitroom: {command[0]} ended with status {done.returncode}; the alerts stand in the ledger.")
    except (OSError, subprocess.TimeoutExpired) as error:
        say(f"sitroom: the alerts could not be passed on ({error}); the watch goes on.")


def _alert_row(heading: str, line: "AnswerLine", view: "View") -> dict[str, Any]:
    """An alert for programs: the line with its evidence, and where those words were printed."""
    documents = [view.document(id) for id in dict.fromkeys(one.document for one in line.evidence)]
    articles = [
        {"id": one.id, "outlet": one.outlet, "title": one.title, "uri": one.uri or one.path}
        for one in documents
        if one is not None
    ]
    return {"heading": heading, **to_json(line), "articles": articles}
