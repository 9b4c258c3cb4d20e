"""Predictions to forecasts: what later documents tell of how each came out.

Invariants, whatever the order of predictions, mentions and documents:

1. Without the words of a later document a forecast is open; a day that goes by decides nothing.
2. Only what outlets tell in their own voice, with a day of its own and of a type that is known, decides; what one
   party says of it does not.
3. Of all that would decide, the report that was printed first is the one that is given.
4. Where reports contradict each other a forecast is unresolvable, and both are given.

A wrong `occurred` is worse than an open one: the same word, the same actors and the same window are asked for, so that
shelling is no invasion, and a strike in Syria no strike in Ukraine.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sitroom.lexicon.happenings import FORMS
from sitroom.records.claims import EventMention, Evidence, Forecast, Prediction
from sitroom.records.ids import content_id
from sitroom.records.judgements import Identities
from sitroom.records.schema import field_types
from sitroom.records.text import Document

#: What has happened; a history ("in 2014 Russia annexed Crimea") tells of it as `actual`, too.
HAPPENED = frozenset({"actual", "ongoing"})
#: "The summit was called off": it will not take place, whatever the modality of the summit.
CALLED_OFF = r"\b[^,;.]{0,60}\b(?:was|were|been|is|are)\s+(?:\w+\s+)?(?:called off|cancell?ed|scrapped)\b"
#: What happens once between two sides. There is always another attack or meeting: without a window that closes, nobody
#: can say which was meant.
ONCE = frozenset("invade invasion annex annexation withdraw withdrawal pullout recognise recognize ratify".split())
#: A report of "2022" tells of no happening inside of a window; in days.
LONGEST = 31
#: By whether a report tells that it came true, and whether one tells that it did not.
OUTCOMES = {
    (False, False): "open",
    (True, False): "occurred",
    (False, True): "did_not_occur",
    (True, True): "unresolvable",
}
#: Letters that two words for one happening begin with in common: "invade", "invasion".
STEM = 4


def judge_forecasts(
    predictions: Iterable[Prediction], mentions: Iterable[EventMention], documents: Iterable[Document]
) -> list[Forecast]:
    """What became of each prediction, by id.

    Args:
        predictions, mentions: with the actors whom their ids mean.
    """
    published = {document.id: document.published.first for document in documents}
    reports: dict[tuple[str, str], list[EventMention]] = defaultdict(list)
    for mention in mentions:
        if mention.claim is None and mention.type != "OTHER" and _is_dated(mention):
            reports[mention.type, _lemma(mention.trigger)[:STEM]].append(mention)
    forecasts = [_judged(one, reports[one.type, _lemma(one.trigger)[:STEM]], published) for one in predictions]
    return sorted(forecasts, key=lambda forecast: forecast.id)


def meant_predictions(predictions: Sequence[Prediction], identities: Identities) -> list[Prediction]:
    """The predictions with the actors whom their ids mean."""

    def meant(one: Prediction, actors: tuple[str, ...]) -> tuple[str, ...]:
        return identities.all_meant(one.document, actors)

    return [replace(one, actors=meant(one, one.actors), recipients=meant(one, one.recipients)) for one in predictions]


def _judged(prediction: Prediction, reports: Sequence[EventMention], published: Mapping[str, date | None]) -> Forecast:
    about = [report for report in reports if _is_about(prediction, report, published)]
    failed = [report for report in about if _tells_of_failure(prediction, report, published)]
    happened = [report for report in about if report.modality in HAPPENED and report not in failed]
    came_true, did_not = (failed, happened) if prediction.negated else (happened, failed)
    shared = {name: getattr(prediction, name) for name in field_types(Prediction) if name not in {"id", "made_by"}}
    return Forecast(
        id=content_id("o", prediction.id),
        outcome=OUTCOMES[bool(came_true), bool(did_not)],
        resolved_by=(*_first(came_true, published), *_first(did_not, published)),
        **shared,
    )


def _tells_of_failure(prediction: Prediction, report: EventMention, published: Mapping[str, date | None]) -> bool:
    """True for a report that what was foretold was called off, or, printed after the window, that it did not happen."""
    if re.search(re.escape(report.trigger) + CALLED_OFF, report.summary, re.IGNORECASE):
        return True
    closes, printed = prediction.window.last, published.get(report.document)
    return report.modality == "negated" and closes is not None and printed is not None and printed > closes


def _is_about(prediction: Prediction, report: EventMention, published: Mapping[str, date | None]) -> bool:
    """True for a later report on the same happening, of days that lie in the window."""
    said, printed = prediction.said.last, published.get(report.document)
    if said is None or printed is None or printed <= said or not _is_same_word(prediction.trigger, report.trigger):
        return False
    if not _have_in_common(prediction.actors, report.actors, prediction.recipients, report.recipients):
        return False
    if prediction.window.last is None and _lemma(prediction.trigger) not in ONCE:
        return False
    first, last = report.date.first, report.date.last
    opens, closes = max(said, prediction.window.first or said), prediction.window.last
    return first is not None and last is not None and opens <= first and (closes is None or last <= closes)


def _have_in_common(
    actors: tuple[str, ...], told: tuple[str, ...], recipients: tuple[str, ...], upon: tuple[str, ...]
) -> bool:
    """True where both sides agree; a side that the forecast leaves open must be open in the report, too.

    Only who acts may be left open where it is said to whom: "the town could be attacked".
    """
    if not actors and not recipients:
        return False
    does = bool(set(actors) & set(told)) or not actors
    suffers = bool(set(recipients) & set(upon)) or (not recipients and not upon)
    return does and suffers


def _is_same_word(left: str, right: str) -> bool:
    """ "invaded" and "invasion", "strike" and "strikes"; not "shelled" and "invaded"."""
    mine, theirs = _lemma(left), _lemma(right)
    return mine == theirs or (min(len(mine), len(theirs)) >= STEM and mine[:STEM] == theirs[:STEM])


def _lemma(trigger: str) -> str:
    word = trigger.lower().split()[0]
    return FORMS[word][0] if word in FORMS else word


def _is_dated(mention: EventMention) -> bool:
    return mention.date.basis in {"explicit", "relative"} and (mention.date.days or LONGEST + 1) <= LONGEST


def _first(reports: Sequence[EventMention], published: Mapping[str, date | None]) -> Iterator[Evidence]:
    """The words of the report that was printed first."""
    for report in sorted(reports, key=lambda one: (published.get(one.document) or date.max, one.id))[:1]:
        yield from report.evidence
