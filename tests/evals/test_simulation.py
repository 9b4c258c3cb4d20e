"""The ledger against an invented crisis: what was true, what was copied, what was a lie."""

from collections import Counter

from evals.invented_news import invent
from evals.simulation import FLOORS, Record, evaluate, record_of

#: Seed and days of the crisis that is read here; the bounds are those that `evals.simulation` states.
SEED, DAYS = 1, 20


def test_a_seed_tells_one_crisis() -> None:
    assert invent(3, 8) == invent(3, 8)
    assert invent(3, 8) != invent(4, 8)


def test_what_is_printed_is_what_the_truth_says() -> None:
    crisis = invent(1, 20)
    by_id = {one.id: one for one in crisis.articles}
    assert len(by_id) == len(crisis.articles)
    assert all(told in one.paragraphs for one in crisis.articles if not one.copy_of for _, told in one.tells)
    assert all(one.published >= by_id[one.copy_of].published for one in crisis.articles if one.copy_of)
    assert set(Counter(one.copying for one in crisis.articles)) == {
        "original", "verbatim", "trimmed", "edited", "excerpt", "spun",
    }  # fmt: skip
    assert not any("{" in text or "[" in text for one in crisis.articles for text in one.paragraphs)


def test_an_empty_ledger_recovers_nothing() -> None:
    crisis = invent(1, 4)
    result = evaluate(crisis, Record((), (), {}, {}))
    assert result.scores["events"].recall == result.scores["disputes"].recall == result.rand == 0
    assert result.scores["events"].answers == result.scores["lies"].answers == 0


def test_the_ledger_recovers_the_crisis() -> None:
    crisis = invent(SEED, DAYS)
    result = evaluate(crisis, record_of(crisis))
    scores = result.scores
    reached = {
        "events found": scores["events"].recall,
        "events right": scores["events"].precision,
        "origins": scores["origins"].recall,
        "origin later": scores["origin later"].recall,
        "ARI": result.rand,
        "disputes found": scores["disputes"].recall,
        "disputes right": scores["disputes"].precision,
    }
    assert reached.keys() == FLOORS.keys()
    low = {name: (value, FLOORS[name]) for name, value in reached.items() if value < FLOORS[name]}
    assert not low, result.wrong
    assert scores["lies"].right == scores["lies"].answers, result.wrong
