"""Questions in plain words: answered from the record, or not at all."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factory import (
    make_actor,
    make_actor_mention,
    make_claim,
    make_copy,
    make_document,
    make_event_mention,
    make_figure,
    make_picture,
    make_reading,
    make_world,
)
from sitroom.errors import QuestionError
from sitroom.query import open_view
from sitroom.query.ask import ask
from sitroom.query.called import Called
from sitroom.query.question import read_question
from sitroom.query.topic import coverage, is_alike, topic_words
from sitroom.records.claims import Reading
from sitroom.store import View, open_writer
from sitroom.world import Name, Office, WorldActor

WORLD = make_world()
LEDGER = {"person:vera-lund": ("Vera Lund",)}
TEXT = """Arland and Borduria at odds

Arland is a small state on the coast. Borduria annexed the Lesser Isles in 2014.

Borduria demands that the Pact leave the Isles. Borduria denied plans to attack Arland. \
"We will hold," said Vera Lund, the foreign minister of Arland.

About 4,000 Bordurian soldiers stand at the strait. Some 60 people have died since 2014. \
The envoys will meet in Geneva on 20 January 2022.

Read more about cabbages and kings"""


def read(published: str = "2022-01-11", **fields: object) -> Reading:
    document = make_document(TEXT, published, ("title", "paragraph", "paragraph", "paragraph", "boilerplate"), **fields)
    annexed = "Borduria annexed the Lesser Isles in 2014."
    meeting = "The envoys will meet in Geneva on 20 January 2022."
    hold = '"We will hold," said Vera Lund, the foreign minister of Arland.'
    lund = {"speaker": "person:vera-lund", "speaker_text": "Vera Lund", "speaks_for": "state:ARL"}
    denied = "Borduria denied plans to attack Arland."
    demanded = "Borduria demands that the Pact leave the Isles."
    return make_reading(
        document,
        claims=(
            make_claim(document, "We will hold,", hold, mode="direct", **lund),
            make_claim(document, "plans to attack Arland", denied, cue="denied", act="deny", about=("state:ARL",)),
            make_claim(document, "that the Pact leave the Isles", demanded, cue="demands", act="demand"),
        ),
        event_mentions=(
            make_event_mention(document, annexed, "2014", actors=("state:BOR",), recipients=(), type="COERCE"),
            make_event_mention(document, meeting, "2022-01-20", actors=(), recipients=(), modality="planned"),
        ),
        figures=(
            make_figure(document, "About 4,000 Bordurian soldiers stand at the strait.", 4000.0, actor="state:BOR"),
            make_figure(document, "Some 60 people have died since 2014.", 60.0, unit="deaths", of_what="people"),
        ),
        actor_mentions=(
            make_actor_mention(document, "state:BOR", "Borduria"),
            make_actor_mention(document, "person:vera-lund", "Vera Lund", role="foreign minister"),
        ),
    )


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    ledger = tmp_path_factory.mktemp("ask") / "a.sitroom"
    reading = read()
    with open_writer(ledger) as writer:
        writer.add_reading("d", "one.txt", reading)
        writer.replace_picture(make_picture(reading))
    with open_view(ledger) as opened:
        yield opened


ANSWERED = [
    ("What does Borduria want?", "positions", "Borduria demands that the Pact leave the Isles."),
    ("What are the demands of Borduria?", "positions", "Borduria demands that the Pact leave the Isles."),
    ("What did Arland say?", "claims", '"We will hold," said Vera Lund, the foreign minister of Arland.'),
    ("What has Borduria denied?", "claims", "Borduria denied plans to attack Arland."),
    ("Who said they will hold?", "claims", '"We will hold," said Vera Lund, the foreign minister of Arland.'),
    (
        "How many troops does Borduria have at the strait?",
        "figures",
        "About 4,000 Bordurian soldiers stand at the strait.",
    ),
    ("How many people were killed?", "figures", "Some 60 people have died since 2014."),
    ("When did Borduria annex the Isles?", "events", "2014: Borduria annexed the Lesser Isles in 2014."),
    ("What happened in 2014?", "events", "2014: Borduria annexed the Lesser Isles in 2014."),
    ("What is the background?", "events", "2014: Borduria annexed the Lesser Isles in 2014."),
    ("When do the envoys meet?", "events", "2022-01-20: The envoys will meet in Geneva on 20 January 2022."),
    ("Who is Vera Lund?", "actors", "Vera Lund: foreign minister"),
    ("What is Arland?", "actors", "Arland is a small state on the coast."),
    ("Does Borduria plan to attack Arland?", "text", "Borduria denied plans to attack Arland."),
    ("Is it true that Borduria denied attack plans?", "claims", "Borduria denied plans to attack Arland."),
    ("where is the annexation of the lesser isles told", "text", "Borduria annexed the Lesser Isles in 2014."),
]


@pytest.mark.parametrize(("question", "kind", "first"), ANSWERED)
def test_questions_that_the_record_answers(view: View, question: str, kind: str, first: str) -> None:
    answer = ask(view, question, WORLD)
    assert answer.kind == kind
    assert answer.answered and answer.nearest is None
    assert answer.answer[0].text == first
    assert answer.as_of == "2022-01-11"


@pytest.mark.parametrize(
    "question",
    [
        "What did Caria say?",
        "What did Caria say about the Isles?",
        "What did Borduria promise?",
        "Has Borduria promised to leave the strait?",
        "What did Vera Lund say about prices?",
        "Is it true that Arland sent soldiers?",
        "How many ships does Borduria have?",
        "How many troops does Caria have?",
        "When did Caria annex the Isles?",
        "What happened in 1999?",
        "Who is Caria?",
        "What do the kings say about cabbages?",
        "What is the price of bread?",
        "Will it rain?",
        "Why?",
    ],
)
def test_questions_that_it_does_not_answer(view: View, question: str) -> None:
    answer = ask(view, question, WORLD)
    assert not answer.answered and answer.answer == ()


def test_the_nearest_thing_is_given_where_there_is_no_answer(view: View) -> None:
    nearest = ask(view, "When did Caria annex the Isles?", WORLD).nearest
    assert nearest is not None and "annexed the Lesser Isles" in nearest.text and nearest.evidence
    assert ask(view, "What is the price of bread?", WORLD).nearest is None


def test_duties_come_from_the_registry_with_their_reason(view: View) -> None:
    answer = ask(view, "Who must defend Arland if Borduria attacks?", WORLD)
    assert (answer.kind, answer.answered) == ("obligations", True)
    duty = answer.answer[0]
    assert "Article 2: must defend (Caria)" in duty.text and "since 1950" in duty.text
    assert (duty.evidence, duty.origins, duty.row) == ((), 0, None)
    none = ask(view, "Could the Pact defend Borduria?", WORLD)
    assert not any("must defend" in line.text for line in none.answer)
    assert none.answer[0].text == "No treaty in the registry binds anyone to defend Borduria (2022-01-11)."


def test_every_line_is_printed_or_made_from_one_row(view: View) -> None:
    for question, _, _ in ANSWERED:
        for line in ask(view, question, WORLD).answer:
            assert line.evidence, "only the registry's lines have none"
            for one in line.evidence:
                document = view.document(one.document)
                assert document is not None and document.text[one.start : one.end] == one.quote
            printed = " ".join(" ".join(one.quote for one in line.evidence).split())
            row = view.row_by_prefix(line.row)[1] if line.row else None
            assert line.text in printed or printed in line.text or row is not None


def test_a_question_without_words_is_refused(view: View) -> None:
    for question in ("", "  ", "?!"):
        with pytest.raises(QuestionError, match="empty"):
            ask(view, question, WORLD)


def test_copies_are_one_origin_and_said_once(tmp_path: Path) -> None:
    one, two, three = read(), read(outlet="The Echo", path="b.txt"), read(outlet="The Post", path="c.txt")
    spun = make_document("Borduria asks that the Pact leave those Isles.", path="d.txt")
    demand = make_claim(spun, "that the Pact leave those Isles", act="demand")
    fourth = make_reading(spun, claims=(demand,))
    copies = (
        make_copy(one.document),
        make_copy(two.document, one.document),
        make_copy(three.document),
        make_copy(spun, one.document, "spun"),
    )
    readings = (one, two, three, fourth)
    with open_writer(tmp_path / "a.sitroom") as writer:
        for number, reading in enumerate(readings):
            writer.add_reading(str(number), f"{number}.txt", reading)
        writer.replace_picture(make_picture(*readings, copies=copies, events=()))
    with open_view(tmp_path / "a.sitroom") as view:
        lines = ask(view, "What does Borduria want?", WORLD).answer
    assert [line.text for line in lines] == ["Borduria demands that the Pact leave the Isles."]
    assert lines[0].origins == 2
    assert len({one.document for one in lines[0].evidence}) == 3


def test_an_answer_as_of_a_day_knows_nothing_later(tmp_path: Path) -> None:
    reading = read()
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", reading)
        writer.replace_picture(make_picture(reading))
    with open_view(tmp_path / "a.sitroom", date(2022, 1, 10)) as view:
        answer = ask(view, "What does Borduria want?", WORLD)
        assert (answer.answered, answer.as_of) == (False, "2022-01-10")
    with open_view(tmp_path / "a.sitroom", date(2022, 2, 1)) as view:
        answer = ask(view, "What does Borduria want?", WORLD)
        assert (answer.answered, answer.as_of) == (True, "2022-02-01")


def test_an_empty_ledger_answers_nothing(tmp_path: Path) -> None:
    open_writer(tmp_path / "a.sitroom").close()
    with open_view(tmp_path / "a.sitroom") as view:
        for question, _, _ in ANSWERED:
            answer = ask(view, question, WORLD)
            assert not answer.answered and answer.as_of is None


def test_a_question_is_read_for_names_days_and_topic() -> None:
    day = date(2022, 2, 15)
    question = read_question(
        "What did Vera Lund say about Bordurian troops in January 2022?", Called(WORLD, LEDGER), day
    )
    assert question.kind == "claims"
    assert question.speakers == ("person:vera-lund",)
    assert question.actors == ("person:vera-lund", "state:BOR")
    assert question.topic == ("troops",)
    assert question.days is not None and question.days.edtf == "2022-01"
    assert read_question("what does arland want", Called(WORLD, LEDGER), day).actors == ("state:ARL",)
    assert read_question("What happened to Borduria’s fleet?", Called(WORLD, LEDGER), day).actors == ("state:BOR",)
    assert read_question("Who is the Pact?", Called(WORLD, LEDGER), None).actors == ("org:pact",)
    assert read_question("What is happening now?", Called(WORLD, LEDGER), day).days is None


def test_forms_and_words_for_one_thing() -> None:
    assert is_alike("annex", "annexation") and is_alike("soldiers", "troops") and is_alike("died", "killed")
    assert not is_alike("war", "warsaw") and not is_alike("isle", "aisle")
    assert topic_words("What is the latest about the ceasefire and the Isles?") == ("ceasefire", "isles")
    assert coverage(("troops", "bread"), "The soldiers left.") == 0.5
    assert coverage((), "Anything") == 1.0


def test_names_that_several_share_mean_whom_the_ledger_knows() -> None:
    actor = make_actor("person:ann-lund")
    world = make_world()
    shared = {**world.names, "Lund": tuple(_name(one) for one in ("person:aaron-lund", actor.id))}
    question = read_question("What did Lund say?", Called(make_world(names=shared), {actor.id: ("Ann Lund",)}), None)
    assert question.actors == (actor.id,)


def _name(actor: str) -> Name:
    return Name("Lund", actor, "surname")


def test_who_speaks_stands_before_a_sentence_that_does_not_say(tmp_path: Path) -> None:
    document = make_document('Vera Lund spoke. "We will hold," she said. The minister warned of war.')
    lund = {"speaker": "person:vera-lund", "speaks_for": "state:ARL"}
    run_on = make_claim(document, "We will hold,", '"We will hold," she said.', speaker_text="she", **lund)
    named = make_claim(document, "war", "The minister warned of war.", speaker_text="The minister", act="warn", **lund)
    mention = make_actor_mention(document, "person:vera-lund", "Vera Lund")
    reading = make_reading(document, claims=(run_on, named), actor_mentions=(mention,))
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", reading)
        writer.replace_picture(make_picture(reading))
    with open_view(tmp_path / "a.sitroom") as view:
        lines = {line.text for line in ask(view, "What did Vera Lund say?", WORLD).answer}
    assert lines == {'Vera Lund: "We will hold," she said.', "The minister warned of war."}


def test_an_office_of_the_registry_says_who_someone_is(view: View) -> None:
    office = Office("president", "state:BOR", "person:b", "2019-05-01", None, "test")
    person = WorldActor("person:b", "person", "Bo Berg", (), None, None, "test")
    offices = {"person:b": (office,), "state:BOR": (office,)}
    names = {**WORLD.names, "Bo Berg": (Name("Bo Berg", "person:b", "name"),)}
    world = make_world(actors={**WORLD.actors, "person:b": person}, names=names, offices=(office,), offices_by=offices)
    answer = ask(view, "Who is Bo Berg?", world)
    assert [line.text for line in answer.answer] == ["Bo Berg: president, Borduria, since 2019-05-01"]
    assert ask(view, "Who is Bo Berg?", make_world(names=names)).answered is False
