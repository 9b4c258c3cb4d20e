"""Answers that were made before are given again, of this state of the ledger only, and only so many."""

from pathlib import Path
from typing import Any

import pytest

from sitroom.judging import Ruling, judge
from sitroom.web.kept import Answers, Kept


def test_an_answer_is_kept_for_its_state_alone() -> None:
    answers = Answers()
    answers.keep("/timeline", 1, Kept("old", "text/html"))
    assert answers.find("/timeline", 1) == Kept("old", "text/html")
    assert answers.find("/timeline?page=2", 1) is None
    assert answers.find("/timeline", 2) is None and answers.find("/timeline", 1) is None


def test_what_nobody_asked_for_longest_makes_room() -> None:
    answers = Answers(room=10)
    for name in "abc":
        answers.keep(name, 1, Kept(name * 4, "text/html"))
        answers.find("a", 1)
    assert [name for name in "abc" if answers.find(name, 1)] == ["a", "c"]
    answers.keep("d", 1, Kept("d" * 11, "text/html"))
    assert answers.find("d", 1) is None


@pytest.mark.filterwarnings("ignore:Using `httpx` with")
def test_a_page_made_before_is_the_same_until_something_is_judged(ledger: Path) -> None:
    testclient = pytest.importorskip("starlette.testclient", reason="the extra 'web' is not installed")
    from sitroom.web.app import create_app

    client: Any = testclient.TestClient(create_app(ledger), base_url="http://localhost")
    first = client.get("/actors")
    assert client.get("/actors").content == first.content and "Vera Lund" in first.text
    judge(ledger, Ruling("same_actor", "same", "person:vera-lund", "state:BOR", None, "x", "user"))
    assert client.get("/actors").content != first.content
