"""Positions over all claims: joined, dated, ended by the contrary, and the same in any order."""

from collections.abc import Collection, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import make_actor, make_actor_mention, make_claim, make_document, make_told, make_world
from sitroom.lexicon.stances import STANCES, are_contrary
from sitroom.merge.actors import registry_of
from sitroom.merge.picture import make_picture
from sitroom.merge.positions import assemble_positions
from sitroom.records.claims import Actor, Claim, Position
from sitroom.records.grouped import Listed
from sitroom.records.workings import Workings

ARL, BOR, SYL = "state:ARL", "state:BOR", "state:SYL"
ACTORS = [make_actor(ARL, name="Arland"), make_actor(BOR, name="Borduria"), make_actor(SYL, name="Syldavia")]
TALKS = "talks with Borduria"


def claim(sentence: str, content: str, act: str, said: str | None = None, **fields: Any) -> Claim:
    """A claim of Arland in an article of its own."""
    document = fields.pop("document", None) or make_document(sentence, said or "2022-01-10")
    values = {"speaker": ARL, "about": (BOR,), "said": said, "cue": act, **fields}
    return make_claim(document, content, sentence, act=act, **values)


REFUSAL = claim("Arland rejected talks with Borduria.", TALKS, "reject", "2022-01-10")
AGAIN = claim("Arland again rejected talks with Borduria.", TALKS, "reject", "2022-01-12")
OFFER = claim("Arland offered talks with Borduria.", TALKS, "propose", "2022-02-01", cue="offered")
PLEA = claim("Borduria wants talks with Arland.", "talks with Arland", "ask", "2022-01-05", speaker=BOR, about=(ARL,))
UNDATED = claim("Arland has rejected talks with Borduria.", TALKS, "reject", None)


def positions(*claims: Claim) -> dict[tuple[str, str, str], Position]:
    return {(one.actor, one.issue, one.stance): one for one in assemble_positions(Listed(claims), ACTORS)}


def test_several_claims_of_one_stance_are_one_position_since_the_first() -> None:
    [found] = positions(AGAIN, REFUSAL, UNDATED).values()
    assert (found.actor, found.issue, found.stance) == (ARL, TALKS, "rejects")
    assert set(found.claims) == {REFUSAL.id, AGAIN.id, UNDATED.id}
    assert {piece.quote for piece in found.evidence} == {one.evidence[0].quote for one in (REFUSAL, AGAIN, UNDATED)}
    assert (found.since.edtf, found.until) == ("2022-01-10", None)


def test_the_contrary_stance_ends_a_position() -> None:
    found = positions(REFUSAL, OFFER)
    assert found[ARL, TALKS, "rejects"].until == OFFER.said
    assert found[ARL, TALKS, "offers"].until is None


def test_what_is_said_again_after_the_contrary_has_not_ended() -> None:
    later = claim("Arland rejected talks with Borduria anew.", TALKS, "reject", "2022-03-01")
    found = positions(REFUSAL, OFFER, later)
    assert found[ARL, TALKS, "rejects"].until is None
    assert found[ARL, TALKS, "offers"].until == later.said


def test_one_s_offer_does_not_end_another_s_refusal() -> None:
    assert positions(REFUSAL, PLEA)[ARL, TALKS, "rejects"].until is None


def test_a_day_that_may_be_the_same_ends_nothing() -> None:
    month = claim("Arland offered talks with Borduria in January.", TALKS, "propose", "2022-01", cue="offered")
    assert positions(REFUSAL, month)[ARL, TALKS, "rejects"].until is None


def test_the_state_that_is_spoken_for_holds_the_position() -> None:
    spoken = claim("Lund rejected talks with Borduria.", TALKS, "reject", speaker="person:lund", speaks_for=ARL)
    assert [one.actor for one in positions(spoken).values()] == [ARL]


def test_firms_and_papers_take_no_side() -> None:
    for id, name, known in (("org:oil", "Zlop Trading", True), ("org:news", "Syldavia Times", False)):
        holder = make_actor(id, name=name, kind="organisation", known=known)
        claim = make_claim(
            make_document("It demands talks."),
            "talks with Caria",
            act="demand",
            cue="demands",
            speaker=id,
            speaks_for=None,
        )
        assert assemble_positions(Listed([claim]), [*ACTORS, holder]) == []


def test_nobody_has_a_position_whose_holder_is_not_known() -> None:
    nobody = claim("Some rejected talks with Borduria.", TALKS, "reject", speaker=None, speaker_text="Some")
    assert positions(nobody) == {}


def test_another_s_word_on_what_someone_wants_is_no_position_of_theirs() -> None:
    told = claim("Borduria says that Arland wants talks with it.", "talks with it", "ask", holder_chain=(BOR,))
    own = claim("Lund says that Arland wants talks with it.", "talks with it", "ask", holder_chain=(ARL,))
    assert positions(told) == {}
    assert len(positions(own)) == 1


def test_a_refusal_of_that_demand_is_on_what_was_demanded() -> None:
    document = make_document("Borduria wants guarantees that the pact will not expand. Arland rejected that demand.")
    first, second = "Borduria wants guarantees that the pact will not expand.", "Arland rejected that demand."
    wish = claim(first, "security guarantees", "ask", document=document, speaker=BOR, about=())
    refusal = claim(second, "that demand", "reject", document=document, about=())
    found = positions(wish, refusal)
    answer = found[ARL, "security guarantees for Borduria", "rejects"]
    assert answer.claims == (refusal.id,)
    assert {piece.quote for piece in answer.evidence} == {first, second}, "the words that name the issue are cited too"
    assert positions(refusal) == {}


@given(st.permutations([REFUSAL, AGAIN, OFFER, PLEA, UNDATED]))
def test_order_does_not_matter(claims: list[Claim]) -> None:
    assert assemble_positions(Listed(claims), ACTORS[::-1]) == assemble_positions(
        Listed([REFUSAL, AGAIN, OFFER, PLEA, UNDATED]), ACTORS
    )


@pytest.mark.parametrize("one", STANCES)
def test_being_contrary_goes_both_ways(one: str) -> None:
    assert not are_contrary(one, one)
    assert all(are_contrary(one, other) == are_contrary(other, one) for other in STANCES)
    assert not are_contrary("threatens", one)


def test_actors_that_users_have_judged_to_be_one_hold_one_position() -> None:
    document = make_document("Syldavia and Borduria rejected talks with Arland.", "2022-01-10")
    mentions = [make_actor_mention(document, SYL, "Syldavia"), make_actor_mention(document, BOR)]
    mentions.append(make_actor_mention(document, ARL, "Arland"))
    content = "talks with Arland"
    claims = [
        make_claim(document, content, act="reject", cue="rejected", speaker=one, about=(ARL,), id=f"c{one}")
        for one in (SYL, BOR)
    ]
    registry = registry_of(make_world())
    drawn = make_picture([document], [], Listed(mentions), Listed(claims), registry)
    assert {one.actor for one in drawn.positions} == {SYL, BOR}
    told = (make_told(SYL, BOR, kind="same_actor"),)
    [joined] = make_picture([document], [], Listed(mentions), Listed(claims), registry, told=told).positions
    assert joined.actor == BOR and len(joined.claims) == 2


@pytest.mark.parametrize(
    ("new", "touched"),
    [
        (make_actor("org:port-pact", name="Port Pact", kind="organisation", known=True), {"Port Pact"}),
        (make_actor("org:port-bank", name="Port Bank", kind="organisation", known=True), set()),
        (make_actor(SYL, name="Syldava"), {"Syldavia"}),
        (make_actor("org:pact", name="Port", kind="organisation", known=True), {"Port Pact"}),
    ],
)
def test_claims_are_read_again_where_the_ledger_knows_more_of_what_they_print(new: Actor, touched: set[str]) -> None:
    claims = {
        "Port Pact": claim("Arland rejected talks with the Port Pact.", "talks with the Port Pact", "reject"),
        "Syldavia": claim("Arland rejected talks with Syldavia.", "talks with Syldavia", "reject", about=(SYL,)),
        "Borduria": REFUSAL,
    }
    asked: list[str] = []

    class Noted(Listed[Claim]):
        def of(self, field: str, values: Collection[str]) -> Sequence[Claim]:
            asked.extend(values)
            return super().of(field, values)

    documents = {one.document: make_document(one.evidence[0].quote, one.said.edtf) for one in claims.values()}
    first = Workings()
    assemble_positions(Noted(claims.values()), ACTORS, documents, first)
    assert {*asked} == {one.document for one in claims.values()}
    asked.clear()
    actors = [*(one for one in ACTORS if one.id != new.id), new]
    kept = Workings([(*place, value) for place, value in first.used.items()])
    again = assemble_positions(Noted(claims.values()), actors, documents, kept)
    assert again == assemble_positions(Listed(claims.values()), actors)
    assert {*asked} == {claims[name].document for name in touched}
