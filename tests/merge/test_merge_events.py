"""The same event: what is joined, what is kept apart, and that order never matters."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import make_copy, make_document, make_event_mention
from sitroom.merge.events import assemble_events
from sitroom.merge.same_event import same_events
from sitroom.records.claims import Copy, EventMention, Place
from sitroom.records.dates import Interval
from sitroom.records.text import Document

ONE = make_document("Borduria invaded Syldavia in 2014.", "2022-01-10")
TWO = make_document("In 2014 Borduria marched into Syldavia.", "2022-01-12")
THREE = make_document("In 2014 Khemed was attacked by Sondonesia.", "2022-01-12")
COPIES = [make_copy(ONE), make_copy(TWO), make_copy(THREE)]


def invasion(document: Document, **fields: Any) -> EventMention:
    trigger = next(word for word in ("invaded", "marched into", "attacked") if word in document.text)
    who = {"actors": ("state:BOR",), "recipients": ("state:SYL",)}
    values = {"date": "2014", "type": "ASSAULT", "trigger": trigger, **who, **fields}
    return make_event_mention(document, **values)


def test_two_papers_on_one_invasion_are_one_event_with_two_origins() -> None:
    mentions = [invasion(ONE), invasion(TWO)]
    [event] = assemble_events(mentions, same_events(mentions, COPIES), COPIES)
    assert event.origins == 2
    assert set(event.mentions) == {mention.id for mention in mentions}


def test_a_copy_adds_a_document_but_no_origin() -> None:
    copies = [make_copy(ONE), make_copy(TWO, ONE)]
    mentions = [invasion(ONE), invasion(TWO)]
    [event] = assemble_events(mentions, same_events(mentions, copies), copies)
    assert (len(event.documents), event.origins) == (2, 1)


def test_other_actors_are_another_event() -> None:
    mentions = [invasion(ONE), invasion(THREE, actors=("state:SON",), recipients=("state:KHE",))]
    assert same_events(mentions, COPIES) == []


def test_a_planned_invasion_is_not_the_one_that_took_place() -> None:
    assert same_events([invasion(ONE), invasion(TWO, modality="planned")], COPIES) == []


def test_reasons_replayed_give_the_same_verdict() -> None:
    mentions = [invasion(ONE), invasion(TWO)]
    [judgement] = same_events(mentions, COPIES)
    assert "actors in common 1.00" in judgement.reasons
    assert {judgement.left, judgement.right} == {mention.id for mention in mentions}


PHONED = make_document("Vera Lund phoned Ivo Berg on 10 January about the port of Varna.", "2022-01-10")
MET = make_document("Ivo Berg and Vera Lund met online on 10 January.", "2022-01-11")
VARNA = Place("place:varna", "Varna", 43.2, 27.9, "place")


def talk(document: Document, mode: str | None = None, **fields: Any) -> EventMention:
    trigger = "phoned" if document is PHONED else "met"
    who = {"actors": ("person:lund",), "recipients": ("person:berg",)}
    values = {"date": "2022-01-10", "trigger": trigger, **who, **fields}
    return make_event_mention(document, event_mode=mode, **values)


def test_two_accounts_of_one_call_are_one_event_whatever_it_is_called() -> None:
    both = talk(MET, "meet", actors=("person:berg", "person:lund"), recipients=())
    mentions = [talk(PHONED, place=VARNA), both]
    [event] = assemble_events(mentions, same_events(mentions, COPIES), COPIES)
    assert (event.origins, {*event.actors, *event.recipients}) == (2, {"person:berg", "person:lund"})


@pytest.mark.parametrize(
    "other",
    [
        {"recipients": ("person:moro",)},  # she speaks to two people that day
        {"recipients": ()},  # nobody knows to whom
        {"date": "2022-01-11"},
        {"date": "2022-01"},
        {"modality": "planned"},
    ],
)
def test_talks_with_another_or_on_another_day_are_other_talks(other: dict[str, Any]) -> None:
    assert same_events([talk(PHONED), talk(MET, "meet", **other)], COPIES) == []


def undated(document: Document, latest: str, **fields: Any) -> EventMention:
    return replace(talk(document, **fields), date=Interval("../" + latest, None, latest, basis="document"))


def test_talks_that_one_side_reports_without_a_day_are_those_that_the_other_dates() -> None:
    mentions = [talk(PHONED), undated(MET, "2022-01-11")]
    [event] = assemble_events(mentions, same_events(mentions, COPIES), COPIES)
    assert (event.date.edtf, event.origins) == ("2022-01-10", 2)


def test_undated_talks_with_another_or_of_another_week_stay_apart() -> None:
    assert same_events([talk(PHONED), undated(MET, "2022-01-12")], COPIES) == []
    assert same_events([talk(PHONED), undated(MET, "2022-01-10", recipients=("person:moro",))], COPIES) == []
    assert same_events([talk(PHONED), undated(MET, "2022-01-10", modality="planned")], COPIES) == []
    assert same_events([undated(PHONED, "2022-01-10"), undated(MET, "2022-01-10")], COPIES) == []


def test_of_two_talks_the_later_is_the_one_reported() -> None:
    first, second = talk(PHONED, date="2022-01-09"), talk(THREE)
    [judgement] = same_events([first, second, undated(MET, "2022-01-10")], COPIES)
    assert second.id in {judgement.left, judgement.right}


def test_two_meetings_in_one_month_are_two() -> None:
    assert same_events([talk(PHONED, date="2022-01"), talk(MET, "meet", date="2022-01")], COPIES) == []


@given(st.permutations([talk(PHONED), talk(MET, "meet"), talk(MET, "visit", id="m3", recipients=("person:moro",))]))
def test_the_order_of_talks_does_not_matter(mentions: list[EventMention]) -> None:
    assert same_events(mentions, COPIES) == same_events(sorted(mentions, key=lambda one: one.id), COPIES) != []


@given(st.permutations([invasion(ONE), invasion(TWO), invasion(THREE, actors=("state:SON",), recipients=())]))
def test_order_does_not_matter(mentions: list[EventMention]) -> None:
    copies: list[Copy] = COPIES
    expected = sorted(mentions, key=lambda mention: mention.id)
    judged = same_events(mentions, copies)
    assert judged == same_events(expected, copies)
    assert assemble_events(mentions, judged, copies) == assemble_events(expected, judged[::-1], copies[::-1])
