"""Taking a ledger out again, as files that other programs open."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sitroom.cli.ledger import ledger_actor, opened
from sitroom.cli.options import ActorOption, AsOf, Ledger, Since, Until


class ExportFormat(StrEnum):
    """The forms of an export."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    xlsx = "xlsx"
    jsonld = "jsonld"
    stix = "stix"
    ftm = "ftm"
    geojson = "geojson"
    ics = "ics"
    timelinejs = "timelinejs"
    bundle = "bundle"


def export(
    file: Ledger,
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", "--to", metavar="DIR_OR_FILE", help="A folder for jsonl, csv and parquet, else a file."
        ),
    ],
    format: Annotated[ExportFormat, typer.Option("--format", "-f", help="The form.")] = ExportFormat.jsonl,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="The articles' texts too; mind their licences before you pass it on.")
    ] = False,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only events of this type or group, as in `events`; repeatable."),
    ] = None,
    actor: ActorOption = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
) -> None:
    """Write a ledger as files for other programs: tables, maps, calendars, graphs, or a bundle that can be verified.

    Ids are those of the ledger, and the same ledger gives the same bytes. JSON lines and bundles always have the
    articles' texts, since all spans point into them. With --type, --actor, --since or --until only the rows that fit,
    with the articles that they cite, the actors that they name and the other sides of their disputes.
    """
    from sitroom.export.formats import export as export_ledger
    from sitroom.query.chosen import choose

    with opened(file, as_of) as view:
        if types or actor or since or until:
            view.narrow(choose(view, types=types or (), actor=ledger_actor(actor, view), since=since, until=until))
        counts = export_ledger(view, format.value, out, with_text=with_text)
    for name, count in counts.items():
        typer.echo(f"{count:>8,}  {name}")
