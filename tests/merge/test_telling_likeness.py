"""What speaks for one happening and what against: days, parties, places, words, stories, force."""

from typing import Any

import pytest

from factory import make_document, make_event_mention
from sitroom.merge.candidates import REACH, candidate_pairs
from sitroom.merge.same_event import LEDGER
from sitroom.merge.stories import find_stories
from sitroom.merge.telling_likeness import Likeness, compare
from sitroom.merge.tellings import namesake, read_tellings
from sitroom.records.claims import EventMention, Place, Role
from sitroom.records.dates import Interval
from sitroom.records.judgements import RegistryRow
from sitroom.records.text import Document

RAID = "Bordurian jets bombed the port of Varna on 3 May, Syldavian officials said."
AGAIN = "The port of Varna was bombed by Borduria on 3 May, and two ships sank."
POST = "On 3 May Borduria bombed a Syldavian border post near Lesh."
ONE, TWO, THREE = (make_document(text, "2022-05-04") for text in (RAID, AGAIN, POST))
VARNA, LESH = (Place(f"place:{name.lower()}", name, 43.0, 27.0, "place") for name in ("Varna", "Lesh"))
SYLDAVIA = Place("place:syldavia", "Syldavia", 43.0, 26.0, "country")
#: Who holds which office; Lund is of the west, Berg of the east.
OFFICES = {"person:vera-lund": "state:USA", "person:ivo-berg": "state:RUS"}


def registry(id: str) -> RegistryRow | None:
    roles = (Role("president", OFFICES[id], "2020-01-01", "2023-12-31"),) if id in OFFICES else ()
    return RegistryRow("", id, (), None, roles, ()) if roles or id.startswith("state:") else None


def bombed(document: Document, **fields: Any) -> EventMention:
    values = {"type": "ASSAULT", "trigger": "bombed", "date": "2022-05-03"}
    who = {"actors": ("state:BOR",), "recipients": ("state:SYL",)}
    return make_event_mention(document, **{**values, **who, **fields})


def undated(latest: str) -> Interval:
    return Interval("../" + latest, None, latest, basis="document")


def likeness(one: EventMention, other: EventMention, *documents: Document) -> Likeness | None:
    documents = documents or (ONE, TWO, THREE)
    return compare(*read_tellings([one, other], documents, registry), find_stories(documents))


def score(one: EventMention, other: EventMention, *documents: Document) -> float:
    found = likeness(one, other, *documents)
    return found.score if found else 0.0


def test_the_reasons_name_what_agrees() -> None:
    found = likeness(bombed(ONE, place=VARNA), bombed(TWO, place=VARNA))
    assert found and found.score > 0.9
    assert {"date 2022-05-03", "actors in common 1.00", "place place:varna", "type ASSAULT", "same word"} < {
        *found.reasons
    }


def test_another_town_is_another_raid_and_a_country_may_be_either() -> None:
    here = bombed(ONE, place=VARNA)
    assert score(here, bombed(THREE, place=LESH)) < score(here, bombed(THREE, place=SYLDAVIA))
    assert score(here, bombed(THREE, place=SYLDAVIA)) == score(here, bombed(THREE))


@pytest.mark.parametrize("force", ["planned", "denied", "negated", "threatened", "possible"])
def test_what_is_planned_or_denied_did_not_take_place(force: str) -> None:
    assert likeness(bombed(ONE), bombed(TWO, modality=force)) is None
    assert likeness(bombed(ONE), bombed(TWO, modality="ongoing")) is not None


def test_days_that_do_not_meet_are_two_happenings() -> None:
    assert likeness(bombed(ONE), bombed(TWO, date="2022-05-06")) is None
    next_day, month = (
        score(bombed(ONE), bombed(TWO, date="2022-05-04")),
        score(bombed(ONE), bombed(TWO, date="2022-05")),
    )
    assert next_day < month < score(bombed(ONE), bombed(TWO))


def test_who_bombs_whom_is_not_turned_round() -> None:
    turned = bombed(TWO, actors=("state:SYL",), recipients=("state:BOR",))
    assert score(bombed(ONE), turned) < score(bombed(ONE), bombed(TWO))


def test_a_president_stands_for_the_state_while_in_office() -> None:
    state = bombed(ONE, actors=("state:USA",))
    person = bombed(TWO, actors=("person:vera-lund",))
    assert (
        score(state, bombed(TWO, actors=("person:nobody",)))
        < score(state, person)
        < score(state, bombed(TWO, actors=("state:USA",)))
    )
    old = make_document(AGAIN, "1999-05-04")
    before = (
        bombed(ONE, actors=("state:USA",), date="1999-05-03"),
        bombed(old, actors=("person:vera-lund",), date="1999-05-03"),
    )
    assert score(*before, ONE, old) < score(state, person)


def test_a_stranger_may_be_the_one_who_is_called_so() -> None:
    assert namesake("person:joseph-r-berg-jr") == namesake("person:ivo-berg") == "*berg"
    one, other = bombed(ONE, actors=("person:ivo-berg",)), bombed(TWO, actors=("person:joseph-r-berg-jr",))
    assert score(one, bombed(TWO, actors=("person:joe-moro",))) < score(one, other)


PHONED = make_document("Vera Lund phoned Ivo Berg late on 30 December.", "2021-12-30")
EAST = make_document("On 31 December Ivo Berg had a phone call with Vera Lund.", "2021-12-31")


def call(document: Document, trigger: str, date: str | Interval, *actors: str) -> EventMention:
    actors = actors or ("person:vera-lund", "person:ivo-berg")
    return make_event_mention(document, trigger=trigger, date=date, actors=actors[:1], recipients=actors[1:])


def test_a_call_over_time_zones_has_two_days() -> None:
    found = likeness(call(PHONED, "phoned", "2021-12-30"), call(EAST, "call", "2021-12-31"), PHONED, EAST)
    assert found and found.score > 0.8
    assert any("one day apart by time zones" in reason for reason in found.reasons)
    near = ("person:vera-lund", "person:jan-moro")
    assert (
        score(call(PHONED, "phoned", "2021-12-30", *near), call(EAST, "call", "2021-12-31", *near), PHONED, EAST)
        < LEDGER
    )


def test_the_day_of_the_report_differs_by_time_zones_too() -> None:
    found = likeness(call(PHONED, "phoned", "2021-12-30"), call(EAST, "call", undated("2021-12-31")), PHONED, EAST)
    assert found and found.reasons[0] == "reported 1 days after 2021-12-30, by time zones on the same day"
    found = likeness(call(PHONED, "phoned", "2021-12-30"), call(EAST, "call", "2021-12-30"), PHONED, EAST)
    assert found and found.reasons[0] == "date 2021-12-30, published on 2021-12-30 and 2021-12-31 in other time zones"


def test_a_raid_is_news_for_a_day_and_an_invasion_for_weeks() -> None:
    later = make_document("Borduria bombed Syldavia.", "2022-05-12")
    assert likeness(bombed(ONE), bombed(later, date=undated("2022-05-12")), ONE, later) is None
    invaded = {"trigger": "invasion", "date": undated("2022-05-12")}
    assert score(bombed(ONE, trigger="invaded"), bombed(later, **invaded), ONE, later) > 0.7


def test_an_old_summit_is_not_the_one_of_today() -> None:
    old = make_document("The two recalled the May 2019 summit of Arland and Borduria.", "2022-05-04")
    new = make_document("A summit of Arland and Borduria ended on Tuesday.", "2022-05-04")
    both = [make_event_mention(d, trigger="summit", date=undated("2022-05-04")) for d in (old, new)]
    assert likeness(*both, old, new) is None


def test_thanks_for_two_things_are_two() -> None:
    thanks = [
        make_document(f"Lund thanked Arland for {gift}.", "2022-05-04")
        for gift in ("the wheat it sent to the ports", "its wheat, sent to the ports", "a vote in the council")
    ]
    one, same, other = (
        make_event_mention(
            d,
            type="SUPPORT",
            trigger="thanked",
            date=undated("2022-05-04"),
            actors=("person:lund",),
            recipients=("state:ARL",),
        )
        for d in thanks
    )
    assert score(one, same, *thanks) > score(one, other, *thanks)


def test_documents_of_one_story_share_their_names() -> None:
    story = make_document("At noon in Lesh, Vera Lund and 300 envoys of Arland met Ivo Berg of Borduria.", "2022-05-04")
    copy = make_document("In Lesh, it was Ivo Berg whom Vera Lund and 300 envoys of Arland met.", "2022-05-05")
    others = [
        make_document(f"The town of Town{n} and Mayor{n} built {n} schools with Firm{n}.", "2022-05-04")
        for n in range(9)
    ]
    stories = find_stories([story, copy, *others])
    assert stories.are_one(story.id, copy.id)
    assert not stories.are_one(story.id, others[0].id)


def test_candidates_grow_with_the_tellings_and_not_with_their_square() -> None:
    documents = [make_document(f"Borduria bombed Syldavia {n} times.", "2022-05-04") for n in range(300)]
    tellings = read_tellings([bombed(document) for document in documents], documents)
    pairs = list(candidate_pairs(tellings, find_stories(documents)))
    assert 0 < len(pairs) <= len(tellings) * REACH * 4 < len(tellings) ** 2
