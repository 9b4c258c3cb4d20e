"""Forecasts: who foretold what, as of which day, told by how many, and the record of who foretells."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factory import (
    make_actor_mention,
    make_claim,
    make_document,
    make_event_mention,
    make_forecast,
    make_prediction,
    make_reading,
)
from sitroom.export.rows import exported_rows
from sitroom.judging import draw_picture
from sitroom.query import open_view
from sitroom.query.forecasts import ForecastLine, forecasts, scores
from sitroom.query.verify import verify
from sitroom.records.claims import Forecast, Reading
from sitroom.store import open_writer

FORETOLD = "Arland said Borduria could invade it in February."
HAPPENED = "On 10 February Borduria invaded Arland."
ASSAULT = {"type": "ASSAULT", "trigger": "invaded", "actors": ("state:BOR",), "recipients": ("state:ARL",)}


def warning(text: str = FORETOLD, published: str = "2022-01-20", **fields: Any) -> Reading:
    document = make_document(text, published)
    claim = make_claim(document, text, text, speaker=fields.pop("speaker", "state:ARL"), act="warn")
    one = make_prediction(document, claim, text, fields.pop("window", "2022-02"), **fields)
    mentions = [make_actor_mention(document, "state:BOR", "Borduria")] if "Borduria" in text else []
    return make_reading(document, claims=[claim], predictions=[one], actor_mentions=mentions)


def invasion() -> Reading:
    document = make_document(HAPPENED, "2022-02-11")
    return make_reading(document, event_mentions=[make_event_mention(document, HAPPENED, "2022-02-10", **ASSAULT)])


def ledger(path: Path, *readings: Reading) -> Path:
    file = path / "a.sitroom"
    with open_writer(file) as writer:
        for number, reading in enumerate(readings):
            writer.add_reading(f"{number}", f"{number}.txt", reading)
        draw_picture(writer, lambda id: None)
    return file


def found(file: Path, as_of: date | None = None, **conditions: Any) -> list[ForecastLine]:
    with open_view(file, as_of) as view:
        return forecasts(view, **conditions)


def test_a_report_resolves_a_forecast_from_its_day_on(tmp_path: Path) -> None:
    file = ledger(tmp_path, warning(), invasion())
    [line] = found(file)
    assert (line.status, line.forecast.resolved_by[0].quote) == ("occurred", HAPPENED)
    [earlier] = found(file, date(2022, 2, 10))
    assert (earlier.status, earlier.forecast.resolved_by) == ("open", ())
    assert found(file, date(2022, 1, 19)) == []


def test_a_closed_window_decides_nothing_and_is_told(tmp_path: Path) -> None:
    later = make_reading(make_document("Nothing new.", "2022-03-01"))
    file = ledger(tmp_path, warning(), later)
    [line] = found(file)
    assert (line.status, line.forecast.outcome) == ("window closed, nothing reported", "open")
    assert found(file, date(2022, 2, 28))[0].status == "open"


def test_what_several_report_stands_once_with_its_origins(tmp_path: Path) -> None:
    other = "An invasion by Borduria may come in February, Arland told the council, and nobody there laughed at that."
    [line] = found(ledger(tmp_path, warning(), warning(other)))
    assert (line.documents, line.origins, line.forecast.event_text) in {(2, 2, FORETOLD), (2, 2, other)}


def test_the_same_words_under_many_stories_are_one_origin(tmp_path: Path) -> None:
    box = "Prices of corn could rise for many months to come."
    texts = [f"{box}\n\nA story of the {word} and what came of it." for word in ("north", "south")]
    readings = []
    for text in texts:
        document = make_document(text, "2022-01-20")
        claim = make_claim(document, box, box, speaker=None, speaker_text=None)
        one = make_prediction(document, claim, box, type="OTHER", trigger="rise", actors=(), recipients=())
        readings.append(make_reading(document, claims=[claim], predictions=[one]))
    [line] = found(ledger(tmp_path, *readings))
    assert (line.documents, line.origins) == (2, 1)


def test_conditions_let_through_by_actor_outcome_and_words(tmp_path: Path) -> None:
    peace = "Caria said Dunland will probably leave the pact."
    other = warning(peace, speaker="state:CAR", actors=("state:DUN",), recipients=(), type="OTHER", trigger="leave")
    file = ledger(tmp_path, warning(), other, invasion())
    assert [line.forecast.event_text for line in found(file, actor="state:ARL")] == [FORETOLD]
    assert [line.forecast.event_text for line in found(file, actor="state:DUN")] == [peace]
    assert [line.forecast.event_text for line in found(file, outcome="open")] == [peace]
    assert [line.forecast.event_text for line in found(file, text="pact")] == [peace]


def test_the_ledger_is_sound_and_forecasts_are_exported(tmp_path: Path) -> None:
    with open_view(ledger(tmp_path, warning(), invasion())) as view:
        assert verify(view).faults == ()
        [row] = exported_rows(view, Forecast)
    assert (row["outcome"], row["window"]["edtf"], row["probability"]) == ("occurred", "2022-02", None)


@pytest.mark.parametrize(("resolved", "hits", "brier"), [(9, None, None), (10, 8, 0.25)])
def test_scores_begin_with_ten_resolved_forecasts(resolved: int, hits: int | None, brier: float | None) -> None:
    def line(number: int, outcome: str) -> ForecastLine:
        document = make_document(f"{FORETOLD} {number}", "2022-01-20")
        claim = make_claim(document, speaker="state:ARL")
        one = make_prediction(document, claim, probability=(0.4, 0.6))
        return ForecastLine(make_forecast(one, outcome), claim, outcome, 1, 1)

    outcomes = ["occurred"] * 8 + ["did_not_occur"] * (resolved - 8) + ["open"] * 5
    [score] = scores(line(number, outcome) for number, outcome in enumerate(outcomes))
    assert (score.made, score.resolved, score.hits) == (resolved + 5, resolved, hits)
    assert score.brier == (None if brier is None else pytest.approx(brier))
