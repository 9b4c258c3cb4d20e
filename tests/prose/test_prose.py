"""A brief written out by a stand-in for a language model: what the lines do not support is dropped."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest

from sitroom.errors import SetupError
from sitroom.prose.endpoint import Endpoint
from sitroom.prose.writing import checked, sent_text
from sitroom.query.lines import AnswerLine

LINES = (
    AnswerLine("Envoys of Arland and Borduria met in Geneva on 10 January 2022.", (), 1, "e1"),
    AnswerLine("Borduria denied that it had sent any troops.", (), 1, "c2"),
)


class StandIn(BaseHTTPRequestHandler):
    """Speaks the protocol; `write` makes the answer from the text it is sent."""

    write: ClassVar[Callable[[str], str]] = staticmethod(lambda text: text)
    status: ClassVar[int] = 200
    seen: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        StandIn.seen.append({"path": self.path, "key": self.headers.get("Authorization"), **body})
        text = StandIn.write(body["messages"][-1]["content"])
        answer = json.dumps({"choices": [{"message": {"content": text}}]}).encode()
        self.send_response(StandIn.status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(StandIn, "seen", [])
    server = HTTPServer(("127.0.0.1", 0), StandIn)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


def answering(monkeypatch: pytest.MonkeyPatch, write: Callable[[str], str], status: int = 200) -> None:
    monkeypatch.setattr(StandIn, "write", staticmethod(write))
    monkeypatch.setattr(StandIn, "status", status)


def test_the_lines_are_sent_with_their_numbers_and_the_key_in_the_header(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, lambda text: text.upper())
    answer = Endpoint(url, "small", "secret").complete("Write.", sent_text(LINES))
    [seen] = StandIn.seen
    assert (seen["path"], seen["model"], seen["key"]) == ("/v1/chat/completions", "small", "Bearer secret")
    assert seen["messages"][1]["content"].splitlines()[1] == "[2] Borduria denied that it had sent any troops."
    assert answer.startswith("[1] ENVOYS")


def test_only_sentences_that_their_line_supports_are_kept() -> None:
    answer = (
        "Envoys of Arland and Borduria met in Geneva [1]. Envoys of Arland and Borduria met in Paris [1]. "
        "Borduria had sent any troops. [2] Borduria denied that it had sent any troops. [2] Hope remains. [1, 2] "
        "Nobody knows. Envoys of Arland met in Geneva [1]. All is well [9]. The end."
    )
    found = [(sentence, line.row if line else None) for sentence, line, _ in checked(answer, LINES)]
    assert [pair for pair in found if pair[1]] == [
        ("Envoys of Arland and Borduria met in Geneva", "e1"),
        ("Borduria denied that it had sent any troops.", "c2"),
    ]
    reasons = {sentence: reason for sentence, line, reason in checked(answer, LINES) if line is None}
    assert "Paris" in reasons["Envoys of Arland and Borduria met in Paris"]
    assert "negation" in reasons["Borduria had sent any troops."]
    assert reasons["The end."] == "it has no citation"
    assert "no citation" in reasons["Nobody knows. Envoys of Arland met in Geneva"]
    assert {"Hope remains.", "All is well"} <= set(reasons)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "localhost:1", "ftp://somewhere/v1"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(SetupError, match="no address"):
        Endpoint(address, "small").complete("", "")


def test_a_server_that_refuses_or_is_not_there_is_told_of(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, lambda text: text, status=401)
    with pytest.raises(SetupError, match="status 401"):
        Endpoint(url, "small").complete("", "")
    with pytest.raises(SetupError, match="could not be reached"):
        Endpoint("http://127.0.0.1:9/v1", "small").complete("", "")
