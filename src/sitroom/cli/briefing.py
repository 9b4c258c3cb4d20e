"""The brief: the crisis on one page, on the screen or as a file."""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sitroom.cli.exits import say
from sitroom.cli.ledger import opened
from sitroom.cli.options import Ledger, Length, MaybeAsOf, WorldOption, chosen_world
from sitroom.cli.output import write_json
from sitroom.cli.table import one_line
from sitroom.errors import QuestionError
from sitroom.records.schema import to_json

if TYPE_CHECKING:
    from sitroom.query.brief import Brief
    from sitroom.query.pages import Page
    from sitroom.store import View


class BriefFormat(StrEnum):
    """A brief is read, pasted, shown in a browser or processed."""

    table = "table"
    md = "md"
    html = "html"
    json = "json"


#: The environment's name for the key of the endpoint, where it asks for one.
KEY = "SITROOM_PROSE_KEY"
#: What `-o` writes, by suffix.
SUFFIXES = {".md": "Markdown", ".html": "HTML", ".docx": "Word", ".pdf": "PDF", ".json": "JSON", ".txt": "plain text"}


def brief(
    file: Ledger,
    length: Annotated[Length, typer.Option("--length", help="How long: 3, 6 or 12 lines a section.")] = Length.normal,
    as_of: MaybeAsOf = None,
    topic: Annotated[
        str | None, typer.Option("--topic", metavar="WORDS", help="Only what names this: Turkey, gas prices.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=f"Write a file, by its suffix: {', '.join(SUFFIXES)}."),
    ] = None,
    format: Annotated[BriefFormat, typer.Option("--format", "-f", help="How to print.")] = BriefFormat.table,
    world_folder: WorldOption = None,
    prose: Annotated[
        str | None,
        typer.Option("--prose", metavar="URL", help="Let a language model there write it out; sends it the lines."),
    ] = None,
    model: Annotated[str | None, typer.Option("--model", metavar="NAME", help="The model, with --prose.")] = None,
) -> None:
    """What the record says in the form of an explainer, each line with its citation.

    What is happening, background, what each side wants, what is disputed, numbers, duties, what may come, what is not
    known. Chosen by rules: every sentence is printed in an article or made from one row, and `sitroom verify FILE
    brief.md` checks it.
    """
    from sitroom.query.brief import brief as write_brief
    from sitroom.query.pages import page_of

    if (prose is None) != (model is None):
        raise typer.BadParameter("--prose URL and --model NAME go together", param_hint="--prose")
    if output and output.suffix.lower() not in SUFFIXES:
        raise typer.BadParameter(f"{output.name}: expected one of {', '.join(SUFFIXES)}", param_hint="--output")
    with opened(file, as_of) as view:
        result = write_brief(view, chosen_world(world_folder), length=length.value, topic=topic)
        if not any(section.lines for section in result.sections):
            say("sitroom: the record has nothing to say" + (f" about {topic!r}." if topic else "."))
        page = _written_out(view, result, prose, model) if prose and model else page_of(view, result)
    if output:
        _save(result, page, output)
    elif format is BriefFormat.json:
        write_json(to_json(result))
    else:
        typer.echo(_as_text(page, format), nl=False)


def _written_out(view: "View", result: "Brief", url: str, model: str) -> "Page":
    """The page in a language model's words, as far as the lines support them; says what is sent where, and what fell.

    Raises:
        SetupError: the endpoint cannot be used.
    """
    from sitroom.prose.endpoint import Endpoint
    from sitroom.prose.writing import write_out

    endpoint = Endpoint(url, model, os.environ.get(KEY))
    lines = sum(len(section.lines) for section in result.sections)
    say(f"sitroom: sending the {lines} lines of this brief to {endpoint.host}, for the model {model}. Nothing else.")
    found = write_out(view, result, endpoint)
    for one in found.dropped:
        say(f"dropped: {one_line(one.sentence)} ({one.reason})")
    return found.page


def _save(result: "Brief", page: "Page", path: Path) -> None:
    """Write the file that the suffix asks for.

    Raises:
        SetupError: what the format needs is not installed.
        QuestionError: the file cannot be written.
    """
    suffix = path.suffix.lower()
    try:
        if suffix == ".docx":
            from sitroom.query.pages.word import write_word

            write_word(page, path)
        elif suffix == ".pdf":
            from sitroom.query.pages.pdf import write_pdf

            if missing := write_pdf(page, path):
                say(f"sitroom: no font here has {' '.join(missing)}: they print as boxes. HTML and DOCX have them all.")
        elif suffix == ".json":
            path.write_text(json.dumps(to_json(result), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        else:
            formats = {".md": BriefFormat.md, ".html": BriefFormat.html, ".txt": BriefFormat.table}
            path.write_text(_as_text(page, formats[suffix]), encoding="utf-8", newline="\n")
    except OSError as error:
        raise QuestionError(f"{path} cannot be written: {error.strerror}. Give another file with -o.") from error
    say(f"{path}: {sum(len(section.lines) for section in result.sections)} lines, {SUFFIXES[suffix]}")


def _as_text(page: "Page", format: BriefFormat) -> str:
    if format is BriefFormat.md:
        from sitroom.query.pages.markdown import markdown

        return markdown(page)
    if format is BriefFormat.html:
        from sitroom.query.pages.html import html

        return html(page)
    lines = [one_line(page.title), one_line(page.basis)]
    for heading, items in page.sections:
        lines += ["", one_line(heading), *(f"  {one_line(item)}" for item in items)]
    return "\n".join(lines) + "\n"
