"""Events as a list: which a type, a group, an actor or a target lets through."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factory import make_actor, make_document, make_event_mention, make_picture, make_reading
from sitroom.errors import QuestionError
from sitroom.query import open_view
from sitroom.query.events import events
from sitroom.records.claims import Role
from sitroom.records.dates import until_interval
from sitroom.store import View, open_writer

DUE = until_interval(date(2022, 5, 3))

#: Sentence: what is told in it, beside type and date.
TOLD: dict[str, dict[str, Any]] = {
    "Envoys of Arland and Borduria talked.": {"actors": ("state:ARL", "state:BOR"), "recipients": ()},
    "Vera Lund called Ivo Berg.": {"actors": ("person:lund",), "recipients": ("person:berg",)},
    "Summits began.": {"type": "OTHER", "trigger": "Summits", "actors": (), "recipients": ()},
    "Borduria must reply.": {"type": "OTHER", "modality": "planned", "date": DUE.noted(basis="explicit")},
    "Caria was evacuated.": {"type": "OTHER", "date": DUE.noted(basis="explicit")},
    "Caria may pay.": {"type": "OTHER", "modality": "possible", "date": DUE.noted(basis="document")},
    "Arland froze accounts.": {"type": "SANCTION"},
    "Arland expelled envoys.": {"type": "SANCTION", "event_mode": "expel", "trigger": "expelled"},
    "Arland recognised Caria.": {"type": "SUPPORT", "trigger": "recognised", "recipients": ("state:CAR",)},
    "Arland backed Caria.": {"type": "SUPPORT", "trigger": "backed", "recipients": ("state:CAR",)},
    "Borduria pulled out.": {"type": "OTHER", "trigger": "Pulled out", "actors": ("state:BOR",), "recipients": ()},
    "Guns fell silent.": {"type": "RETREAT", "event_mode": "ceasefire", "actors": (), "recipients": ()},
}

LUND = Role("foreign minister", "state:ARL", "2021-06-01", None)
BERG = Role("foreign minister", "state:BOR", "2010-01-01", "2021-12-31")


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    """One article that tells each sentence of `TOLD`, all of 10 January 2022 unless they say otherwise."""
    document = make_document(" ".join(TOLD), published="2022-01-12")
    mentions = [make_event_mention(document, sentence, **fields) for sentence, fields in TOLD.items()]
    reading = make_reading(document, event_mentions=mentions)
    actors = (make_actor("person:berg", roles=(BERG,)), make_actor("person:lund", roles=(LUND,)))
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", reading)
        writer.replace_picture(make_picture(reading, actors=actors))
    with open_view(tmp_path / "a.sitroom") as opened:
        yield opened


def told(view: View, **conditions: Any) -> set[str]:
    return {event.summary for event in events(view, **conditions)}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("talks", {"Envoys of Arland and Borduria talked.", "Vera Lund called Ivo Berg.", "Summits began."}),
        ("CONSULT", {"Envoys of Arland and Borduria talked.", "Vera Lund called Ivo Berg."}),
        ("deadlines", {"Borduria must reply."}),
        ("sanctions", {"Arland froze accounts."}),
        ("expulsions", {"Arland expelled envoys."}),
        ("recognitions", {"Arland recognised Caria."}),
        ("withdrawals", {"Borduria pulled out."}),
        ("agreements", {"Guns fell silent."}),
        ("protests", set()),
    ],
)
def test_a_group_has_its_types_modes_and_words(view: View, wanted: str, expected: set[str]) -> None:
    assert told(view, types=[wanted]) == expected


def test_types_go_in_any_case_and_several_at_once(view: View) -> None:
    assert told(view, types=["Sanction"]) == {"Arland froze accounts.", "Arland expelled envoys."}
    assert told(view, types=["sanctions", "EXPULSIONS"]) == told(view, types=["SANCTION"])
    assert told(view) == set(TOLD)


def test_an_unknown_type_brings_those_there_are(view: View) -> None:
    with pytest.raises(QuestionError, match=r"'parties'.*talks, deadlines.*CONSULT.*OTHER"):
        events(view, types=["talks", "parties"])


def test_who_does_it_is_not_to_whom_it_is_done(view: View) -> None:
    assert told(view, types=["recognitions"], actor="state:ARL", target="state:CAR")
    assert not told(view, types=["recognitions"], actor="state:CAR")
    assert not told(view, types=["recognitions"], target="state:ARL")


def test_in_talks_either_side_may_be_named_first(view: View) -> None:
    talked = {"Envoys of Arland and Borduria talked."}
    assert told(view, types=["talks"], actor="state:BOR", target="state:ARL") == talked
    assert told(view, types=["talks"], actor="person:berg") == {"Vera Lund called Ivo Berg."}


def test_a_state_acts_through_those_in_office_on_the_day(view: View) -> None:
    assert "Vera Lund called Ivo Berg." in told(view, types=["talks"], actor="state:ARL")
    assert "Vera Lund called Ivo Berg." not in told(view, types=["talks"], target="state:BOR"), "he left in 2021"


def test_days_modality_and_words_narrow_the_list(view: View) -> None:
    assert told(view, since=date(2022, 5, 1), modality="planned") == {"Borduria must reply."}
    assert told(view, until=date(2022, 1, 9)) == set()
    assert told(view, text="ENVOYS of") == {"Envoys of Arland and Borduria talked."}


def test_a_view_of_the_past_knows_groups_and_offices_too(view: View) -> None:
    with open_view(view.path, date(2022, 1, 12)) as past:
        assert told(past, types=["talks", "recognitions"]) == told(view, types=["talks", "recognitions"])
    with open_view(view.path, date(2022, 1, 11)) as past:
        assert told(past) == set()
