"""The ask page and its twins: disputed answers, and who says each line."""

import html
from pathlib import Path
from typing import Any

import pytest

import sitroom
from factory import make_actor_mention, make_claim, make_document, make_picture, make_reading
from sitroom.records.claims import Dispute, Side
from sitroom.store import open_writer

pytestmark = pytest.mark.filterwarnings("ignore:Using `httpx` with")
DENIED, TOLD = "Borduria denied that it shelled the harbour.", "Arland said that Borduria shelled the harbour."
QUESTION = "Did Borduria deny shelling the harbour?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """One article in which Borduria denies what Arland says."""
    document = make_document(f"{TOLD} {DENIED} Cabbages grew.", kinds=("paragraph",), outlet="The Arland Post")
    told = make_claim(document, "Borduria shelled the harbour", TOLD, speaker="state:ARL", speaker_text="Arland")
    denied = make_claim(document, "it shelled the harbour", DENIED, act="deny", cue="denied")
    mentions = (make_actor_mention(document), make_actor_mention(document, "state:ARL", "Arland"))
    reading = make_reading(document, claims=(told, denied), actor_mentions=mentions)
    sides = tuple(
        Side((one.speaker or "",), (one.id,), (), one.evidence[0].quote, (), one.evidence) for one in (told, denied)
    )
    both = (*told.evidence, *denied.evidence)
    dispute = Dispute("t1", "denial", "shelling of the harbour", sides, document.published, both)
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", reading)
        writer.replace_picture(make_picture(reading, disputes=(dispute,)))
    return tmp_path / "a.sitroom"


@pytest.fixture
def client(path: Path) -> Any:
    testclient = pytest.importorskip("starlette.testclient", reason="the extra 'web' is not installed")
    from sitroom.web.app import create_app

    return testclient.TestClient(create_app(path), base_url="http://localhost")


def test_a_disputed_answer_begins_with_both_sides(client: Any) -> None:
    page = html.unescape(client.get("/ask", params={"q": QUESTION}).text)
    differ, answer = page.index("Accounts differ:"), page.index("From the record")
    assert differ < page.index(f"Arland: {TOLD}") < answer
    assert differ < page.index(f"Borduria: {DENIED}") < answer < page.rindex(DENIED)
    found = client.get("/ask.json", params={"q": QUESTION}).json()
    assert [line["speaker"] for line in found["conflict"]] == ["Arland", "Borduria"]
    sheet = client.get("/ask.csv", params={"q": QUESTION}).text.splitlines()
    assert [row.split(",")[0] for row in sheet][:4] == ["part", "conflict", "conflict", "answer"]


def test_a_line_has_its_speaker_its_day_and_its_article(client: Any) -> None:
    page = html.unescape(client.get("/ask", params={"q": "What did Arland say about the harbour?"}).text)
    assert '<span class="speaker">Arland, 2022-01-11</span>' in page
    assert "The Arland Post, 11 January 2022" in page


def test_an_undisputed_answer_says_nothing_of_sides(client: Any) -> None:
    assert "Accounts differ" not in client.get("/ask", params={"q": "What about cabbages?"}).text


def test_a_notebook_shows_the_same(path: Path) -> None:
    with sitroom.open(path) as ledger:
        answer = ledger.ask(QUESTION)
    shown = repr(answer)
    assert shown.startswith(f"Accounts differ:\nArland: {TOLD} (Arland, 2022-01-11; The Arland Post")
    assert [line.partition(":")[0] for line in answer.conflict] == ["Arland", "Borduria"]
    assert answer._repr_html_().index("Accounts differ:") < answer._repr_html_().index("<hr>")
