"""The measure of links to actors: what counts as an answer, what as right."""

from evals.actors import evaluate
from evals.measure import Row
from tests.factory import make_world

WORLD = make_world()


def score(mentions: list[Row], links: list[Row], tokens: list[Row] | None = None) -> tuple[float, float]:
    gold = [{"file": "f", "id": "1", "start": 0, "end": 50, "mentions": mentions}]
    answer = {"id": ["f", "1"], "links": links, "tokens": tokens or []}
    found = evaluate(gold, [answer], WORLD)["actors"]
    return found.precision, found.recall


def mention(start: int, end: int, id: str | None, **more: object) -> Row:
    return {"start": start, "end": end, "id": id, "use": "name", **more}


def link(start: int, end: int, actor: str | None) -> Row:
    return {"start": start, "end": end, "actor": actor}


def test_an_overlapping_answer_with_the_same_actor_is_right() -> None:
    assert score([mention(0, 6, "state:ARL")], [link(0, 16, "state:ARL")]) == (100, 100)


def test_a_phrase_and_the_name_inside_it_are_one_answer() -> None:
    links = [link(0, 16, "state:ARL"), link(0, 6, "state:ARL")]
    assert score([mention(0, 6, "state:ARL")], links) == (100, 100)


def test_another_actor_is_wrong_and_someone_new_is_none() -> None:
    gold = [mention(0, 6, "state:ARL"), mention(20, 26, None)]
    assert score(gold, [link(0, 6, "state:BOR")]) == (0, 0)
    assert score(gold, [link(0, 6, "state:ARL"), link(20, 26, "state:BOR")]) == (50, 100)
    assert score(gold, [link(0, 6, "state:ARL"), link(20, 26, "org:unheard-of")]) == (100, 100)


def test_a_name_that_was_new_when_it_was_labelled_is_not_judged() -> None:
    gold = [mention(0, 6, "state:ARL"), mention(20, 26, None, new=True)]
    assert score(gold, [link(0, 6, "state:ARL"), link(20, 26, "state:BOR")]) == (100, 100)


def test_pronouns_are_no_answers() -> None:
    pronoun = {"start": 10, "end": 12, "upos": "PRON"}
    assert score([mention(0, 6, "state:ARL")], [link(0, 6, "state:ARL"), link(10, 12, "state:BOR")], [pronoun]) == (
        100,
        100,
    )
