"""In a real browser: from the timeline to the sentence behind one of its lines."""

from pathlib import Path
from typing import Any

import pytest

from chromium import IN_CHROMIUM
from sitroom.records.claims import Event
from sitroom.store import open_view

pytestmark = IN_CHROMIUM

PATHS = (
    *("/", "/timeline", "/map", "/claims", "/positions", "/figures", "/disputes", "/forecasts", "/actors", "/duties"),
    *("/changes", "/sources", "/documents", "/ask", "/brief", "/judgements", "/actors/state:BOR"),
    *(
        "/duties?attacked=state:POL&by=state:RUS&on=2022-02-24",
        "/ask?q=What+did+Borduria+deny%3F",
        "/claims?view=table",
    ),
)


def test_from_the_timeline_to_the_highlighted_sentence(address: str, window: Any, ledger: Path) -> None:
    complaints: list[str] = []
    window.on("console", lambda message: complaints.append(message.text))
    with open_view(ledger) as view:
        event = next(event for event in view.rows(Event) if event.modality == "planned")
    window.set_viewport_size({"width": 900, "height": 240})  # so low that the sentence is out of sight at first
    window.goto(f"{address}/timeline?until=2022")
    window.click(f"a.cite:text-is('{event.id[:8]}')")
    assert window.url.endswith(f"/documents/{event.documents[0]}?cite={event.id}#{event.id}")
    mark = window.locator(f"mark[id='{event.id}']")
    assert mark.evaluate("mark => mark.textContent") == event.evidence[0].quote
    assert mark.evaluate("mark => mark.matches(':target') && mark.classList.contains('cited')")
    assert mark.evaluate("m => { const r = m.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }")
    assert complaints == []
    window.go_back()
    assert window.url == f"{address}/timeline?until=2022"


def test_the_keyboard_alone_leads_from_a_question_to_the_sentence(address: str, window: Any) -> None:
    window.goto(address)
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.textContent") == "Skip to the text"
    for _ in range(2):
        window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.name") == "q"
    window.keyboard.type("What did Borduria deny?")
    window.keyboard.press("Enter")
    window.wait_for_url("**/ask?q=*")
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")  # past the menu
    for _ in range(6):
        window.keyboard.press("Tab")
        if "/documents/" in (window.evaluate("document.activeElement.href") or ""):
            break
    window.keyboard.press("Enter")
    window.wait_for_url("**/documents/*")
    assert window.locator("mark.cited").count() >= 1


def test_a_phone_needs_no_sideways_scrolling(address: str, window: Any) -> None:
    window.set_viewport_size({"width": 360, "height": 700})
    for path in PATHS:
        window.goto(address + path)
        assert window.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_for_those_who_do_not_see_the_page(address: str, window: Any, scheme: str) -> None:
    package = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")
    window.emulate_media(color_scheme=scheme)
    for path in PATHS:
        window.goto(address + path)
        window.evaluate(Path(package.AXE_FILE_PATH).read_text(encoding="utf-8"))
        found = window.evaluate("axe.run().then(result => result.violations)")
        serious = [
            (one["id"], [node["html"][:120] for node in one["nodes"]][:3])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]
        assert serious == [], path


def test_a_page_prints_without_its_forms(address: str, window: Any) -> None:
    window.goto(f"{address}/timeline")
    window.emulate_media(media="print")
    assert window.locator("form.filters").is_visible() is False
    assert window.pdf()[:5] == b"%PDF-"
