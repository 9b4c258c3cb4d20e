"""Issues: which words tell one, how it is named, and whether the words turn it round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import make_actor, make_claim, make_document
from sitroom.lexicon.issues import ISSUE_KINDS, SLOTS
from sitroom.merge.issues import find_issues
from sitroom.merge.roster import printed_actors, roster_of, words_of
from sitroom.merge.stances import read_stances
from sitroom.records.claims import Actor

STATES = {"state:ARL": "Arland", "state:BOR": "Borduria", "state:SYL": "Syldavia", "state:GRE": "Great Caria"}
HOLDER = make_actor("state:ARL", name="Arland")
ACTORS: list[Actor] = [
    *(make_actor(id, name=name) for id, name in STATES.items()),
    make_actor("org:pact", name="Pact", kind="organisation", aliases=("the Pact",)),
    make_actor("org:bakers", name="Bakers", kind="organisation"),
    make_actor("org:pact-defence-alliance", name="Pact Defence Alliance", kind="organisation", known=False),
    make_actor("person:zlop", name="Zlop"),
]
ROSTER = roster_of(ACTORS)


def named(text: str, *about: str) -> list[tuple[str, bool]]:
    """The issues of some words and whether each is turned round."""
    linked = about or tuple(id for id, name in STATES.items() if name[:6] in text)
    words = words_of(text, printed_actors(text, linked, ROSTER), HOLDER)
    return [(issue.name, bool(issue.turn)) for issue in find_issues(words)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the expansion of the Pact", "Pact enlargement"),
        ("Syldavia becoming a member of the Pact", "Pact membership of Syldavia"),
        ("the Pact accession of Syldavia", "Pact membership of Syldavia"),
        ("a no-fly zone over Syldavia", "no-fly zone over Syldavia"),
        ("Borduria's nuclear programme", "nuclear programme of Borduria"),
        ("Bordurian uranium enrichment", "nuclear programme of Borduria"),
        ("the chemical weapons of Borduria", "chemical weapons of Borduria"),
        ("Borduria to halt its missile tests", "missile launches of Borduria"),
        ("missile defence in Syldavia", "missile defence in Syldavia"),
        ("joint drills in Syldavia", "military exercises in Syldavia"),
        ("an arms embargo on Borduria", "sanctions on Borduria"),
        ("Borduria sanctions", "sanctions on Borduria"),
        ("to import gas from Borduria", "energy imports from Borduria"),
        ("to supply Syldavia with weapons", "weapons for Syldavia"),
        ("humanitarian aid for Syldavia", "aid for Syldavia"),
        ("written guarantees for Syldavia", "security guarantees for Syldavia"),
        ("a truce in eastern Syldavia", "ceasefire in eastern Syldavia"),
        ("an end to the fighting in Syldavia", "ceasefire in Syldavia"),
        ("troops in Eastern Europe", "troops in Eastern Europe"),
        ("the troops massed along the border with Syldavia", "troops near Syldavia"),
        ("to recognise Syldavia", "recognition of Syldavia"),
        ("the annexation of Klow", "annexation of Klow"),
        ("Syldavia's territorial integrity", "territorial integrity of Syldavia"),
        ("inspections in Borduria", "inspections in Borduria"),
        ("to free all of the hostages", "release of hostages"),
        ("early elections in Syldavia", "elections in Syldavia"),
        ("the naval blockade of Klow", "blockade of Klow"),
        ("to accept many more refugees", "taking in refugees"),
        ("human rights in Borduria", "human rights in Borduria"),
        ("tariffs on Borduria", "tariffs on Borduria"),
        ("to revive the nuclear deal", "nuclear deal"),
        ("the Klow Stream pipeline", "Klow Stream"),
        ("to negotiate with Great Caria", "talks with Great Caria"),
        ("a peaceful settlement", "diplomatic solution"),
    ],
)
def test_an_issue_has_a_plain_name(text: str, name: str) -> None:
    assert [found for found, _ in named(text)] == [name]


@pytest.mark.parametrize(
    ("text", "is_turned"),
    [
        ("to lift the sanctions on Borduria", True),
        ("sanctions on Borduria", False),
        ("never to lift the sanctions on Borduria", False),
        ("an end to sanctions on Borduria", True),
        ("the Pact will not expand", True),
        ("to drop objections to sanctions on Borduria", False),
        ("to stop the shelling, and impose sanctions on Borduria", False),
        ("easter sanctions on Borduria", False),
    ],
)
def test_words_turn_what_stands_behind_them_in_their_clause(text: str, is_turned: bool) -> None:
    assert [turned for _, turned in named(text)][-1:] == [is_turned]


def test_two_states_that_join_are_two_issues() -> None:
    assert [name for name, _ in named("the Pact to admit Syldavia and Borduria as members")] == [
        "Pact membership of Syldavia",
        "Pact membership of Borduria",
    ]


def test_the_longer_name_of_a_body_is_the_body() -> None:
    text = "Syldavia to join the Pact Defence Alliance"
    assert named(text, "state:SYL", "org:pact-defence-alliance") == [("Pact membership of Syldavia", False)]


@pytest.mark.parametrize(
    "text",
    [
        "the Bakers will expand eastward",  # a firm that grows
        "weapons",  # for whom?
        "an inventory of the chemical weapons of Borduria",
        "to interview an officer of the nuclear programme of Borduria",
        "to recognise that the talks with Borduria have failed",
        "a letter to the mayor",
    ],
)
def test_what_cannot_be_named_or_is_only_mentioned_is_left_out(text: str) -> None:
    assert named(text) == []


def test_talks_on_missiles_are_about_talks_alone() -> None:
    assert [name for name, _ in named("talks with Borduria on missiles in Syldavia")] == ["talks with Borduria"]


def test_a_state_by_another_name_is_found_by_its_place_among_the_names() -> None:
    assert named("sanctions on Szohod", "state:BOR") == [("sanctions on Borduria", False)]


def test_part_of_a_state_is_not_the_state() -> None:
    assert named("to send weapons to the Bordurian rebels") == [("weapons for the Bordurian rebels", False)]
    assert named("to send weapons to the Bordurian army") == [("weapons for Borduria", False)]


def test_every_name_is_made_of_known_parts() -> None:
    for kind in ISSUE_KINDS:
        for name in (*kind.names, kind.undone or ""):
            assert set(name.replace("}", "{").split("{")[1::2]) <= set(SLOTS), kind.kind


@given(st.text(max_size=80), st.sampled_from(["demand", "assert", "reject", "promise", "agree", "deny"]))
def test_no_words_are_too_strange(text: str, act: str) -> None:
    document = make_document(f"Arland said: x{text}")
    claim = make_claim(document, f"sanctions on {text} talks with the Pact", act=act, speaker=HOLDER.id)
    names = [one.issue for one in read_stances(claim, HOLDER, ROSTER)]
    assert len(names) == len(set(names))
