"""MUC, B-cubed, CEAF-phi4 and their mean: how well chains of mentions agree with gold chains.

A chain is a set of mentions; a mention is anything that can be compared, here (start, end). Chains of one mention are
the caller's to leave out. Source: Pradhan and others, "Scoring Coreference Partitions of Predicted Mentions" (2014).
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Chains = Sequence[Sequence[Hashable]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits over what there was to find (gold) and over what was given (found); sums over documents."""

    gold_hits: float = 0.0
    gold_all: float = 0.0
    found_hits: float = 0.0
    found_all: float = 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.gold_hits + other.gold_hits,
            self.gold_all + other.gold_all,
            self.found_hits + other.found_hits,
            self.found_all + other.found_all,
        )

    @property
    def recall(self) -> float:
        """Share of the gold that was found, from 0 to 1."""
        return self.gold_hits / self.gold_all if self.gold_all else 0.0

    @property
    def precision(self) -> float:
        """Share of what was given that is right, from 0 to 1."""
        return self.found_hits / self.found_all if self.found_all else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The tallies of all measures; `mentions` counts spans alone."""

    mentions: Tally = Tally()
    muc: Tally = Tally()
    b_cubed: Tally = Tally()
    ceaf_e: Tally = Tally()

    def __add__(self, other: "Scores") -> "Scores":
        return Scores(
            self.mentions + other.mentions,
            self.muc + other.muc,
            self.b_cubed + other.b_cubed,
            self.ceaf_e + other.ceaf_e,
        )

    @property
    def conll(self) -> float:
        """The mean F1 of the three measures, from 0 to 1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def score_document(gold: Chains, found: Chains) -> Scores:
    """All measures for one document."""
    return Scores(mention_tally(gold, found), muc(gold, found), b_cubed(gold, found), ceaf_e(gold, found))


def score_documents(pairs: Iterable[tuple[Chains, Chains]]) -> Scores:
    """All measures over (gold, found) of many documents: sums first, shares last, as the CoNLL scorer does."""
    total = Scores()
    for gold, found in pairs:
        total += score_document(gold, found)
    return total


def _chain_of(chains: Chains) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def mention_tally(gold: Chains, found: Chains) -> Tally:
    """Spans found, whatever their chain."""
    in_gold, in_found = _chain_of(gold).keys(), _chain_of(found).keys()
    hits = len(in_gold & in_found)
    return Tally(hits, len(in_gold), hits, len(in_found))


def muc(gold: Chains, found: Chains) -> Tally:
    """Links: of each chain's (mentions - 1) links, those that the other side's chains do not cut (Vilain 1995)."""

    def side(chains: Chains, other: dict[Hashable, int]) -> tuple[int, int]:
        kept = 0
        for chain in chains:
            parts = {other[mention] for mention in chain if mention in other}
            kept += len(chain) - len(parts) - sum(mention not in other for mention in chain)
        return kept, sum(len(chain) - 1 for chain in chains)

    return Tally(*side(gold, _chain_of(found)), *side(found, _chain_of(gold)))


def b_cubed(gold: Chains, found: Chains) -> Tally:
    """Mentions: for each, the share of its chain that the other side's chain holds too (Bagga and Baldwin 1998)."""

    def side(chains: Chains, other: Chains) -> tuple[float, int]:
        chain_of, total = _chain_of(other), 0.0
        for chain in chains:
            counts: dict[int, int] = {}
            for mention in chain:
                if mention in chain_of:
                    counts[chain_of[mention]] = counts.get(chain_of[mention], 0) + 1
            total += sum(count * count for count in counts.values()) / len(chain)
        return total, sum(len(chain) for chain in chains)

    return Tally(*side(gold, found), *side(found, gold))


def ceaf_e(gold: Chains, found: Chains) -> Tally:
    """Chains: the best one-to-one pairing, each pair worth twice its common mentions over all of both (Luo 2005)."""
    alike = np.zeros((len(gold), len(found)))
    chain_of = _chain_of(found)
    for row, chain in enumerate(gold):
        for mention in chain:
            if mention in chain_of:
                alike[row, chain_of[mention]] += 1
    sizes = np.array([len(c) for c in gold])[:, None] + np.array([len(c) for c in found])[None, :]
    worth = 2 * alike / np.maximum(sizes, 1)
    rows, columns = linear_sum_assignment(-worth)
    total = float(worth[rows, columns].sum())
    return Tally(total, len(gold), total, len(found))
