"""The check of the registry against its origins: names in two spellings, shares, and what was examined."""

from datetime import date
from pathlib import Path

import pytest
from evals.registry import Answer, ask_membership, ask_office, examined, same_name, shares, told, words_of
from evals.registry_questions import Question

from sitroom.world import World, load_world


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def question(about: str, of: str, day: str, answer: str, *, origin: str = "officials", wikidata: str = "") -> Question:
    return Question(origin, about, of, date.fromisoformat(day), answer, wikidata)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Volodymyr ZELENSKYY", "Volodymyr Zelensky", True),
        ("Mohamed bin Zayed", "MUHAMMAD BIN ZAYID Al Nuhayyan", True),
        ("Milosevic", "Slobodan Milošević", True),
        ("Gerhard Schröder", "Helmut Kohl", False),
        ("al-Abadi", "al-Maliki", False),
    ],
)
def test_spellings_of_one_name(left: str, right: str, same: bool) -> None:
    assert same_name(words_of(left), words_of(right)) is same


def test_a_holder_is_known_by_number_or_by_name(world: World) -> None:
    asked = question("foreign minister", "state:GBR", "2022-01-10", "Elizabeth Truss", wikidata="Q272201")
    assert ask_office(world, asked).agrees is True
    assert ask_office(world, question("foreign minister", "state:GBR", "2022-01-10", "Jeremy Hunt")).agrees is False


def test_a_leader_may_hold_any_leading_role(world: World) -> None:
    asked = question("leader", "state:DEU", "2010-01-01", "Merkel", origin="archigos")
    assert ask_office(world, asked).agrees is True


def test_no_holder_is_no_answer(world: World) -> None:
    assert ask_office(world, question("president", "state:USA", "1850-01-01", "Taylor")).agrees is None


def test_members(world: World) -> None:
    assert ask_membership(world, question("org:nato", "state:FIN", "2022-02-10", "no")).agrees
    assert ask_membership(world, question("org:nato", "state:FIN", "2024-02-10", "yes")).agrees


def test_shares_count_what_was_examined_apart(tmp_path: Path) -> None:
    asked = [question("president", "state:X", "2000-01-01", name) for name in "abcd"]
    answers = [Answer(asked[0], "a", True), Answer(asked[1], "x", False), Answer(asked[2], "x", False)]
    path = tmp_path / "known.md"
    path.write_text(f"| key | why |\n|---|---|\n| `{asked[1].key}` | a reason |\n", encoding="utf-8")
    known = examined(path)
    assert known == {asked[1].key}
    agree, kept, count = shares([*answers, Answer(asked[3], "", None)], known)
    assert (round(agree), round(kept), count) == (33, 67, 3)
    assert [line.split()[0] for line in told(answers, known)] == ["NEW", "kept"]


def test_every_examined_disagreement_has_a_reason() -> None:
    path = Path(__file__).parents[2] / "evals" / "registry_disagreements.md"
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert len(rows) == len(examined(path)) > 100
    assert all(len(line.split("|")[2].strip()) > 10 for line in rows)
