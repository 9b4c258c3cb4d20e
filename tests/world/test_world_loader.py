"""A user's own tables, and what happens when a row is wrong."""

import time
from datetime import date
from pathlib import Path

import pytest

from sitroom.errors import SetupError
from sitroom.world import load_world


def write(folder: Path, table: str, text: str) -> Path:
    (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_world_is_read_once() -> None:
    assert load_world() is load_world()


def test_reading_is_fast(tmp_path: Path) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        load_world(tmp_path)
        return time.perf_counter() - start

    # Best of five against a bound three times the target of 0.1 s, so that a busy machine does not fail it.
    assert min(seconds() for _ in range(5)) < 0.3


def test_a_user_adds_people_offices_and_places(tmp_path: Path) -> None:
    write(tmp_path, "persons", "id,name,surnames,origin\nperson:ada-example,Ada Example,Example,desk\n")
    write(tmp_path, "offices", "role,of,actor,from,to,origin\nmayor,state:UKR,person:ada-example,2021-03,,desk\n")
    write(tmp_path, "places", "id,name,lat,lon,precision,country,origin\nplace:x,Xville,50,30,place,state:UKR,desk\n")
    world = load_world(tmp_path)
    assert [name.actor for name in world.names["Example"]] == ["person:ada-example"]
    assert world.roles_of("person:ada-example")[0].from_ == "2021-03-01"
    assert world.place_names["Xville"] == ("place:x",)
    assert "person:ada-example" not in load_world().actors


def test_a_users_row_replaces_ours_with_the_same_key(tmp_path: Path) -> None:
    row = "prime minister,state:GBR,person:liz-truss,2022-09-06,2022-09-10,desk\n"
    write(tmp_path, "offices", "role,of,actor,from,to,origin\n" + row)
    assert load_world(tmp_path).holders("prime minister", "state:GBR", date(2022, 9, 20)) == []


@pytest.mark.parametrize(
    ("table", "text", "told"),
    [
        ("offices", "role,of,actor,from,to,origin\nbaker,state:UKR,person:joe-biden,,,x\n", "line 2.*roles.csv"),
        ("offices", "role,of,actor,from,to,origin\nmayor,state:ZZZ,person:joe-biden,,,x\n", "line 2.*id of an actor"),
        ("offices", "role,of,actor,from,to,origin\nmayor,state:UKR,person:joe-biden,2021-13,,x\n", "2008-08"),
        ("offices", "role,of,actor,from,to,origin\nmayor,state:UKR,person:joe-biden,2022,2021,x\n", "not before"),
        ("places", "id,name,lat,lon,precision,origin\nplace:x,X,95,0,place,x\n", "latitude"),
        ("places", "id,name,lat,lon,precision,origin\nplace:x,X,north,0,place,x\n", "a number"),
        ("persons", "id,name,origin\nstate:x,X,x\n", "begins with 'person:'"),
        ("persons", "id,name,origin\nperson:x,X\n", "2 cells; expected 3"),
        ("persons", "id,nickname\n", "line 1.*expected id, name"),
        ("persons", "id,name,origin\nperson:x,X,\n", "'origin'"),
        ("personz", "id\n", "not a table"),
        ("happenings", "id,name,patterns,earliest,latest,kind,origin\nh,H,h,2022-02,2022-01,x,x\n", "latest"),
        ("treaties", "id,name,org,parties,origin\ntreaty:x,X,,,x\n", "either"),
    ],
)
def test_a_bad_row_is_told_with_file_and_line(tmp_path: Path, table: str, text: str, told: str) -> None:
    write(tmp_path, table, text)
    with pytest.raises(SetupError, match=told) as caught:
        load_world(tmp_path)
    assert table in str(caught.value)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="not a folder"):
        load_world(tmp_path / "none")


def test_a_table_may_be_toml(tmp_path: Path) -> None:
    person = 'id = "person:ada-example"\nname = "Ada Example"\nsurnames = ["Example", "Exemplar"]\norigin = "desk"\n'
    office = 'role = "mayor"\nof = "state:UKR"\nactor = "person:ada-example"\nfrom = 2021-03-01\norigin = "desk"\n'
    (tmp_path / "persons.toml").write_text("[[persons]]\n" + person)
    (tmp_path / "offices.toml").write_text("[[offices]]\n" + office)
    world = load_world(tmp_path)
    assert world.names["Exemplar"][0].actor == "person:ada-example"
    assert world.roles_of("person:ada-example")[0].from_ == "2021-03-01"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[people]]\n", r"people; expected entries \[\[persons\]\]"),
        ("persons = 3\n", r"expected entries \[\[persons\]\]"),
        ('[[persons]]\nnickname = "x"\n', "entry 1: the columns are nickname"),
        ('[[persons]]\nid = "state:x"\nname = "X"\norigin = "x"\n', "entry 1.*begins with 'person:'"),
        ("[[persons]\n", "cannot be read.*TOML"),
    ],
)
def test_a_wrong_toml_entry_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "persons.toml").write_text(text)
    with pytest.raises(SetupError, match=told):
        load_world(tmp_path)
