"""Exit statuses, and the one place where errors turn into messages."""

import os
import signal
import sys
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from sitroom.errors import SitroomError

OK = 0
PROBLEMS = 1
USAGE = 2
NO_ANSWER = 3
UNREADABLE = 4
INTERRUPTED = 128 + signal.SIGINT
#: What a shell reports for a program whose reader went away (`sitroom timeline FILE | head`); no SIGPIPE on Windows.
PIPE_CLOSED = 128 + 13

MEANINGS = {
    OK: "done, nothing to report",
    PROBLEMS: "done, with problems: pages refused, spans that fail, lines that could not be read",
    USAGE: "usage: an option, a name, an id or a file that cannot be used as given",
    NO_ANSWER: "no sourced answer in the record",
    UNREADABLE: "unreadable input: nothing at all could be read",
    INTERRUPTED: "interrupted by Ctrl-C",
    PIPE_CLOSED: "the program that was reading the output closed it",
}


def stop(status: int) -> NoReturn:
    """End the command with a status."""
    raise typer.Exit(status)


def say(message: str) -> None:
    """Write a message to standard error, where it cannot get into the data."""
    typer.echo(message, err=True)


class Guarded(TyperGroup):
    """Commands whose errors become one message and a status."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; see `MEANINGS` for what its status says."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except SitroomError as error:
            say(f"sitroom: {error}")
            stop(USAGE)
        except KeyboardInterrupt:
            say("sitroom: interrupted. What was done is kept; the same command continues from there.")
            stop(INTERRUPTED)
        except BrokenPipeError:
            _silence_stdout()
            stop(PIPE_CLOSED)
        return result


def _silence_stdout() -> None:
    # The interpreter flushes stdout once more at its end, which would fail and be reported.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
