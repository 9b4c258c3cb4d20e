"""Our own marked sentences, read as rows like those of the labelled news."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs PyTorch: pip install 'sitroom[train]'")

from training.events import read_marked

from sitroom.annotate.labels import FORCE, TOLD


def test_marks_become_spans_of_the_text_without_them(tmp_path: Path) -> None:
    file = tmp_path / "marked.txt"
    file.write_text("Borduria may [strike/ASSAULT/possible] soon, he {has no doubt/believe}.\n")
    [row] = read_marked(file)
    assert row["text"] == "Borduria may strike soon, he has no doubt."
    assert row["events"] == [{"trigger": [13, 19], "type": "ASSAULT", "modality": "possible"}]
    assert row["claims"] == [{"cue": [29, 41], "act": "believe"}]


def test_all_marks_are_read() -> None:
    rows = read_marked()
    assert not any(set("[]{}") & set(row["text"]) for row in rows)
    events = [event for row in rows for event in row["events"]]
    assert {event["modality"] for event in events} <= {*FORCE, "historical"}
    assert {event["type"] for event in events} <= {*TOLD, "CONCEDE", "RETREAT"}
