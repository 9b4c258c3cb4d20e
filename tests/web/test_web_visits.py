"""What came since the last visit: told once it came, and again until the browser is closed."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from factory import make_document, make_full_reading, make_picture
from sitroom.records.claims import Reading
from sitroom.records.text import Document
from sitroom.store import open_readings, open_writer

pytestmark = pytest.mark.filterwarnings("ignore:Using `httpx` with")


@pytest.fixture
def client(ledger: Path) -> Any:
    testclient = pytest.importorskip("starlette.testclient", reason="the extra 'web' is not installed")
    from sitroom.web.app import create_app

    return testclient.TestClient(create_app(ledger), base_url="http://localhost")


def add(ledger: Path) -> None:
    with open_readings(ledger) as view:
        old: list[Reading] = [view.reading(document) for document in view.rows(Document)]
    text = "Talks failed in Geneva. Nobody said why, and the envoys left for home."
    new = make_full_reading(make_document(f"{text}\n\n{old[0].document.text}", title="Talks fail", path="c.txt"))
    with open_writer(ledger) as writer:
        writer.add_reading("c" * 64, "c.txt", new)
        writer.replace_picture(make_picture(*old, new))


def test_a_first_visit_has_no_news_and_a_later_one_has(client: Any, ledger: Path) -> None:
    with sqlite3.connect(ledger) as connection:  # instants are kept to the second
        connection.execute("UPDATE sources SET recorded_at = '2022-03-02T10:00:00+00:00'")
    connection.close()
    assert "since your last visit" not in client.get("/").text
    add(ledger)
    for _ in range(2):  # the same visit: loading the page again does not hide what is new
        text = client.get("/").text
        assert "1 article since your last visit" in text and "Talks fail" in text
    for name in [name for name in client.cookies if name.startswith("since-")]:
        client.cookies.delete(name)  # the browser was closed
    assert "since your last visit" not in client.get("/").text


def test_a_cookie_of_somebody_else_is_no_instant(client: Any) -> None:
    client.get("/")
    for name in list(client.cookies):
        client.cookies.set(name, "'; DROP TABLE sources; --")
    assert client.get("/").status_code == 200
