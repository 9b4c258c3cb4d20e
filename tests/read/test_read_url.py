"""One address on the web, with the network played by httpx's own test double."""

import socket
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from sitroom.errors import ArticleError
from sitroom.read import ReadOptions, read_pages
from sitroom.read.url import fetch

NOW = datetime(2022, 1, 25, 12, tzinfo=UTC)
PAGE = "<html><body><p>Talks began on Monday.</p></body></html>"
HOSTS = {"news.example": "93.184.216.34", "inside.example": "192.168.1.7", "self.example": "127.0.0.1"}


@pytest.fixture(autouse=True)
def resolver(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(host: str, *_: Any, **__: Any) -> list[Any]:
        if host not in HOSTS and not host[0].isdigit():
            raise socket.gaierror("unknown host")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (HOSTS.get(host, host), 443))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def get(address: str, answers: dict[str, httpx.Response], **options: Any) -> Any:
    client = httpx.Client(transport=httpx.MockTransport(lambda request: answers[str(request.url)]))
    try:
        return fetch(address, client, ReadOptions(clock=lambda: NOW, **options))
    except ArticleError as error:
        return error.reason


def test_a_page_is_fetched_with_its_time() -> None:
    page = get("https://news.example/a", {"https://news.example/a": httpx.Response(200, html=PAGE)})
    assert (page.uri, page.kind, page.fetched_at, page.content) == (
        "https://news.example/a",
        "html",
        NOW,
        PAGE.encode(),
    )


def test_redirects_are_followed_and_the_last_address_kept() -> None:
    answers = {
        "https://news.example/old": httpx.Response(301, headers={"location": "/new"}),
        "https://news.example/new": httpx.Response(200, text="Plain words."),
    }
    page = get("https://news.example/old", answers)
    assert (page.uri, page.metadata["url"], page.kind) == (
        "https://news.example/old",
        "https://news.example/new",
        "text",
    )


@pytest.mark.parametrize(
    "target", ["https://inside.example/", "http://127.0.0.1/", "http://169.254.169.254/x", "file:///etc/passwd"]
)
def test_a_redirect_to_a_private_place_is_refused(target: str) -> None:
    answers = {"https://news.example/": httpx.Response(302, headers={"location": target})}
    reason = get("https://news.example/", answers)
    assert "private address" in reason or "not an http" in reason


@pytest.mark.parametrize("address", ["http://inside.example/", "http://self.example/", "http://10.0.0.1/"])
def test_private_addresses_are_refused_unless_allowed(address: str) -> None:
    answers = {address: httpx.Response(200, text="Words.")}
    assert "private address" in get(address, answers)
    assert get(address, answers, allow_private=True).content == b"Words."


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (httpx.Response(404, text="gone"), "answered 404"),
        (httpx.Response(200, text="x" * 2000), "too large"),
        (httpx.Response(200, content=b"%PDF-1.7", headers={"content-type": "application/pdf"}), "application/pdf"),
        (httpx.Response(200, text=" "), "empty"),
    ],
)
def test_what_is_no_page_is_told(answer: httpx.Response, reason: str) -> None:
    assert reason in get("https://news.example/", {"https://news.example/": answer}, max_bytes=1000)


def test_endless_redirects_stop() -> None:
    answer = httpx.Response(302, headers={"location": "https://news.example/"})
    assert "sent on more than 5 times" in get("https://news.example/", {"https://news.example/": answer})


def test_an_unknown_host_is_told_and_the_next_source_read() -> None:
    errors = list(read_pages(["https://nowhere.example/", "ftp://news.example/"]))
    assert [type(error) for error in errors] == [ArticleError, ArticleError]
