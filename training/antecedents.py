"""How the antecedent scorer learns: a filter of phrases, then a ranker of earlier phrases, one document a step.

Costs and loss follow Durrett and Klein, "Easy Victories and Uphill Battles in Coreference Resolution" (2013).
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from evals.coreference_measures import Chains, Scores, score_documents
from torch import Tensor, nn

from sitroom.annotate.coreference import Scorer, link
from sitroom.annotate.phrase_facts import Evidence, Table
from sitroom.annotate.phrase_pairs import pair_columns, pair_up


@dataclass(frozen=True)
class Settings:
    """How the scorer learns.

    Attributes:
        lost: share of the phrases that corefer that may be thrown away before pairs are made.
        false_new, false_link, wrong_link: costs of mistakes, in nats (Durrett and Klein 2013).
    """

    hidden: int = 48
    epochs: int = 8
    rate: float = 3e-3
    weight_decay: float = 0.05
    dropout: float = 0.4
    lost: float = 0.03
    false_new: float = 2.0
    false_link: float = 0.1
    wrong_link: float = 1.0
    seed: int = 5


@dataclass
class Example:
    """One document: its phrases, the chain of each (-1 for none), and its gold chains as spans of the text."""

    name: str
    evidence: Evidence
    table: Table
    facts: np.ndarray
    spans: list[tuple[int, int]]
    chain: np.ndarray
    gold: list[list[tuple[int, int]]]
    later: np.ndarray | None = None
    earlier: np.ndarray | None = None
    pairs: np.ndarray | None = None


def fit_filter(examples: Sequence[Example], settings: Settings, steps: int = 120) -> dict[str, np.ndarray]:
    """Logistic regression: does a phrase corefer at all?"""
    facts = torch.from_numpy(np.concatenate([e.facts for e in examples]))
    truth = torch.from_numpy(np.concatenate([e.chain >= 0 for e in examples])).float()
    layer = nn.Linear(facts.shape[1], 1)
    optimiser = torch.optim.Adam(layer.parameters(), lr=0.03)
    for _ in range(steps):
        optimiser.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(layer(facts)[:, 0], truth)
        loss.backward()
        optimiser.step()
    weight = layer.weight.detach().numpy()[0]
    bias = -float(np.quantile(facts.numpy()[truth.numpy() > 0] @ weight, settings.lost))
    return {"likely": weight, "likely_bias": np.float32(bias)}


def add_pairs(examples: Sequence[Example], likely: Mapping[str, np.ndarray]) -> None:
    """The pairs of the phrases that the filter keeps, with their facts."""
    keep = Scorer(likely, {}).keep
    for e in examples:
        e.later, e.earlier = pair_up(e.table, keep(e.facts))
        e.pairs = pair_columns(e.table, e.later, e.earlier, e.evidence).astype(np.float16)


class Ranker(nn.Module):
    """`sitroom.annotate.coreference.Scorer` as it learns."""

    def __init__(self, facts: int, pairs: int, settings: Settings) -> None:
        super().__init__()
        self.later = nn.Linear(facts, settings.hidden)
        self.earlier = nn.Linear(facts, settings.hidden, bias=False)
        self.pair = nn.Linear(pairs, settings.hidden, bias=False)
        self.out = nn.Linear(settings.hidden, 1, bias=False)
        self.none = nn.Linear(facts, settings.hidden)
        self.none_out = nn.Linear(settings.hidden, 1)
        self.dropout = nn.Dropout(settings.dropout)

    def forward(self, facts: Tensor, pairs: Tensor, later: Tensor, earlier: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the pairs, and of each phrase to have no antecedent."""
        hidden = self.pair(pairs) + self.later(facts)[later] + self.earlier(facts)[earlier]
        none = self.none_out(self.dropout(torch.relu(self.none(facts))))
        return self.out(self.dropout(torch.relu(hidden)))[:, 0], none[:, 0]

    def arrays(self) -> dict[str, np.ndarray]:
        """The weights by the names of `LAYERS`."""
        return {
            "later": self.later.weight.detach().numpy().T,
            "hidden": self.later.bias.detach().numpy(),
            "earlier": self.earlier.weight.detach().numpy().T,
            "pair": self.pair.weight.detach().numpy().T,
            "out": self.out.weight.detach().numpy()[0],
            "none": self.none.weight.detach().numpy().T,
            "none_hidden": self.none.bias.detach().numpy(),
            "none_out": self.none_out.weight.detach().numpy()[0],
            "none_bias": self.none_out.bias.detach().numpy()[0],
        }


def loss_of(ranker: Ranker, example: Example, settings: Settings) -> Tensor:
    """Minus the log-probability of all true antecedents, mistakes made dearer by their cost."""
    later = torch.from_numpy(example.later.astype(np.int64))
    earlier = torch.from_numpy(example.earlier.astype(np.int64))
    pairs = torch.from_numpy(example.pairs.astype(np.float32))
    scores, none = ranker(torch.from_numpy(example.facts), pairs, later, earlier)
    chain = example.chain
    right = (chain[example.later] == chain[example.earlier]) & (chain[example.later] >= 0)
    refers = np.zeros(len(chain), dtype=bool)
    refers[example.later[right]] = True
    right_, refers_ = torch.from_numpy(right), torch.from_numpy(refers)
    cost = torch.where(right_, 0.0, torch.where(refers_[later], settings.wrong_link, settings.false_link))
    impossible = torch.tensor(-1e4)
    everything = _log_sum(scores + cost, later, none + refers_ * settings.false_new)
    truth = _log_sum(torch.where(right_, scores, impossible), later, torch.where(refers_, impossible, none))
    return (everything - truth).sum()


def _log_sum(scores: Tensor, later: Tensor, none: Tensor) -> Tensor:
    """(phrases,): logarithm of the summed exponentials of each phrase's pairs and of its having none."""
    peak = none.detach().clone().scatter_reduce(0, later, scores.detach(), "amax")
    total = torch.exp(none - peak).index_add(0, later, torch.exp(scores - peak[later]))
    return peak + torch.log(total.clamp_min(1e-30))


def fit_ranker(examples: Sequence[Example], settings: Settings, watch: Callable[[int, Ranker], None]) -> Ranker:
    """Learn from the documents, one a step."""
    torch.manual_seed(settings.seed)
    order = random.Random(settings.seed)
    ranker = Ranker(examples[0].facts.shape[1], examples[0].pairs.shape[1], settings)
    optimiser = torch.optim.AdamW(ranker.parameters(), lr=settings.rate, weight_decay=settings.weight_decay)
    steps = settings.epochs * len(examples)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / steps))
    for epoch in range(settings.epochs):
        ranker.train()
        for example in order.sample(list(examples), len(examples)):
            optimiser.zero_grad()
            (loss_of(ranker, example, settings) / 50).backward()
            optimiser.step()
            schedule.step()
        ranker.eval()
        watch(epoch, ranker)
    return ranker


def answer(example: Example, arrays: Mapping[str, np.ndarray]) -> Chains:
    """The chains that the weights find in a document."""
    pairs = example.pairs.astype(np.float32)
    scores, none = Scorer(arrays, {}).score(example.facts, example.later, example.earlier, pairs)
    return [[example.spans[row] for row in chain] for chain in link(example.later, example.earlier, scores, none)]


def measure(examples: Sequence[Example], arrays: Mapping[str, np.ndarray]) -> Scores:
    """The measures over some documents."""
    return score_documents((example.gold, answer(example, arrays)) for example in examples)


def line(scores: Scores) -> str:
    """The measures in one line, in percent."""
    parts = {"conll": scores.conll, "muc": scores.muc.f1, "b3": scores.b_cubed.f1, "ceaf-e": scores.ceaf_e.f1,
             "spans P": scores.mentions.precision, "R": scores.mentions.recall}  # fmt: skip
    return "  ".join(f"{name} {100 * value:.1f}" for name, value in parts.items())


def fit(learned: Sequence[Example], held_out: Sequence[Example], settings: Settings) -> dict[str, np.ndarray]:
    """The weights."""
    likely = fit_filter(learned, settings)
    add_pairs([*learned, *held_out], likely)

    def watch(epoch: int, ranker: Ranker) -> None:
        if epoch % 4 == 3 or epoch == settings.epochs - 1:
            print(f"epoch {epoch + 1}  {line(measure(held_out, ranker.arrays()))}", flush=True)

    return {**likely, **fit_ranker(learned, settings, watch).arrays()}
