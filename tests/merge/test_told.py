"""The picture under a user's judgements: copies, events, and who is who; whatever the order of what came in."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_actor_mention, make_document, make_event_mention, make_told, make_world
from sitroom.merge.actors import registry_of
from sitroom.merge.picture import make_picture
from sitroom.records.claims import Actor, Picture
from sitroom.records.grouped import Listed
from sitroom.records.judgements import Identities, UserJudgement, split_id

STORY = "The envoys of Arland met in Geneva on Monday and spoke for five hours about the border and the troops there. "
REST = "They agreed to meet again in spring, officials said, and left without a word to the press that waited outside."
ONE = make_document(STORY + REST, "2022-01-10", path="1.txt")
TWO = make_document(STORY + REST, "2022-01-11", path="2.txt", outlet="Post")
THREE = make_document("In 2014 John Smith and J. Smith of Borduria invaded Syldavia.", "2022-01-12", path="3.txt")
FOUR = make_document("John Smith, a baker, saw Borduria invade Syldavia in 2014.", "2022-01-13", path="4.txt")
DOCUMENTS = [ONE, TWO, THREE, FOUR]
SMITH, JOTA, BOR = "person:john-smith", "person:j-smith", "state:BOR"
NAMED = [
    make_actor_mention(THREE, SMITH, "John Smith", known=False, count=2),
    make_actor_mention(THREE, JOTA, "J. Smith", known=False, role="general"),
    make_actor_mention(FOUR, SMITH, "John Smith", known=False, role="baker"),
    make_actor_mention(THREE, BOR),
    make_actor_mention(FOUR, BOR),
]
FIELDS = {"date": "2014", "type": "ASSAULT", "recipients": ("state:SYL",)}
HERE = make_event_mention(THREE, trigger="invaded", actors=(BOR, SMITH), **FIELDS)
THERE = make_event_mention(FOUR, trigger="invade", actors=(BOR, SMITH), **FIELDS)
OTHER = make_event_mention(ONE, actors=("state:ARL",), type="CONSULT", date=None)
HAPPENED = [HERE, THERE, OTHER]
REGISTRY = registry_of(make_world())


def picture(*told: UserJudgement) -> Picture:
    return make_picture(DOCUMENTS, HAPPENED, Listed(NAMED), Listed(()), REGISTRY, told=told)


def actors(drawn: Picture) -> dict[str, Actor]:
    return {actor.id: actor for actor in drawn.actors}


def origins(drawn: Picture) -> dict[str, str]:
    return {copy.document: copy.origin for copy in drawn.copies}


def events(drawn: Picture) -> set[frozenset[str]]:
    return {frozenset(event.mentions) for event in drawn.events}


def test_without_judgements_the_machine_s_picture_stands() -> None:
    drawn = picture()
    assert drawn.identities == ()
    assert origins(drawn)[TWO.id] == ONE.id
    assert frozenset({HERE.id, THERE.id}) in events(drawn)
    assert {actor.same_as for actor in drawn.actors} == {()}


def test_two_actors_that_are_one_have_all_names_mentions_and_roles() -> None:
    drawn = picture(make_told(JOTA, SMITH, kind="same_actor"))
    found = actors(drawn)
    assert set(found) == {SMITH, BOR}, "the one named most often stands for both"
    smith = found[SMITH]
    assert (smith.name, smith.same_as, smith.mentions) == ("John Smith", (JOTA,), 4)
    assert {"John Smith", "J. Smith"} <= set(smith.aliases)
    assert {role.role for role in smith.roles} == {"general", "baker"}
    assert {piece.document for piece in smith.evidence} == {THREE.id, FOUR.id}
    assert Identities(drawn.identities).meant(THREE.id, JOTA) == SMITH


def test_the_registry_s_id_wins_even_where_no_document_names_it() -> None:
    drawn = picture(make_told(SMITH, "state:CAR", kind="same_actor"))
    caria = actors(drawn)["state:CAR"]
    assert (caria.name, caria.known, caria.same_as, caria.mentions) == ("Caria", True, (SMITH,), 3)
    assert [one.org for one in caria.memberships] == ["org:pact"]
    assert caria.roles == (), "what the registry does not know of it is no role of it"
    assert [set(e.actors) for e in drawn.events if HERE.id in e.mentions] == [{BOR, "state:CAR"}]


def test_a_stranger_that_neither_document_nor_registry_has_changes_nothing() -> None:
    assert picture(make_told(SMITH, "person:nobody", kind="same_actor")) == picture()


def test_the_actor_of_one_document_becomes_one_of_its_own() -> None:
    drawn = picture(make_told(SMITH, FOUR.id, "different", "same_actor"))
    own = split_id(SMITH, FOUR.id)
    found = actors(drawn)
    assert own.startswith("person:john-smith~d")
    assert (found[SMITH].mentions, found[own].mentions) == (2, NAMED[2].count)
    assert [role.role for role in found[own].roles] == ["baker"]
    who = Identities(drawn.identities)
    assert (who.meant(FOUR.id, SMITH), who.meant(THREE.id, SMITH)) == (own, SMITH)
    assert any({BOR, own, SMITH} == set(event.actors) for event in drawn.events), "told of by both, each in their own"


def test_an_actor_of_one_document_may_be_another_one() -> None:
    own = split_id(SMITH, FOUR.id)
    told = (make_told(SMITH, FOUR.id, "different", "same_actor"), make_told(JOTA, own, kind="same_actor", at=1))
    drawn = picture(*told)
    assert set(actors(drawn)) == {SMITH, JOTA, BOR}
    assert Identities(drawn.identities).meant(FOUR.id, SMITH) == JOTA
    back = picture(*told[:1], make_told(own, SMITH, kind="same_actor", at=2))
    assert actors(back)[SMITH].mentions == 3, "of a split and its opposite the later counts"


def test_a_registry_actor_is_split_without_what_the_registry_knows() -> None:
    own = split_id(BOR, FOUR.id)
    found = actors(picture(make_told(BOR, FOUR.id, "different", "same_actor")))
    assert (found[own].known, found[BOR].known) == (False, True)


def test_copies_are_parted_and_joined() -> None:
    assert origins(picture(make_told(TWO.id, ONE.id, "different", "copy")))[TWO.id] == TWO.id
    drawn = picture(make_told(FOUR.id, THREE.id, kind="copy", detail="edited"))
    row = next(copy for copy in drawn.copies if copy.document == FOUR.id)
    assert (row.copy_of, row.copy_kind, row.origin) == (THREE.id, "edited", THREE.id)
    assert next(event for event in drawn.events if HERE.id in event.mentions).origins == 1


def test_events_are_parted_and_joined() -> None:
    assert events(picture(make_told(HERE.id, THERE.id, "different"))) == {frozenset({one.id}) for one in HAPPENED}
    assert frozenset({HERE.id, THERE.id, OTHER.id}) in events(picture(make_told(OTHER.id, HERE.id)))


TOLD = [
    make_told(JOTA, SMITH, kind="same_actor"),
    make_told(SMITH, FOUR.id, "different", "same_actor", at=1),
    make_told(TWO.id, ONE.id, "different", "copy", at=2),
    make_told(FOUR.id, THREE.id, kind="copy", at=3),
    make_told(OTHER.id, HERE.id, at=4),
    make_told(THERE.id, HERE.id, "different", at=5),
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(TOLD), unique=True),
    *(st.permutations(items) for items in (DOCUMENTS, HAPPENED, NAMED)),
    st.randoms(use_true_random=False),
)
def test_no_order_shows(told, documents, happened, named, random) -> None:  # type: ignore[no-untyped-def]
    expected = picture(*told)
    shuffled = random.sample(told, len(told))
    # entered in another order, at other times: these do not contradict each other
    dated = [replace(one, recorded_at=f"2022-03-01T12:00:{at:02}") for at, one in enumerate(shuffled)]
    assert make_picture(documents, happened, Listed(named), Listed(()), REGISTRY, told=dated) == expected


@pytest.mark.parametrize("one", TOLD, ids=lambda one: f"{one.kind}-{one.verdict}")
def test_what_is_retracted_has_never_been(one: UserJudgement) -> None:
    assert picture(one) != picture()
    assert picture(replace(one, retracted_at="2022-03-02")) == picture()
