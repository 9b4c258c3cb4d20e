"""What users judge: kept through every picture, in order of time, and rows that read as they are judged."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factory import make_actor_mention, make_claim, make_document, make_figure, make_picture, make_reading
from sitroom.records.claims import ActorMention, Claim, Figure
from sitroom.records.judgements import Identity, UserJudgement
from sitroom.store import Writer, open_readings, open_view, open_writer, registry_rows, writer

DOCUMENT = make_document()
READING = make_reading(
    DOCUMENT,
    claims=(make_claim(DOCUMENT, about=("state:BOR", "state:ARL"), holder_chain=("state:ARL", "a farmer")),),
    figures=(make_figure(DOCUMENT, actor="state:ARL"),),
    actor_mentions=(make_actor_mention(DOCUMENT), make_actor_mention(DOCUMENT, "state:ARL", "Arland")),
)
SAID = {"kind": "same_actor", "verdict": "same", "left": "state:ARL", "right": "state:BOR", "detail": None}


def add(writer: Writer, **fields: object) -> UserJudgement:
    return writer.add_judgement(**{**SAID, "why": "one state", "made_by": "user", **fields})  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "a.sitroom"
    with open_writer(path) as writer:
        writer.add_reading("d", "one.txt", READING)
        rows = (
            Identity("i1", None, "state:ARL", "state:BOR", None),
            Identity("i2", DOCUMENT.id, "state:BOR", "state:BOR~d1", None),
        )
        writer.replace_picture(make_picture(READING, identities=rows))
    return path


def test_a_new_picture_leaves_judgements_alone(ledger: Path) -> None:
    with open_writer(ledger) as writer:
        kept, taken_back = add(writer), add(writer, verdict="different")
        writer.retract_judgement(taken_back.id)
        writer.replace_picture(make_picture(READING))
        assert writer.is_picture_current()
    with open_view(ledger) as view:
        rows = {one.id: one for one in view.rows(UserJudgement)}
    assert rows[kept.id] == kept and kept.reasons == ("one state",)
    assert rows[taken_back.id].retracted_at is not None


def test_a_judgement_leaves_the_picture_to_be_drawn(ledger: Path) -> None:
    with open_writer(ledger) as writer:
        add(writer)
        with open_view(ledger) as view:
            assert (view.picture_state, view.is_picture_current) == ("judged", False)
        writer.add_reading("e", "two.txt", make_reading(make_document("More.", path="two.txt")))
        add(writer)
    with open_view(ledger) as view:
        assert view.picture_state == "stale", "new readings ask for more than judgements do"


def test_later_judgements_are_later_whatever_the_clock_says(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class SetBack(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(2001, 1, 1, tzinfo=UTC)

    with open_writer(ledger) as opened:
        first = add(opened)
        monkeypatch.setattr(writer, "datetime", SetBack)
        second = add(opened)
        opened.retract_judgement(second.id)
    with open_view(ledger) as view:
        [marked] = view.rows(UserJudgement, "id = ?", (second.id,))
    assert first.recorded_at < second.recorded_at < (marked.retracted_at or "")


def test_a_view_reads_ids_as_they_are_judged_and_the_rows_stay(ledger: Path) -> None:
    with open_view(ledger) as view:
        [claim], [figure] = view.rows(Claim), view.rows(Figure)
        assert claim.speaker == "state:BOR~d1", "what is judged of one document goes before the rest"
        assert claim.about == ("state:BOR~d1", "state:BOR")
        assert claim.holder_chain == ("state:BOR", "a farmer")
        assert figure.actor == "state:BOR"
        assert view.count(Claim, "speaker = 'state:BOR~d1'") == 1
        assert {one.actor for one in view.rows(ActorMention)} == {"state:BOR", "state:BOR~d1"}
        assert view.reading(DOCUMENT).claims == (claim,)
        assert view.meant("state:ARL") == view.meant("state:BOR") == "state:BOR"
        assert view.row_by_prefix("state:ARL")[1].id == "state:BOR"
    with open_readings(ledger) as view:
        assert (tuple(view.rows(Claim)), tuple(view.rows(Figure))) == (READING.claims, READING.figures)
    connection = sqlite3.connect(ledger)
    assert connection.execute("SELECT speaker FROM claims").fetchall() == [("state:BOR",)]
    connection.close()


def test_who_was_who_on_a_day_is_worked_out_by_whoever_can(ledger: Path) -> None:
    with pytest.raises(ValueError, match="past"):
        open_view(ledger, date(2000, 1, 1))


def test_the_registry_s_rows_come_back_as_they_were(ledger: Path) -> None:
    with open_view(ledger) as view:
        found = registry_rows(view)
    assert found["state:BOR"].name == "Borduria"
    assert found["state:BOR"].kind == "state"
