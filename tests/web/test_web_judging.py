"""Judgements from the browser: kept with their reason, taken back, and refused from anywhere but our own page."""

import re
from pathlib import Path
from typing import Any

import pytest

from sitroom.records.claims import Event
from sitroom.records.judgements import UserJudgement
from sitroom.store import open_view

pytestmark = pytest.mark.filterwarnings("ignore:Using `httpx` with")


@pytest.fixture
def client(ledger: Path) -> Any:
    testclient = pytest.importorskip("starlette.testclient", reason="the extra 'web' is not installed")
    from sitroom.web.app import create_app

    return testclient.TestClient(create_app(ledger), base_url="http://localhost")


def token_of(client: Any) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/judgements").text)
    assert found
    return found[1]


def judged(ledger: Path) -> list[UserJudgement]:
    with open_view(ledger) as view:
        return view.rows(UserJudgement)


def test_two_events_are_judged_the_same_and_that_is_taken_back(client: Any, ledger: Path) -> None:
    with open_view(ledger) as view:
        first, second = [event for event in view.rows(Event) if event.modality == "planned"]
    form = client.get(f"/judge?left={first.id}").text
    assert first.id in form and 'name="why"' in form
    fields = {
        "verdict": "same",
        "left": first.id,
        "right": second.id[:10],
        "why": "One plan.",
        "token": token_of(client),
    }
    answer = client.post("/judge", data=fields, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/judgements"
    [kept] = judged(ledger)
    assert (kept.kind, kept.reasons, kept.made_by) == ("same_event", ("One plan.",), "user")
    assert "One plan." in client.get("/judgements").text
    with open_view(ledger) as view:
        assert len([event for event in view.rows(Event) if event.modality == "planned"]) == 1
    client.post("/judge", data={"verdict": "undo", "left": kept.id, "token": token_of(client)})
    assert judged(ledger)[0].retracted_at is not None
    assert "Take back" not in client.get("/judgements").text


def test_the_reliability_of_an_outlet_is_graded(client: Any, ledger: Path) -> None:
    fields = {
        "verdict": "grade",
        "left": "The Arland Post",
        "right": "B",
        "why": "Checked often.",
        "token": token_of(client),
    }
    assert client.post("/judge", data=fields).status_code == 200
    assert "The Arland Post is B (usually reliable)" in client.get("/timeline").text


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"token": "guessed"}, 403, "not sent from a page"),
        ({"token": ""}, 403, "not sent from a page"),
        ({"why": "  "}, 400, "needs a reason"),
        ({"right": ""}, 400, "left empty"),
        ({"right": "e0000000"}, 400, "e0000000"),
        ({"verdict": "perhaps"}, 400, "expected one of"),
    ],
)
def test_what_is_not_a_judgement_is_refused(
    client: Any, ledger: Path, changes: dict[str, str], status: int, words: str
) -> None:
    with open_view(ledger) as view:
        event = view.rows(Event)[0]
    fields = {"verdict": "same", "left": event.id, "right": "Vera Lund", "why": "x", "token": token_of(client)}
    answer = client.post("/judge", data=fields | changes)
    assert answer.status_code == status and words in answer.text
    assert judged(ledger) == []


def test_a_form_of_another_site_is_refused(client: Any, ledger: Path) -> None:
    fields = {"verdict": "grade", "left": "The Arland Post", "right": "A", "why": "x", "token": token_of(client)}
    answer = client.post("/judge", data=fields, headers={"origin": "http://elsewhere.example"})
    assert answer.status_code == 403 and judged(ledger) == []
    assert client.post("/judge", content=b"x" * 30_000, headers={"content-type": "text/plain"}).status_code == 400
