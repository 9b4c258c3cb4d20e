"""Can this machine run Sitroom? Each check says what it found and what to do."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from sitroom.cli.exits import OK, PROBLEMS, stop
from sitroom.cli.options import FormatOption
from sitroom.cli.output import Format, emit
from sitroom.cli.table import Column
from sitroom.errors import SetupError

#: What the program needs to read articles, and what its extras bring.
NEEDED = ("ftfy", "httpx", "protego", "py3langid", "rich", "trafilatura", "typer")
EXTRAS = {
    "web": ("For `sitroom serve`", ("jinja2", "starlette", "uvicorn")),
    "readers": ("For PDF files and web archives", ("fastwarc", "pypdfium2")),
    "export": ("For `sitroom export --format parquet` and `xlsx`", ("pyarrow", "xlsxwriter")),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `advice` is empty where nothing needs doing."""

    name: str
    state: Literal["ok", "note", "fault"]
    found: str
    advice: str = ""


def doctor(format: FormatOption = Format.table) -> None:
    """Check that everything Sitroom needs is there, and say what to do where it is not.

    The exit status is 1 when something is missing that it cannot do without.
    """
    checks = [check for examine in EXAMINATIONS for check in examine()]
    columns: list[Column[Check]] = [
        Column("check", lambda check: check.name, narrow=True),
        Column("state", lambda check: check.state, narrow=True, style="bold"),
        Column("found", lambda check: check.found),
        Column("what to do", lambda check: check.advice),
    ]
    emit(checks, columns, format)
    stop(PROBLEMS if any(check.state == "fault" for check in checks) else OK)


def _python() -> Iterable[Check]:
    # An older one would have stopped at the imports: pip refuses to install there.
    yield Check("Python", "ok", f"{'.'.join(map(str, sys.version_info[:3]))} ({sys.executable})")


def _sqlite() -> Iterable[Check]:
    from sitroom.store import check_sqlite

    try:
        yield Check("SQLite", "ok", f"{check_sqlite()}, with full-text search")
    except SetupError as error:
        yield Check("SQLite", "fault", "not fit for a ledger", str(error))


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _packages() -> Iterable[Check]:
    missing = [name for name in NEEDED if _installed(name) is None]
    if missing:
        yield Check("packages", "fault", f"missing: {', '.join(missing)}", "pip install sitroom")
    else:
        yield Check("packages", "ok", ", ".join(f"{name} {_installed(name)}" for name in NEEDED))
    for extra, (purpose, names) in EXTRAS.items():
        missing = [name for name in names if _installed(name) is None]
        if missing:
            advice = f"{purpose}: pip install 'sitroom[{extra}]'"
            yield Check(f"extra {extra}", "note", f"missing: {', '.join(missing)}", advice)
        else:
            yield Check(f"extra {extra}", "ok", ", ".join(f"{name} {_installed(name)}" for name in names))


def _settings() -> Iterable[Check]:
    from sitroom.config import config

    try:
        config()
    except SetupError as error:
        yield Check("configuration", "fault", os.environ.get("SITROOM_CONFIG", ""), str(error))
    else:
        yield Check("configuration", "ok", os.environ.get("SITROOM_CONFIG") or "none, so the defaults")


def _registry() -> Iterable[Check]:
    from sitroom.cli.options import chosen_world

    try:
        world = chosen_world(None)
    except SetupError as error:
        yield Check("registry", "fault", "cannot be read", str(error))
    else:
        found = f"{len(world.actors)} actors, {len(world.offices)} offices, {len(world.memberships)} memberships"
        yield Check("registry", "ok", f"{found}, {len(world.clauses)} clauses of treaties, {len(world.places)} places")


def _terminal() -> Iterable[Check]:
    encoding = (sys.stdout.encoding or "unknown").lower()
    colour = "no colour (NO_COLOR)" if os.environ.get("NO_COLOR") else "colour where it is a terminal"
    if encoding.replace("-", "") == "utf8":
        yield Check("output", "ok", f"UTF-8, {colour}")
    else:
        advice = "Set a UTF-8 locale (LANG=C.UTF-8) or PYTHONUTF8=1, or curly quotes print as question marks."
        yield Check("output", "note", f"{encoding}, {colour}", advice)


def _folder() -> Iterable[Check]:
    here = Path.cwd()
    if os.access(here, os.W_OK):
        yield Check("this folder", "ok", f"{here} can be written")
    else:
        advice = "Ledgers cannot be made here; give -o a path in a folder of yours."
        yield Check("this folder", "note", f"{here} cannot be written", advice)


EXAMINATIONS: tuple[Callable[[], Iterable[Check]], ...] = (
    _python,
    _sqlite,
    _packages,
    _settings,
    _registry,
    _terminal,
    _folder,
)
