"""A small ledger, and the pages over it."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chromium import CHROMIUM, FLAGS
from factory import TEXT, make_document, make_event, make_full_reading, make_picture
from sitroom.store import open_writer

HOSTILE = '<script>alert("x")</script> & "quotes"'


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Two documents that tell one event; the second has marks of HTML in it and is undated."""
    path = tmp_path / "small.sitroom"
    first = make_full_reading(make_document(kinds=("title",), outlet="The Arland Post", title="Talks open in Geneva"))
    text = f"Odd signs\n\n{HOSTILE}\n\n{TEXT}\n\nSubscribe now."
    kinds = ("title", "paragraph", "heading", "paragraph", "paragraph", "boilerplate")
    second = make_full_reading(make_document(text, None, kinds, title=HOSTILE, path="b.txt"))
    met = [next(m for m in reading.event_mentions if m.modality == "actual") for reading in (first, second)]
    planned = [next(m for m in reading.event_mentions if m.modality == "planned") for reading in (first, second)]
    events = (make_event(*met), *(make_event(mention) for mention in planned))
    with open_writer(path) as writer:
        writer.add_reading("a" * 64, "articles/one.txt", first)
        writer.add_reading("b" * 64, "b.txt", second)
        writer.replace_picture(make_picture(first, second, events=tuple(sorted(events, key=lambda event: event.id))))
    return path


@pytest.fixture
def address(ledger: Path) -> Iterator[str]:
    """The app on a free port of this machine."""
    uvicorn = pytest.importorskip("uvicorn", reason="the extra 'web' is not installed")
    from sitroom.web.app import create_app
    from sitroom.web.serving import listen

    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(ledger), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture
def window(tmp_path: Path, address: str) -> Iterator[Any]:
    """One window of a headless Chromium with an empty profile, in which a request to elsewhere fails the test."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    elsewhere: list[str] = []

    def only_here(route: Any) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            tmp_path / "profile", executable_path=CHROMIUM, headless=True, args=FLAGS
        )
        browser.route("**/*", only_here)
        yield browser.new_page()
        browser.close()
    assert elsewhere == []
