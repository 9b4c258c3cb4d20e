"""The routes: what they give fits their own description, page by page, and what they refuse."""

from pathlib import Path
from typing import Any

import pytest

from sitroom.api.openapi import description
from sitroom.api.questions import QUESTIONS

pytestmark = pytest.mark.filterwarnings("ignore:Using `httpx` with", "ignore::DeprecationWarning")

#: Questions that need something to be asked.
NEEDED = {
    "ask": {"q": "What did Borduria deny?"},
    "changes": {"from": "2022-01-01", "to": "2022-12-31"},
    "obligations": {"on": "2022-02-24", "attacked": "state:POL", "by": "state:RUS"},
    "show": {"id": "state:BOR"},
}


def fits(answer: Any, schema: dict[str, Any]) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    whole = {**schema, "components": description()["components"]}
    jsonschema.Draft202012Validator(whole).validate(answer)


def test_the_description_and_the_routes_are_the_same(client: Any) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"] == "3.1.0" and described == description()
    routes = {route.path for route in client.app.routes if getattr(route, "path", "").startswith("/api/")}
    assert routes - {"/api/openapi.json", "/api/{rest:path}"} == set(described["paths"])


@pytest.mark.parametrize("name", [question.name for question in QUESTIONS])
def test_every_answer_fits_its_description(client: Any, name: str) -> None:
    answer = client.get(f"/api/{name}", params=NEEDED.get(name, {}))
    assert answer.status_code == 200, answer.text
    schema = description()["paths"][f"/api/{name}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    fits(answer.json(), schema)


def test_pages_by_cursor_give_every_row_once(client: Any) -> None:
    whole = client.get("/api/claims").json()
    seen, cursor = [], None
    while True:
        page = client.get("/api/claims", params={"limit": 1, **({"cursor": cursor} if cursor else {})}).json()
        seen += page["items"]
        assert page["total"] == whole["total"]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == whole["items"] and len(seen) == 4


def test_rows_follow_the_question_and_the_day(client: Any) -> None:
    assert [row["act"] for row in client.get("/api/claims?act=deny").json()["items"]] == ["deny", "deny"]
    assert client.get("/api/claims?speaker=Vera+Lund").json()["total"] == 2
    assert client.get("/api/documents?as_of=2022-02-28").json()["total"] == 1
    evidence = client.get("/api/events").json()["items"][0]["evidence"][0]
    assert evidence["quote"] and evidence["end"] > evidence["start"]


def test_an_answer_that_is_there_already_is_not_sent_again(client: Any) -> None:
    first = client.get("/api/events")
    again = client.get("/api/events", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and again.content == b""


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/claims?act=shout", 400, "expected one of"),
        ("/api/claims?colour=red", 400, "no parameter 'colour'"),
        ("/api/claims?act=deny&act=deny", 400, "more than once"),
        ("/api/events?since=yesterday", 400, "such as 2022-01-25"),
        ("/api/events?limit=0", 400, "from 1 to 1000"),
        ("/api/events?cursor=x", 400, "cursor is none"),
        ("/api/events?actor=Nobody", 400, "no document names"),
        ("/api/ask", 400, "needs the parameter 'q'"),
        ("/api/show?id=e0000000", 400, "e0000000"),
        ("/api/nothing", 404, "There is no /api/nothing"),
    ],
)
def test_faults_are_problems_that_say_what_was_expected(client: Any, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status and answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status and words in answer.json()["detail"]


def test_a_ledger_that_went_away_is_said_so(client: Any, ledger: Path) -> None:
    ledger.unlink()
    answer = client.get("/api/events")
    assert answer.status_code == 503 and "no such ledger" in answer.json()["detail"]


def test_answers_to_anything_fit_the_description(ledger: Path) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    from sitroom.web.app import create_app

    schema = schemathesis.openapi.from_asgi("/api/openapi.json", create_app(ledger, hosts=("testserver",)))
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == len(QUESTIONS)

    @settings(
        max_examples=60,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def answers_fit(data: Any) -> None:
        case = data.draw(data.draw(st.sampled_from(operations)).as_strategy())
        # a name that no document prints is refused, and no description can say which names these are
        case.call_and_validate(excluded_checks=[schemathesis.checks.positive_data_acceptance])

    answers_fit()
