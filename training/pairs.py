"""Learn who takes part as the network sees it: `python -m training.pairs DATA [--weights FOLDER]`, in five minutes.

Reads what `training/parts.py` reads, prints how well news of other sentences is answered by named facts and by both
together, and writes FOLDER/pairs.npz from all of it. The scores of the named facts that it learns beside are those of
models that have not seen the sentence.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from evals.measure import table
from torch import nn
from torch.nn.functional import cross_entropy, dropout

from sitroom.annotate.happenings import links_of
from sitroom.annotate.pairs import FILE
from sitroom.annotate.parts import PARTS
from sitroom.annotate.sight import Sight
from sitroom.records.annotation import Attribution
from training.forces import Listening
from training.hashed import main_of, rarity_of
from training.parts import FOLDS, Phrases, Seeing, news_scores, read_phrases, unseen_scores

#: Words of the hidden layer; the share of what goes in that is left out; passes; examples a step; the largest rate.
HIDDEN, DROPPED, PASSES, BATCH, RATE, DECAY = 64, 0.2, 6, 256, 2e-3, 0.01


class Linking(Seeing):
    """Texts as the network reads them, keeping what each word brings to its links, a text after the other."""

    def __init__(self, weights: Path) -> None:
        self._listening = Listening(weights)
        super().__init__(weights, self._listening)
        self.links: list[np.ndarray] = []

    def said(self, text: str) -> tuple[Sight, list[Attribution]]:
        """As `Seeing.said`."""
        found = super().said(text)
        self.links.append(np.concatenate([links_of(output) for output in self._listening.said]))
        return found


@dataclass
class Pairs:
    """Phrases as the network sees them.

    Attributes:
        words: (all words, D), in `spread` from `mean`.  tellers, phrases: (N,) rows of it.
        types: (N,) numbers of `names`.  facts: (N, parts).  parts, weights: (N,).
    """

    words: torch.Tensor
    mean: np.ndarray
    spread: np.ndarray
    tellers: torch.Tensor
    phrases: torch.Tensor
    types: torch.Tensor
    names: list[str]
    facts: torch.Tensor
    parts: torch.Tensor
    weights: torch.Tensor


class Hidden(nn.Module):
    """The layer that ships, and what the named facts count for beside it."""

    def __init__(self, pairs: Pairs) -> None:
        super().__init__()
        size, types = pairs.words.shape[1], len(pairs.names)
        self.teller, self.phrase = nn.Linear(size, HIDDEN), nn.Linear(size, HIDDEN, bias=False)
        self.types, self.out = nn.Embedding(types, HIDDEN), nn.Linear(HIDDEN, len(PARTS))
        self.facts = nn.Parameter(torch.ones(()))
        nn.init.zeros_(self.types.weight)

    def forward(self, pairs: Pairs, rows: torch.Tensor) -> torch.Tensor:
        """(rows, parts)."""
        words = [dropout(pairs.words[at[rows]], DROPPED, self.training) for at in (pairs.tellers, pairs.phrases)]
        hidden = torch.relu(self.teller(words[0]) + self.phrase(words[1]) + self.types(pairs.types[rows]))
        scores: torch.Tensor = self.out(dropout(hidden, DROPPED, self.training)) + self.facts * pairs.facts[rows]
        return scores


def learn(pairs: Pairs, rows: np.ndarray) -> Hidden:
    """The layer that some of the phrases give."""
    torch.manual_seed(0)
    hidden = Hidden(pairs)
    steps = PASSES * (len(rows) // BATCH)
    optimiser = torch.optim.AdamW(hidden.parameters(), lr=RATE, weight_decay=DECAY)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, steps + 1)
    for number in range(PASSES):
        order = torch.from_numpy(np.random.RandomState(number).permutation(rows))
        for some in order.split(BATCH)[: steps // PASSES]:
            losses = cross_entropy(hidden(pairs, some), pairs.parts[some], reduction="none") * pairs.weights[some]
            optimiser.zero_grad()
            losses.mean().backward()
            optimiser.step()
            rates.step()
    return hidden.eval()


def gather(phrases: Phrases, links: list[np.ndarray], facts: np.ndarray) -> Pairs:
    """The phrases as the network sees them; `links` has the words of each sentence, `facts` what named facts say."""
    words = np.concatenate(links)
    mean, spread = words.mean(0), words.std(0) + 1e-3
    first = np.cumsum([0, *(len(one) for one in links)])[phrases.sentences]
    told, heads = (first + np.array(side) for side in zip(*phrases.words, strict=True))
    names = sorted(set(phrases.types))
    return Pairs(
        words=torch.from_numpy(((words - mean) / spread).astype(np.float32)),
        mean=mean,
        spread=spread,
        tellers=torch.from_numpy(told),
        phrases=torch.from_numpy(heads),
        types=torch.tensor([names.index(name) for name in phrases.types]),
        names=names,
        facts=torch.from_numpy(facts),
        parts=torch.tensor(phrases.parts),
        weights=torch.tensor(phrases.weights),
    )


def cross_validated(pairs: Pairs, folds: np.ndarray) -> np.ndarray:
    """(phrases, parts): what is said of each by a layer that has not seen its sentence."""
    found = np.zeros(tuple(pairs.facts.shape), dtype=np.float32)
    for fold in range(FOLDS):
        held = np.flatnonzero(folds == fold)
        hidden = learn(pairs, np.flatnonzero(folds != fold))
        found[held] = hidden(pairs, torch.from_numpy(held)).detach().numpy()
    return found


def run(data: Path, weights: Path) -> None:
    """Read, measure, fit, write."""
    linking = Linking(weights)
    phrases = read_phrases(linking, data)
    facts = unseen_scores(phrases, rarity_of(phrases.groups))
    pairs = gather(phrases, linking.links, facts)
    both = cross_validated(pairs, np.array(phrases.sentences) % FOLDS)
    for title, scores in (("facts", facts), ("both", both)):
        print(title, table(news_scores(phrases, scores)), sep="\n")
    hidden = learn(pairs, np.arange(len(phrases.parts)))
    state = {name: value.detach().numpy() for name, value in hidden.state_dict().items()}
    teller, phrase = (state[f"{name}.weight"].T / pairs.spread[:, None] for name in ("teller", "phrase"))
    arrays = {
        "teller": teller,
        "phrase": phrase,
        "types": state["types.weight"] + state["teller.bias"] - pairs.mean @ (teller + phrase),
        "out": state["out.weight"].T / state["facts"],
        "bias": state["out.bias"] / state["facts"],
    }
    kept = {name: value.astype(np.float16) for name, value in arrays.items()}
    np.savez_compressed(weights / FILE, names=np.array(pairs.names), **kept)
    print(f"{weights / FILE}: {(weights / FILE).stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main_of(__doc__, run, "events/ and news/")
