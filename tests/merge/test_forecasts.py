"""What became of a prediction: which reports resolve it, which do not, and that order never matters."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import make_claim, make_document, make_event_mention, make_prediction
from sitroom.merge.forecasts import judge_forecasts
from sitroom.records.claims import EventMention, Forecast, Prediction

WARNING = make_document("Arland said Borduria could invade it in February.", "2022-01-20")
CLAIM = make_claim(WARNING, speaker="state:ARL")
LATER = make_document("On 10 February Borduria invaded Arland.", "2022-02-11")
LAST = make_document("Borduria did not invade Arland on 10 February, it turned out.", "2022-03-05")
DOCUMENTS = [WARNING, LATER, LAST]
FEBRUARY = "2022-02"


def prediction(**fields: Any) -> Prediction:
    return make_prediction(WARNING, CLAIM, **{"window": FEBRUARY, **fields})


def report(document: Any = LATER, date: str | None = "2022-02-10", **fields: Any) -> EventMention:
    values = {"type": "ASSAULT", "trigger": "invaded", "actors": ("state:BOR",), "recipients": ("state:ARL",)}
    return make_event_mention(document, date=date, **{**values, **fields})


def judged(one: Prediction, *reports: EventMention) -> Forecast:
    [forecast] = judge_forecasts([one], reports, DOCUMENTS)
    return forecast


def test_a_later_report_inside_the_window_resolves_it_and_is_cited() -> None:
    forecast = judged(prediction(), report())
    assert forecast.outcome == "occurred"
    assert forecast.resolved_by == report().evidence


def test_a_noun_may_tell_what_a_verb_foretold() -> None:
    assert judged(prediction(), report(trigger="invasion")).outcome == "occurred"


def test_without_a_report_it_stays_open_whatever_the_day() -> None:
    forecast = judged(prediction(window="2021"))
    assert (forecast.outcome, forecast.resolved_by) == ("open", ())


@pytest.mark.parametrize(
    "fields",
    [
        {"trigger": "shelled"},
        {"type": "COERCE"},
        {"actors": ("state:CAR",)},
        {"recipients": ("state:CAR",)},
        {"recipients": ()},
        {"date": "2022-03-02"},
        {"date": "2022"},
        {"date": None},
        {"modality": "possible"},
        {"modality": "planned"},
        {"claim": "c0"},
        {"document": WARNING, "date": "2022-02-10"},
        {"modality": "negated"},
    ],
)
def test_what_does_not_resolve_it(fields: dict[str, Any]) -> None:
    assert judged(prediction(), report(**fields)).outcome == "open"


def test_what_happened_before_it_was_said_is_not_what_was_foretold() -> None:
    assert judged(prediction(window=None), report(date="2022-01-10")).outcome == "open"


def test_who_acts_may_be_left_open_but_not_everything() -> None:
    assert judged(prediction(actors=()), report()).outcome == "occurred"
    assert judged(prediction(actors=(), recipients=()), report(actors=(), recipients=())).outcome == "open"


def test_without_a_window_only_what_happens_once_can_be_told_apart() -> None:
    assert judged(prediction(window=None), report()).outcome == "occurred"
    attack = prediction(window=None, trigger="attack")
    assert judged(attack, report(trigger="attacked")).outcome == "open"
    assert judged(prediction(trigger="attack"), report(trigger="attacked")).outcome == "occurred"


def test_that_it_did_not_happen_counts_once_the_window_has_closed() -> None:
    forecast = judged(prediction(), report(LAST, modality="negated", trigger="invade"))
    assert (forecast.outcome, forecast.resolved_by[0].document) == ("did_not_occur", LAST.id)


def test_what_is_called_off_does_not_occur() -> None:
    summit = {"type": "CONSULT", "trigger": "summit"}
    document = make_document("The summit on 10 February was called off.", "2022-02-11")
    off = report(document, summary="The summit on 10 February was called off.", modality="planned", **summit)
    [forecast] = judge_forecasts([prediction(**summit)], [off], [WARNING, document])
    assert forecast.outcome == "did_not_occur"


def test_something_else_that_was_called_off_says_nothing_of_it() -> None:
    told = report(summary="Talks were called off after Borduria invaded Arland on 10 February.")
    assert judged(prediction(), told).outcome == "occurred"


def test_what_was_said_not_to_come_and_came_did_not_come_true() -> None:
    forecast = judged(prediction(negated=True), report())
    assert (forecast.outcome, forecast.resolved_by) == ("did_not_occur", report().evidence)
    came_true = judged(prediction(negated=True), report(LAST, modality="negated", trigger="invade"))
    assert came_true.outcome == "occurred"


def test_reports_that_contradict_each_other_resolve_nothing_and_are_both_cited() -> None:
    denial = report(LAST, modality="negated", trigger="invade")
    forecast = judged(prediction(), denial, report())
    assert forecast.outcome == "unresolvable"
    assert [piece.document for piece in forecast.resolved_by] == [LATER.id, LAST.id]


@given(
    st.permutations([report(), report(LAST), report(LAST, "2022-02-12"), report(modality="planned", date="2022-02-11")])
)
def test_order_does_not_matter(reports: list[EventMention]) -> None:
    predictions = [prediction(), prediction(negated=True, event_text="x"), prediction(trigger="attack", event_text="y")]
    expected = judge_forecasts(predictions, reports, DOCUMENTS)
    assert judge_forecasts(predictions[::-1], reports[::-1], DOCUMENTS[::-1]) == expected
    assert expected == sorted(expected, key=lambda forecast: forecast.id)
