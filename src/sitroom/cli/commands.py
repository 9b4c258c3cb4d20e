"""The commands, in the order in which a newcomer needs them: where each is, and an example for its help.

A command's file is imported when it is called: `sitroom timeline` must not wait for what only `build` needs.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer


@dataclass(frozen=True, slots=True)
class Command:
    """One command: the function of this name in a file of this folder."""

    name: str
    room: str
    example: str

    def load(self) -> Any:
        """The command as typer runs it."""
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        function = getattr(import_module(f"sitroom.cli.{self.room}"), self.name)
        alone.command(self.name, epilog=f"Example: {self.example}")(function)
        return typer.main.get_command(alone)


SECTIONS: dict[str, tuple[Command, ...]] = {
    "First steps": (
        Command("demo", "demo", "sitroom demo"),
        Command("doctor", "doctor", "sitroom doctor"),
    ),
    "Keep a ledger": (
        Command("build", "building", "sitroom build articles/ -o crisis.sitroom"),
        Command("watch", "watching", "sitroom watch https://news.example/feed -o crisis.sitroom --every 15m"),
        Command("status", "checking", "sitroom status crisis.sitroom"),
        Command("judge", "judging", 'sitroom judge crisis.sitroom same "Kyiv Post" org:kyiv-post --why "one paper"'),
        Command("remove", "removing", 'sitroom remove crisis.sitroom d3f9a2b1 --why "withdrawn by the paper"'),
        Command("verify", "checking", "sitroom verify crisis.sitroom"),
        Command("export", "exporting", "sitroom export crisis.sitroom --format xlsx -o crisis.xlsx"),
    ),
    "Read it": (
        Command("documents", "listing", "sitroom documents crisis.sitroom --outlet BBC"),
        Command("sources", "sourcing", "sitroom sources crisis.sitroom --kind spun"),
        Command("timeline", "days", "sitroom timeline crisis.sitroom --length short --since 2022-01"),
        Command("diff", "changes", "sitroom diff crisis.sitroom --from 2022-01-14 --to 2022-01-28"),
        Command("events", "happenings", "sitroom events crisis.sitroom --type talks --actor Russia --format ics"),
        Command("claims", "listing", "sitroom claims crisis.sitroom --speaker Putin --act deny --format csv"),
        Command("positions", "listing", "sitroom positions crisis.sitroom --actor Russia --on 2022-01-25"),
        Command("figures", "listing", "sitroom figures crisis.sitroom --unit troops --as-of 2021-12"),
        Command("disputes", "disputing", "sitroom disputes crisis.sitroom --actor Russia --kind denial"),
        Command("forecasts", "forecasting", "sitroom forecasts crisis.sitroom --actor Russia --outcome occurred"),
        Command("actors", "listing", "sitroom actors crisis.sitroom --kind person"),
        Command("serve", "serve", "sitroom serve crisis.sitroom --open"),
        Command("mcp", "serve", "sitroom mcp crisis.sitroom"),
    ),
    "Question it": (
        Command("ask", "asking", 'sitroom ask crisis.sitroom "How many troops are at the border?"'),
        Command("shell", "shell", "sitroom shell crisis.sitroom"),
        Command("brief", "briefing", "sitroom brief crisis.sitroom --on 2022-01 -o brief.docx"),
        Command("show", "asking", "sitroom show crisis.sitroom c3f9a2b1"),
    ),
    "Who owes what to whom": (
        Command("members", "registry", "sitroom members NATO --on 1999-03-12"),
        Command("obligations", "registry", "sitroom obligations --on 2022-02-24 --attacked Ukraine --by Russia"),
        Command("veto", "registry", "sitroom veto NATO --candidate Ukraine --on 2022-01-25"),
        Command("office", "registry", 'sitroom office "foreign minister" --of "United Kingdom" --on 2022-01-10'),
    ),
    "For researchers": (Command("annotate", "labelling", "sitroom annotate texts.jsonl --to spans.jsonl"),),
}

COMMANDS: dict[str, Command] = {command.name: command for section in SECTIONS.values() for command in section}
