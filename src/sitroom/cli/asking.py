"""Questions in words, and the words behind a citation."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sitroom.cli.exits import NO_ANSWER, say, stop
from sitroom.cli.ledger import opened
from sitroom.cli.options import AsOf, Ledger, Summary, SummaryOption, WorldOption, chosen_world
from sitroom.cli.output import console, write_json
from sitroom.cli.table import one_line, safe
from sitroom.errors import QuestionError
from sitroom.query.citation import citation
from sitroom.query.wording import origin_of
from sitroom.records.claims import Evidence
from sitroom.records.schema import to_json
from sitroom.records.text import Document

if TYPE_CHECKING:
    from sitroom.query.ask import Answer
    from sitroom.query.lines import AnswerLine
    from sitroom.query.show import Passage, Shown
    from sitroom.store import View


class PageFormat(StrEnum):
    """A page of lines under headings is read, pasted or processed."""

    table = "table"
    md = "md"
    json = "json"


def ask(
    file: Ledger,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In quotation marks.")],
    as_of: AsOf = None,
    format: SummaryOption = Summary.table,
    world_folder: WorldOption = None,
) -> None:
    """Answer a question from the record, in printed words, each line with its citation.

    Nothing is made up: an answer is a sentence of an article or one row of the ledger or the registry. With no
    sourced answer the exit status is 3. By rules: it knows the kinds of question that explainers ask (who, when, how
    many, what does X want, fear or say, could X defend Y, what do X and Y disagree on, what changed since) and
    otherwise looks for the sentences that are nearest in meaning. Where accounts differ, both sides stand first.
    """
    from sitroom.query.ask import ask as find_answer

    with opened(file, as_of) as view:
        answer = find_answer(view, question, chosen_world(world_folder))
        if format is Summary.json:
            write_json(to_json(answer))
        else:
            print_answer(answer, partial(citation, view))
        if not answer.answered:
            say(refusal(answer, partial(citation, view)))
            stop(NO_ANSWER)


def print_answer(answer: "Answer", cite: Callable[[str], str]) -> None:
    """Print the lines of an answer; where accounts differ, first that they do."""
    if answer.conflict:
        typer.echo("Accounts differ:")
        for line in answer.conflict:
            typer.echo(f"  {line_with_citation(line, cite)}")
        typer.echo("")
    for line in answer.answer:
        typer.echo(line_with_citation(line, cite))


def refusal(answer: "Answer", cite: Callable[[str], str]) -> str:
    """That the record has no answer, and what comes nearest, for whoever asks again."""
    nearest = f"\n  nearest: {line_with_citation(answer.nearest, cite)}" if answer.nearest else ""
    return f"sitroom: no sourced answer in the record.{nearest}"


def print_page(
    title: str,
    sections: Iterable[tuple[str, Iterable["AnswerLine"]]],
    cite: Callable[[str], str],
    *,
    is_markdown: bool,
) -> None:
    """Print headings with their lines, each with its citation."""
    from sitroom.query.pages.markdown import escaped

    head, heading, item = ("# ", "## ", "- ") if is_markdown else ("", "", "  ")
    typer.echo(head + one_line(title))
    for name, lines in sections:
        typer.echo(f"\n{heading}{one_line(name)}" + ("\n" if is_markdown else ""))
        for line in lines:
            words = line_with_citation(line, cite)
            typer.echo(item + (escaped(words) if is_markdown else words))


def show(
    file: Ledger,
    citation: Annotated[str, typer.Argument(metavar="ID", help="A citation, or the first characters of an id.")],
    is_against: Annotated[
        bool, typer.Option("--against-origin", help="Of an article: what was cut, added and swapped in its origin.")
    ] = False,
    as_of: AsOf = None,
    format: SummaryOption = Summary.table,
) -> None:
    """Open a citation: the row, and the words it rests on in their context, highlighted."""
    with opened(file, as_of) as view:
        shown = _opened_citation(view, citation.strip("[] "))
        if is_against:
            _show_against(view, shown.row, format)
            return
    if format is Summary.json:
        write_json(to_json(shown))
        return
    typer.echo(f"{shown.table} {shown.id}")
    for name, value in to_json(shown.row).items():
        if name not in ("id", "evidence", "text", "blocks", "original") and value not in (None, "", []):
            typer.echo(f"  {name}: {_plain(value)}")
    if shown.grade:
        typer.echo(one_line(f"  grade: {shown.grade} ({shown.grade.why})"))
    for passage in shown.passages:
        typer.echo("")
        _print_passage(passage)


def _show_against(view: "View", row: Any, format: Summary) -> None:
    """Print a copy laid against its origin.

    Raises:
        QuestionError: the row is no article, or no copy.
    """
    from sitroom.cli.sourcing import print_against
    from sitroom.query.against import against_origin

    if not isinstance(row, Document):
        raise QuestionError(f"{row.id} is no article. Give the citation of a copy; they stand in: sitroom sources")
    found = against_origin(view, row)
    if format is Summary.json:
        write_json({**to_json(found), "copy": found.copy.id, "origin": found.origin.id, "place": found.place.copy_kind})
    else:
        print_against(found)


def line_with_citation(line: "AnswerLine", cite: Callable[[str], str]) -> str:
    """One line of an answer: who said it and when, where it is from, its independent origins and what opens its words.

    A sentence that is no row is cited by its document and its place there: d3f9a2b1:120-260.
    """
    said = ", ".join(part for part in (line.speaker, line.date) if part and line.speaker)
    origins = f"{line.origins} independent origins" if line.origins > 1 else ""
    credit = one_line("; ".join(part for part in (said, line.source, origins) if part))
    return f"{one_line(line.text)}{f' ({credit})' if credit else ''} [{', '.join(citations(line, cite)) or 'registry'}]"


def citations(line: "AnswerLine", cite: Callable[[str], str]) -> list[str]:
    """What opens the words of a line: its row, or each place in a document."""
    return [cite(line.row)] if line.row else [f"{cite(one.document)}:{one.start}-{one.end}" for one in line.evidence]


def _opened_citation(view: "View", citation: str) -> "Shown":
    """The row of a citation, or the document and the words of one with a place in it.

    Raises:
        QuestionError: there is no such row, or the place does not lie in the document.
    """
    from sitroom.query.show import passage
    from sitroom.query.show import show as find_row

    place = re.fullmatch(r"(\w+):(\d+)-(\d+)", citation)
    if not place:
        return find_row(view, citation)
    shown, start, end = find_row(view, place[1]), int(place[2]), int(place[3])
    if not isinstance(shown.row, Document) or not start < end <= len(shown.row.text):
        raise QuestionError(f"{citation!r}: expected a document and a place in it, such as d3f9a2b1:120-260.")
    words = passage(view, Evidence(shown.id, start, end, shown.row.text[start:end]))
    return replace(shown, passages=(words,) if words else ())


def _plain(value: Any) -> str:
    """A field on one line: dates by their EDTF form, lists by commas, the side of a dispute by its sentence."""
    if isinstance(value, dict) and "summary" in value:
        return f"{', '.join((*value['actors'], *value['outlets'])) or '?'}: {value['summary']}"
    if isinstance(value, dict):
        return str(value.get("edtf") or value.get("name") or "not known")
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value)
    return one_line(str(value))


def _print_passage(passage: "Passage") -> None:
    typer.echo(one_line(f"{origin_of(passage.document)} [{passage.document.id}:{passage.start}-{passage.end}]"))
    before, quote, after = (safe(part) for part in (passage.before, passage.quote, passage.after))
    screen = console()
    if screen.color_system:
        from rich.text import Text

        screen.print(Text.assemble(before, (quote, "reverse underline"), after))
    else:
        typer.echo(f"{before}«{quote}»{after}")
