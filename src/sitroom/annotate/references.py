"""From what the other decoders found to chains: gathers the evidence of a document word by word."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np

from sitroom.annotate.coreference import Scorer, find_chains
from sitroom.annotate.labels import ENTITY_LABELS
from sitroom.annotate.noun_phrases import Parse
from sitroom.annotate.phrase_facts import Evidence, Floats, Ints
from sitroom.records.annotation import Attribution, Mention, Word
from sitroom.records.text import Span
from sitroom.records.trees import Trees


class ReferenceOutput(Protocol):
    """What the network says of one window of W words; arrays without a batch axis.

    Attributes:
        mention: (W, 1) logits that the word heads a phrase that corefers.
        coref_q, coref_k: (W, D); word i refers back to word j by coref_q[i] · coref_k[j] / sqrt(D).
    """

    @property
    def mention(self) -> Floats: ...
    @property
    def coref_q(self) -> Floats: ...
    @property
    def coref_k(self) -> Floats: ...


def find_references(parse: Parse, evidence: Evidence, scorer: Scorer) -> tuple[tuple[Span, ...], ...]:
    """The chains of a text: phrases that mean the same person or thing, in order; chains by their first phrase."""
    return tuple(
        tuple(Span(parse.starts[phrase.first], parse.ends[phrase.last - 1]) for phrase in chain)
        for chain in find_chains(parse, evidence, scorer)
    )


def gather(
    words: Sequence[Word],
    outputs: Sequence[ReferenceOutput],
    *,
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    quotations: Sequence[Span],
) -> Evidence:
    """What is known of each word of a text.

    Args:
        outputs: together as many rows as there are words; empty where there is no network.
        quotations: in order, not overlapping.
    """
    return Evidence(
        labels=_numbered(words, ((mention.span, ENTITY_LABELS.index(mention.label)) for mention in mentions), -1),
        mention=np.concatenate([output.mention[:, 0] for output in outputs]) if outputs else None,
        query=np.concatenate([output.coref_q for output in outputs]) if outputs else None,
        key=np.concatenate([output.coref_k for output in outputs]) if outputs else None,
        quotes=_numbered(words, zip(quotations, range(1, len(quotations) + 1), strict=True), 0),
        speakers=_speakers(words, attributions),
    )


def parse_of(text: str, words: Sequence[Word], sentences: Sequence[Span]) -> Parse:
    """A document's words as columns."""
    starts = [sentence.start for sentence in sentences]
    return Parse(
        starts=[word.span.start for word in words],
        ends=[word.span.end for word in words],
        forms=[word.span.of(text) for word in words],
        lemmas=[word.lemma for word in words],
        upos=[word.upos for word in words],
        heads=[-1 if word.head is None else word.head for word in words],
        relations=[word.deprel for word in words],
        sentences=[bisect_right(starts, word.span.start) - 1 for word in words],
    )


def _numbered(words: Sequence[Word], spans: Iterable[tuple[Span, int]], otherwise: int) -> Ints:
    """(words,) the number of the span that each word begins in."""
    starts = np.array([word.span.start for word in words])
    found = np.full(len(words), otherwise, dtype=np.int32)
    for span, number in spans:
        found[np.searchsorted(starts, span.start) : np.searchsorted(starts, span.end)] = number
    return found


def _speakers(words: Sequence[Word], attributions: Sequence[Attribution]) -> Ints:
    """(words,) the word that heads the source of the attribution whose content a word stands in; -1 for none."""
    trees = Trees(words)
    found = np.full(len(words), -1, dtype=np.int32)
    for attribution in attributions:
        if not attribution.source:
            continue
        head = trees.head(attribution.source[0])
        for span in attribution.content:
            inside = trees.under(span)
            found[inside.start : inside.stop] = -1 if head is None else head
    return found
