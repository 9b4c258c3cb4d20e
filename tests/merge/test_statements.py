"""What is an account of a matter and what only names it: wishes, questions, plans, words inside words."""

import pytest

from factory import make_actor, make_claim, make_document, make_event_mention
from sitroom.merge.disputes import find_disputes
from sitroom.records.claims import Claim, Copy, Dispute, EventMention
from sitroom.records.grouped import Listed
from sitroom.records.text import Document

ARL, BOR, CAR = "state:ARL", "state:BOR", "state:CAR"
ACTORS = [
    make_actor(ARL, name="Arland", known=True),
    make_actor(BOR, name="Borduria", known=True),
    make_actor(CAR, name="Caria", known=True),
]
Account = tuple[Document, Claim]


def said(speaker: str, content: str, act: str = "assert", cue: str = "said", text: str = "") -> Account:
    """A claim in an article of its own, which is its sentence unless `text` has more."""
    sentence = f"{content}, it {cue}."
    document = make_document(text or f"{sentence} The envoys of Szohod sat in the Zmyhlpathia hall.")
    claim = make_claim(
        document, content, content if text else sentence, act=act, cue=cue, said="2022-01-10", speaker=speaker,
        speaker_text=None, speaks_for=speaker,
    )  # fmt: skip
    return document, claim


def disputes(*accounts: Account, mentions: tuple[EventMention, ...] = ()) -> list[Dispute]:
    documents = [document for document, _ in accounts]
    own = [Copy(document.id, None, "original", document.id) for document in documents]
    return find_disputes(documents, Listed([claim for _, claim in accounts]), mentions, (), ACTORS, own)[0]


NO_PLAN = said(BOR, "Borduria has no plans to invade Caria")
NO_TROOPS = said(BOR, "Borduria has no troops in Caria")
NO_MASSACRE = said(BOR, "Bordurian troops committed no massacre in Klow")
NO_BOMB = said(BOR, "Borduria has never sought a nuclear weapon")


@pytest.mark.parametrize(
    ("denial", "content"),
    [
        (NO_PLAN, "Borduria is planning to invade Caria"),
        (NO_TROOPS, "Borduria has sent troops into Caria"),
        (NO_MASSACRE, "Bordurian troops committed a massacre in Klow"),
        (NO_BOMB, "Borduria is trying to build a nuclear weapon"),
    ],
)
def test_an_account_tells_the_deed_with_its_doer(denial: Account, content: str) -> None:
    [found] = disputes(said(ARL, content), denial)
    assert (found.kind, [side.actors for side in found.sides]) == ("denial", [(ARL,), (BOR,)])


@pytest.mark.parametrize(
    ("denial", "content"),
    [
        (NO_PLAN, "it would be wrong for Borduria to invade Caria, or for them to attack Klow"),
        (NO_PLAN, "Arland is going to say that Borduria is planning to invade Caria"),
        (NO_PLAN, "anybody advocates for a planned invasion of Caria by Borduria"),
        (NO_TROOPS, "Borduria has increased its troop presence along the border of Caria"),
        (NO_TROOPS, "Borduria may send troops into Caria"),
        (NO_MASSACRE, "Bordurian envoys in Klow met the war crimes court"),
        (NO_MASSACRE, "Bordurian envoys wept in Klow after reports of a massacre"),
        (NO_BOMB, "the pact cuts off each way in which Borduria may build a nuclear weapon"),
    ],
)
def test_what_is_only_named_is_no_account(denial: Account, content: str) -> None:
    assert disputes(said(ARL, content), denial) == []


@pytest.mark.parametrize(
    "answer",
    [
        "No, we think Bordurian troops committed a massacre in Klow",
        "In Klow we have not seen such a massacre by Bordurian troops in eighty years",
        "Bordurian troops will not commit a massacre in Klow",
        "this is not the first massacre that Bordurian troops committed in Klow",
    ],
)
def test_what_is_no_denial(answer: str) -> None:
    account = said(ARL, "Bordurian troops committed a massacre in Klow")
    assert disputes(account, said(CAR, answer)) == []


def test_what_is_hoped_is_neither() -> None:
    account = said(ARL, "Borduria shelled homes in Klow")
    hopes = "Borduria will not answer for having shelled homes in Klow"
    assert disputes(account, said(BOR, hopes, cue="hopes")) == []
    assert len(disputes(account, said(BOR, "Borduria has not shelled homes in Klow"))) == 1


def test_neither_confirmed_nor_denied_is_no_denial() -> None:
    account = said(ARL, "Borduria shelled homes in Klow")
    assert len(disputes(account, said(BOR, "having shelled homes in Klow", "deny", "denied"))) == 1
    assert disputes(account, said(BOR, "having shelled homes in Klow", "comment", "neither confirmed nor denied")) == []


def test_the_word_inside_a_word_is_of_the_one_who_gave_it() -> None:
    """A spokeswoman of Arland tells what Borduria says: it is Borduria that denies, and whom it denies is Arland."""
    warning = said(ARL, "Borduria is planning to invade Caria")
    [found] = disputes(warning, said(ARL, "Bordurian generals have said they have no plans to invade Caria"))
    assert [side.actors for side in found.sides] == [(ARL,), (BOR,)]


def test_statements_that_are_not_believed_are_the_other_account() -> None:
    [found] = disputes(said(CAR, "Caria sees no proof of Borduria's statements on the withdrawal of troops"))
    assert found.about == "Borduria: withdrawal of troops"
    assert [side.actors for side in found.sides] == [(BOR,), (CAR,)]


def test_a_wished_withdrawal_is_none() -> None:
    doubt = said(CAR, "Caria sees no withdrawal of Bordurian troops")
    assert len(disputes(said(BOR, "Bordurian troops are being withdrawn"), doubt)) == 1
    assert disputes(said(ARL, "we expect that Bordurian troops will be withdrawn"), doubt) == []
    assert disputes(said(ARL, "the withdrawal of Bordurian troops must come first"), doubt) == []


def test_an_attack_that_is_near_may_be_anybodys() -> None:
    """A capital in which an attack is expected plans none."""
    near = said(ARL, "In Caria an attack is imminent")
    assert disputes(near, said(CAR, "Caria has no plans to invade Borduria")) == []


def test_what_a_reporter_asks_is_nobodys_account() -> None:
    content = "Borduria is planning to invade Caria."
    asked = said(ARL, content, text=f"Q It sounds like this: {content}\n\nMR. LUND: You heard me.")
    answered = said(ARL, content, text=f"Q Where do you stand?\n\nMR. LUND: {content}")
    assert disputes(asked, NO_PLAN) == []
    assert len(disputes(answered, NO_PLAN)) == 1


@pytest.mark.parametrize(
    ("denial", "is_one"),
    [
        ("This was not a massacre", True),
        ("This was not a massacre but an accident", True),
        ("This was not a massacre of the kind that the hills know", False),
        ("This is no longer a massacre", False),
    ],
)
def test_a_name_is_denied_where_the_denial_ends_with_it(denial: str, is_one: bool) -> None:
    text = f"A massacre in the port woke Klow. {denial}, said the minister of Arland."
    assert bool(disputes(said(ARL, denial, text=text))) is is_one


def test_what_lasts_is_named_by_everybody() -> None:
    text = "The price of bread rose in the war. “This is not a war,” said the minister of Arland."
    assert disputes(said(ARL, "This is not a war", text=text)) == []
    text = text.replace("The price of bread rose in the war", "A war has begun in the hills")
    assert len(disputes(said(ARL, "This is not a war", text=text))) == 1


def test_two_massacres_in_two_places_are_laid_at_two_doors() -> None:
    one = said(ARL, "Bordurian troops committed a massacre in Klow", "accuse", "accused")
    other = said(BOR, "in Sprodj Arland committed a massacre", "accuse", "accused")
    assert disputes(one, other) == []
    there = said(BOR, "Arland committed the massacre in Klow", "accuse", "accused")
    [found] = disputes(one, there)
    assert found.about == "mass killing: Arland or Borduria"


def test_what_defends_itself_lays_nothing_at_a_door() -> None:
    text = "Arland shelled the port of Klow."
    document = make_document(text, outlet="Lund Post")
    shelled = make_event_mention(
        document, text, type="ASSAULT", actors=(ARL,), recipients=(), trigger="shelled", date=None, claim=None
    )
    answer = said(ARL, "Borduria fights at Klow. Arland protects not only itself")
    fights = make_event_mention(
        answer[0], answer[0].text, type="ASSAULT", actors=(BOR,), recipients=(), trigger="fights", date=None,
        claim=answer[1].id,
    )  # fmt: skip
    assert disputes((document, answer[1]), answer, mentions=(shelled, fights)) == []


@pytest.mark.parametrize(
    "content",
    [
        "Borduria would be wrong to wait: its guard stands against a possible attack by Caria",
        "the plane left shortly before an attack on Klow",
        "Borduria denied nothing: there is no rise in attacks that are planned",
    ],
)
def test_who_guards_himself_plans_nothing(content: str) -> None:
    assert disputes(said(ARL, content), NO_PLAN) == []


def test_what_stands_beside_a_denial_is_not_denied() -> None:
    account = said(ARL, "Borduria shelled homes in Klow")
    beside = "its guns had moved after Borduria shelled homes in Klow"
    assert disputes(account, said(BOR, beside, "deny", "denied")) == []
    denied = "Borduria shelled homes in Klow after its guns had moved"
    assert len(disputes(account, said(BOR, denied, "deny", "denied"))) == 1


def test_what_is_said_not_to_have_been_said_is_no_denial() -> None:
    account = said(ARL, "Bordurian troops are being withdrawn from Caria")
    assert disputes(account, said(CAR, "Borduria has not said that its troops will be withdrawn from Caria")) == []


def test_involvement_is_in_what_was_said_before() -> None:
    first, second = "Arland blamed Borduria for the fire in the port.", "Borduria denied any involvement."
    document = make_document(f"{first} {second}")
    claims = [
        make_claim(document, "Borduria for the fire in the port", first, act="accuse", cue="blamed", speaker=ARL,
                   speaker_text=None, speaks_for=ARL, about=(BOR,)),
        make_claim(document, "any involvement", second, act="deny", cue="denied", speaker=BOR, speaker_text=None,
                   speaks_for=BOR),
    ]  # fmt: skip
    [found] = disputes(*((document, claim) for claim in claims))
    assert found.about == "“Borduria for the fire in the port”"
    assert [side.actors for side in found.sides] == [(ARL,), (BOR,)]


def test_a_demand_rejected_is_no_account_denied() -> None:
    text = "Arland asks for a bridge to Klow, {}"
    content = "a bridge to Klow"
    wish = said(ARL, content, "accuse", text=text.format("which Borduria has rejected."))
    assert disputes(wish) == []
    assert len(disputes(said(ARL, content, "accuse", text=text.format("a claim Borduria has rejected.")))) == 1


def test_the_two_that_blame_each_other_stand_side_by_side() -> None:
    text = "Caria has had enough while {} are busy blaming each other for the fire."
    [found] = disputes((make_document(text.format("Arland and Borduria")), NO_PLAN[1]))
    assert {side.actors for side in found.sides} == {(ARL,), (BOR,)}
    assert disputes((make_document(text.format("Lund and Borduria")), NO_PLAN[1])) == [], "one of them is not known"
