"""Is the ledger in order? What is in it, and do all its lines still stand on their words?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from sitroom.cli.exits import OK, PROBLEMS, stop
from sitroom.cli.ledger import opened
from sitroom.cli.options import AsOf, Ledger, Summary, SummaryOption, WorldOption, chosen_world
from sitroom.cli.output import write_json
from sitroom.cli.table import one_line
from sitroom.records.schema import to_json

if TYPE_CHECKING:
    from sitroom.query.status import Status

#: What a number would hide.
NOTES = {"origins": " (copies of one story count once)"}


def status(file: Ledger, as_of: AsOf = None, format: SummaryOption = Summary.table) -> None:
    """What is in a ledger: counts, the days it covers, and every page that could not be used or was taken out."""
    from sitroom.query.status import status as read_status

    with opened(file, as_of) as view:
        result = read_status(view)
    if format is Summary.json:
        write_json(to_json(result))
    else:
        _print_status(result)


def _print_status(result: "Status") -> None:
    typer.echo(f"{one_line(result.path)}" + (f", as it was known on {result.as_of}" if result.as_of else ""))
    if result.first_published:
        undated = f", {result.undated} undated" if result.undated else ""
        typer.echo(f"published {result.first_published} to {result.last_published}{undated}")
    for name in ("documents", "origins", "claims", "events", "figures", "actors", "disputes", "warnings"):
        typer.echo(f"{getattr(result, name):>8,}  {name}{NOTES.get(name, '')}")
    for source in (*result.duplicates, *result.failures, *result.removals):
        word = "refused" if source.state == "failed" else source.state
        typer.echo(f"{word}: {one_line(source.uri)}: {one_line(source.reason or '')}")
    if not result.is_current:
        typer.echo("the last build or judgement was cut off: run it again")


def verify(
    file: Ledger,
    brief: Annotated[
        Path | None, typer.Argument(metavar="BRIEF", help="A brief of it: .md, .html or .docx, checked instead.")
    ] = None,
    format: SummaryOption = Summary.table,
    world_folder: WorldOption = None,
) -> None:
    """Check every span of every row against the words it claims to quote; a bundle byte by byte, a brief by its lines.

    The exit status is 1 when one does not hold.
    """
    from sitroom.export.check_bundle import is_bundle, verify_bundle
    from sitroom.query.verify import verify as verify_ledger

    if brief:
        _verify_brief(file, brief, format, world_folder)
    if is_bundle(file):
        result = verify_bundle(file)
    else:
        with opened(file) as view:
            result = verify_ledger(view)
    if format is Summary.json:
        write_json(to_json(result))
    else:
        for fault in result.faults:
            place = f"{fault.document} {fault.start}-{fault.end}: " if fault.start is not None else ""
            typer.echo(f"{fault.table} {fault.id}: {place}{one_line(fault.reason)}")
        typer.echo(f"{result.rows:,} rows, {result.spans:,} spans checked, {len(result.faults):,} faults")
    stop(PROBLEMS if result.faults else OK)


def _verify_brief(file: Path, path: Path, format: Summary, world_folder: Path | None) -> NoReturn:
    """Check a brief against its ledger as of the day that it names, and end with the status."""
    from sitroom.query.verify_brief import brief_day, read_pieces, verify_brief

    pieces = read_pieces(path)
    with opened(file, brief_day(pieces)) as view:
        result = verify_brief(view, chosen_world(world_folder), pieces)
    if format is Summary.json:
        write_json(to_json(result))
    else:
        for fault in result.faults:
            typer.echo(f"{path}:{fault.line}: {one_line(fault.reason)}")
        typer.echo(f"{result.lines:,} lines checked, {len(result.faults):,} faults")
    stop(PROBLEMS if result.faults else OK)
