"""A user's judgements from the question to the file: they outlive builds, can be taken back, and survive a kill."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from factory import (
    make_actor_mention,
    make_claim,
    make_document,
    make_event_mention,
    make_figure,
    make_reading,
    make_world,
)
from sitroom.errors import QuestionError
from sitroom.export import jsonl
from sitroom.judging import Ruling, draw_picture, judge, undo
from sitroom.merge.actors import registry_of
from sitroom.pipeline import build
from sitroom.query import open_view
from sitroom.query.actors import actors
from sitroom.query.ask import ask
from sitroom.query.claims import claims
from sitroom.query.documents import copy_of
from sitroom.query.figures import figures
from sitroom.query.judgements import judgements
from sitroom.query.subjects import judged_pair
from sitroom.query.timeline import timeline
from sitroom.query.verify import verify
from sitroom.records.claims import ActorMention, Event, Reading
from sitroom.records.judgements import UserJudgement
from sitroom.store import View, open_writer

LUND, VERA, JON, BOR = "person:vera-lund", "person:vera-berg", "person:jon-ek", "state:BOR"
TEXTS = (
    ("2022-01-10", LUND, "Vera Lund said Borduria had moved 400 troops. In 2014 Vera Lund left Borduria."),
    ("2022-01-20", VERA, "Vera Berg said Borduria had moved 900 troops. In 2014 Vera Berg left Borduria."),
    ("2022-02-10", JON, "Jon Ek said Borduria had moved 800 troops. In 2014 Jon Ek left Borduria."),
)


def reading_of(day: str, who: str, text: str) -> Reading:
    document = make_document(text, day, path=f"{day}.txt")
    name = text.split(" said")[0]
    said, left = text.split(". ")
    return make_reading(
        document,
        claims=(make_claim(document, quote=f"{said}.", speaker=who, speaker_text=name),),
        event_mentions=(make_event_mention(document, left, "2014", type="RETREAT", actors=(who,), recipients=(BOR,)),),
        figures=(make_figure(document, quote=f"{said}.", actor=who),),
        actor_mentions=(make_actor_mention(document, who, name, known=False), make_actor_mention(document)),
    )


READINGS = [reading_of(*one) for one in TEXTS]
FIRST, SECOND, THIRD = (reading.document.id for reading in READINGS)


def write(path: Path, readings: list[Reading]) -> Path:
    with open_writer(path) as writer:
        for reading in readings:
            writer.add_reading(reading.document.id, reading.document.path or "", reading)
        draw_picture(writer, registry_of(make_world()))
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return write(tmp_path / "a.sitroom", READINGS)


def ruling(left: str, right: str, verdict: str = "same", kind: str = "same_actor", why: str = "seen") -> Ruling:
    return Ruling(kind, verdict, left, right, None, why, "user")


def exported(path: Path, to: Path) -> dict[str, bytes]:
    with open_view(path) as view:
        jsonl.write(view, to)
    return {file.name: file.read_bytes() for file in to.iterdir()}


def faults(path: Path) -> list[str]:
    with open_view(path) as view:
        return [fault.reason for fault in verify(view).faults]


def test_two_ids_are_one_to_every_question(ledger: Path) -> None:
    judge(ledger, ruling(LUND, VERA))
    with open_view(ledger) as view:
        for id in (LUND, VERA):
            assert len(claims(view, speaker=id)) == len(figures(view, actor=id)) == 2
            assert [set(event.documents) for event in timeline(view, actor=id)] == [{FIRST, SECOND}]
        assert {actor.id: actor.same_as for actor in actors(view)} == {BOR: (), VERA: (LUND,), JON: ()}
        answer = ask(view, "What did Vera Lund say?", make_world())
        assert {one.document for line in answer.answer for one in line.evidence} == {FIRST, SECOND}
    assert faults(ledger) == []


def test_a_judgement_outlives_new_readings_whatever_their_order(tmp_path: Path) -> None:
    files = []
    for number, (before, after) in enumerate((([0, 1], [2]), ([1, 2, 0], []), ([2, 0], [1]))):
        path = write(tmp_path / f"{number}.sitroom", [READINGS[at] for at in before])
        judge(path, ruling(VERA, LUND))
        judge(path, ruling(LUND, FIRST, "different"))
        write(path, [READINGS[at] for at in after])
        assert faults(path) == []
        files.append(exported(path, tmp_path / f"out{number}"))
    different = {name for one in files for name in one if one[name] != files[0][name]}
    assert different == {"user_judgements.jsonl"}, "its instants"


def test_the_same_holds_after_a_build(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    texts = [text for *_, text in TEXTS]
    (folder / "a.txt").write_text(texts[0], encoding="utf-8")
    (folder / "b.txt").write_text(texts[1], encoding="utf-8")
    path = tmp_path / "a.sitroom"
    build([str(folder)], path)
    with open_view(path) as view:
        assert {LUND, VERA} <= {actor.id for actor in actors(view)}
    judge(path, ruling(LUND, VERA))
    (folder / "c.txt").write_text(texts[2], encoding="utf-8")
    build([str(folder)], path)
    with open_view(path) as view:
        assert any(actor.same_as for actor in actors(view))
        assert [line.state for line in judgements(view)] == ["in force"]
    assert faults(path) == []


RULINGS = (
    ruling(LUND, VERA),
    ruling(LUND, BOR),
    ruling(LUND, FIRST, "different"),
    ruling(BOR, FIRST, "different"),
    ruling(SECOND, FIRST, "same", "copy"),
    ruling(*(reading.event_mentions[0].id for reading in READINGS[:2]), "same", "same_event"),
)


@pytest.mark.parametrize("one", RULINGS, ids=lambda one: f"{one.kind}-{one.verdict}-{one.left[:8]}")
def test_taken_back_it_has_never_been(ledger: Path, tmp_path: Path, one: Ruling) -> None:
    before = exported(ledger, tmp_path / "before")
    kept = judge(ledger, one)
    between = exported(ledger, tmp_path / "between")
    assert faults(ledger) == []
    undone = undo(ledger, kept.judgement.id[:6])
    after = exported(ledger, tmp_path / "after")
    assert {name for name in before if between[name] != before[name]} > {"user_judgements.jsonl"}
    assert {name for name in before if after[name] != before[name]} == {"user_judgements.jsonl"}
    assert undone.is_new and undone.judgement.retracted_at and faults(ledger) == []
    assert not undo(ledger, kept.judgement.id).is_new


def test_what_is_said_twice_is_kept_once(ledger: Path) -> None:
    assert judge(ledger, ruling(LUND, VERA)).is_new
    again = judge(ledger, ruling(VERA, LUND, why="again"))
    assert not again.is_new and again.judgement.reasons == ("seen",)


def test_the_later_of_two_counts_and_the_earlier_again_when_it_is_taken_back(ledger: Path) -> None:
    judge(ledger, ruling(LUND, VERA))
    later = judge(ledger, ruling(LUND, VERA, "different"))
    with open_view(ledger) as view:
        assert [line.state for line in judgements(view)] == ["overruled", "in force"]
        assert len(claims(view, speaker=LUND)) == 1
    undo(ledger, later.judgement.id)
    with open_view(ledger) as view:
        assert len(claims(view, speaker=LUND)) == 2


def test_what_contradicts_through_others_is_refused_with_their_ids(ledger: Path) -> None:
    one = judge(ledger, ruling(LUND, VERA)).judgement.id
    two = judge(ledger, ruling(VERA, JON)).judgement.id
    with pytest.raises(QuestionError) as refused:
        judge(ledger, ruling(LUND, JON, "different"))
    assert one in str(refused.value) and two in str(refused.value) and "undo" in str(refused.value)
    own = f"{LUND}~{FIRST[:12]}"
    split = judge(ledger, ruling(LUND, FIRST, "different")).judgement.id
    with pytest.raises(QuestionError, match=split):
        judge(ledger, ruling(JON, own))
    with open_view(ledger) as view:
        assert len(view.rows(UserJudgement)) == 3
    assert faults(ledger) == []


def test_an_older_one_that_would_contradict_again_keeps_the_later_in_place(ledger: Path) -> None:
    apart = judge(ledger, ruling(LUND, VERA, "different")).judgement.id
    later = judge(ledger, ruling(LUND, VERA)).judgement.id
    judge(ledger, ruling(LUND, JON))
    judge(ledger, ruling(JON, VERA))
    with pytest.raises(QuestionError, match=apart):
        undo(ledger, later)


def test_on_a_day_a_judgement_counts_between_those_who_were_known(ledger: Path) -> None:
    judge(ledger, ruling(LUND, VERA))
    judge(ledger, ruling(VERA, JON))
    judge(ledger, ruling(JON, THIRD, "different"))
    judge(ledger, ruling(LUND, FIRST, "different"))
    with open_view(ledger, date(2022, 1, 15)) as view:
        assert {actor.id for actor in actors(view)} == {BOR, f"{LUND}~{FIRST[:12]}"}
        assert [line.judgement.verdict for line in judgements(view)] == ["different"]
    undo(ledger, last(ledger))
    with open_view(ledger, date(2022, 1, 15)) as view:
        assert {actor.id: (actor.name, actor.same_as) for actor in actors(view)}[LUND] == ("Vera Lund", ())
        assert len(claims(view, speaker=LUND)) == 1
    with open_view(ledger, date(2022, 1, 25)) as view:
        [found] = [actor for actor in actors(view) if actor.kind == "person"]
        assert found.same_as and {one.document for one in found.evidence} == {FIRST, SECOND}
        assert [len(event.documents) for event in timeline(view, actor=LUND)] == [2]
        assert len(claims(view, speaker=VERA)) == 2


def last(path: Path) -> str:
    with open_view(path) as view:
        return judgements(view)[-1].judgement.id


def test_on_a_later_day_the_past_is_the_present(ledger: Path, tmp_path: Path) -> None:
    judge(ledger, ruling(LUND, VERA))
    judge(ledger, ruling(BOR, SECOND, "different"))
    judge(ledger, ruling(JON, "person:jens-stoltenberg"))
    judge(ledger, ruling(SECOND, FIRST, "same", "copy"))
    now = exported(ledger, tmp_path / "now")
    assert b"Jens Stoltenberg" in now["actors.jsonl"], "an actor of the registry that no document names"
    with open_view(ledger, date(2030, 1, 1)) as view:
        jsonl.write(view, tmp_path / "then")
    assert {file.name: file.read_bytes() for file in (tmp_path / "then").iterdir()} == now


KILLED = """
import os, signal, sys
from pathlib import Path
from sitroom.store import Writer
from test_judging import LUND, VERA, ruling
from sitroom.judging import judge
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(Writer, sys.argv[2], die)
judge(Path(sys.argv[1]), ruling(LUND, VERA))
"""


@pytest.mark.parametrize(("at", "kept"), [("_note_judged", 0), ("replace_picture", 1)])
def test_a_judgement_that_was_killed_is_there_or_not_and_can_be_said_again(
    ledger: Path, tmp_path: Path, at: str, kept: int
) -> None:
    here = str(Path(__file__).parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([here, *sys.path])}
    died = subprocess.run([sys.executable, "-c", KILLED, str(ledger), at], env=environment, timeout=60, check=False)
    assert died.returncode == -signal.SIGKILL
    with open_view(ledger) as view:
        assert len(view.rows(UserJudgement)) == kept
        assert view.is_picture_current == (kept == 0), "what is not drawn yet is known to be so"
    judge(ledger, ruling(LUND, VERA))
    with open_view(ledger) as view:
        assert len(view.rows(UserJudgement)) == 1 and view.is_picture_current
        assert len(claims(view, speaker=LUND)) == 2
    undisturbed = write(tmp_path / "b.sitroom", READINGS)
    judge(undisturbed, ruling(LUND, VERA))
    mine, theirs = exported(ledger, tmp_path / "mine"), exported(undisturbed, tmp_path / "theirs")
    assert {name for name in mine if mine[name] != theirs[name]} == {"user_judgements.jsonl"}


def events_of(view: View) -> list[Event]:
    return sorted(view.rows(Event), key=lambda event: event.documents)


def test_an_event_stands_for_what_was_printed_of_it_first(ledger: Path) -> None:
    with open_view(ledger) as view:
        one, two = sorted(events_of(view), key=lambda e: view.document(e.documents[0]).published.latest)[:2]  # type: ignore[union-attr]
        pair = judged_pair(view, one, two)
    judge(ledger, Ruling(pair.kind, "same", pair.left, pair.right, None, "x", "user"))
    with open_view(ledger) as view:
        both = next(event for event in view.rows(Event) if len(event.mentions) == 2)
        first, second = (reading.event_mentions[0] for reading in READINGS[:2])
        assert judged_pair(view, both, READINGS[2].event_mentions[0]).left == first.id
        assert judged_pair(view, first, both).right == second.id, "another of its mentions"
        with pytest.raises(QuestionError, match="the same row"):
            judged_pair(view, both, both)


def test_only_what_can_be_the_same_is_judged(ledger: Path) -> None:
    with open_view(ledger) as view:
        document = view.document(FIRST)
        assert document is not None
        [lund] = view.rows(ActorMention, "document = ? AND actor = ?", (FIRST, LUND))
        assert judged_pair(view, lund, LUND) == judged_pair(view, LUND, document)
        for pair, reason in (
            ((LUND, LUND), "twice"),
            ((document, document), "twice"),
            ((document, events_of(view)[0]), "cannot be judged"),
            ((VERA, document), "does not name"),
            ((VERA, lund), f"is of {LUND}"),
            (("person:nobody", "person:no-one"), "no document names"),
        ):
            with pytest.raises(QuestionError, match=reason):
                judged_pair(view, *pair)


def test_a_document_that_names_one_actor_by_two_ids_is_asked_about(tmp_path: Path) -> None:
    document = make_document("Vera Lund, that is Vera Berg, spoke.")
    mentions = [make_actor_mention(document, who, name) for who, name in ((LUND, "Vera Lund"), (VERA, "Vera Berg"))]
    path = write(tmp_path / "b.sitroom", [make_reading(document, actor_mentions=mentions)])
    judge(path, ruling(LUND, VERA))
    with open_view(path) as view:
        assert judged_pair(view, LUND, document).left == LUND, "an id that it has is that one"
        judged = view.meant(LUND)
        assert judged in (LUND, VERA)


def test_two_documents_that_a_user_calls_copies_say_which_was_first(ledger: Path) -> None:
    with open_view(ledger) as view:
        pair = judged_pair(view, *(view.document(id) for id in (FIRST, SECOND)))  # type: ignore[arg-type]
    assert (pair.kind, pair.left, pair.right, pair.detail) == ("copy", SECOND, FIRST, "edited")
    judge(ledger, Ruling(pair.kind, "same", pair.left, pair.right, pair.detail, "x", "user"))
    with open_view(ledger) as view:
        copy = copy_of(view, SECOND)
        assert copy and (copy.copy_of, copy.copy_kind, copy.origin) == (FIRST, "edited", FIRST)
