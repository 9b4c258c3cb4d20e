"""From roles and links to attributions, with scores by hand."""

import re

import numpy as np
import pytest
from network import Told, heads, paragraphs, span_of, words_of

from sitroom.annotate.acts import find_act
from sitroom.annotate.attributions import find_attributions
from sitroom.annotate.credits import find_credits
from sitroom.annotate.groups import link_runs
from sitroom.annotate.quotations import find_quotations
from sitroom.annotate.quoting import Draft, fit_to_quotations
from sitroom.annotate.viterbi import LabelledRun
from sitroom.annotate.weighing import FACTS, Weigher
from sitroom.records.annotation import Attribution
from sitroom.records.text import Span


def read(text: str, *groups: dict[str, list[str]]) -> list[Attribution]:
    blocks = paragraphs(text)
    outputs = [Told(groups=groups).output(text)]
    return find_attributions(text, blocks, words_of(text), find_quotations(text, blocks), outputs, heads().role)


def printed(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def test_one_cue_makes_one_attribution() -> None:
    text = "Ms Lund said the road was open, but officials denied that it was safe."
    first, second = read(
        text,
        {"source": ["Ms Lund"], "cue": ["said"], "content": ["the road was open"]},
        {"source": ["officials"], "cue": ["denied"], "content": ["that it was safe"]},
    )
    assert printed(text, first.source) == ["Ms Lund"]
    assert (first.act, first.mode) == ("assert", "indirect")
    assert printed(text, second.content) == ["that it was safe"]
    assert second.act == "deny"


def test_a_source_speaks_twice() -> None:
    text = "The bloc rejects the claims and says its plans are defensive."
    found = read(
        text,
        {"source": ["The bloc"], "cue": ["rejects"], "content": ["the claims"]},
        {"source": ["The bloc"], "cue": ["says"], "content": ["its plans are defensive"]},
    )
    assert [printed(text, a.source) for a in found] == [["The bloc"], ["The bloc"]]


def test_a_quotation_in_two_pieces() -> None:
    text = "“No,” Ms Lund said. “Not this year.”"
    (found,) = read(text, {"source": ["Ms Lund"], "cue": ["said"], "content": ["“No,”", "“Not this year.”"]})
    assert printed(text, found.content) == ["“No,”", "“Not this year.”"]
    assert found.mode == "direct"


def test_a_cue_without_content_says_nothing() -> None:
    assert read("Ms Lund said little.", {"source": ["Ms Lund"], "cue": ["said"]}) == []


def test_a_content_is_not_given_to_a_faint_cue() -> None:
    runs = [LabelledRun("cue", 0, 1), LabelledRun("content", 2, 4)]
    link = np.full((4, 4), 0.001, np.float32)
    assert [len(group.contents) for group in link_runs(runs, link)] == [0, 1]


def test_no_words_no_attributions() -> None:
    assert find_attributions("", [], [], [], [], heads().role) == []


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("Ms Lund said: “We stay. We have no choice.”", ["We stay"], ["“We stay. We have no choice.”"]),
        ("Ms Lund said it was “too early to tell”.", ["it was “too"], ["it was “too early to tell”"]),
        ("Ms Lund said: “We stay. We must.”", ["“We stay", "We must"], ["“We stay. We must.”"]),
        ("“We stay,” Ms Lund said. “We have no way out.”", ["“We stay,”"], ["“We stay,”", "“We have no way out.”"]),
        ("Ms Lund said: “We stay.\n“We have no choice now.”", ["“We stay."], ["“We stay.", "“We have no choice now.”"]),
    ],
)  # fmt: skip
def test_quotations_are_whole(text: str, content: list[str], whole: list[str]) -> None:
    draft = Draft([span_of(text, "Ms Lund")], span_of(text, "said"), [span_of(text, p) for p in content])
    blocks = paragraphs(text)
    (found,) = fit_to_quotations(text, blocks, find_quotations(text, blocks), [draft])
    assert [span.of(text) for span in found.content] == whole


def test_a_quotation_that_goes_on_takes_what_is_said_inside() -> None:
    text = "Ms Lund said: “We stay.\n“Our guides think that it is late.”"
    outer = Draft([span_of(text, "Ms Lund")], span_of(text, "said"), [span_of(text, "“We stay.")])
    inner = Draft([span_of(text, "Our guides")], span_of(text, "think"), [span_of(text, "it is late")])
    blocks = paragraphs(text)
    found = fit_to_quotations(text, blocks, find_quotations(text, blocks), [outer, inner])
    assert [[span.of(text) for span in draft.content] for draft in found] == [
        ["“We stay.", "“Our guides think that it is late.”"]
    ]


def test_a_name_before_a_colon_speaks() -> None:
    text = "Ms Lund: “We have no choice now.”"
    blocks = paragraphs(text)
    (found,) = fit_to_quotations(text, blocks, find_quotations(text, blocks), [])
    assert [span.of(text) for span in found.spans] == ["Ms Lund", ":", "“We have no choice now.”"]


def test_a_quotation_belongs_to_one_speaker() -> None:
    text = "Ms Lund said: “He told us that it was late.”"
    outer = Draft([span_of(text, "Ms Lund")], span_of(text, "said"), [span_of(text, "“He told us that it")])
    inner = Draft([span_of(text, "He")], span_of(text, "told"), [span_of(text, "late")])
    blocks = paragraphs(text)
    found = fit_to_quotations(text, blocks, find_quotations(text, blocks), [outer, inner])
    assert [[span.of(text) for span in draft.content] for draft in found] == [["“He told us that it was late.”"]]


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", "assert"), ("has ruled out", "reject"), ("called on", "demand"), ("did n't deny", "assert"),
        ("refused to say", "reject"), ("continued to insist", "assert"), ("wanted to know", "ask"), (":", "assert"),
        ("according to", "assert"), ("accusation", "accuse"), ("warning", "warn"), ("does not want", "reject"),
    ],
)  # fmt: skip
def test_acts(cue: str, act: str) -> None:
    assert find_act(cue.split()) == act


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("They met. The pact sent three ships. (NATO, Jan. 25)", ["The pact sent three ships"]),
        ("The pact sent ships (NATO, Jan. 25). They left.", ["The pact sent ships"]),
        ("(NATO, Jan. 25)", []),
        ("It was late (see page 2).", []),
    ],
)  # fmt: skip
def test_a_bracket_credits_its_sentence(text: str, content: list[str]) -> None:
    sentences = [Span(m.start(), m.end()) for m in re.finditer(r"[A-Z][^.]+\.|\(NATO[^)]*\)", text)]
    found = find_credits(text, paragraphs(text), sentences, [])
    assert [span.of(text) for a in found for span in a.content] == content
    assert find_credits(text, paragraphs(text), sentences, found) == []


def test_what_is_hardly_right_is_dropped() -> None:
    text = "Ms Lund said the road was open."
    group = {"source": ["Ms Lund"], "cue": ["said"], "content": ["the road was open"]}
    blocks, outputs = paragraphs(text), [Told(groups=[group]).output(text)]
    for bias, kept in ((5.0, 1), (-5.0, 0)):
        weigher = Weigher(np.zeros(len(FACTS), np.float32), bias, 0.3)
        found = find_attributions(text, blocks, words_of(text), [], outputs, heads().role, weigher)
        assert len(found) == kept
