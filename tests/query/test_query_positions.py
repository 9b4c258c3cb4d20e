"""Who wants what: filters, days, changes, the best sentence, and the past."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factory import make_actor_mention, make_claim, make_copy, make_document, make_picture, make_reading
from sitroom.export.rows import exported_rows
from sitroom.merge.positions import assemble_positions
from sitroom.query import open_view
from sitroom.query.ask import ask
from sitroom.query.positions import positions
from sitroom.query.show import show
from sitroom.query.verify import verify
from sitroom.records.claims import Position
from sitroom.records.grouped import Listed
from sitroom.store import View, open_writer
from sitroom.world import load_world

EARLY = make_document("Borduria rejected talks with Arland. It said no.", "2022-01-10", path="1.txt")
COPY = make_document("Borduria rejected talks with Arland. It said no!", "2022-01-11", path="2.txt")
LATE = make_document(
    "Borduria offered talks with Arland. Arland wants sanctions on Borduria.", "2022-02-01", path="3.txt"
)


def claim(document: Any, quote: str, content: str, act: str, holder: str = "state:BOR", **fields: Any) -> Any:
    about = ("state:ARL",) if holder == "state:BOR" else ("state:BOR",)
    return make_claim(document, content, quote, act=act, speaker=holder, about=about, **fields)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A refusal in two copies of one story, then an offer, and what the other side wants."""
    refusal, talks = "Borduria rejected talks with Arland.", "talks with Arland"
    rows = {
        EARLY: [claim(EARLY, refusal, talks, "reject", cue="rejected")],
        COPY: [claim(COPY, refusal, talks, "reject", cue="rejected", speaker_text="it")],
        LATE: [
            claim(LATE, "Borduria offered talks with Arland.", talks, "propose", cue="offered"),
            claim(LATE, "Arland wants sanctions on Borduria.", "sanctions on Borduria", "ask", "state:ARL"),
        ],
    }
    readings = [
        make_reading(
            document,
            claims=claims,
            actor_mentions=[make_actor_mention(document), make_actor_mention(document, "state:ARL", "Arland")],
        )
        for document, claims in rows.items()
    ]
    copies = (make_copy(EARLY), make_copy(COPY, EARLY), make_copy(LATE))
    drawn = make_picture(*readings, copies=copies)
    drawn = make_picture(
        *readings,
        copies=copies,
        positions=tuple(assemble_positions(Listed(c for r in readings for c in r.claims), drawn.actors)),
    )
    with open_writer(tmp_path / "a.sitroom") as writer:
        for number, reading in enumerate(readings):
            writer.add_reading(str(number), f"{number}.txt", reading)
        writer.replace_picture(drawn)
    return tmp_path / "a.sitroom"


@pytest.fixture
def view(ledger: Path) -> Iterator[View]:
    with open_view(ledger) as opened:
        yield opened


def rows(view: View, **conditions: Any) -> list[tuple[str, str, str]]:
    return [(one.position.actor, one.position.issue, one.position.stance) for one in positions(view, **conditions)]


REFUSED = ("state:BOR", "talks with Arland", "rejects")
OFFERED = ("state:BOR", "talks with Arland", "offers")
WANTED = ("state:ARL", "sanctions on Borduria", "demands")


def test_by_actor_and_issue_the_earlier_stance_first(view: View) -> None:
    assert rows(view) == [WANTED, REFUSED, OFFERED]
    assert rows(view, actor="state:BOR") == [REFUSED, OFFERED]
    assert rows(view, issue="SANCTIONS borduria") == [WANTED]
    assert rows(view, stance="offers") == [OFFERED]
    assert rows(view, issue="100%") == []


def test_in_force_on_a_day(view: View) -> None:
    assert rows(view, on=date(2022, 1, 9)) == []
    assert rows(view, on=date(2022, 1, 31)) == [REFUSED]
    assert rows(view, on=date(2022, 2, 1)) == [WANTED, OFFERED]


def test_a_change_says_what_a_stance_became(view: View) -> None:
    refused, offered = positions(view, actor="state:BOR")
    assert (refused.became, offered.became) == ("offers", None)
    assert refused.position.until is not None and refused.position.until.edtf == "2022-02-01"


def test_copies_are_one_origin_and_the_best_sentence_names_its_speaker(view: View) -> None:
    refused = positions(view, stance="rejects")[0]
    assert (len(refused.position.claims), refused.origins) == (2, 1)
    assert refused.line.evidence[0].document == EARLY.id
    assert (refused.line.text, refused.line.row) == ("Borduria rejected talks with Arland.", refused.position.id)


def test_as_of_a_day_nothing_later_counts(ledger: Path) -> None:
    with open_view(ledger, date(2022, 1, 31)) as view:
        [only] = positions(view)
        assert only.position.stance == "rejects" and only.position.until is None
        assert show(view, only.position.id[:8]).table == "positions"
        assert view.count(Position) == 1
    with open_view(ledger, date(2021, 12, 31)) as view:
        assert positions(view) == []


def test_positions_are_shown_verified_and_exported(view: View) -> None:
    one = positions(view)[0].position
    assert show(view, one.id).passages[0].quote == one.evidence[0].quote
    assert verify(view).faults == ()
    exported = list(exported_rows(view, Position))
    assert [row["id"] for row in exported] == sorted(row["id"] for row in exported) and len(exported) == 3
    assert set(exported[0]) == set("id actor issue stance since until claims evidence".split())


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What does Borduria want?", "Borduria offered talks with Arland."),
        ("What is Borduria's issue with Arland?", "Borduria offered talks with Arland."),
        ("What is the stance of Arland on sanctions?", "Arland wants sanctions on Borduria."),
        ("What does Arland want of Borduria?", "Arland wants sanctions on Borduria."),
    ],
)
def test_questions_about_wishes_are_answered_by_positions(ledger: Path, question: str, first: str) -> None:
    with open_view(ledger) as view:
        answer = ask(view, question, load_world())
    assert (answer.kind, answer.answer[0].text) == ("positions", first)


def test_an_issue_with_somebody_else_is_no_answer(ledger: Path) -> None:
    with open_view(ledger) as view:
        assert not ask(view, "What is Borduria's issue with Brazil?", load_world()).answered


def test_what_is_wanted_of_others_comes_before_what_more_papers_tell(tmp_path: Path) -> None:
    told = {
        "Borduria threatened new sanctions on Arland, it said.": ("sanctions on Arland", "threaten", "threatened"),
        "Borduria again threatened sanctions on Arland on Monday.": ("sanctions on Arland", "threaten", "threatened"),
        "On Tuesday Borduria demanded talks with Arland.": ("talks with Arland", "demand", "demanded"),
        "Did Borduria demand a ceasefire in Arland this week?": ("a ceasefire in Arland", "demand", "demand"),
    }
    articles = {quote: make_document(quote, f"2022-01-{10 + day}", path=quote) for day, quote in enumerate(told)}
    readings = [
        make_reading(
            articles[quote],
            claims=[claim(articles[quote], quote, content, act, cue=cue)],
            actor_mentions=[
                make_actor_mention(articles[quote]),
                make_actor_mention(articles[quote], "state:ARL", "Arland"),
            ],
        )
        for quote, (content, act, cue) in told.items()
    ]
    copies = tuple(make_copy(one) for one in articles.values())
    drawn = make_picture(*readings, copies=copies)
    held = tuple(assemble_positions(Listed(c for r in readings for c in r.claims), drawn.actors))
    with open_writer(tmp_path / "b.sitroom") as writer:
        for number, reading in enumerate(readings):
            writer.add_reading(str(number), f"{number}.txt", reading)
        writer.replace_picture(make_picture(*readings, copies=copies, positions=held))
    with open_view(tmp_path / "b.sitroom") as view:
        assert max(positions(view), key=lambda one: one.origins).position.stance == "threatens"
        wants, stance = (
            [line.text for line in ask(view, f"What {words}?", load_world()).answer]
            for words in ("does Borduria want", "is the stance of Borduria")
        )
    demand, question = list(told)[2:]
    assert wants[0] == demand, "a demand by one paper stands before a threat by two"
    assert stance[0] != demand
    assert question not in wants[:2], "who asks tells nothing"
