"""Scores by hand: what a network would say that is sure of what it is told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sitroom.annotate.features import Marks
from sitroom.annotate.heads import Heads
from sitroom.annotate.labels import ENTITY, ROLE
from sitroom.annotate.syntax import SyntaxLabels
from sitroom.annotate.tokens import tokenize
from sitroom.annotate.viterbi import read_labels
from sitroom.records.text import Block, Span

SURE = 8.0


def paragraphs(text: str) -> list[Block]:
    return [Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text)]


def words_of(text: str) -> list[Span]:
    return [word for block in paragraphs(text) for word in tokenize(text, block.span)]


def span_of(text: str, printed: str) -> Span:
    """The place of some words that stand once in a text."""
    assert text.count(printed) == 1, printed
    return Span(text.index(printed), text.index(printed) + len(printed))


@dataclass
class Output:
    """One window over a whole text; every array as `encoder.WindowOutput` has them."""

    role: np.ndarray
    link: np.ndarray
    entity: np.ndarray
    start: np.ndarray
    arc: np.ndarray
    rel_dep: np.ndarray
    rel_head: np.ndarray
    upos: np.ndarray
    lemma: np.ndarray
    first_word: int = 0


@dataclass
class Told:
    """Roles, links and names to be sure of, as words of the text."""

    names: dict[str, str] = field(default_factory=dict)
    groups: Sequence[dict[str, Sequence[str]]] = ()

    def output(self, text: str) -> Output:
        words = words_of(text)
        size = len(words)
        role, entity = np.zeros((size, len(ROLE)), np.float32), np.zeros((size, len(ENTITY)), np.float32)
        role[:, 0] = entity[:, 0] = SURE / 2
        link = np.zeros((size, size), np.float32)
        for group in self.groups:
            under = {r: [_under(words, span_of(text, p)) for p in printed] for r, printed in group.items()}
            anchor = under["cue"][0].start if under.get("cue") else None
            for name, stretches in under.items():
                for stretch in stretches:
                    _lay(role, ROLE, name, stretch)
                    if anchor is not None:
                        link[stretch.start : stretch.stop, anchor] = SURE
            if under.get("source") and anchor is not None:
                cue = under["cue"][0]
                link[cue.start : cue.stop] = 0
                link[cue.start : cue.stop, under["source"][0].start] = SURE
        for printed, label in self.names.items():
            _lay(entity, ENTITY, label, _under(words, span_of(text, printed)))
        begins = np.full(size, -SURE, np.float32)
        begins[0] = SURE
        flat = np.zeros((size, 1), np.float32)
        arc = np.zeros((size, size), np.float32)
        arc[:, 0] = SURE
        return Output(role, link, entity, begins, arc, flat, flat, flat, flat)

    def run(self, text: str, words: Sequence[Span], marks: Sequence[Marks], breaks: Sequence[int]) -> list[Output]:
        """As an encoder."""
        return [self.output(text)]


def _under(words: Sequence[Span], span: Span) -> range:
    inside = [i for i, word in enumerate(words) if word.start < span.end and span.start < word.end]
    return range(inside[0], inside[-1] + 1)


def _lay(scores: np.ndarray, labels: Sequence[str], name: str, stretch: range) -> None:
    scores[stretch.start, labels.index(f"B-{name}")] = SURE
    scores[stretch.start + 1 : stretch.stop, labels.index(f"I-{name}")] = SURE


def heads() -> Heads:
    """Labels without learned steps, and a grammar of one class each."""
    syntax = SyntaxLabels(("X",), ("root", "dep"), ("=0",), np.zeros((2, 1), np.float32), np.zeros(2, np.float32))
    return Heads(read_labels(ENTITY), read_labels(ROLE), syntax, "hand")
