"""Fifty thousand events in a real browser: pages stay light, and choices, the way back and deep links lead on."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from chromium import IN_CHROMIUM
from factory import make_actor_mention, make_document, make_event, make_event_mention, make_picture, make_reading
from sitroom.records.claims import Place, Reading
from sitroom.records.dates import day_interval
from sitroom.store import open_writer

pytestmark = IN_CHROMIUM

DOCUMENTS, EACH = 500, 100
#: Bytes of a page before it is packed: far less than all rows take.
LIGHT = 400_000
TYPES = "AGREE CONSULT SUPPORT ASSAULT SANCTION MOBILIZE AID REQUEST".split()
STATES = tuple(f"state:{code}" for code in ("ARL", "BOR", "CAR", "SYL"))


def reading(number: int, chance: random.Random) -> Reading:
    """An article that tells a hundred things in fifty places on days of a year and a half."""
    sentences = [f"Side {i} met side {number} in Town {i % 50} on that day." for i in range(EACH)]
    printed = (date(2021, 1, 1) + timedelta(days=number)).isoformat()
    document = make_document("\n\n".join(sentences), printed, title=f"Report {number}", path=f"{number}.txt")
    mentions = [
        make_event_mention(
            document,
            sentence,
            type=chance.choice(TYPES),
            actors=(chance.choice(STATES),),
            recipients=(chance.choice(STATES),),
            date=day_interval(date(2021, 1, 1) + timedelta(days=chance.randrange(500))),
            place=Place(f"place:{i % 50}", f"Town {i % 50}", 45 + i % 50 / 5, 25 + i % 7, "place"),
        )
        for i, sentence in enumerate(sentences)
    ]
    named = [make_actor_mention(document, state, "Side", evidence=mentions[0].evidence) for state in STATES]
    return make_reading(document, event_mentions=mentions, actor_mentions=named)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of fifty thousand events."""
    chance = random.Random(1)
    readings = [reading(number, chance) for number in range(DOCUMENTS)]
    events = {event.id: event for one in readings for event in map(make_event, one.event_mentions)}
    with open_writer(tmp_path / "many.sitroom") as writer:
        for one in readings:
            writer.add_reading(one.document.id, one.document.path or "", one)
        writer.replace_picture(make_picture(*readings, events=tuple(events[id] for id in sorted(events))))
    return tmp_path / "many.sitroom"


def test_pages_of_fifty_thousand_events_stay_light(address: str, window: Any) -> None:
    for path in ("/", "/timeline", "/timeline?page=200", "/map", "/map?box=world", "/actors", "/timeline?view=table"):
        answer = window.goto(address + path)
        assert answer.ok and len(answer.body()) < LIGHT, path
    window.goto(f"{address}/timeline")
    assert "50,000 events" in window.locator("p.count").inner_text()
    window.locator("svg.lanes a:has(rect.box)").first.click()
    assert "type=" in window.url and "since=" in window.url
    chosen, heading = window.url, window.locator("p.count").inner_text()
    assert "50,000" not in heading
    window.locator("a.cite").first.click()
    assert "/documents/" in window.url
    window.go_back()
    assert window.url == chosen and window.locator("p.count").inner_text() == heading
    window.goto("about:blank")
    window.goto(chosen)
    assert window.locator("p.count").inner_text() == heading, "an address holds the whole state"
    assert window.locator("select[name=type]").input_value().upper() in TYPES
