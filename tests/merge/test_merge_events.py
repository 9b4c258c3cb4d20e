"""The same event: what is joined, what is kept apart, and that order never matters."""

from hypothesis import given
from hypothesis import strategies as st

from factory import make_copy, make_document, make_event_mention
from sitroom.merge.events import assemble_events, same_events
from sitroom.records.claims import Copy, EventMention

ONE = make_document("Borduria invaded Syldavia in 2014.", "2022-01-10")
TWO = make_document("In 2014 Borduria marched into Syldavia.", "2022-01-12")
THREE = make_document("In 2014 Khemed was attacked by Sondonesia.", "2022-01-12")
COPIES = [make_copy(ONE), make_copy(TWO), make_copy(THREE)]


def invasion(document: object, **fields: object) -> EventMention:
    values = {"date": "2014", "type": "ASSAULT", "actors": ("state:BOR",), "recipients": ("state:SYL",), **fields}
    return make_event_mention(document, **values)  # type: ignore[arg-type]


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


@given(st.permutations([invasion(ONE), invasion(TWO), invasion(THREE, actors=("state:SON",), recipients=())]))
def test_order_does_not_matter(mentions: list[EventMention]) -> None:
    copies: list[Copy] = COPIES
    expected = sorted(mentions, key=lambda mention: mention.id)
    judged = same_events(mentions, copies)
    assert judged == same_events(expected, copies)
    assert assemble_events(mentions, judged, copies) == assemble_events(expected, judged[::-1], copies[::-1])
