"""What was foretold, and how it came out."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from sitroom.cli.ledger import ledger_actor, opened
from sitroom.cli.options import AsOf, FormatOption, Ledger, Words
from sitroom.cli.output import Format, emit
from sitroom.cli.table import Column
from sitroom.errors import QuestionError
from sitroom.query.citation import citation
from sitroom.query.lines import date_words, printed_names
from sitroom.query.listed import listed_forecast
from sitroom.query.wording import band, who

if TYPE_CHECKING:
    from sitroom.query.forecasts import ForecastLine, Score

OUTCOMES = ("open", "occurred", "did_not_occur", "unresolvable")


def forecasts(
    file: Ledger,
    actor: Annotated[
        str | None, typer.Option("--actor", metavar="ACTOR", help="Who foretold it, or of whom it is foretold.")
    ] = None,
    outcome: Annotated[
        str | None, typer.Option("--outcome", help="open, occurred, did_not_occur, unresolvable.")
    ] = None,
    text: Words = None,
    scores: Annotated[bool, typer.Option("--scores", help="How often each speaker was right instead.")] = False,
    as_of: AsOf = None,
    format: FormatOption = Format.table,
) -> None:
    """Who foretold what, when and how surely, and what later articles tell of it.

    The hedge stands as printed; where it is of the scale of ICD 203, or a percentage, its range stands beside it. Own
    acts, threats on a condition and wishes are no forecasts. By rules: an outcome needs a later article that tells of
    the same act of the same actors inside the window, so many stay open. With --scores, from ten resolved forecasts
    on: how many came out on the speaker's side of an even chance, and the Brier score.
    """
    from sitroom.query.forecasts import forecasts as find_forecasts
    from sitroom.query.forecasts import scores as score_speakers

    if outcome is not None and outcome not in OUTCOMES:
        raise QuestionError(f"{outcome!r} is no outcome of a forecast. Expected one of: {', '.join(OUTCOMES)}.")
    with opened(file, as_of) as view:
        lines = find_forecasts(view, actor=ledger_actor(actor, view), outcome=outcome, text=text)
        names, cite = printed_names(view), partial(citation, view)
        if scores:
            by_speaker: list[Column[Score]] = [
                Column("speaker", lambda row: names.get(row.speaker, row.speaker)),
                Column("forecasts", lambda row: row.made, narrow=True, right=True),
                Column("resolved", lambda row: row.resolved, narrow=True, right=True),
                Column("right", lambda row: "too few" if row.hits is None else row.hits, narrow=True, right=True),
                Column("Brier", lambda row: row.brier and round(row.brier, 3), narrow=True, right=True),
                Column("cite", lambda row: row.speaker, narrow=True, style="cyan"),
            ]
            emit(score_speakers(lines), by_speaker, format)
            return
        columns: list[Column[ForecastLine]] = [
            Column("said", lambda row: date_words(row.forecast.said), width=10),
            Column("speaker", lambda row: names.get(row.claim.speaker or "", row.claim.speaker_text or "?"), width=18),
            Column("forecast", lambda row: row.forecast.event_text),
            Column("hedge", lambda row: row.forecast.words, width=14),
            Column("ICD 203", lambda row: band(row.forecast.probability), narrow=True),
            Column("window", lambda row: date_words(row.forecast.window), width=10),
            Column("outcome", lambda row: row.status, width=14),
            Column("act", lambda row: row.claim.act, detail=True),
            Column("type", lambda row: row.forecast.type, detail=True),
            Column("of whom", lambda row: who(row.forecast.actors, names), detail=True),
            Column("upon whom", lambda row: who(row.forecast.recipients, names), detail=True),
            Column("documents", lambda row: row.documents, detail=True),
            Column("origins", lambda row: row.origins, narrow=True, right=True, room=110),
            Column("cite", lambda row: cite(row.forecast.id), narrow=True, style="cyan"),
        ]
        emit(lines, columns, format, listed_forecast)
