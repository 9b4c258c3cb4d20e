"""A timeline by dates: one entry a date, the sentences of most origins first, none twice."""

from math import log1p

import pytest

from factory import make_document, make_event, make_event_mention
from sitroom.query.highlights import Highlight
from sitroom.query.lines import AnswerLine
from sitroom.query.timeline import days_of

DOCUMENT = make_document("Borduria invaded Syldavia. Talks failed. Envoys left.")


def event(quote: str, date: str, origins: int) -> object:
    return make_event(make_event_mention(DOCUMENT, quote, date), origins=origins)


def test_events_of_one_date_make_one_entry() -> None:
    events = [
        event("Talks failed.", "2022-01-10", 1),
        event("Borduria invaded Syldavia.", "2022-01-10", 3),
        event("Envoys left.", "2022-01", 1),
    ]
    month, first = days_of(events)  # type: ignore[arg-type]
    assert (first.date, first.sentences, first.score) == (
        "2022-01-10",
        ("Borduria invaded Syldavia.", "Talks failed."),
        pytest.approx(log1p(4), abs=0.001),
    )
    assert month.date == "2022-01"


def test_one_sentence_that_tells_two_events_stands_once() -> None:
    twice = [event("Talks failed.", "2022-01-10", 1), event("Talks failed.", "2022-01-10", 2)]
    [day] = days_of(twice)  # type: ignore[arg-type]
    assert day.sentences == ("Talks failed.",)


def test_days_that_only_sentences_tell_stand_among_the_others() -> None:
    events = [event("Talks failed.", "2022-01-10", 1), event("Envoys left.", "2022-01", 1)]
    line = AnswerLine("A bridge fell on 12 January.", (), 2)
    told = [Highlight("2022-01-10", (line,), 2, 1.5), Highlight("2022-01-09", (line,), 2, 1.0)]
    days = days_of(events, told)  # type: ignore[arg-type]
    assert [day.date for day in days] == ["2022-01", "2022-01-09", "2022-01-10"]
    assert days[2].sentences == (line.text, "Talks failed.") and days[2].score == 1.5
    assert days[1].events == () and days[1].lines == (line,)
