"""The program as the shell sees it: the list of commands, in the order in which a newcomer needs them."""

import logging
import os
import sys
from typing import Annotated, Any

import typer

from sitroom import __version__
from sitroom.cli.commands import COMMANDS, SECTIONS
from sitroom.cli.exits import MEANINGS, Guarded, stop

EPILOG = "\b\nExit status:\n" + "\n".join(f"  {status:<4} {meaning}" for status, meaning in MEANINGS.items())


class Commands(Guarded):
    """The commands by what one wants of them."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, imported now; None when there is none."""
        return COMMANDS[cmd_name].load() if cmd_name in COMMANDS else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the sections of the help."""
        for heading, commands in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(one.name, one.load().get_short_help_str(90)) for one in commands])


app = typer.Typer(
    cls=Commands,
    epilog=EPILOG,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sitroom {__version__}")
        stop(0)


@app.callback()
def sitroom(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell what the program does, on stderr.")] = False,
) -> None:
    """Read the coverage of an international crisis and keep an open ledger of it.

    Every line has its sentence, its date, its speaker and a count of independent origins. Data goes to standard
    output, messages to standard error. Start with `sitroom demo`.
    """
    # Problems of articles reach the user as reasons, with their path; the log is for whoever looks for the cause.
    level = logging.INFO if verbose else logging.CRITICAL
    logging.basicConfig(stream=sys.stderr, level=level, format="%(levelname)s %(name)s: %(message)s", force=True)


def main() -> None:
    """Run the program with the arguments of the process."""
    _speak_utf8()
    # Matrices here are small: more threads of numpy's would only wait for each other, and for other processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app(prog_name="sitroom")


def _speak_utf8() -> None:
    # Data is UTF-8 wherever it goes; a terminal that cannot show a curly quote gets a question mark, not a crash.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")
