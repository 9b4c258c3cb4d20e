"""A small ledger, and the pages over it."""

from pathlib import Path

import pytest

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
