"""Admiralty grades: independent origins, voices and disputes make the digit, a user the letter."""

from datetime import date
from pathlib import Path

import pytest

from factory import (
    make_claim,
    make_copy,
    make_document,
    make_event,
    make_event_mention,
    make_figure,
    make_interval,
    make_judgement,
    make_picture,
    make_reading,
)
from sitroom.errors import QuestionError
from sitroom.judging import Ruling, judge, undo
from sitroom.query import open_view
from sitroom.query.grades import Grades, Standing, credibility
from sitroom.query.judgements import judgements
from sitroom.query.listed import graded
from sitroom.query.subjects import source_letter
from sitroom.query.verify import verify
from sitroom.records.claims import Dispute, Event, EventMention, Picture, Reading, Side
from sitroom.records.text import Document
from sitroom.store import open_writer

MET = "The envoys met in Marn on 10 January 2022."
DENIED = "Borduria denied that the envoys had met."
TROOPS = "Some 400 troops stand in Marn."


def paper(outlet: str, day: str = "2022-01-11", agency: str | None = None) -> Document:
    return make_document(f"{MET} {DENIED} {TROOPS}", day, outlet=outlet, agency=agency, path=f"{outlet}.txt")


POST, BELL, STAR, ECHO = (paper(name) for name in ("The Post", "The Bell", "The Star", "The Echo"))


def told(document: Document, **fields: object) -> EventMention:
    return make_event_mention(document, MET, **fields)


def dispute(*sides: Side, kind: str = "denial") -> Dispute:
    evidence = tuple(piece for side in sides for piece in side.evidence)
    return Dispute("t1", kind, "whether they met", sides, make_interval("2022-01-11"), evidence)


def write(path: Path, *readings: Reading, **rows: object) -> Path:
    picture: Picture = make_picture(*readings, **rows)
    with open_writer(path) as writer:
        for reading in readings:
            writer.add_reading(reading.document.id, reading.document.path or "", reading)
        writer.replace_picture(picture)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.sitroom"


def grade_of(path: Path, row: object) -> tuple[str, int, str]:
    with open_view(path) as view:
        grade = Grades(view).of(row)  # type: ignore[arg-type]
    return str(grade), grade.origins, grade.why


def events_of(path: Path, *mentions: EventMention, origins: int, **rows: object) -> Event:
    documents = (POST, BELL, STAR, ECHO)
    readings = [
        make_reading(one, event_mentions=[m for m in mentions if m.document == one.id], claims=rows.pop(one.id, ()))
        for one in documents
    ]
    event = make_event(*mentions, origins=origins)
    write(path, *readings, events=(event,), **rows)
    return event


@pytest.mark.parametrize(
    ("standing", "digit"),
    [
        (Standing(frozenset("abcd")), 1),
        (Standing(frozenset("abc")), 1),
        (Standing(frozenset("ab")), 2),
        (Standing(frozenset("a")), 3),
        (Standing(frozenset("abc"), claimed="Borduria"), 4),
        (Standing(frozenset("abc"), frozenset("def")), 4),
        (Standing(frozenset("a"), frozenset("bcd")), 4),
        (Standing(frozenset("a"), frozenset("bc"), frozenset("bc")), 5),
        (Standing(frozenset("abc"), open="planned"), 6),
    ],
)
def test_the_rule(standing: Standing, digit: int) -> None:
    assert credibility(standing)[0] == digit


def test_copies_are_one_origin(path: Path) -> None:
    copies = (make_copy(POST), make_copy(BELL, POST), make_copy(STAR, POST), make_copy(ECHO))
    event = events_of(path, told(POST), told(BELL), told(STAR), origins=1, copies=copies)
    grade, origins, why = grade_of(path, event)
    assert (grade, origins) == ("F3", 1)
    assert why == "possibly true: 1 independent origin, undisputed; no reliability set for its sources"


def test_what_only_a_side_claims_is_doubtful_and_plans_are_open(path: Path) -> None:
    claim = make_claim(POST, MET)
    rows: dict[str, object] = {POST.id: (claim,)}
    mention = told(POST, claim=claim.id, claimed_by=("state:BOR",))
    grade, _, why = grade_of(path, events_of(path, mention, origins=1, **rows))
    assert grade == "F4" and "none in its own voice: claimed by state:BOR" in why
    plan = events_of(path.with_name("b.sitroom"), told(POST, modality="planned"), origins=1)
    assert grade_of(path.with_name("b.sitroom"), plan)[0] == "F6"


def test_denials_weigh_by_their_origins(path: Path) -> None:
    mention = told(POST)
    held = Side((), (), (), MET, ("The Post",), mention.evidence)
    # one ministry's word in two papers
    claims = [make_claim(one, DENIED, DENIED, act="deny") for one in (BELL, STAR)]
    rows: dict[str, object] = {claim.document: (claim,) for claim in claims}
    evidence = tuple(piece for claim in claims for piece in claim.evidence)
    against = Side(("state:BOR",), tuple(one.id for one in claims), (), DENIED, evidence=evidence)
    event = events_of(path, mention, origins=1, disputes=(dispute(held, against),), **rows)
    grade, _, why = grade_of(path, event)
    assert grade == "F4" and "1 independent origin for it, 2 with an account against it" in why
    assert grade_of(path, claims[0])[0] == "F4"
    # two papers that say so themselves
    against = Side((), (), (), DENIED, ("The Bell", "The Star"), evidence)
    other = path.with_name("b.sitroom")
    event = events_of(other, mention, origins=1, disputes=(dispute(held, against),))
    assert grade_of(other, event)[0] == "F5"


def test_a_row_that_denies_is_graded_as_it_stands(path: Path) -> None:
    event = events_of(path, told(POST, modality="negated"), told(BELL, modality="negated"), origins=2)
    assert grade_of(path, event)[0] == "F2"


def test_reports_of_one_utterance_add_up_and_forecasts_are_open(path: Path) -> None:
    one, other = (make_claim(document, TROOPS, TROOPS) for document in (POST, BELL))
    foretold = make_claim(STAR, TROOPS, TROOPS, act="predict")
    said = ((POST, one), (BELL, other), (STAR, foretold))
    readings = [make_reading(document, claims=[claim]) for document, claim in said]
    write(path, *readings, judgements=(make_judgement(one.id, other.id, "same_claim"),))
    assert grade_of(path, one)[:2] == grade_of(path, other)[:2] == ("F2", 2)
    assert grade_of(path, foretold)[:2] == ("F6", 1)


def test_equal_figures_of_days_near_each_other_add_up(path: Path) -> None:
    late = paper("The Moon", "2022-03-01")
    rows = [make_figure(one, TROOPS, 400.0) for one in (POST, BELL, STAR, late)]
    other = make_figure(ECHO, TROOPS, 900.0)
    readings = [
        make_reading(document, figures=[row])
        for document, row in zip((POST, BELL, STAR, late, ECHO), (*rows, other), strict=True)
    ]
    sides = [Side((), (), (row.id,), TROOPS, evidence=row.evidence) for row in (rows[3], other)]
    write(path, *readings, disputes=(dispute(*sides, kind="figure"),))
    assert [grade_of(path, row)[:2] for row in rows[:3]] == [("F1", 3)] * 3
    assert grade_of(path, other)[0] == grade_of(path, rows[3])[0] == "F4"


def set_letter(path: Path, source: str, letter: str) -> str:
    with open_view(path) as view:
        pair = source_letter(view, source, letter)
    return judge(path, Ruling(pair.kind, "same", pair.left, pair.right, pair.detail, "its record", "user")).judgement.id


def test_the_letter_is_the_users_and_can_be_taken_back(path: Path) -> None:
    event = events_of(path, told(POST), told(STAR), origins=2)
    assert grade_of(path, event)[0] == "F2"
    set_letter(path, "the star", "e")
    for given in ("B", "D", "B"):
        last = set_letter(path, "The Post", given)
    with open_view(path) as view:
        states = [(line.judgement.right, line.state) for line in judgements(view)]
        assert states == [("E", "in force"), ("B", "overruled"), ("D", "overruled"), ("B", "in force")]
        faults = [fault for fault in verify(view).faults if "reliability" in fault.reason or fault.id == last]
        assert not faults
        [row] = [one for one in view.rows(Event) if set(one.mentions) & set(event.mentions)][:1]
        assert graded(row, Grades(view))["grade"].startswith("B")
        assert "The Post is B (usually reliable)" in Grades(view).of(row).why
    undo(path, last)
    assert grade_of(path, row)[0].startswith("D")
    with open_view(path, date(2022, 1, 11)) as view:
        assert [str(Grades(view).of(one))[0] for one in view.rows(Event) if POST.id in one.documents] == ["D"]


def test_a_copy_is_as_reliable_as_what_it_was_copied_from(path: Path) -> None:
    event = events_of(path, told(BELL), origins=1, copies=(make_copy(POST), make_copy(BELL, POST)))
    with open_writer(path) as writer:
        for outlet, letter in (("The Post", "C"), ("The Bell", "A")):
            given = {"left": outlet, "right": letter, "detail": None, "why": "its record", "made_by": "user"}
            writer.add_judgement(kind="reliability", verdict="same", **given)
    assert grade_of(path, event)[0] == "C3"


@pytest.mark.parametrize(("source", "value", "message"), [("Nobody", "A", "outlet"), ("The Post", "G", "Admiralty")])
def test_a_letter_needs_a_source_that_is_there_and_the_scale(path: Path, source: str, value: str, message: str) -> None:
    events_of(path, told(POST), origins=1)
    with pytest.raises(QuestionError, match=message):
        set_letter(path, source, value)
