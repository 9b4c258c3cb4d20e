"""Chains from scores, the facts of phrases and pairs, and evidence from other decoders."""

from dataclasses import replace

import numpy as np
import pytest
from trees_by_hand import parse

from sitroom.annotate.coreference import LAYERS, Scorer, find_chains, link
from sitroom.annotate.noun_phrases import Parse, find_phrases
from sitroom.annotate.phrase_facts import Evidence, Table, describe
from sitroom.annotate.phrase_pairs import pair_columns, pair_up, phrase_columns
from sitroom.annotate.references import gather, parse_of
from sitroom.annotate.trees import children_of
from sitroom.records.annotation import Attribution, Mention, Word
from sitroom.records.text import Span

TEXT = """
    Vera Vera PROPN 3 nsubj
    Lund Lund PROPN 1 flat
    spoke speak VERB 0 root
    . . PUNCT 3 punct

    The the DET 2 det
    envoys envoy NOUN 3 nsubj
    left leave VERB 0 root

    Ms Ms PROPN 2 compound
    Lund Lund PROPN 3 nsubj
    said say VERB 0 root
    they they PRON 5 nsubj
    trusted trust VERB 3 ccomp
    her she PRON 5 obj
"""


def nothing_else(parsed: Parse) -> Evidence:
    size = len(parsed.forms)
    none, out = np.full(size, -1, dtype=np.int32), np.zeros(size, dtype=np.int32)
    return Evidence(labels=none, mention=None, query=None, key=None, quotes=out, speakers=none)


def table_of(parsed: Parse, evidence: Evidence) -> tuple[list[str], Table]:
    children = children_of(parsed.heads)
    phrases = find_phrases(parsed, children)
    names = [" ".join(parsed.forms[phrase.first : phrase.last]) for phrase in phrases]
    return names, describe(parsed, children, phrases, evidence, {})


def test_each_phrase_joins_the_chain_of_its_best_antecedent_or_none() -> None:
    later = np.array([1, 2, 2, 3, 3, 3], dtype=np.int32)
    earlier = np.array([0, 0, 1, 0, 1, 2], dtype=np.int32)
    scores = np.array([-1, 3, 1, 0, 2, 1], dtype=np.float32)
    assert link(later, earlier, scores, np.zeros(4, dtype=np.float32)) == [[0, 2], [1, 3]]
    assert link(later, earlier, scores, np.full(4, 2.5, dtype=np.float32)) == [[0, 2]]
    assert link(later[:0], earlier[:0], scores[:0], np.zeros(4, dtype=np.float32)) == []


def test_what_a_phrase_is() -> None:
    names, table = table_of(parse(TEXT), nothing_else(parse(TEXT)))
    assert names == ["Vera Lund", "The envoys", "Ms Lund", "Ms", "they", "her"]
    assert table.number.tolist() == [1, 2, 1, 1, 2, 1]
    assert table.gender.tolist() == [0, 0, 2, 2, 0, 2]
    assert table.speaker.tolist() == [-1, -1, -1, -1, 2, 2]  # "Ms Lund said [they trusted her]"


def test_pairs_stand_in_order_and_only_between_phrases_that_are_kept() -> None:
    _, table = table_of(parse(TEXT), nothing_else(parse(TEXT)))
    later, earlier = pair_up(table, np.array([True, False, True, False, False, True]))
    assert list(zip(later.tolist(), earlier.tolist(), strict=True)) == [(2, 0), (5, 0), (5, 2)]


def test_columns_are_as_many_with_the_network_and_without() -> None:
    parsed = parse(TEXT)
    without = nothing_else(parsed)
    size = len(parsed.forms)
    vectors = np.ones((size, 4), dtype=np.float32)
    evidence = replace(without, mention=np.full(size, 40, dtype=np.float32), query=vectors, key=vectors)
    _, table = table_of(parsed, evidence)
    later, earlier = pair_up(table, np.ones(len(table.head), dtype=np.bool_))
    plain, told = (pair_columns(table, later, earlier, e) for e in (without, evidence))
    assert plain.shape == told.shape
    assert told[:, -1] == pytest.approx(np.full(len(later), 0.5))  # 4 / sqrt(4), made smaller by 4
    assert phrase_columns(table, evidence)[:, -1].tolist() == [3.0] * len(table.head)  # held at the most


def test_the_network_alone_can_tie_a_pronoun() -> None:
    parsed = parse(TEXT)
    size = len(parsed.forms)
    query, key = np.zeros((size, 1), dtype=np.float32), np.zeros((size, 1), dtype=np.float32)
    query[parsed.forms.index("they")] = key[parsed.forms.index("envoys")] = 3
    evidence = replace(nothing_else(parsed), mention=np.zeros(size, dtype=np.float32), query=query, key=key)
    chains = find_chains(parsed, evidence, scorer_that_follows_the_network(parsed, evidence))
    assert [[parsed.forms[phrase.head] for phrase in chain] for chain in chains] == [["envoys", "they"]]


def scorer_that_follows_the_network(parsed: Parse, evidence: Evidence) -> Scorer:
    """All phrases may corefer; a pair's score is its last column; none is a little better than nothing."""
    _, table = table_of(parsed, evidence)
    later, earlier = pair_up(table, np.ones(len(table.head), dtype=np.bool_))
    facts, pairs = phrase_columns(table, evidence).shape[1], pair_columns(table, later, earlier, evidence).shape[1]
    arrays = {name: np.zeros((facts, 1), dtype=np.float32) for name in ("later", "earlier", "none")}
    arrays |= {name: np.zeros(1, dtype=np.float32) for name in ("hidden", "none_hidden", "none_out")}
    arrays |= {"likely": np.zeros(facts, dtype=np.float32), "likely_bias": np.float32(1), "none_bias": np.float32(0.1)}
    arrays |= {"pair": np.eye(pairs, dtype=np.float32)[:, -1:], "out": np.ones(1, dtype=np.float32)}
    assert set(arrays) == set(LAYERS)
    return Scorer(arrays, {})


def test_evidence_is_gathered_by_word() -> None:
    text = "“We stay,” said Vera Lund."
    spans = [(0, 1), (1, 3), (4, 8), (8, 9), (9, 10), (11, 15), (16, 20), (21, 25), (25, 26)]
    heads = [2, 2, 5, 2, 2, None, 5, 6, 5]
    words = [Word(Span(*s), text[slice(*s)], "X", h, "dep") for s, h in zip(spans, heads, strict=True)]
    evidence = gather(
        words,
        [],
        mentions=[Mention(Span(16, 25), "PER")],
        attributions=[Attribution((Span(16, 25),), (Span(11, 15),), (Span(0, 10),), "direct", "assert")],
        quotations=[Span(0, 10)],
    )
    assert evidence.labels.tolist() == [-1] * 6 + [0, 0, -1]
    assert evidence.quotes.tolist() == [1] * 5 + [0] * 4
    assert evidence.speakers.tolist() == [6] * 5 + [-1] * 4
    assert evidence.query is None
    assert parse_of(text, words, [Span(0, 26)]).heads == [2, 2, 5, 2, 2, -1, 5, 6, 5]


def test_what_cannot_be_the_same_is_in_no_pair() -> None:
    rows = """
        Vera Vera PROPN 3 nsubj
        Lund Lund PROPN 1 flat
        saw see VERB 0 root
        him he PRON 3 obj

        Ivan Ivan PROPN 3 nsubj
        Petrov Petrov PROPN 1 flat
        left leave VERB 0 root

        Lund Lund PROPN 2 nsubj
        smiled smile VERB 0 root

        I I PRON 2 nsubj
        saw see VERB 0 root
        that that SCONJ 5 mark
        he he PRON 5 nsubj
        left leave VERB 2 ccomp
    """
    parsed = parse(rows)
    labels = np.array([0 if upos == "PROPN" else -1 for upos in parsed.upos], dtype=np.int32)
    quotes = np.array([int(sentence == 3) for sentence in parsed.sentences], dtype=np.int32)
    names, table = table_of(parsed, replace(nothing_else(parsed), labels=labels, quotes=quotes))
    later, earlier = pair_up(table, np.ones(len(names), dtype=np.bool_))
    pairs = {(names[i], names[j]) for i, j in zip(later.tolist(), earlier.tolist(), strict=True)}
    assert ("Lund", "Vera Lund") in pairs
    assert {("him", "Vera Lund"), ("Ivan Petrov", "Vera Lund"), ("Lund", "Ivan Petrov"), ("he", "I")} & pairs == set()
