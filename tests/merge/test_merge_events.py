"""The same event: what is joined, what is kept apart, and that order never matters."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_copy, make_document, make_event_mention, make_judgement, make_told
from sitroom.merge.events import assemble_events
from sitroom.merge.same_event import LINKS, same_events
from sitroom.records.claims import Copy, Event, EventMention, Place
from sitroom.records.dates import Interval
from sitroom.records.text import Document

ONE = make_document("Borduria invaded Syldavia in 2014.", "2022-01-10")
TWO = make_document("In 2014 Borduria marched into Syldavia.", "2022-01-12")
THREE = make_document("In 2014 Khemed was attacked by Sondonesia.", "2022-01-12")
COPIES = [make_copy(ONE), make_copy(TWO), make_copy(THREE)]


def invasion(document: Document, **fields: Any) -> EventMention:
    trigger = next(word for word in ("invaded", "marched into", "attacked", "bombed", "raid") if word in document.text)
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


@settings(deadline=None)
@given(st.permutations([talk(PHONED), talk(MET, "meet"), talk(MET, "visit", id="m3", recipients=("person:moro",))]))
def test_the_order_of_talks_does_not_matter(mentions: list[EventMention]) -> None:
    assert same_events(mentions, COPIES) == same_events(sorted(mentions, key=lambda one: one.id), COPIES) != []


@settings(deadline=None)
@given(st.permutations([invasion(ONE), invasion(TWO), invasion(THREE, actors=("state:SON",), recipients=())]))
def test_order_does_not_matter(mentions: list[EventMention]) -> None:
    copies: list[Copy] = COPIES
    expected = sorted(mentions, key=lambda mention: mention.id)
    judged = same_events(mentions, copies)
    assert judged == same_events(expected, copies)
    assert assemble_events(mentions, judged, copies) == assemble_events(expected, judged[::-1], copies[::-1])


BOMBED = make_document("Borduria bombed Varna in May 2022.", "2022-06-01")
RAID = make_document("A Bordurian raid on 3 May 2022 hit the port of Varna.", "2022-06-02")
LATER = make_document("Borduria bombed the town of Lesh on 4 May 2022.", "2022-06-03")
TOWN, PORT, LESH = (
    Place(f"place:{n}", n, 43.2, 27.9, kind) for n, kind in (("Varna", "admin"), ("port", "point"), ("Lesh", "admin"))
)


def told_together(*mentions: EventMention) -> Event:
    links = [make_judgement(one.id, other.id) for one, other in pairwise(mentions)]
    copies = [make_copy(document) for document in (BOMBED, RAID, LATER)]
    [event] = assemble_events(mentions, links, copies)
    return event


def test_an_event_is_as_exact_as_any_of_its_mentions() -> None:
    event = told_together(invasion(BOMBED, date="2022-05", place=TOWN), invasion(RAID, date="2022-05-03", place=PORT))
    assert (event.date.edtf, event.other_dates) == ("2022-05-03", ())
    assert (event.place, event.other_places) == (PORT, (TOWN,))


def test_dates_and_places_that_do_not_agree_are_kept() -> None:
    mentions = invasion(RAID, date="2022-05-03", place=TOWN), invasion(LATER, date="2022-05-04", place=LESH)
    event = told_together(*mentions)
    assert (event.date.edtf, [date.edtf for date in event.other_dates]) == ("2022-05-03", ["2022-05-04"])
    assert {event.place, *event.other_places} == {TOWN, LESH}
    assert event == told_together(*mentions[::-1])


def test_the_day_that_more_origins_print_is_the_exact_one() -> None:
    days = {BOMBED: "2022-05-04", RAID: "2022-05-03", LATER: "2022-05-04"}
    month = invasion(BOMBED, id="m0", date="2022-05")
    event = told_together(month, *(invasion(document, date=day) for document, day in days.items()))
    assert (event.date.edtf, [date.edtf for date in event.other_dates]) == ("2022-05-04", ["2022-05-03"])


def test_whom_one_sentence_of_many_names_takes_no_part() -> None:
    documents = [make_document(f"Borduria invaded Syldavia, paper {n} wrote.", "2022-06-01") for n in range(12)]
    mentions = [invasion(document) for document in documents[1:]]
    slip = {"actors": ("state:ARL", "state:BOR"), "date": "2013", "place": PORT}
    mentions = [replace(mention, place=TOWN) for mention in mentions] + [invasion(documents[0], **slip)]
    links = [make_judgement(one.id, other.id) for one, other in pairwise(mentions)]
    [event] = assemble_events(mentions, links, [make_copy(document) for document in documents])
    assert (event.actors, event.recipients) == (("state:BOR",), ("state:SYL",))
    assert (event.place, event.other_places) == (TOWN, (PORT,))
    assert (event.date.edtf, [date.edtf for date in event.other_dates]) == ("2014", ["2013"])


def test_what_a_thousand_papers_tell_has_not_a_million_links() -> None:
    documents = [make_document(f"Borduria invaded Syldavia in 2014, paper {n} wrote.", "2022-06-01") for n in range(60)]
    mentions = [invasion(document) for document in documents]
    copies = [make_copy(document) for document in documents]
    judged = same_events(mentions, copies, documents)
    [event] = assemble_events(mentions, judged, copies)
    assert event.origins == 60
    assert len(judged) <= 60 * LINKS


def test_the_sentence_of_a_copy_is_joined_whatever_day_today_is() -> None:
    copies = [make_copy(PHONED), make_copy(MET, PHONED)]
    words = {"trigger": "phoned", "summary": "Vera Lund phoned Ivo Berg today."}
    mentions = [talk(PHONED, **words), talk(MET, date="2022-01-11", **words)]
    [judgement] = same_events(mentions, copies)
    assert judgement.reasons == ("same sentence in copies of one story",)
    [event] = assemble_events(mentions, [judgement], copies)
    assert event.date.edtf == "2022-01-10"


def test_who_takes_the_first_of_many_out_leaves_the_others_together() -> None:
    documents = [make_document(f"Borduria invaded Syldavia in 2014, paper {n} wrote.", "2022-06-01") for n in range(9)]
    mentions = sorted((invasion(document) for document in documents), key=lambda one: one.id)
    copies = [make_copy(document) for document in documents]
    judged = same_events(mentions, copies, documents)
    for out in mentions:
        stays = next(one for one in mentions if one is not out)
        events = assemble_events(mentions, judged, copies, [make_told(out.id, stays.id, "different")])
        assert sorted(len(event.mentions) for event in events) == [1, 8]


DOCUMENTS = [
    make_document("Borduria invaded Syldavia on 3 May, Vera Lund of Arland said in Lesh.", "2022-05-04"),
    make_document("The invasion of Syldavia went on, and Vera Lund flew to Lesh.", "2022-05-05"),
    make_document("In Lesh on 3 May it was Vera Lund who told of the attack on Syldavia.", "2022-05-04"),
]
WORDS = ("invaded", "invasion", "attack")
TOLD = [
    make_event_mention(one, type="ASSAULT", trigger=word, date=day, actors=("state:BOR",), recipients=("state:SYL",))
    for one, word, day in zip(
        DOCUMENTS,
        WORDS,
        ["2022-05-03", Interval("../2022-05-05", None, "2022-05-05", basis="document"), "2022-05-03"],
        strict=True,
    )
]


@settings(deadline=None)
@given(st.permutations(TOLD), st.permutations(DOCUMENTS))
def test_neither_the_order_of_mentions_nor_of_documents_matters(
    mentions: list[EventMention], documents: list[Document]
) -> None:
    judged = same_events(mentions, [], documents)
    assert judged == same_events(TOLD, [], DOCUMENTS)
    [event] = assemble_events(mentions, judged, [make_copy(document) for document in documents])
    assert (event.date.edtf, len(event.documents)) == ("2022-05-03", 3)
