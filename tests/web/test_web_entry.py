"""A room with a token: closed without it, open with it, and the token does not stay in the address."""

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.filterwarnings("ignore:Using `httpx` with")


@pytest.fixture
def client(ledger: Path) -> Any:
    testclient = pytest.importorskip("starlette.testclient", reason="the extra 'web' is not installed")
    from sitroom.web.app import create_app

    return testclient.TestClient(create_app(ledger, token="open-sesame"), base_url="http://localhost")


@pytest.mark.parametrize(
    "path", ["/", "/timeline.json", "/api/events", "/static/sitroom.css", "/?token=wrong", "/judge"]
)
def test_without_the_token_nothing_is_shown(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 401 and "token" in answer.text and "Arland" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_token_of_the_address_goes_into_a_cookie(client: Any) -> None:
    answer = client.get("/claims?act=deny&token=open-sesame", follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/claims?act=deny"
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert "2 claims" in client.get("/claims?act=deny").text


def test_a_program_gives_it_in_a_header(client: Any) -> None:
    assert client.get("/api/status", headers={"authorization": "Bearer open-sesame"}).status_code == 200
    assert client.get("/api/status", headers={"authorization": "Bearer sesame"}).status_code == 401
