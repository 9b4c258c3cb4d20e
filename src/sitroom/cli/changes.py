"""What was new between two days."""

from datetime import date
from functools import partial
from typing import Annotated

import typer

from sitroom.cli.asking import PageFormat, print_page
from sitroom.cli.ledger import opened
from sitroom.cli.options import DAYS, Ledger, last_day
from sitroom.cli.output import write_json
from sitroom.query.citation import citation
from sitroom.records.schema import to_json


def diff(
    file: Ledger,
    from_: Annotated[
        date, typer.Option("--from", metavar="DATE", parser=last_day, help=f"Known by {DAYS} (the last day of it).")
    ],
    to: Annotated[
        date, typer.Option("--to", metavar="DATE", parser=last_day, help=f"And by {DAYS} (the last day of it).")
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Lines a heading at most.")] = 10,
    format: Annotated[PageFormat, typer.Option("--format", "-f", help="How to print.")] = PageFormat.table,
) -> None:
    """What the record of one day has that the one of an earlier day had not, each line with its citation.

    New events and those with another date or force, claims of note, figures revised, positions moved, forecasts
    closed, disputes opened, new sources: by rules, from the two records as they were known. Late copies of what was
    there bring nothing new.
    """
    from sitroom.query.diff import diff as compare

    with opened(file, from_) as before, opened(file, to) as after:
        result = compare(before, after, limit=limit)
        if format is PageFormat.json:
            write_json(to_json(result))
            return
        articles = f"{result.articles} article{'' if result.articles == 1 else 's'}"
        title = f"From {result.from_} to {result.to}: {articles} of {result.origins} independent origins"
        sections = ((f"{change.heading} ({change.count})", change.lines) for change in result.sections)
        print_page(title, sections, partial(citation, after), is_markdown=format is PageFormat.md)
