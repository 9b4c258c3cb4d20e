"""Sentences and attributions, case by case."""

import re
from typing import Any

import pytest

from cases import load_cases
from sitroom.annotate import open_annotator
from sitroom.records.text import Block, Span
from sitroom.world import load_world

Case = dict[str, Any]
ANNOTATOR = open_annotator(load_world())


def paragraphs(text: str) -> list[Block]:
    return [Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text)]


def printed(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(text) for span in spans)


@pytest.mark.parametrize("case", load_cases("annotate/sentences.jsonl"))
def test_sentences(case: Case) -> None:
    text = case["text"]
    assert [s.of(text) for s in ANNOTATOR.annotate(text, paragraphs(text)).sentences] == case["expected"]


@pytest.mark.parametrize("case", load_cases("annotate/attributions.jsonl"))
def test_attributions(case: Case) -> None:
    text = case["text"]
    found = ANNOTATOR.annotate(text, paragraphs(text)).attributions
    assert [
        {
            "source": printed(text, a.source),
            "cue": printed(text, a.cue),
            "content": printed(text, a.content),
            "mode": a.mode,
            "act": a.act,
        }
        for a in found
    ] == case["expected"]
