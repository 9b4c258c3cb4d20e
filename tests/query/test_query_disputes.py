"""The list of disputes: holders in words, utterances once, who moved, what is explained."""

from pathlib import Path

import pytest

from factory import make_claim, make_document, make_evidence, make_figure, make_picture, make_reading
from sitroom.query import open_view
from sitroom.query.disputes import disputes, explained
from sitroom.query.listed import listed_dispute
from sitroom.records.claims import Claim, Dispute, Judgement, Side
from sitroom.records.ids import content_id
from sitroom.records.text import Document
from sitroom.store import open_writer

ARL, BOR = "state:ARL", "state:BOR"
FIRST = make_document(
    "Arland says that Borduria will attack.\n\nThe harbour is full of ships.", "2022-01-10", outlet="Tribune"
)
SECOND = make_document("Borduria says that it will not attack.", "2022-01-12", outlet="Herald")
THIRD = make_document("Arland says that Borduria will not attack.", "2022-01-20", outlet="Gazette")


def claim(document: Document, speaker: str, day: str) -> Claim:
    quote = document.text.split("\n")[0]
    return make_claim(document, quote.split("that ")[1], quote, speaker=speaker, said=day)


WARNS, DENIES, MOVES = (
    claim(FIRST, ARL, "2022-01-10"),
    claim(SECOND, BOR, "2022-01-12"),
    claim(THIRD, ARL, "2022-01-20"),
)
OTHERS = (SECOND, THIRD)
OUTLET = make_evidence(FIRST, "The harbour is full of ships.")


def side(*claims: Claim, **fields: object) -> Side:
    evidence = tuple(piece for one in claims for piece in one.evidence)
    values: dict[str, object] = {
        "actors": tuple(sorted({one.speaker or "" for one in claims})),
        "claims": tuple(one.id for one in claims),
        "figures": (),
        "summary": evidence[0].quote,
        "outlets": (),
        "evidence": evidence,
        **fields,
    }
    return Side(**values)  # type: ignore[arg-type]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return written(tmp_path / "crisis.sitroom", DENIES, MOVES)


def written(path: Path, *against: Claim) -> Path:
    """A ledger with one dispute, and the claims that stand against the warning in it."""
    so = side(WARNS, outlets=("Tribune",), evidence=(*WARNS.evidence, *OUTLET))
    not_so = side(*against)
    evidence = (*so.evidence, *not_so.evidence)
    dispute = Dispute(
        content_id("t", "x"), "denial", "Borduria: planned attack", (so, not_so), SECOND.published, evidence
    )
    figures = [
        make_figure(FIRST, "Arland says that Borduria will attack.", value, id=id)
        for id, value in (("f1", 1.0), ("f2", 2.0))
    ]
    judged = [
        Judgement("j1", "same_figure", "different", "f1", "f2", "planned against actual", 1.0, (), "test"),
        Judgement("j2", "same_claim", "same", against[0].id, against[-1].id, None, 1.0, (), "test"),
    ]
    readings = [
        make_reading(FIRST, claims=(WARNS,), figures=tuple(figures)),
        *(
            make_reading(document, claims=[one for one in against if one.document == document.id])
            for document in OTHERS
        ),
    ]
    with open_writer(path) as writer:
        for reading in readings:
            writer.add_reading(reading.document.id, f"{reading.document.id}.txt", reading)
        writer.replace_picture(make_picture(*readings, disputes=(dispute,), judgements=tuple(judged)))
    return path


def test_sides_have_their_holders_and_count_an_utterance_once(ledger: Path) -> None:
    with open_view(ledger) as view:
        [line] = disputes(view)
        so, not_so = line.sides
        assert so.holders == ("state:ARL", "Tribune")
        assert (so.reports, so.utterances, so.origins) == (2, 2, 1)
        assert (not_so.reports, not_so.utterances, not_so.origins) == (2, 1, 2)
        assert so.line.text == "Arland says that Borduria will attack."


def test_a_pronoun_is_no_holder(tmp_path: Path) -> None:
    words = "Borduria says that it will not attack."
    who, mayor = (
        make_claim(SECOND, "it will not attack", words, speaker=None, speaker_text=text)
        for text in ("who", "the mayor")
    )
    with open_view(written(tmp_path / "a.sitroom", who, MOVES)) as view:
        assert disputes(view)[0].sides[1].holders == ("state:ARL",)
    with open_view(written(tmp_path / "b.sitroom", mayor, MOVES)) as view:
        assert disputes(view)[0].sides[1].holders == ("state:ARL", "the mayor")


def test_who_held_the_other_side_before_has_moved(ledger: Path) -> None:
    with open_view(ledger) as view:
        [line] = disputes(view)
        [moved] = line.moved
        assert (moved.actor, moved.to, moved.since) == (ARL, 1, "2022-01-20")
        assert listed_dispute(line)["moved"][0]["actor"] == ARL


def test_disputes_by_actor_and_kind(ledger: Path) -> None:
    with open_view(ledger) as view:
        assert len(disputes(view, actor=BOR, kind="denial")) == 1
        assert disputes(view, actor="state:SYL") == []
        assert disputes(view, kind="figure") == []


def test_what_only_looks_like_a_dispute_is_listed_apart(ledger: Path) -> None:
    with open_view(ledger) as view:
        [line] = explained(view)
        assert (line.kind, line.why, line.rows) == ("same_figure", "planned against actual", ("f1", "f2"))
