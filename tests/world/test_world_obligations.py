"""Who owes what to whom, on which day, where."""

from datetime import date

import pytest

from sitroom.errors import QuestionError
from sitroom.world import Obligation, World, load_world
from sitroom.world.obligations import obligations


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def find(rows: list[Obligation], duty: str, org: str | None = None) -> list[Obligation]:
    return [row for row in rows if row.duty == duty and (org is None or row.org == org)]


def test_ukraine_in_2022_has_assurances_but_no_defender(world: World) -> None:
    rows = obligations(world, date(2022, 2, 24), "state:UKR", "state:RUS")
    assert not find(rows, "defend")
    (nato,) = find(rows, "none", "org:nato")
    assert nato.bound == () and "not a member of NATO on 2022-02-24" in nato.why
    budapest = [row for row in rows if row.treaty == "Budapest Memorandum"]
    assert {row.duty for row in budapest} == {"assist", "consult", "non_aggression", "none"}
    assert next(row for row in budapest if row.duty == "non_aggression").bound == ("state:RUS",)
    assert next(row for row in budapest if row.duty == "consult").bound == ("state:GBR", "state:USA")


def test_poland_in_2022(world: World) -> None:
    rows = obligations(world, date(2022, 2, 24), "state:POL", "state:RUS")
    (defend,) = find(rows, "defend")
    assert (defend.org, defend.article, len(defend.bound)) == ("org:nato", "Art. 5", 29)
    assert "state:POL" not in defend.bound
    (assist,) = find(rows, "assist")
    assert (assist.org, len(assist.bound)) == ("org:eu", 26)
    assert [row.article for row in find(rows, "consult")] == ["Art. 4"]


def test_belarus_has_the_csto_and_georgia_has_left_it(world: World) -> None:
    (defend,) = find(obligations(world, date(2022, 1, 10), "state:BLR"), "defend")
    assert (defend.org, len(defend.bound)) == ("org:csto", 5)
    georgia = obligations(world, date(2022, 1, 10), "state:GEO", "state:RUS")
    assert not find(georgia, "defend")
    assert "left on 1999-04-02" in find(georgia, "none", "org:csto")[0].why


def test_moldova_is_covered_by_nobody(world: World) -> None:
    rows = obligations(world, date(2022, 1, 10), "state:MDA")
    assert not find(rows, "defend") and find(rows, "none", "org:nato")


def test_finland_before_and_after_joining(world: World) -> None:
    before = obligations(world, date(2022, 2, 1), "state:FIN", "state:RUS")
    assert "joined only on 2023-04-04" in find(before, "none", "org:nato")[0].why
    assert find(before, "assist", "org:eu")
    assert len(find(obligations(world, date(2023, 4, 4), "state:FIN"), "defend", "org:nato")[0].bound) == 30


def test_warsaw_pact_in_1968(world: World) -> None:
    rows = obligations(world, date(1968, 8, 20), "state:CSK", "state:SUN")
    (defend,) = find(rows, "defend")
    assert defend.org == "org:warsaw-pact" and "state:SUN" not in defend.bound
    assert "itself a party" in defend.why
    assert find(rows, "non_aggression", "org:warsaw-pact")[0].bound == ("state:SUN",)


def test_an_ally_attacked_by_an_ally(world: World) -> None:
    (defend,) = find(obligations(world, date(2020, 8, 10), "state:GRC", "state:TUR"), "defend")
    assert "state:TUR" not in defend.bound and len(defend.bound) == 28 and "itself a party" in defend.why


@pytest.mark.parametrize(
    ("day", "attacked", "place", "duty"),
    [
        ("1982-04-02", "state:GBR", "Falkland Islands", "none"),
        ("2022-01-10", "state:USA", "Hawaii", "none"),
        ("2022-01-10", "state:USA", "Guam", "none"),
        ("2022-01-10", "state:ESP", "Ceuta", "none"),
        ("2022-01-10", "state:USA", "Alaska", "defend"),
        ("2022-01-10", "state:ESP", "Canary Islands", "defend"),
        ("2022-01-10", "state:TUR", "Istanbul", "defend"),
        ("2022-01-10", "state:USA", "Baghdad", "none"),
        ("2022-01-10", "state:GBR", "North Sea", "defend"),
    ],
)
def test_the_area_of_article_6(world: World, day: str, attacked: str, place: str, duty: str) -> None:
    rows = obligations(world, date.fromisoformat(day), attacked, at=place)
    (article,) = [row for row in rows if row.org == "org:nato" and row.article == "Art. 5"]
    assert article.duty == duty
    assert find(rows, "consult", "org:nato")


def test_japan_and_the_senkakus(world: World) -> None:
    (defend,) = find(obligations(world, date(2022, 1, 10), "state:JPN", "state:CHN", "Senkaku Islands"), "defend")
    assert defend.bound == ("state:USA",)


@pytest.mark.parametrize(("attacked", "at"), [("state:ATL", None), ("state:POL", "Nowhereville")])
def test_unknown_words_are_refused(world: World, attacked: str, at: str | None) -> None:
    with pytest.raises(QuestionError, match="registry"):
        obligations(world, date(2022, 1, 10), attacked, at=at)
