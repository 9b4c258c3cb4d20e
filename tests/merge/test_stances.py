"""What one claim says that its holder wants: the stance, the issue and its name, or nothing at all."""

import pytest

from factory import make_actor, make_claim, make_document
from sitroom.merge.roster import roster_of
from sitroom.merge.stances import read_stances
from sitroom.records.claims import Actor

NAMES = {
    "state:ARL": "Arland",
    "state:BOR": "Borduria",
    "state:SYL": "Syldavia",
    "state:CAR": "Caria",
    "org:pact": "Pact",
}
ACTORS: dict[str, Actor] = {
    id: make_actor(id, name=name, kind="organisation" if id.startswith("org:") else "state")
    for id, name in NAMES.items()
}
ROSTER = roster_of(ACTORS.values())
IDS = {name: id for id, name in NAMES.items()}


def read(content: str, act: str = "assert", cue: str = "said", holder: str = "Arland", **fields: object) -> set[str]:
    """The stances of a claim as "stance: issue"; whom it is about is told by the names in it, in their order."""
    names = sorted((name for name in IDS if name[:5] in content), key=lambda name: content.index(name[:5]))
    document = make_document(f"{holder} {cue} {content}.")
    values = {"about": tuple(IDS[name] for name in names), "speaks_for": IDS[holder], **fields}
    claim = make_claim(document, content, act=act, cue=cue, speaker=IDS[holder], **values)
    return {f"{one.stance}: {one.issue}" for one in read_stances(claim, ACTORS[IDS[holder]], ROSTER)}


@pytest.mark.parametrize(
    ("act", "cue", "content", "expected"),
    [
        ("demand", "demanded", "that Borduria lift its blockade of the port of Klow", "opposes: blockade of Klow"),
        ("demand", "urged", "Borduria to return to talks", "demands: talks with Borduria"),
        ("ask", "wants", "new sanctions on Borduria", "demands: sanctions on Borduria"),
        ("propose", "offered", "a ceasefire in Syldavia", "offers: ceasefire in Syldavia"),
        ("promise", "pledged", "to send weapons to Syldavia", "promises: weapons for Syldavia"),
        ("promise", "vowed", "never to recognise Syldavia", "refuses: recognition of Syldavia"),
        ("promise", "promised", "to phase out imports of Bordurian oil", "opposes: energy imports from Borduria"),
        ("threaten", "threatened", "sanctions against Borduria", "threatens: sanctions on Borduria"),
        ("reject", "refused", "to negotiate with Borduria", "refuses: talks with Borduria"),
        ("reject", "rejected", "talks with Borduria", "rejects: talks with Borduria"),
        ("reject", "opposes", "sanctions on Caria", "opposes: sanctions on Caria"),
        ("reject", "refused", "to lift sanctions on Borduria", "supports: sanctions on Borduria"),
        ("agree", "agreed", "to a ceasefire", "supports: ceasefire"),
        ("praise", "backed", "sanctions on Borduria", "supports: sanctions on Borduria"),
        ("praise", "reiterated", "Arland's support for sanctions on Borduria", "supports: sanctions on Borduria"),
        ("criticise", "condemned", "the invasion of Syldavia", "opposes: attack on Syldavia"),
        ("criticise", "criticised", "Borduria for failing to lift the blockade", "opposes: blockade"),
        ("intend", "is ready", "to hold talks with Borduria", "offers: talks with Borduria"),
        ("deny", "denied", "that it would send troops to Syldavia", "refuses: troops in Syldavia"),
        ("deny", "dismissed", "calls for talks with Borduria", "rejects: talks with Borduria"),
        (
            "promise",
            "announced",
            "that troops will be withdrawn from Syldavia",
            "promises: withdrawal of troops from Syldavia",
        ),
        ("reject", "has rejected", "nuclear disarmament of Borduria", "rejects: denuclearisation of Borduria"),
        ("demand", "urged", "relaxing the sanctions on Borduria", "opposes: sanctions on Borduria"),
        ("demand", "demanded", "that the sanctions on Borduria be lifted", "opposes: sanctions on Borduria"),
        ("propose", "suggested", "cutting Arland's military aid to Syldavia", "offers: an end to weapons for Syldavia"),
    ],
)
def test_an_act_gives_its_stance(act: str, cue: str, content: str, expected: str) -> None:
    assert read(content, act, cue) == {expected}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("it will never give up its nuclear programme", "supports: nuclear programme of Arland"),
        ("we will not send troops to Syldavia", "refuses: troops in Syldavia"),
        ("it does not want Syldavia to join the Pact", "opposes: Pact membership of Syldavia"),
        ("it is ready for talks with Borduria", "offers: talks with Borduria"),
        ("it would send weapons to Syldavia", "promises: weapons for Syldavia"),
        ("Borduria must withdraw its troops from Syldavia", "opposes: troops in Syldavia"),
        ("the talks with Borduria must continue", "demands: talks with Borduria"),
        ("Borduria would face sanctions if it crossed the river", "threatens: sanctions on Borduria"),
        ("if Borduria attacks, sanctions would be imposed on Borduria", "threatens: sanctions on Borduria"),
        ("the Pact's eastward expansion is a red line", "red_line: Pact enlargement"),
        ("missiles in Syldavia are unacceptable", "red_line: missiles in Syldavia"),
        (
            "it will never compromise on the territorial integrity of Syldavia",
            "supports: territorial integrity of Syldavia",
        ),
    ],
)
def test_plain_speech_can_be_a_wish_in_one_s_own_voice(content: str, expected: str) -> None:
    assert read(content) == {expected}


@pytest.mark.parametrize(
    ("act", "cue", "content"),
    [
        ("deny", "denied", "planning an invasion of Syldavia"),  # a denied plan is no position
        ("deny", "denied", "that it had sent troops to Syldavia"),
        ("demand", "was urged", "to hold talks with Borduria"),  # it is asked, not asking
        ("ask", "asked", "whether the talks with Borduria would go on"),
        ("threaten", "should threaten", "sanctions against Borduria"),
        ("demand", "ordered", "troops into Syldavia"),
        ("intend", "is planning", "to invade Syldavia"),
        ("assert", "said", "the sanctions on Borduria cost a billion crowns"),
        ("assert", "said", "Borduria wants to lift the blockade"),  # another's wish is not the speaker's
        ("assert", "said", "the river is not a red line for the Pact's enlargement"),
        ("demand", "demanded", "an inventory of the chemical weapons of Borduria"),  # about a list, not about weapons
        ("demand", "demanded", "a new timetable"),  # on no known issue, and not clean enough to be one
        ("criticise", "criticised", "the mayor after the talks"),
        ("praise", "labelled", "the invasion of Syldavia a war"),
        ("criticise", "the assessment", "that an attack on Syldavia was near"),
        ("criticise", "are not afraid of", "talks with Borduria"),
        ("demand", "has been hesitant", "to lift sanctions on Borduria"),
        ("demand", "gave no indication of", "a halt in fighting"),
        ("reject", "refused", "to say whether talks with Borduria would go on"),
        ("promise", "promised", "exactly what drills in Syldavia would be held"),
        ("agree", "agree", "to talks with Borduria"),  # "urged that it agree"
        ("propose", "suggest", "that a push by troops into Syldavia may be near"),
        ("threaten", "said", "if the war goes on, sanctions are not enough"),
        ("demand", "said", "the talks with Borduria failed because of the weather. The mayor must pay"),
    ],
)
def test_what_is_no_wish_gives_no_position(act: str, cue: str, content: str) -> None:
    assert read(content, act, cue) == set()


def test_one_wish_may_name_several_issues() -> None:
    asked = read("security guarantees that the Pact will not expand", "demand", "demands", "Borduria")
    assert asked == {"demands: security guarantees", "opposes: Pact enlargement"}
    admitted = read("that the Pact never accept Syldavia and Caria as members", "demand", "demanded", "Borduria")
    assert admitted == {"opposes: Pact membership of Syldavia", "opposes: Pact membership of Caria"}


def test_what_only_tells_why_or_when_is_no_part_of_the_wish() -> None:
    assert read("to stop arms sales to Caria amid talks with Borduria", "promise", "promised") <= {
        "an end to weapons for Caria",
        "promises: an end to weapons for Caria",
    }
    assert read("calm after the invasion of Syldavia", "demand", "urged") == set()


def test_a_phrase_with_a_name_is_an_issue_of_its_own() -> None:
    assert read("greater fishing rights for Caria", "demand", "demanded") == {"demands: fishing rights for Caria"}
    assert read("greater fishing rights", "demand", "demanded") == set()


def test_whoever_pleads_for_weapons_means_itself() -> None:
    assert read("more fighter jets", "ask", "pleaded for", "Syldavia") == {"demands: weapons for Syldavia"}
    assert read("to stop the flow of arms", "ask", "wants", "Syldavia") == set()


def test_a_name_that_is_not_the_registry_s_stands_for_the_state_that_is_meant() -> None:
    assert read("sanctions on Szohod", "demand", "urged", about=("state:BOR",)) == {"demands: sanctions on Borduria"}


def test_private_persons_have_the_positions_that_their_acts_give_alone() -> None:
    person = make_actor("person:vera-lund", name="Vera Lund")
    document = make_document("Vera Lund said Borduria must lift the blockade.")
    fields = {"speaker": person.id, "about": ("state:BOR",)}
    said = make_claim(document, "Borduria must lift the blockade", act="assert", **fields)
    asked = make_claim(document, "Borduria to lift the blockade", act="demand", cue="urged", **fields)
    assert read_stances(said, person, ROSTER) == []
    assert [one.stance for one in read_stances(asked, person, ROSTER)] == ["opposes"]


def test_in_a_quotation_they_are_others() -> None:
    words = "They will send troops to Syldavia"
    assert read(words, mode="direct") == set()
    assert read(words.lower().replace("syldavia", "Syldavia")) == {"promises: troops in Syldavia"}
