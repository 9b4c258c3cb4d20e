"""The measure of places: pairs, distances, and areas that are one whatever their middle."""

import pytest
from evals.measure import Row
from evals.places import evaluate, pair


def toponym(start: int, surface: str, lat: float | None, lon: float | None, **more: object) -> Row:
    return {"start": start, "end": start + len(surface), "surface": surface, "lat": lat, "lon": lon, **more}


TEXT = "Paris, Texas, is not Paris in France"
GOLD = [
    toponym(0, "Paris", 33.7, -95.6),
    toponym(21, "Paris", 48.9, 2.4),
    toponym(30, "France", 46.0, 2.0, name="France"),
]


def scores(*given: Row) -> dict[str, float]:
    found = evaluate([{"id": 1, "text": TEXT, "toponyms": GOLD}], {"1": {"toponyms": list(given)}})
    return {"of found": found["near"].precision, "of all": found["near"].recall, "exact": found["exact"].f1}


def test_a_wrong_town_counts_against_and_a_missing_one_against_all() -> None:
    wrong = toponym(0, "Paris", 48.9, 2.4, name="Paris", precision="place")
    right = toponym(21, "Paris", 48.8, 2.3, name="Paris", precision="place")
    found = scores(wrong, right)
    assert found["of found"] == 50
    assert found["of all"] == pytest.approx(100 / 3)


def test_a_country_of_the_same_name_is_where_it_is() -> None:
    far = toponym(30, "France", 40.0, 9.0, name="France", precision="country")
    assert scores(far)["of found"] == 100
    assert scores({**far, "precision": "place"})["of found"] == 0


def test_an_answer_without_a_point_is_found_but_not_near() -> None:
    found = scores(toponym(0, "Paris", None, None, name="Paris", precision=None))
    assert found["of all"] == 0
    assert found["exact"] == 50


def test_the_same_span_is_paired_before_a_longer_one() -> None:
    longer = toponym(0, "Paris, Texas", 33.7, -95.6)
    same = toponym(0, "Paris", 33.7, -95.6)
    assert pair([GOLD[0]], [longer, same]) == [(GOLD[0], same)]
