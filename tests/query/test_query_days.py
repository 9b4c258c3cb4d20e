"""A timeline by dates: one entry a date, the sentences of most origins first, none twice."""

from factory import make_document, make_event, make_event_mention
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
    first, second = days_of(events)  # type: ignore[arg-type]
    assert (first.date, first.sentences, first.score) == (
        "2022-01-10",
        ("Borduria invaded Syldavia.", "Talks failed."),
        4,
    )
    assert second.date == "2022-01"


def test_one_sentence_that_tells_two_events_stands_once() -> None:
    twice = [event("Talks failed.", "2022-01-10", 1), event("Talks failed.", "2022-01-10", 2)]
    [day] = days_of(twice)  # type: ignore[arg-type]
    assert day.sentences == ("Talks failed.",)
