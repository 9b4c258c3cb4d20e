"""Adding a list of officials to hand-made rows, which win."""

import gzip
from pathlib import Path

import pytest
from training.official_lists import plain, surnames
from training.officials import (
    ORIGIN,
    SEEN,
    Cells,
    Tenure,
    end_before,
    free_parts,
    in_turn,
    joined,
    last_day,
    merge,
    read_list,
)


def tenure(name: str, first: str, last: str, *, origin: str = ORIGIN, role: str = "president") -> Tenure:
    return Tenure(role, "state:FRA", name, f"Q{name}", first, last, origin)


def person(identity: str, name: str, **more: str) -> Cells:
    cells = {
        "id": identity,
        "name": name,
        "aliases": "",
        "surnames": "",
        "gender": "",
        "wikidata": "",
        "origin": "hand",
    }
    return {**cells, **more}


def office(actor: str, first: str, last: str) -> Cells:
    return {"role": "president", "of": "state:FRA", "actor": actor, "from": first, "to": last, "origin": "hand"}


def days(found: list[Tenure]) -> list[tuple[str, str, str]]:
    return [(one.name, one.from_, one.to) for one in found]


@pytest.mark.parametrize(
    ("written", "last"), [("2020", "2020-12-31"), ("2020-02", "2020-02-29"), ("2021-12", "2021-12-31")]
)
def test_the_last_day_of_a_month_or_year(written: str, last: str) -> None:
    assert last_day(written).isoformat() == last


@pytest.mark.parametrize(("start", "end"), [("2020-05-07", "2020-05-07"), ("2020-01", "2019-12"), ("2020", "2019")])
def test_one_ends_when_the_next_begins(start: str, end: str) -> None:
    assert end_before(start) == end


def test_rows_of_one_tenure_become_one() -> None:
    rows = [tenure("A", "2000-01-01", "2003-05-05"), tenure("A", "2003-05-05", "2022-08", origin=SEEN)]
    assert [(one.from_, one.to, one.origin) for one in joined(rows)] == [("2000-01-01", "2022-08", SEEN)]


def test_a_short_overlap_is_cut_and_a_long_one_left_out() -> None:
    rows = [tenure("A", "2000-01-01", "2004-01-20"), tenure("B", "2004-01-10", "2006-01-01")]
    assert days(in_turn(rows)) == [("A", "2000-01-01", "2004-01-10"), ("B", "2004-01-10", "2006-01-01")]
    wrong = tenure("C", "2005-01-01", "2009-01-01")
    assert days(in_turn([*rows, wrong]))[-1] == ("B", "2004-01-10", "2006-01-01")


def test_someone_whose_end_is_not_known_ends_with_the_next() -> None:
    rows = [tenure("A", "2000-01-01", "2022-08", origin=SEEN), tenure("B", "2010-01-01", "2012-01-01")]
    assert days(in_turn(rows))[0] == ("A", "2000-01-01", "2010-01-01")


def test_hand_made_rows_leave_their_days_to_nobody_else() -> None:
    given = tenure("A", "2000-01-01", "2010-01-01")
    cut = free_parts(given, [office("person:x", "1999-01-01", "2001-01-01"), office("person:y", "2009-01-01", "")])
    assert cut is not None
    assert (cut.from_, cut.to) == ("2001-01-01", "2009-01-01")
    assert free_parts(given, [office("person:x", "1999-01-01", "")]) is None


def test_a_person_is_known_by_number_or_name_and_added_otherwise() -> None:
    known = [person("person:a", "Émile A", aliases="Emile B"), person("person:c", "C", wikidata="Q5")]
    rows = [
        Tenure("president", "state:FRA", "Emile B", "Q1", "2000-01-01", "2001-01-01"),
        Tenure("president", "state:FRA", "Someone", "Q5", "2001-01-01", "2002-01-01"),
        Tenure("president", "state:FRA", "Émile Zérø", "Q9", "2002-01-01", "2003-01-01"),
    ]
    persons, offices = merge(known, [office("person:a", "1990-01-01", "1991-01-01")], rows)
    assert [row["actor"] for row in offices[1:]] == ["person:a", "person:c", "person:emile-zero"]
    assert persons[0]["wikidata"] == "Q1"
    assert (persons[2]["name"], persons[2]["aliases"], persons[2]["surnames"]) == (
        "Emile Zero",
        "Émile Zérø",
        "Zero|Zérø",
    )


def test_running_it_again_changes_nothing() -> None:
    hand = [person("person:a", "A B")], [office("person:a", "1990-01-01", "1991-01-01")]
    rows = [Tenure("president", "state:FRA", "New One", "Q9", "2002-01-01", "2003-01-01")]
    once = merge(*hand, rows)
    assert merge(*once, rows) == once


@pytest.mark.parametrize(
    ("name", "state", "found"),
    [
        ("Jeanine Hennis-Plasschaert", "state:NLD", "Hennis-Plasschaert"),
        ("Jozias van Aartsen", "state:NLD", "van Aartsen"),
        ("Kang Kyung-hwa", "state:KOR", "Kang"),
        ("Péter Szijjártó", "state:HUN", "Szijjarto|Szijjártó"),
        ("Liam Fox", "state:GBR", ""),
    ],
)
def test_surnames_as_the_press_prints_them(name: str, state: str, found: str) -> None:
    assert surnames(name, state) == found


def test_letters_of_the_press() -> None:
    assert plain("Łukasz Øre Đinđić") == "Lukasz Ore Djindjic"


def test_only_positions_that_are_roles_are_read(tmp_path: Path) -> None:
    head = "source_repo,position,person,wikidata,start,end,as_of\n"
    lines = (
        "france-cabinet,President,A B,Q1,2000-01-01,,2022-08-03\n"
        "france-cabinet,Mayor of Paris,C D,Q2,2000-01-01,,2022-08-03\n"
        "france-cabinet,President,E F,Q3,1980-01-01,1989-12-31,2022-08-03\n"
        'united-kingdom-cabinet,Secretary of State for Defence,"John Reid, Baron Reid",Q4,2005-05-06,2006-05-05,2022\n'
        "world,President,G H,Q5,2000-01-01,,2022-08-03\n"
    )
    path = tmp_path / "list.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(head + lines)
    found = list(read_list(path))
    assert [(one.name, one.of, one.to, one.origin) for one in found] == [
        ("A B", "state:FRA", "2022-08", SEEN),
        ("John Reid", "state:GBR", "2006-05-05", ORIGIN),
    ]
