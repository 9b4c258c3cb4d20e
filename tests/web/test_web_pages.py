"""The pages and their twins: what they show, refuse and never let out."""

import html
import re
from pathlib import Path
from typing import Any

import pytest

from sitroom.records.claims import Claim, Event
from sitroom.records.text import Document
from sitroom.store import open_view

# the test client of newer Starlettes prefers a package that older ones do not know
pytestmark = pytest.mark.filterwarnings("ignore:Using `httpx` with")
PAGES = (
    *("/", "/timeline", "/map", "/claims", "/positions", "/figures", "/disputes", "/forecasts", "/actors", "/duties"),
    *("/changes", "/sources", "/documents", "/ask", "/brief", "/judgements"),
)


@pytest.fixture
def client(ledger: Path) -> Any:
    testclient = pytest.importorskip("starlette.testclient", reason="the extra 'web' is not installed")
    from sitroom.web.app import create_app

    return testclient.TestClient(create_app(ledger), base_url="http://localhost")


def row(ledger: Path, record: type, **fields: object) -> Any:
    with open_view(ledger) as view:
        return next(one for one in view.rows(record) if all(getattr(one, k) == v for k, v in fields.items()))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_twin_that_it_names(client: Any, path: str) -> None:
    page = client.get(path)
    twin = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', page.text)
    assert page.status_code == 200 and twin
    answer = client.get(html.unescape(twin[1]))
    assert answer.status_code == 200 and answer.json() is not None
    sheet = client.get(html.unescape(twin[1]).replace(".json", ".csv"))
    assert sheet.status_code == 200 and sheet.headers["content-type"].startswith("text/csv")
    assert client.get(path, params={"view": "table"}).status_code == 200


def test_lists_and_twins_agree_and_follow_the_query(client: Any) -> None:
    assert {event["date"]["edtf"] for event in client.get("/timeline.json?since=2022-02").json()} == {"2022-03"}
    assert [claim["act"] for claim in client.get("/claims.json?act=deny").json()] == ["deny", "deny"]
    assert "2 claims" in client.get("/claims?act=deny").text
    assert len(client.get("/claims.json?actor=Vera+Lund").json()) == 2
    assert "No event fits" in client.get("/timeline?type=sanction").text
    assert "The envoys" not in client.get("/timeline?since=2022-02").text


def test_pages_read_two_ids_of_one_actor_as_one(client: Any, ledger: Path) -> None:
    from sitroom.judging import Ruling, judge

    judge(ledger, Ruling("same_actor", "same", "person:vera-lund", "state:BOR", None, "x", "user"))
    for name in ("person:vera-lund", "Vera+Lund", "state:BOR"):
        assert len(client.get(f"/claims.json?actor={name}").json()) == 4
    assert client.get("/show/person:vera-lund.json").json()["id"] == "state:BOR"
    assert client.get("/timeline?actor=person:vera-lund").status_code == 200


def test_the_form_shows_what_was_chosen(client: Any) -> None:
    text = client.get("/timeline?since=2022-01&type=consult&text=envoys").text
    assert 'name="since" value="2022-01"' in text and 'name="text" value="envoys"' in text


def test_as_of_leaves_out_what_was_not_yet_known_and_stays_in_the_links(client: Any) -> None:
    assert len(client.get("/documents.json?as-of=2022-02").json()) == 1
    text = client.get("/timeline?as-of=2022-01-31").text
    assert "As it was known on 31 January 2022" in text
    assert 'href="/claims?as-of=2022-01-31"' in text


def test_a_citation_leads_to_its_words(client: Any, ledger: Path) -> None:
    claim = row(ledger, Claim, act="deny")
    answer = client.get(f"/show/{claim.id[:8]}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/documents/{claim.document}?cite={claim.id}#{claim.id}"
    mark = re.search(rf'<mark id="{claim.id}" class="cited">(.*?)</mark>', client.get(answer.headers["location"]).text)
    assert mark and html.unescape(re.sub("<[^>]+>", "", mark[1])) == claim.evidence[0].quote


def test_an_event_of_two_documents_shows_both_passages(client: Any, ledger: Path) -> None:
    event = row(ledger, Event, origins=2)
    answer = client.get(f"/show/{event.id}", follow_redirects=False)
    assert answer.status_code == 200 and answer.text.count("<mark") == 2
    for document in event.documents:
        assert f"/documents/{document}?cite={event.id}#{event.id}" in answer.text
        assert f'<mark id="{event.id}" class="cited">' in client.get(f"/documents/{document}?cite={event.id}").text


def test_every_anchor_is_there_once(client: Any, ledger: Path) -> None:
    with open_view(ledger) as view:
        for document in view.rows(Document):
            text = client.get(f"/documents/{document.id}").text
            anchors = re.findall(r' id="([a-z][0-9a-f]{16})"', text)
            reading = view.reading(document)
            rows = (*reading.claims, *reading.event_mentions, *reading.figures, *reading.warnings)
            assert sorted(anchors) == sorted(one.id for one in rows if one.evidence)
            for target in re.findall(r'href="#([a-z][0-9a-f]{16})"', text):
                assert target in anchors


def test_words_of_articles_are_never_markup(client: Any, ledger: Path) -> None:
    hostile = row(ledger, Document, path="b.txt")
    for path in (*PAGES, f"/documents/{hostile.id}", "/timeline?text=<script>", "/timeline?since=<script>"):
        assert "<script" not in client.get(path).text


def test_a_document_shows_blocks_by_their_kind_and_its_doubts(client: Any, ledger: Path) -> None:
    text = client.get(f"/documents/{row(ledger, Document, path='b.txt').id}").text
    assert '<div class="passage boilerplate"><p class="text">Subscribe now.</p>' in text
    assert text.count("<h1") == 1 and "undated" in text
    assert "missing date" in text and "future date" in text


def test_everything_is_told_to_load_nothing_from_elsewhere(client: Any) -> None:
    for path in (*PAGES, "/static/sitroom.css", "/nowhere", "/timeline.json", "/timeline?since=x"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"] and headers["x-content-type-options"] == "nosniff"
    for path in PAGES:
        text = client.get(path).text
        assert not re.search(r"""(src|href)="(https?:)?//""", text) and "style=" not in text


def test_other_hosts_and_other_methods_are_refused(client: Any) -> None:
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400
    assert client.get("/", headers={"host": "127.0.0.1:8377"}).status_code == 200
    assert client.post("/timeline").status_code == 405


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/timeline?since=yesterday", 400),
        ("/timeline?as-of=2022-02-30", 400),
        ("/timeline?page=0", 400),
        ("/timeline?actor=Nobody", 400),
        ("/documents/d0000000", 404),
        ("/show/c0000000", 404),
        ("/nowhere", 404),
    ],
)
def test_faults_are_pages_that_say_what_was_expected(client: Any, path: str, status: int) -> None:
    page = client.get(path)
    assert page.status_code == status and "Go to the" in page.text and "Traceback" not in page.text
    if "?" in path:
        twin = client.get(path.replace("?", ".json?"))
        assert twin.status_code == status and twin.json()["detail"]


def test_long_lists_are_paged(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitroom.web.page.PAGE_LENGTH", 2)
    first = client.get("/claims?text=o")
    assert "page 1 of 2" in first.text and 'href="/claims?text=o&amp;page=2"' in first.text
    assert client.get("/claims?text=o&page=2").text.count('class="line"') == 2
    assert len(client.get("/claims.json?text=o").json()) == 4


def test_a_ledger_that_went_away_is_said_so(client: Any, ledger: Path) -> None:
    ledger.unlink()
    answer = client.get("/timeline")
    assert answer.status_code == 503 and "no such ledger" in answer.text
