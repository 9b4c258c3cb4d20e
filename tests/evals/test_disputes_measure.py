"""The measure of pairs of articles in conflict."""

from evals.disputes import GOLD, evaluate, opposed
from evals.measure import read_rows

from factory import make_document, make_evidence
from sitroom.records.claims import Dispute, Side

A, B, C = (make_document(f"The {word} fell.", outlet=word) for word in ("tower", "bridge", "wall"))


def side(*documents: object) -> Side:
    evidence = tuple(piece for document in documents for piece in make_evidence(document))  # type: ignore[arg-type]
    return Side((), (), (), "", (), evidence)


def test_articles_on_two_sides_are_in_conflict() -> None:
    dispute = Dispute("t", "denial", "", (side(A, C), side(B)), A.published, ())
    names = {A.id: "a", B.id: "b", C.id: "c"}
    assert opposed([dispute], names) == {frozenset("ab"), frozenset("cb")}


def test_scores_are_over_labelled_pairs() -> None:
    gold = [
        {"a": "a", "b": "b", "label": "conflict", "kind": "denial"},
        {"a": "a", "b": "c", "label": "none", "kind": None},
        {"a": "b", "b": "c", "label": "conflict", "kind": "figure"},
    ]
    scores = evaluate(gold, {frozenset("ab"), frozenset("ac"), frozenset("xy")})
    assert (scores["conflict"].precision, scores["conflict"].recall) == (50.0, 50.0)
    assert (scores["denial"].f1, scores["figure"].f1) == (100.0, 0.0)


def test_the_gold_is_what_its_page_says() -> None:
    rows = list(read_rows(GOLD))
    kinds = [row["kind"] for row in rows if row["label"] == "conflict"]
    assert (len(rows), kinds.count("denial"), kinds.count("figure")) == (60, 6, 8)
    assert len({row[side] for row in rows for side in ("a", "b")}) == 92
