"""Whatever a text holds, reading it never fails and every span lies in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitroom.errors import ArticleError
from sitroom.pipeline import Reader, annotate_lines
from sitroom.records.text import Page
from sitroom.world import load_world

READER = Reader(load_world())
PIECES = (
    "Mr Putin said “ ” \" ' ‘ ’ '' that NATO , . ? ! : ; — – ( ) [ ] \n \n\n Moscow denied planning to invade "
    "Ukraine in 2014 on Tuesday 15 February, 100,000 troops almost $1.5bn he they the two leaders U.S. President "
    "Joe Biden according to and but which who 's (NATO, Jan. 25) 31 February 99/99/99 the end of last year 5% -"
).split(" ")
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """All [start, end] pairs and start/end fields in a row."""
    if isinstance(value, dict):
        if "start" in value:
            yield value["start"], value["end"]
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(item, int) for item in value):
            yield value[0], value[1]
        else:
            for item in value:
                yield from spans(item)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_annotate_takes_any_text(text: str) -> None:
    [line] = annotate_lines([json.dumps({"id": 1, "text": text, "published": "2022-02-15"})])
    assert isinstance(line, str)
    row = json.loads(line)
    assert all(0 <= start <= end <= len(text) for start, end in spans(row))
    assert row["sentences"] == sorted(row["sentences"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-8", "replace"))))
def test_a_page_of_any_bytes_is_read_or_refused_with_a_reason(content: bytes) -> None:
    try:
        reading = READER.read_page(Page(str(Path("a.txt")), content))
    except ArticleError as error:
        assert error.reason
        return
    text = reading.document.text
    for row in (*reading.claims, *reading.event_mentions, *reading.figures, *reading.actor_mentions):
        assert row.evidence
        assert all(text[piece.start : piece.end] == piece.quote for piece in row.evidence)
