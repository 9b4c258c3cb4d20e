"""Disputes: denials, blame, promises, numbers and days that cannot both hold; and what is none."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factory import make_actor, make_claim, make_document, make_event_mention, make_figure, make_interval, make_told
from sitroom.merge.disputes import find_disputes
from sitroom.records.claims import Claim, Copy, Dispute, EventMention, Figure, Judgement
from sitroom.records.grouped import Listed
from sitroom.records.text import Document

ARL, BOR, CAR, SYL = "state:ARL", "state:BOR", "state:CAR", "state:SYL"
ACTORS = [
    make_actor(ARL, name="Arland", known=True),
    make_actor(BOR, name="Borduria", known=True),
    make_actor(CAR, name="Caria", known=True),
    make_actor(SYL, name="Syldavia", known=True),
]


def said(
    speaker: str, sentence: str, content: str, act: str = "assert", day: str = "2022-01-10", **fields: Any
) -> tuple[Document, Claim]:
    """A claim in an article of its own, or in the one given."""
    document = fields.pop("document", None) or make_document(sentence, day)
    values = {"act": act, "cue": act, "speaker": speaker, "speaker_text": None, "speaks_for": speaker, **fields}
    return document, make_claim(document, content, sentence, said=day, **values)


def both(
    documents: Sequence[Document],
    claims: Sequence[Claim] = (),
    mentions: Sequence[EventMention] = (),
    figures: Sequence[Figure] = (),
    copies: Sequence[Copy] | None = None,
) -> tuple[list[Dispute], list[Judgement]]:
    """The disputes of some articles, each the origin of its own family unless told otherwise, and what is explained."""
    once = list({document.id: document for document in documents}.values())
    own = copies if copies is not None else [Copy(document.id, None, "original", document.id) for document in once]
    return find_disputes(once, Listed(claims), mentions, figures, ACTORS, own)


def disputes(*accounts: tuple[Document, Claim], **rows: Any) -> list[Dispute]:
    return both([document for document, _ in accounts], [claim for _, claim in accounts], **rows)[0]


WARNING = said(ARL, "Arland says Borduria is planning to invade Caria.", "Borduria is planning to invade Caria")
DENIAL = said(BOR, "Borduria denied planning such an assault.", "planning such an assault", "deny", "2022-01-12")
NO_PLANS = said(BOR, "Borduria said it has no plans to invade Caria.", "it has no plans to invade Caria")


def test_a_plan_and_its_denial_are_two_sides_with_their_holders() -> None:
    [found] = disputes(WARNING, DENIAL, NO_PLANS)
    assert (found.kind, found.about) == ("denial", "Borduria: planned invasion of Caria")
    assert [side.actors for side in found.sides] == [(ARL,), (BOR,)]
    assert [len(side.claims) for side in found.sides] == [1, 2]
    assert found.sides[0].summary == "Arland says Borduria is planning to invade Caria."
    assert found.first_seen.edtf == "2022-01-10"
    assert {piece.document for piece in found.evidence} == {one.id for one, _ in (WARNING, DENIAL, NO_PLANS)}


def test_nobody_stands_against_themselves() -> None:
    own = said(BOR, "Borduria may invade Caria, it said.", "it may invade Caria")
    assert disputes(own, DENIAL) == []


def test_another_plan_of_another_state_is_not_denied() -> None:
    other = said(ARL, "Arland says Syldavia is planning to invade Caria.", "Syldavia is planning to invade Caria")
    assert disputes(other, DENIAL) == []


def test_what_is_only_a_condition_is_no_account() -> None:
    threat = said(ARL, "Arland said there would be sanctions if Borduria invaded.", "there would be sanctions if "
                  "Borduria is going to invade Caria", "warn")  # fmt: skip
    assert disputes(threat, DENIAL) == []


def test_a_withdrawal_is_denied_by_more_troops() -> None:
    leaving = said(BOR, "Borduria said its troops will be withdrawn.", "its troops will be withdrawn")
    coming = said(ARL, "Arland said Borduria brought more troops closer.", "Bordurian generals had more troops brought")
    [found] = disputes(leaving, coming)
    assert found.about.startswith("Borduria: withdrawal of troops")
    assert [side.actors for side in found.sides] == [(BOR,), (ARL,)]


def test_denials_of_claims_said_before_are_of_what_was_claimed() -> None:
    text = (
        "Borduria argues that Arland broke a guarantee that the Pact would not expand. "
        "The port was calm on Monday. Arland rejects Borduria's claims."
    )
    document = make_document(text)
    first, second = text.split(". ")[0] + ".", "Arland rejects Borduria's claims."
    content = "Arland broke a guarantee that the Pact would not expand"
    claim = said(BOR, first, content, document=document)
    answer = said(ARL, second, "Borduria's claims", "reject", document=document)
    [found] = disputes(claim, answer)
    assert found.kind == "promise"
    assert [side.actors for side in found.sides] == [(BOR,), (ARL,)]
    wish = said(BOR, first, "the Pact to promise that it would not grow", "ask", document=document)
    assert disputes(wish, answer) == []


def test_an_account_of_no_known_kind_can_be_denied_by_its_name() -> None:
    text = "Borduria accuses Arland of moving the boundary stones. Arland denied the accusations."
    document = make_document(text)
    first, second = "Borduria accuses Arland of moving the boundary stones.", "Arland denied the accusations."
    content = "Arland of moving the boundary stones"
    claim = said(BOR, first, content, "accuse", document=document, about=(ARL,))
    answer = said(ARL, second, "the accusations", "deny", document=document)
    [found] = disputes(claim, answer)
    assert found.about == "“Arland of moving the boundary stones”"


def test_both_accounts_in_one_sentence() -> None:
    text = "Arland insists that there is a Bordurian troop presence in the valley despite the general's denials."
    document = make_document(text.replace("the general's", "Borduria's"))
    [found], _ = both([document])
    assert found.about == "Borduria: part in the fighting"
    assert [side.actors for side in found.sides] == [(ARL,), (BOR,)]
    which = make_document("The town was shelled by rebels which hit the hospital, which the rebels deny.")
    [found], _ = both([which])
    assert found.kind == "denial"


def test_two_who_each_blame_the_other() -> None:
    one = said(ARL, "Arland said Borduria has broken the truce.", "Borduria has broken the truce")
    other = said(
        BOR, "Borduria accused Arland of violating the ceasefire.", "Arland of violating the ceasefire", "accuse"
    )
    [found] = disputes(one, other)
    assert (found.kind, found.about) == ("responsibility", "breaking the ceasefire: Arland or Borduria")
    third = said(CAR, "Caria said Syldavia has broken the truce.", "Syldavia has broken the truce")
    assert disputes(one, third) == [], "two that name two tell of two deeds"


def test_the_name_of_a_thing_denied() -> None:
    text = 'A blast woke the town of Klow. "It could hardly be described as a blast," said the minister of Arland.'
    document = make_document(text)
    quote = '"It could hardly be described as a blast," said the minister of Arland.'
    [found] = disputes(said(ARL, quote, "It could hardly be described as a blast", document=document, mode="direct"))
    assert found.about == "whether it was a blast"
    assert found.sides[0].summary == "A blast woke the town of Klow."


def test_a_story_and_its_copies_never_dispute_each_other() -> None:
    copies = [
        Copy(WARNING[0].id, None, "original", WARNING[0].id),
        Copy(DENIAL[0].id, WARNING[0].id, "spun", WARNING[0].id),
    ]
    assert disputes(WARNING, DENIAL, copies=copies) == []


def test_what_a_user_calls_the_same_is_not_disputed() -> None:
    documents = [document for document, _ in (WARNING, DENIAL)]
    own = [Copy(document.id, None, "original", document.id) for document in documents]
    claims = [WARNING[1], DENIAL[1]]
    told = [make_told(claims[0].id, claims[1].id, kind="same_claim", verdict="same")]
    assert find_disputes(documents, Listed(claims), (), (), ACTORS, own)[0]
    assert find_disputes(documents, Listed(claims), (), (), ACTORS, own, told)[0] == []


@given(st.permutations([WARNING, DENIAL, NO_PLANS]))
def test_order_does_not_matter(accounts: list[tuple[Document, Claim]]) -> None:
    assert disputes(*accounts) == disputes(WARNING, DENIAL, NO_PLANS)


HEAD = "Klow Tribune: a bomb in the market of Szohod in the Zmyhlpathia hills killed {number} on Monday."


def toll(number: str, published: str = "2022-01-10", **fields: Any) -> tuple[Document, Figure]:
    """A count of the dead of one bomb, in an article of its own."""
    document = make_document(HEAD.format(number=number), published, outlet=f"Paper {number}")
    values = {"unit": "deaths", "of_what": "people", "actor": None, "bound": "exact", "modality": "actual", **fields}
    return document, make_figure(document, as_of=make_interval("2022-01-10").noted(basis="relative"), **values)


def figure_disputes(*rows: tuple[Document, Figure]) -> list[Dispute]:
    return both([document for document, _ in rows], figures=[figure for _, figure in rows])[0]


def test_numbers_of_one_thing_and_day_that_cannot_both_hold() -> None:
    [found] = figure_disputes(toll("16 people", value=16.0), toll("32 people", value=32.0), toll("41", value=41.0))
    assert (found.kind, found.about) == ("figure", "number of deaths (people), 2022-01-10")
    assert [side.outlets for side in found.sides] == [("Paper 16 people",), ("Paper 32 people",), ("Paper 41",)]


def test_numbers_that_can_both_hold_are_none() -> None:
    assert figure_disputes(toll("at least 16", value=16.0, bound="at_least"), toll("32", value=32.0)) == []
    assert figure_disputes(toll("32", value=32.0), toll("16", value=16.0), toll("9", value=9.0, unit="injured"))[
        0
    ].sides
    grown = toll("40", "2022-01-11", value=40.0)
    assert figure_disputes(toll("32", value=32.0), grown) == [], "a toll grows from day to day"


def test_planned_against_present_is_explained() -> None:
    document = make_document("Borduria is planning to send 175,000 troops, with almost 100,000 there now.")
    common = {"unit": "troops", "of_what": "troops", "actor": BOR, "place": None, "as_of": make_interval("2022-01-10")}
    here = make_figure(document, value=100_000.0, bound="almost", modality="actual", **common)
    coming = make_figure(document, value=175_000.0, bound="exact", modality="planned", id="f1", **common)
    later = make_figure(
        document,
        value=125_000.0,
        bound="exact",
        modality="actual",
        id="f2",
        **{**common, "as_of": make_interval("2022-02-10")},
    )
    found, judged = both([document], figures=[here, coming, later])
    assert found == []
    assert {(one.kind, one.verdict) for one in judged} == {("same_figure", "different")}
    assert {one.detail for one in judged} == {"planned against actual", "as of 2022-01-10 against 2022-02-10"} or any(
        one.detail == "planned against actual" for one in judged
    )


def test_those_who_fell_are_no_part_of_those_who_stand_there() -> None:
    def told(sentence: str, value: float, outlet: str) -> tuple[Document, Figure]:
        document = make_document(
            f"{sentence} The envoys of Klow and Szohod sat in the Zmyhlpathia hall.", outlet=outlet
        )
        fields = {"unit": "troops", "of_what": "troops", "actor": BOR, "bound": "exact", "modality": "actual"}
        return document, make_figure(document, sentence, value, as_of=make_interval("2022-01-10"), **fields)

    here = told("Klow has 4,000 Bordurian troops.", 4000.0, "Lund Post")
    assert len(figure_disputes(here, told("Klow has 600 Bordurian troops.", 600.0, "Berg Times"))) == 1
    assert figure_disputes(here, told("Klow saw the killing of 600 Bordurian troops.", 600.0, "Berg Times")) == []


def talk(day: str, sentence: str, **fields: Any) -> tuple[Document, EventMention]:
    document = make_document(
        f"{sentence} The envoys of Klow and Szohod sat in the Zmyhlpathia hall.", day, outlet=sentence
    )
    values = {"type": "CONSULT", "trigger": "spoke", "modality": "actual", "claim": None, "recipients": (BOR,)} | fields
    return document, make_event_mention(document, sentence, date=day, actors=(ARL,), **values)


def test_a_day_between_two_accounts_of_a_call_is_explained_by_clocks() -> None:
    rows = [talk("2022-01-10", "Lund spoke with Berg."), talk("2022-01-11", "Berg and Lund spoke.")]
    found, [judged] = both([document for document, _ in rows], mentions=[mention for _, mention in rows])
    assert found == []
    assert (judged.kind, judged.verdict, judged.detail) == ("same_date", "same", "a day apart by time zones")
    undated = talk("2022-01-11", "Berg and Lund spoke at length.")
    said = undated[1].date
    other = replace(undated[1], date=replace(said, edtf="../2022-01-11", earliest=None, basis="document"))
    _, [next_day] = both([rows[0][0], undated[0]], mentions=[rows[0][1], other])
    assert (next_day.kind, next_day.verdict) == ("same_date", "same") and "a day later" in (next_day.detail or "")
    far = [
        talk("2022-01-10", "Lund spoke with Berg of grain ships."),
        talk("2022-01-13", "Of grain ships Lund spoke with Berg."),
    ]
    [dispute], judged_far = both([document for document, _ in far], mentions=[mention for _, mention in far])
    assert (dispute.kind, judged_far) == ("date", [])


def test_what_comes_every_day_is_told_on_its_own_days() -> None:
    """Calls that share nothing but a greeting are two, and so are all that one outlet tells of its "today"."""
    plain = [talk("2022-01-10", "Lund spoke with Berg today."), talk("2022-01-13", "Lund spoke today with Berg.")]
    assert both([document for document, _ in plain], mentions=[mention for _, mention in plain]) == ([], [])
    own = [
        talk("2022-01-10", "Lund spoke with Berg of grain ships today."),
        talk("2022-01-13", "Today Lund spoke with Berg of grain ships."),
    ]
    once = [replace(document, outlet="Lund Post") for document, _ in own]
    assert both(once, mentions=[mention for _, mention in own]) == ([], [])


def test_one_who_agrees_twice_agrees_to_two_things() -> None:
    one = {"type": "AGREE", "trigger": "agreed", "recipients": ()}
    alone = [
        talk("2022-01-10", "Arland agreed that the envoys should meet over grain ships.", **one),
        talk("2022-01-13", "Over grain ships Arland agreed that the ministers should meet.", **one),
    ]
    assert both([document for document, _ in alone], mentions=[mention for _, mention in alone]) == ([], [])


def test_wild_claims_are_no_account_of_the_outlet_that_tells_of_them() -> None:
    def told(sentence: str) -> list[Dispute]:
        document = make_document(sentence, "2022-01-11")
        mention = make_event_mention(
            document, sentence, type="ASSAULT", trigger="invade", modality="possible", actors=(BOR,), claim=None
        )
        return disputes(NO_PLANS, (document, NO_PLANS[1]), mentions=[mention])

    assert len(told("Borduria was about to invade Caria.")) == 1
    assert told("We heard wild claims that Borduria was about to invade Caria.") == []
