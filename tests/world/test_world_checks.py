"""Clashes: ours has none that are faults, and each kind is found where a table has it."""

import dataclasses
from collections import Counter

import pytest

from sitroom.world import MembershipRow, Name, Office, World, WorldActor, load_world
from sitroom.world.checks import HARD, Clash, clashes

USA, FRANCE, GERMANY = "state:USA", "state:FRA", "state:DDR"


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def person(name: str, identity: str | None = None) -> WorldActor:
    words = identity or f"person:{name.lower().replace(' ', '-')}"
    return WorldActor(words, "person", name, (), None, None, "test")


def of_offices(world: World, *offices: Office, people: tuple[WorldActor, ...] = ()) -> list[Clash]:
    """Hard clashes of a world that has only these offices, and some more people."""
    named = {row.actor for row in offices}
    kept = {key: actor for key, actor in world.actors.items() if actor.kind != "person" or key in named}
    actors = {**kept, **{one.id: one for one in people}}
    small = dataclasses.replace(world, actors=actors, offices=offices, memberships=(), names={}, offices_by={})
    return [clash for clash in clashes(small) if clash.is_hard]


def office(role: str, of: str, actor: str, first: str | None, last: str | None) -> Office:
    return Office(role, of, f"person:{actor}", first, last, "test")


def test_ours_has_no_fault(world: World) -> None:
    assert [clash for clash in clashes(world) if clash.is_hard] == []


def test_people_without_a_first_day_are_known_ones(world: World) -> None:
    found = {clash.where for clash in clashes(world) if clash.kind == "no first day"}
    assert found == {f"offices: person:{name}" for name in ("alexei-navalny", "boris-nemtsov", "konstantin-kosachev")}


@pytest.mark.parametrize(
    ("offices", "kind"),
    [
        (
            (
                office("president", USA, "joe-biden", "2021-01-20", "2025-02-01"),
                office("president", USA, "donald-trump", "2025-01-20", None),
            ),
            "two holders",
        ),
        (
            (
                office("president", USA, "joe-biden", "2021-01-20", None),
                office("president", USA, "donald-trump", "2025-01-20", None),
            ),
            "open before a later holder",
        ),
        (
            (
                office("president", USA, "joe-biden", "2021-01-20", "2025-01-20"),
                office("president", USA, "joe-biden", "2022-01-20", "2023-01-20"),
            ),
            "twice at once",
        ),
        (
            (
                office("president", USA, "joe-biden", "2021-01-20", "2025-01-20"),
                office("foreign minister", FRANCE, "joe-biden", "2022-01-20", None),
            ),
            "two states at once",
        ),
        ((office("president", GERMANY, "angela-merkel", "1989-01-01", "1991-01-01"),), "outside the life of the state"),
        ((office("president", USA, "joe-biden", "2025-01-20", "2021-01-20"),), "days in wrong order"),
        ((office("president", USA, "nobody", "2021-01-20", None),), "office of a person who is none"),
    ],
)
def test_a_fault_of_offices_is_found(world: World, offices: tuple[Office, ...], kind: str) -> None:
    assert {clash.kind for clash in of_offices(world, *offices)} == {kind}


@pytest.mark.parametrize(
    "offices",
    [
        (
            office("president", USA, "joe-biden", "2021-01-20", "2025-01-20"),
            office("president", USA, "donald-trump", "2025-01-20", None),
        ),
        (
            office("spokesperson", USA, "joe-biden", "2021-01-20", None),
            office("spokesperson", USA, "donald-trump", "2025-01-20", None),
        ),
        (
            office("prime minister", FRANCE, "joe-biden", "2021-01-20", "2025-01-20"),
            office("president", "org:un", "joe-biden", "2022-01-01", "2022-12-31"),
        ),
    ],
)
def test_a_handover_a_shared_role_and_an_office_of_a_body_are_none(world: World, offices: tuple[Office, ...]) -> None:
    assert of_offices(world, *offices) == []


def test_two_people_of_one_name_need_offices(world: World) -> None:
    twins = (person("Ada Example"), person("Ada Example", "person:ada-example-fra"))
    found = of_offices(world, people=twins)
    assert [(clash.kind, clash.where) for clash in found] == [("name in two rows", "persons: Ada Example")]


def test_a_member_twice_at_once_is_found(world: World) -> None:
    rows = tuple(
        MembershipRow("org:nato", USA, first, last, "member", "test")
        for first, last in (("1949-08-24", None), ("2000-01-01", None))
    )
    small = dataclasses.replace(world, offices=(), memberships=rows, names={})
    assert [clash.kind for clash in clashes(small)] == ["overlapping memberships"]


def test_one_name_for_two_people_is_told_but_is_no_fault(world: World) -> None:
    names = {"Bush": tuple(Name("Bush", f"person:{one}", "surname") for one in ("george-w-bush", "george-h-w-bush"))}
    (clash,) = clashes(dataclasses.replace(world, offices=(), memberships=(), names=names))
    assert (clash.kind, clash.is_hard) == ("one name for several", False)
    assert "person:george-w-bush" in clash.what


def test_every_kind_says_what_was_expected(world: World) -> None:
    kinds = Counter(clash.kind for clash in clashes(world))
    assert set(kinds) - HARD == {"one name for several", "no first day"}
    assert all(clash.expected and clash.what for clash in clashes(world))
