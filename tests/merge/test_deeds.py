"""Deeds of any kind: who denies them, who lays them at another's door, and what is another deed."""

from dataclasses import replace
from typing import Any

from factory import make_actor, make_claim, make_document, make_event_mention, make_figure
from sitroom.merge.disputes import find_disputes
from sitroom.records.claims import Claim, Copy, Dispute, EventMention, Figure
from sitroom.records.grouped import Listed
from sitroom.records.text import Document

ARL, BOR, CAR = "state:ARL", "state:BOR", "state:CAR"
ACTORS = [
    make_actor(ARL, name="Arland", known=True),
    make_actor(BOR, name="Borduria", known=True),
    make_actor(CAR, name="Caria", known=True),
]
Account = tuple[Document, Claim | None, EventMention | None]


def told(sentence: str, trigger: str, actors: tuple[str, ...], day: str = "2022-01-10", **fields: Any) -> Account:
    """What an outlet tells in its own voice, in an article of its own."""
    document = make_document(sentence, day, outlet=fields.pop("outlet", None))
    values = {"type": "ASSAULT", "recipients": (), "trigger": trigger, "date": None, **fields}
    return document, None, make_event_mention(document, sentence, actors=actors, **values)


def said(
    speaker: str, sentence: str, content: str, act: str = "assert", day: str = "2022-01-11", **event: Any
) -> Account:
    """A claim, with the event that is told in it where one is given."""
    document, cue = make_document(sentence, day), "denied" if act == "deny" else "said"
    claim = make_claim(
        document, content, sentence, act=act, cue=cue, said=day, speaker=speaker, speaker_text=None,
        speaks_for=speaker,
    )  # fmt: skip
    mention = None
    if event:
        values = {"type": "ASSAULT", "recipients": (), "date": None, "claimed_by": (speaker,), **event}
        mention = make_event_mention(document, sentence, claim=claim.id, **values)
    return document, claim, mention


def disputes(*accounts: Account, figures: tuple[Figure, ...] = (), copies: list[Copy] | None = None) -> list[Dispute]:
    documents = [document for document, _, _ in accounts]
    own = copies or [Copy(document.id, None, "original", document.id) for document in documents]
    claims = [claim for _, claim, _ in accounts if claim]
    mentions = [mention for _, _, mention in accounts if mention]
    return find_disputes(documents, Listed(claims), mentions, figures, ACTORS, own)[0]


SHELLED = told("Arland's guns shelled the mill town of Klow on Monday.", "shelled", (ARL,), outlet="Lund Post")
DENIED = said(ARL, "Arland denied shelling Klow.", "shelling Klow", "deny")


def test_a_deed_and_its_denial_are_two_sides() -> None:
    [found] = disputes(SHELLED, DENIED)
    assert (found.kind, found.about) == ("denial", "Arland: “Arland denied shelling Klow.”")
    assert [(side.actors, side.outlets) for side in found.sides] == [((), ("Lund Post",)), ((ARL,), ())]


def test_ones_own_word_that_one_did_not_is_a_denial() -> None:
    own = said(
        ARL, "Arland said its guns did not shell Klow.", "its guns did not shell Klow",
        trigger="shell", actors=(ARL,), modality="negated",
    )  # fmt: skip
    [found] = disputes(SHELLED, own)
    assert found.kind == "denial"
    assert own[1] is not None
    read_so = own[0], replace(own[1], act="deny"), own[2]  # what the words do; they say "not" themselves
    [again] = disputes(SHELLED, read_so)
    assert again.kind == "denial"


def test_another_town_another_week_another_doer_are_not_denied() -> None:
    assert disputes(told("Arland shelled Sprodj on Monday.", "shelled", (ARL,)), DENIED) == []
    assert disputes(told("Arland shelled Klow on Monday.", "shelled", (ARL,), day="2022-01-30"), DENIED) == []
    assert disputes(told("Borduria shelled Klow on Monday.", "shelled", (BOR,)), DENIED) == []
    days = {"date": "2022-01-03"}
    other = said(ARL, "Arland denied shelling Klow on Monday.", "shelling Klow on Monday", "deny",
                 trigger="shelling", actors=(ARL,), modality="denied", date="2022-01-10")  # fmt: skip
    assert disputes(told("Arland shelled Klow on 3 January.", "shelled", (ARL,), **days), other) == []


def test_a_plan_denied_is_no_deed_denied() -> None:
    assert disputes(SHELLED, said(ARL, "Arland denied it would shell Klow.", "it would shell Klow", "deny")) == []


def test_what_is_not_agreed_denies_nothing() -> None:
    met = told("Arland agreed on the bridge at Klow.", "agreed", (ARL,), type="AGREE")
    open_ = said(ARL, "Arland said it has not agreed on the bridge at Klow.", "it has not agreed on the bridge at Klow",
                 type="AGREE", trigger="agreed", actors=(ARL,), modality="negated")  # fmt: skip
    assert disputes(met, open_) == []


def test_a_story_and_its_copy_deny_nothing() -> None:
    copies = [
        Copy(SHELLED[0].id, None, "original", SHELLED[0].id),
        Copy(DENIED[0].id, SHELLED[0].id, "edited", SHELLED[0].id),
    ]
    assert disputes(SHELLED, DENIED, copies=copies) == []


def test_who_did_it() -> None:
    own = said(ARL, "Arland said Bordurian troops themselves had shelled Klow.",
               "Bordurian troops themselves had shelled Klow", trigger="shelled", actors=(BOR,))  # fmt: skip
    [found] = disputes(SHELLED, own)
    assert found.kind == "responsibility"
    assert found.about.endswith(": Arland or Borduria")
    plain = said(ARL, "Arland said Bordurian troops had entered Klow.", "Bordurian troops had entered Klow",
                 trigger="entered", actors=(BOR,))  # fmt: skip
    assert disputes(SHELLED, plain) == [], "two deeds of two sides in one town"


def test_two_who_accuse_each_other_in_one_sentence() -> None:
    text = "Arland and Borduria accused each other of breaking the truce on Monday."
    [found] = disputes((make_document(text), None, None))
    assert (found.kind, found.about) == ("responsibility", "breaking the ceasefire: Arland or Borduria")
    assert {side.actors for side in found.sides} == {(ARL,), (BOR,)}
    two = "Envoys of Arland met those of Borduria. Both sides said the other had moved the boundary stones."
    [found] = disputes((make_document(two), None, None))
    assert found.about.startswith("“had moved the boundary stones”")
    nobody = "Both sides said the other had moved the boundary stones."
    assert disputes((make_document(nobody), None, None)) == [], "nobody tells who they are"


def toll(document: Document, quote: str, value: float, **fields: Any) -> Figure:
    return make_figure(document, quote, value, unit="deaths", of_what="people", **fields)


def test_a_lower_toll_is_set_against_the_one_before() -> None:
    text = "The raid on Klow killed 31 people. Caria gave a lower toll of eight people."
    document = make_document(text)
    first, second = (f"{part}." for part in text.rstrip(".").split(". "))
    [found] = disputes((document, None, None), figures=(toll(document, first, 31), toll(document, second, 8)))
    assert found.kind == "figure"
    assert [side.actors for side in found.sides] == [(CAR,), ()]


def test_a_part_of_a_toll_is_no_other_toll() -> None:
    text = "The raid on Klow killed 31 people. Caria said six more died in the hills."
    document = make_document(text)
    first, second = (f"{part}." for part in text.rstrip(".").split(". "))
    assert disputes((document, None, None), figures=(toll(document, first, 31), toll(document, second, 6))) == []


def test_talks_in_one_town_on_two_days() -> None:
    one = told("Envoys of Arland and Borduria held talks in Klow on 4 January.", "talks", (ARL, BOR),
               type="CONSULT", date="2022-01-04", outlet="Lund Post")  # fmt: skip
    other = told("Ministers of Arland and Borduria met in Klow on 2 January.", "met", (ARL, BOR),
                 type="CONSULT", date="2022-01-02", outlet="Berg Times")  # fmt: skip
    [found] = disputes(one, other)
    assert (found.kind, len(found.sides)) == ("date", 2)
    again = told("Ministers of Arland and Borduria met again in Klow on 2 January.", "met", (ARL, BOR),
                 type="CONSULT", date="2022-01-02", outlet="Berg Times")  # fmt: skip
    assert disputes(one, again) == []
    elsewhere = told("Ministers of Arland and Borduria met in Sprodj on 2 January.", "met", (ARL, BOR),
                     type="CONSULT", date="2022-01-02", outlet="Berg Times")  # fmt: skip
    assert disputes(one, elsewhere) == []


def test_calls_of_two_people_of_one_state_are_two_calls() -> None:
    def called(who: str, id: str, day: str, outlet: str) -> Account:
        text = f"{who} spoke with Borduria's president on {int(day[-2:])} January about grain ships in Klow."
        return told(text, "spoke", (id,), recipients=(BOR,), type="CONSULT", date=day, outlet=outlet)

    first = called("President Lund of Arland", "person:lund", "2022-01-04", "Lund Post")
    assert disputes(first, called("Minister Berg of Arland", "person:berg", "2022-01-07", "Berg Times")) == []
    assert len(disputes(first, called("Arland", ARL, "2022-01-07", "Berg Times"))) == 1


def test_shells_on_two_days_are_two_unless_a_number_makes_them_one() -> None:
    def shelled(day: str, tail: str, outlet: str) -> Account:
        text = f"Arland shelled Klow in Caria on {int(day[-2:])} January{tail}."
        return told(text, "shelled", (ARL,), recipients=(CAR,), date=day, outlet=outlet)

    apart = [shelled("2022-01-08", "", "Lund Post"), shelled("2022-01-10", "", "Berg Times")]
    assert disputes(*apart) == []
    one = [shelled("2022-01-08", ", killing 46", "Lund Post"), shelled("2022-01-10", ", killing 46", "Berg Times")]
    assert [found.kind for found in disputes(*one)] == ["date"]
