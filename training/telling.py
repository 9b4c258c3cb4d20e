"""Learn the layers that read events alone: `python -m training.telling DATA --after RUN --to TELLING`.

Begins with a finished run of `training/train.py` and keeps its table of pieces as it is; the layers then say nothing
but which words tell of an event, how firmly, and what is done with the words of a cue. They ship beside those that read
everything else (decisions 24 and 25).

With `--teacher TELLER` they also learn from sentences of news that nobody has labelled, by what a larger network makes
of them: one that was trained by the same command after a run of `--encoder mpnet`, `--free 8 --epochs 6 --rate 1e-4`.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from evals.measure import read_rows
from torch import Tensor
from torch.nn.attention import SDPBackend, sdpa_kernel

from sitroom.annotate.acts import ACT
from sitroom.annotate.labels import FORCE, ROLE, TOLD
from sitroom.annotate.pieces import Pieces
from sitroom.annotate.tokens import tokenize
from sitroom.records.text import Span
from training.batches import Prepared, Window, alike, collate, drawn, spoil
from training.data import Example, blank
from training.events import NEWS, read_feared, read_own, read_pairs, read_quiet, read_told
from training.losses import class_loss
from training.model import LAYERS, Network
from training.runs import CLASSES, FINISHED, SETTINGS, SHAPES, load_run
from training.sets import HELD_OUT
from training.train import Settings, find_minilm, rate_at

#: What the network learns to say, and what a word's error counts for.
LEARNED = {"event": 1.0, "force": 1.5, "act": 1.0}
#: Files of news from which unlabelled sentences are drawn, and how many of each at most.
DRAWN = {
    "large_allsides.jsonl.xz": 8000, "ukraine_whitehouse.jsonl.gz": 2500, "ukraine_snapshots2022.jsonl.gz": 1800,
    "ukraine_president_ua.jsonl.gz": 1500, "ukraine_kremlin.jsonl.gz": 1500, "large_snapshots2022.jsonl.gz": 1500,
    "syria_allsides.jsonl.gz": 1500, "iran_allsides.jsonl.gz": 1500, "korea_allsides.jsonl.gz": 1200,
    "gaza_allsides.jsonl.gz": 700, "iran_whitehouse.jsonl.gz": 600, "ukraine_allsides2014.jsonl": 600,
}  # fmt: skip
#: An article gives so many sentences at most, of so many words; the gold is of these months.
OF_ONE, SHORTEST, LONGEST = 6, 7, 55
OF_GOLD = ("2022-01", "2022-02")
SENTENCE = re.compile(r"[A-Z“\"(][^\n]{30,420}?[.!?][”\"')]?(?=\s+[A-Z“\"(]|\s*$)")
POLITICAL = re.compile(
    r"\b(Russia\w*|Ukrain\w*|NATO|EU|U\.?S\.?|UN|sanction\w*|war|troops|militar\w*|attack\w*|talks|President|Minister"
    r"|inva\w+|peace|missile\w*|weapon\w*|nuclear|forces|government|Iran\w*|Syria\w*|Israel\w*|Korea\w*|China|Chinese"
    r"|alli\w+|security|treaty|agreement|border|threat\w*)\b"
)
#: Where the teacher is this sure that a word tells of nothing its force is not asked; a word is of a cue from here on.
QUIET, CUE = 0.75, 0.5
#: Share of the unlabelled sentences that are read each time the labelled ones are.
SHARE = 0.5
#: How far the average reaches back; pieces of a batch that the teacher reads.
AVERAGE, MOST_PIECES = 0.995, 4096


class Sentence(NamedTuple):
    """A window of one sentence; of an unlabelled one what the teacher says, (words, labels) a head."""

    window: Window
    shares: dict[str, np.ndarray]


class Plan(NamedTuple):
    """How a run learns: how many upper layers, how often all is read, at which rates, by how many pieces a step."""

    free: int = LAYERS
    epochs: float = 8.0
    rate: float = 2.5e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.85
    pieces: int = 1536


def read_labelled(data: Path, labels: Path = NEWS) -> tuple[list[Example], list[Example]]:
    """The sentences to learn from, and the labelled news that is held out."""
    learned, held = read_told(data / "news", labels)
    others = [*read_own(), *read_quiet(), *read_pairs(data / "events/plv_train.jsonl")]
    others = [example for i, example in enumerate(others) if i % HELD_OUT != HELD_OUT - 1]
    return [*learned, *read_feared(), *others], held


def read_sentences(news: Path, seed: int = 5) -> list[Example]:
    """Sentences of news that nobody has labelled, about what passes between states, none of the gold's months."""
    rng = random.Random(seed)
    held = {str(row["id"]) for row in read_rows(NEWS) if row.get("held")}
    found: dict[str, None] = {}
    for file, most in DRAWN.items():
        rows = [row for row in read_rows(news / file) if row.get("text") and not _is_of_gold(row)]
        rows = [row for row in rows if str(row["id"]) not in held]
        rng.shuffle(rows)
        drawn: list[str] = []
        for row in rows:
            fitting = [found[0] for found in SENTENCE.finditer(row["text"]) if _fits(found[0])]
            drawn += rng.sample(fitting, min(OF_ONE, len(fitting)))
            if len(drawn) >= most:
                break
        found |= dict.fromkeys(drawn[:most])
    return [_example(number, text) for number, text in enumerate(found)]


def _is_of_gold(row: dict) -> bool:
    return str(row.get("date") or "").startswith(OF_GOLD)


def _fits(text: str) -> bool:
    return SHORTEST <= len(text.split()) <= LONGEST and POLITICAL.search(text) is not None


def _example(number: int, text: str) -> Example:
    words = tokenize(text, Span(0, len(text)))
    return Example(f"sentence {number}", text, words, blank(len(words)))


def whole_windows(examples: Sequence[Example], pieces: Pieces) -> list[Window]:
    """Those of the sentences that fit into one window."""
    windows = (list(Prepared(example, pieces).windows(None)) for example in examples)
    return [found[0] for found in windows if len(found) == 1]


def begin(run: Path, free: int) -> tuple[Network, dict[str, list[str]]]:
    """The network of a run with the heads to learn, its lower layers fixed, and the classes of its heads."""
    given, classes = load_run(run)
    classes = {**classes, "event": [*TOLD], "force": [*FORCE], "act": [*ACT]}
    network = Network({name: len(labels) for name, labels in classes.items()}, given.shape)
    network.load_state_dict(given.state_dict(), strict=False)
    network.requires_grad_(False)
    for part in (*network.layers[network.shape.layers - free :], *(getattr(network, name) for name in LEARNED)):
        part.requires_grad_(True)
    return network, classes


def say(network: Network, windows: Sequence[Window], heads: Sequence[str], *, half: bool) -> dict[str, Tensor]:
    """(windows, words, labels) a head."""
    inputs, _ = collate(windows)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half), sdpa_kernel(SDPBackend.MATH):
        words = network.dropout(network.encode(inputs).float())
        return {name: getattr(network, name)(words).float() for name in heads}


def teach(teller: Network, reader: Network, windows: Sequence[Window], *, half: bool) -> list[Sentence]:
    """What the teacher says of each word; of force and act only where they are to be asked.

    Args:
        reader: knows which words belong to cues.
    """
    cues = [i for i, label in enumerate(ROLE) if label.endswith("cue")]
    sentences = []
    for batch in alike(windows, lambda window: window, MOST_PIECES):
        with torch.no_grad():
            said = say(teller.eval(), batch, [*LEARNED], half=half)
            role = say(reader.eval(), batch, ["role"], half=half)["role"].softmax(-1)[..., cues].sum(-1)
        for row, window in enumerate(batch):
            size = len(window.first)
            shares = {name: said[name][row, :size].softmax(-1).numpy() for name in LEARNED}
            shares["force"][shares["event"][:, 0] > QUIET] = 0
            shares["act"][role[row, :size].numpy() < CUE] = 0
            sentences.append(Sentence(window, {name: values.astype(np.float16) for name, values in shares.items()}))
    return sentences


def batches_of(sentences: list[Sentence], plan: Plan, rng: random.Random) -> list[list[Sentence]]:
    """All of them once, those of like length together, in random order."""
    return drawn(sentences, lambda one: one.window, plan.pieces, rng)


def loss_of(said: dict[str, Tensor], batch: Sequence[Sentence], gold: dict[str, Tensor]) -> Tensor:
    """What is said against the gold and, where there is none, against what the teacher says."""
    total = sum((weight * class_loss(said[name], gold[name]) for name, weight in LEARNED.items()), torch.zeros(()))
    for row, sentence in enumerate(batch):
        for name, values in sentence.shares.items():
            meant = torch.from_numpy(values.astype(np.float32))
            total = total - LEARNED[name] * (meant * said[name][row, : len(meant)].log_softmax(-1)).sum()
    return total


def measure(network: Network, held: Sequence[Window], *, half: bool) -> dict[str, float]:
    """Shares right of the words that gold has something to say of: type (any but none), force, act."""
    counts = {name: [0, 0] for name in LEARNED}
    for batch in alike(held, lambda window: window, MOST_PIECES):
        _, gold = collate(batch)
        with torch.no_grad():
            said = say(network.eval(), batch, [*LEARNED], half=half)
        for name, count in counts.items():
            known = gold[name] >= (1 if name == "event" else 0)
            count[0] += int((said[name].argmax(-1) == gold[name])[known].sum())
            count[1] += int(known.sum())
    return {name: round(right / max(1, asked), 4) for name, (right, asked) in counts.items()}


def groups_of(network: Network, plan: Plan) -> list[dict]:
    """Parameters by rate: heads fastest, each layer slower than the one above."""
    heads = [p for name in LEARNED for p in getattr(network, name).parameters()]
    groups = [{"params": heads, "base": plan.head_rate}]
    for down, layer in enumerate(reversed(network.layers[network.shape.layers - plan.free :])):
        groups.append({"params": [*layer.parameters()], "base": plan.rate * plan.layer_decay**down})
    return groups


def learn(
    network: Network, draw: Callable[[], list[Sentence]], plan: Plan, mask: int, held: Sequence[Window], *, half: bool
) -> dict[str, Tensor]:
    """The averaged parameters at the end."""
    rng, noise = random.Random(7), np.random.default_rng(7)
    optimiser = torch.optim.AdamW(groups_of(network, plan), betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    total = int(plan.epochs * len(batches_of(draw(), plan, rng)))
    average = {name: value.detach().clone() for name, value in network.named_parameters() if value.requires_grad}
    step, since = 0, time.monotonic()
    while step < total:
        for group in batches_of(draw(), plan, rng)[: total - step]:
            batch = [one._replace(window=spoil(one.window, noise, mask)) for one in group]
            windows = [one.window for one in batch]
            for part in optimiser.param_groups:
                part["lr"] = part["base"] * rate_at(step / total, Settings.warm_up)
            said = say(network.train(), windows, [*LEARNED], half=half)
            _, gold = collate(windows)
            loss = loss_of(said, batch, gold) / gold["here"].sum()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
            keep = min(AVERAGE, (1 + step) / (10 + step))
            for name, value in network.named_parameters():
                if name in average:
                    average[name].lerp_(value.detach(), 1 - keep)
            if step % 100 == 0:
                print(f"{step} of {total}, {time.monotonic() - since:.0f} s, loss {loss.item():.3f}", flush=True)
    network.load_state_dict(average, strict=False)
    print(json.dumps(measure(network, held, half=half)), flush=True)
    return network.state_dict()


def run(data: Path, after: Path, to: Path, plan: Plan, teacher: Path | None) -> None:
    """Learn, print how well the held-out news is read, write a finished run."""
    half, minilm = Settings.half, find_minilm()
    torch.set_num_threads(Settings.threads)
    torch.manual_seed(Settings.seed)
    pieces = Pieces(minilm / "tokenizer.json")
    network, classes = begin(after, plan.free)
    learned, held = (whole_windows(examples, pieces) for examples in read_labelled(data))
    labelled = [Sentence(window, {}) for window in learned]
    taught: list[Sentence] = []
    if teacher:
        drawn = whole_windows(read_sentences(data / "news"), pieces)
        taught = teach(load_run(teacher)[0], load_run(after)[0], drawn, half=half)
    rng = random.Random(Settings.seed)

    def draw() -> list[Sentence]:
        return [*labelled, *rng.sample(taught, int(SHARE * len(taught)))]

    to.mkdir(parents=True, exist_ok=True)
    (to / CLASSES).write_text(json.dumps(classes, ensure_ascii=False))
    encoder = next(name for name, shape in SHAPES.items() if shape == network.shape)
    (to / SETTINGS).write_text(json.dumps({"encoder": encoder, **plan._asdict()}))
    torch.save(learn(network, draw, plan, pieces.of("[MASK]")[0], held, half=half), to / FINISHED)


def main() -> None:
    """Read the arguments and learn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with events/ and news/")
    parser.add_argument("--after", type=Path, required=True, help="folder of a finished run to begin with")
    parser.add_argument("--to", type=Path, required=True, help="folder of the new run")
    parser.add_argument("--teacher", type=Path, help="folder of a run of the larger network by this command")
    for name, value in Plan()._asdict().items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(parser.parse_args())
    data, after, to, teacher = (given.pop(name) for name in ("data", "after", "to", "teacher"))
    run(data, after, to, Plan(**given), teacher)


if __name__ == "__main__":
    main()
