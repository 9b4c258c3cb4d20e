"""Days that two tell of one happening, and days that are told of two."""

from dataclasses import replace

from factory import make_actor, make_document, make_event_mention
from sitroom.merge.date_voices import told_by_two
from sitroom.merge.parties import Parties
from sitroom.records.claims import EventMention

ARL, BOR = "state:ARL", "state:BOR"
PARTIES = Parties([make_actor(ARL, name="Arland", known=True), make_actor(BOR, name="Borduria", known=True)], {})


def met(sentence: str, day: str, printed: str, outlet: str) -> tuple[EventMention, str]:
    document = make_document(sentence, day, outlet=outlet)
    mention = make_event_mention(
        document, sentence, type="CONSULT", trigger="met", actors=(ARL,), recipients=(BOR,), date=day, claim=None
    )
    return replace(mention, date=replace(mention.date, text=printed, basis="relative")), outlet


def is_disputed(*told: tuple[EventMention, str]) -> bool:
    (left, _), (right, _) = told
    outlets = {mention.document: outlet for mention, outlet in told}
    return list(told_by_two([(left, right)], outlets, PARTIES)) == [(left, right)]


def test_two_papers_on_one_meeting() -> None:
    one = met("Arland met Borduria in Klow on Monday.", "2022-01-10", "Monday", "Lund Post")
    assert is_disputed(one, met("Arland met Borduria in Klow on Thursday.", "2022-01-13", "Thursday", "Berg Times"))
    assert not is_disputed(one, met("Arland met Borduria on Thursday.", "2022-01-13", "Thursday", "Berg Times"))


def test_one_paper_is_held_to_the_calendar_alone() -> None:
    one = met("Arland met Borduria in Klow today.", "2022-01-10", "today", "Lund Post")
    assert not is_disputed(one, met("Arland met Borduria in Klow yesterday.", "2022-01-12", "yesterday", "Lund Post"))
    assert is_disputed(one, met("Arland met Borduria in Klow on 12 January.", "2022-01-12", "12 January", "Lund Post"))


def test_a_day_far_from_the_word_is_of_something_else() -> None:
    one = met("Arland met Borduria in Klow on Monday.", "2022-01-10", "Monday", "Lund Post")
    far = "Arland met Borduria in Klow, and the mill owners of the long valley behind it closed the dam on Thursday."
    assert not is_disputed(one, met(far, "2022-01-13", "Thursday", "Berg Times"))
