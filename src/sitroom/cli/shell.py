"""One question after the other to a ledger that stays open."""

import json
import sys
from functools import partial

import typer

from sitroom.cli.asking import print_answer, refusal
from sitroom.cli.exits import say
from sitroom.cli.ledger import opened
from sitroom.cli.options import AsOf, Ledger, Summary, SummaryOption, WorldOption, chosen_world
from sitroom.errors import QuestionError
from sitroom.query.citation import citation
from sitroom.records.schema import to_json

PROMPT = "? "
#: Lines that end it, as the end of the input does.
ENDS = frozenset({"exit", "quit", "q"})


def shell(
    file: Ledger,
    as_of: AsOf = None,
    format: SummaryOption = Summary.table,
    world_folder: WorldOption = None,
) -> None:
    """Ask one question after the other; "he", "she", "it" and "they" mean whom the question before named.

    A line of standard input is a question; `exit`, or the end of the input, ends it. With `--format json` each
    answer is one line. The ledger is the one that was there at the start: what a build adds meanwhile is not seen.
    """
    from sitroom.query.ask import Asker

    with opened(file, as_of) as view:
        asker, cite = Asker(view, chosen_world(world_folder)), partial(citation, view)
        before: tuple[str, ...] = ()
        while (words := _next_line()) is not None:
            try:
                answer = asker.ask(words, before)
            except QuestionError as error:
                say(f"sitroom: {error}")
                continue
            before = answer.actors or before
            if format is Summary.json:
                typer.echo(json.dumps(to_json(answer), ensure_ascii=False))
            elif answer.answered:
                print_answer(answer, cite)
            else:
                say(refusal(answer, cite))


def _next_line() -> str | None:
    """The next line that has words; None at the end."""
    while True:
        if sys.stdin.isatty():
            typer.echo(PROMPT, nl=False, err=True)
        line = sys.stdin.readline()
        if not line or line.strip().casefold() in ENDS:
            return None
        if line.strip():
            return line.strip()
