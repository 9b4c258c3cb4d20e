"""Who foretold what, and how did it come out? The forecasts of a ledger, and the record of those who make them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sitroom.query.conditions import all_of, by_date, equals, prints
from sitroom.query.lines import families
from sitroom.records.claims import Claim, Forecast
from sitroom.store import View

#: From so many resolved forecasts on a speaker has a score; below that it would be chance.
ENOUGH = 10
#: Outcomes that count for a score.
RESOLVED = {"occurred": 1.0, "did_not_occur": 0.0}
EVEN = 0.5
#: In words: what two articles print alike at this length, one has from the other.
LONG = 8


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """One forecast of a list.

    Attributes:
        forecast: as the document says it that printed it first.
        claim: the claim that makes it.
        status: the outcome in words: an open one says whether its window has closed.
        documents, origins: how many report it, and how many independent copy families these are.
    """

    forecast: Forecast
    claim: Claim
    status: str
    documents: int
    origins: int


@dataclass(frozen=True, slots=True)
class Score:
    """How often a speaker's forecasts came true.

    Attributes:
        speaker: actor id.
        made, resolved: how many forecasts, and how many of them documents have resolved.
        hits: of the resolved ones, how many came out on the speaker's side of an even chance: what was foretold with
            0.5 or more, or without a number, occurred; what was called unlikely did not. None below `ENOUGH`.
        brier: the mean Brier score over resolved forecasts with a probability (the middle of its range): 0 is best,
            0.25 is a coin. None where fewer than `ENOUGH` have one.
    """

    speaker: str
    made: int
    resolved: int
    hits: int | None
    brier: float | None


def forecasts(
    view: View,
    *,
    actor: str | None = None,
    outcome: str | None = None,
    text: str | None = None,
    today: date | None = None,
) -> list[ForecastLine]:
    """What people and states foretold, by the day on which they said it.

    Args:
        actor: actor id of who foretold it, or of those of whom it is foretold.
        outcome: open, occurred, did_not_occur or unresolvable.
        text: words of the forecast or of its sentence, whatever the case.
        today: the day up to which windows are taken to have closed; the day of the view, or the day of the last
            document.
    Returns:
        Lines by the day of saying; one that several documents report stands once, with its origins counted.
    """
    conditions = [*equals("outcome", outcome), *prints(("event_text",), text)]
    order = f"{by_date('said')}, document, json_extract(evidence, '$[0].start'), id"
    found = view.rows(Forecast, *all_of(conditions), order=order)
    claims = {claim.id: claim for claim in view.rows(Claim, "id IN (SELECT claim FROM predictions)")}
    origin_of = families(view)
    today = today or view.as_of or _last_day(view)
    told: dict[tuple[object, ...], list[Forecast]] = defaultdict(list)
    for forecast in found:
        told[_sameness(forecast, claims[forecast.claim], origin_of)].append(forecast)
    wanted = actor and view.meant(actor)
    return [
        _line(group, claims[group[0].claim], origin_of, today)
        for group in told.values()
        if wanted is None or _is_of(wanted, group[0], claims[group[0].claim])
    ]


def scores(lines: Iterable[ForecastLine]) -> list[Score]:
    """The record of each speaker that is known, those with most resolved forecasts first."""
    by_speaker: dict[str, list[Forecast]] = defaultdict(list)
    for line in lines:
        if line.claim.speaker:
            by_speaker[line.claim.speaker].append(line.forecast)
    found = [_score(speaker, made) for speaker, made in by_speaker.items()]
    return sorted(found, key=lambda score: (-score.resolved, -score.made, score.speaker))


def _score(speaker: str, made: list[Forecast]) -> Score:
    resolved = [one for one in made if one.outcome in RESOLVED]
    hits = sum(_middle(one) >= EVEN if one.outcome == "occurred" else _middle(one) < EVEN for one in resolved)
    errors = [(_middle(one) - RESOLVED[one.outcome]) ** 2 for one in resolved if one.probability]
    brier = sum(errors) / len(errors) if len(errors) >= ENOUGH else None
    return Score(speaker, len(made), len(resolved), hits if len(resolved) >= ENOUGH else None, brier)


def _middle(forecast: Forecast) -> float:
    """The middle of a probability; what is foretold without a number is foretold as coming."""
    return sum(forecast.probability) / 2 if forecast.probability else 1.0


def _sameness(forecast: Forecast, claim: Claim, origin_of: dict[str, str]) -> tuple[object, ...]:
    """What two reports of one forecast share: who; and what of whom in which window on one day, or the very words.

    A box of background is printed under story after story: the same words, at length, are the same forecast.
    """
    who = claim.speaker or (claim.speaker_text or "").casefold()
    if claim.speaker and forecast.type != "OTHER" and (forecast.actors or forecast.recipients):
        what = (forecast.trigger.casefold(), forecast.actors, forecast.recipients, forecast.negated)
        return (who, forecast.said.edtf, forecast.window.edtf, what)
    words = forecast.event_text.casefold().split()
    family = None if len(words) >= LONG else origin_of.get(forecast.document, forecast.document)
    return (who, family, " ".join(words))


def _line(group: list[Forecast], claim: Claim, origin_of: dict[str, str], today: date | None) -> ForecastLine:
    documents = {one.document for one in group}
    return ForecastLine(group[0], claim, _status(group[0], today), len(documents), _origins(group, claim, origin_of))


def _origins(group: list[Forecast], claim: Claim, origin_of: dict[str, str]) -> int:
    """How many independent copy families report a forecast; what is rendered in the same words was written once."""
    texts = {" ".join(one.event_text.split()) for one in group}
    if len(texts) == 1 and claim.mode != "direct" and len(group[0].event_text.split()) >= LONG:
        return 1
    return len({origin_of.get(one.document, one.document) for one in group})


def _status(forecast: Forecast, today: date | None) -> str:
    closes = forecast.window.last
    if forecast.outcome == "open" and closes is not None and today is not None and closes < today:
        return "window closed, nothing reported"
    return forecast.outcome.replace("_", " ")


def _is_of(actor: str, forecast: Forecast, claim: Claim) -> bool:
    return actor in (claim.speaker, claim.speaks_for, *forecast.actors, *forecast.recipients)


def _last_day(view: View) -> date | None:
    """The day of the last document: a ledger knows no other clock."""
    [(last,)] = view.select("SELECT max(published_latest) FROM documents")
    return date.fromisoformat(last) if last else None
