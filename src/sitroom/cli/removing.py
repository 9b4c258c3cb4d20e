"""Taking documents out of a ledger."""

from typing import Annotated

import typer

from sitroom.cli.exits import say
from sitroom.cli.ledger import opened
from sitroom.cli.options import Ledger, Summary, SummaryOption, WorldOption, chosen_world_folder
from sitroom.cli.output import write_json
from sitroom.errors import QuestionError
from sitroom.records.text import Document


def remove(
    file: Ledger,
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENTS...", help="Documents by their ids, or how these begin.")
    ],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept in the ledger; needed.")],
    world_folder: WorldOption = None,
    format: SummaryOption = Summary.table,
) -> None:
    """Take documents out of a ledger with all that they say, and draw the conclusions from the rest.

    That they were there is kept, with the reason. A build that meets the same page again passes over it. Judgements
    on rows of theirs stay in the list, as no longer applicable.
    """
    from sitroom.judging import remove as take_out

    reason = " ".join(why.split())
    if not reason:
        raise typer.BadParameter("it needs a reason that others can check: --why TEXT")
    with opened(file) as view:
        found = [view.row_by_prefix(words.strip("[] "))[1] for words in documents]
    for words, row in zip(documents, found, strict=True):
        if not isinstance(row, Document):
            raise QuestionError(f"{words!r} is no document ({row.id}). List them with: sitroom documents {file}")
    take_out(file, [row.id for row in found], reason, world=chosen_world_folder(world_folder))
    if format is Summary.json:
        write_json({"file": str(file), "removed": [row.id for row in found], "why": reason})
        return
    for row in found:
        say(f"removed: {row.title or row.path or row.uri or row.id} [{row.id}]")
