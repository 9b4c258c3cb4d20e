"""The arguments and options that several commands share, each with its help once."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sitroom.cli.output import Format
from sitroom.records.dates import Interval, parse_day

if TYPE_CHECKING:
    from sitroom.pipeline import BuildOptions
    from sitroom.world import World


class Length(StrEnum):
    """How long a brief or a timeline is."""

    short = "short"
    normal = "normal"
    long = "long"


class Follow(StrEnum):
    """Which addresses that lists name are fetched."""

    web = "web"
    all = "all"
    none = "none"


class Summary(StrEnum):
    """A summary is read by a person or by a program."""

    table = "table"
    json = "json"


DAYS = "a day, a month or a year: 2022-01-25, 2022-01, 2022"


def read_days(text: str) -> Interval:
    """Read an option that names days.

    Raises:
        typer.BadParameter: the words are none of the three forms, or no such day exists.
    """
    days = parse_day(text) if len(text.strip()) <= len("2022-01-25") else None
    if days is None:
        raise typer.BadParameter(f"{text!r} is not {DAYS}")
    return days


def last_day(text: str) -> date:
    """The last of the days: `--as-of 2022-01` is the evening of 31 January."""
    last = read_days(text).last
    if last is None:
        raise typer.BadParameter(f"{text!r} is not {DAYS}")
    return last


def first_day(text: str) -> date:
    """The first of the days: `--since 2022-01` begins on 1 January."""
    first = read_days(text).first
    if first is None:
        raise typer.BadParameter(f"{text!r} is not {DAYS}")
    return first


Ledger = Annotated[Path, typer.Argument(metavar="FILE", help="The ledger that `sitroom build` wrote.")]
MaybeLedger = Annotated[
    Path | None, typer.Argument(metavar="FILE", help="The ledger that `sitroom build` wrote; none with --check.")
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print.", case_sensitive=False)]
SummaryOption = Annotated[Summary, typer.Option("--format", "-f", help="How to print.")]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=last_day, help=f"As it was known on {DAYS} (the last day of it)."),
]
OnDay = Annotated[date, typer.Option("--on", metavar="DATE", parser=last_day, help=f"On {DAYS} (the last day of it).")]
MaybeDay = Annotated[
    date | None, typer.Option("--on", metavar="DATE", parser=last_day, help=f"In force on {DAYS} (the last day of it).")
]
Since = Annotated[
    date | None, typer.Option("--since", metavar="DATE", parser=first_day, help=f"From this day on: {DAYS}.")
]
Until = Annotated[
    date | None, typer.Option("--until", metavar="DATE", parser=last_day, help=f"Up to and including this day: {DAYS}.")
]
ActorOption = Annotated[
    str | None, typer.Option("--actor", metavar="ACTOR", help="Only rows about this actor: Russia, state:RUS, Putin.")
]
Words = Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Only rows that print these words.")]
WorldOption = Annotated[
    Path | None,
    typer.Option("--world", metavar="FOLDER", help="A folder with your own rows for the registry (CSV or TOML)."),
]
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCES...",
        help="Files, folders, globs, addresses, or - for standard input: text, HTML, JSON, feeds, sitemaps, PDF, Word, "
        "mail, web archives, agency messages, lists of addresses.",
    ),
]
FollowOption = Annotated[
    Follow | None,
    typer.Option(
        "--follow",
        help="Fetch the pages that lists name: of lists from the web (the default), of files too (all), or none.",
    ),
]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses of the local network and this machine too.")
]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="N", help="Processes that read; one a processor if not given.")
]


def build_options(
    world: Path | None, workers: int | None, follow: Follow | None, allow_private: bool
) -> "BuildOptions":
    """What the options of a command ask of a build, over what is configured.

    Raises:
        SetupError: the configuration cannot be used.
    """
    from sitroom.config import config
    from sitroom.pipeline import BuildOptions

    settings = config()
    read = replace(
        settings.read,
        follow=follow.value if follow else settings.read.follow,
        allow_private=allow_private or settings.read.allow_private,
    )
    return BuildOptions(read=read, world=world or settings.world, workers=workers)


def chosen_world_folder(folder: Path | None) -> Path | None:
    """The folder with more rows for the registry: the one given, or the configured one, or none.

    Raises:
        SetupError: the configuration cannot be used.
    """
    from sitroom.config import config

    return folder or config().world


def chosen_world(folder: Path | None) -> "World":
    """The registry with the rows of a folder, of the configured folder, or alone.

    Raises:
        SetupError: a table or the configuration cannot be used.
    """
    from sitroom.world import load_world

    return load_world(chosen_world_folder(folder))
