"""Talks that a text means again have the sides that it named before."""

from factory import make_document, make_event_mention
from sitroom.compose.talks import with_parties
from sitroom.records.claims import EventMention

ZLOP, BERG = "person:ann-zlop", "person:karl-berg"
FIRST = "A telephone conversation between Zlop and Berg has ended."
AGAIN = "Today's conversation lasted an hour."
DOCUMENT = make_document(f"{FIRST} {AGAIN} Many conversations were held in the hall.")


def talks(sentence: str, trigger: str, *actors: str) -> EventMention:
    return make_event_mention(DOCUMENT, sentence, type="CONSULT", trigger=trigger, actors=actors, recipients=())


def test_the_conversation_is_that_of_those_who_were_named() -> None:
    first, again = with_parties([talks(FIRST, "conversation", ZLOP, BERG), talks(AGAIN, "conversation")])
    assert first.actors == again.actors == (ZLOP, BERG)


def test_other_talks_stay_without_sides() -> None:
    some = talks("Many conversations were held in the hall.", "conversations")
    call = talks(AGAIN, "conversation")
    assert with_parties([talks(FIRST, "conversation", ZLOP, BERG), some])[1].actors == ()
    assert with_parties([call])[0].actors == ()
