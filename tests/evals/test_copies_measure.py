"""The figures of copies on made-up news whose families are known."""

from typing import Any

import pytest
from evals.copies import invented, paired

from sitroom.world import World, load_world
from stories import OTHER, OWN, OWN_ACCOUNT, QUOTED, RULING, SPUN, STORY


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def row(id: str, story: str, role: str, *paragraphs: str, source: str | None = None) -> dict[str, Any]:
    day = f"2022-01-1{len(id)}"
    text = "\n\n".join(paragraphs)
    return {"id": id, "text": text, "date": day, "story": story, "role": role, "derived_from": source}


ROWS = [
    row("a", "bridge", "primary", *STORY),
    row("aa", "bridge", "trim", *STORY[:4], source="a"),
    row("aaa", "bridge", "spun_fr", *SPUN, source="a"),
    row("b", "own", "primary", *OWN_ACCOUNT),
    row("c", "delta", "primary", OTHER, RULING),
]


def test_all_is_right_where_all_is_found(world: World) -> None:
    assert invented(ROWS, world) == {
        "ARI": 1, "pair precision": 1, "joined trim": 1, "joined spun": 1, "right origin": 1,
    }  # fmt: skip


def test_what_is_missed_and_what_is_called_by_another_name_costs(world: World) -> None:
    moved = [*ROWS[:2], {**ROWS[2], "text": " ".join((OWN, RULING))}, {**ROWS[3], "story": "bridge"}, ROWS[4]]
    early = [{**one, "date": "2022-01-01"} if one["id"] == "aa" else one for one in moved]
    found = invented(early, world)
    assert found["joined spun"] == found["right origin"] == 0
    assert found["joined trim"] == found["pair precision"] == 1
    assert 0 < found["ARI"] < 1


def test_pairs_are_joined_or_not(world: World) -> None:
    pairs = [
        {"pair": "1", "a": ROWS[0], "b": ROWS[1]},
        {"pair": "2", "overall": 2.0, "a": " ".join((OWN, QUOTED)), "b": " ".join((OTHER, QUOTED))},
    ]
    assert [is_joined for _, is_joined in paired(pairs, world)] == [True, False]
