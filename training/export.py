"""Write the trained network for use: `python -m training.export RUN TELLING [--to FOLDER]`.

TELLING is the run of the layers that read events alone (`training/telling.py`), begun with RUN.
Makes `encoder.onnx` (int8), `tokenizer.json`, `heads.npz` and `labels.json`, and prints how far the int8 network is
from the one that was trained. Ranges and roundings are fitted on the built-in sample articles.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from sitroom.annotate.features import find_marks
from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.inputs import make_inputs
from sitroom.annotate.pieces import Pieces
from sitroom.annotate.tokens import tokenize
from sitroom.annotate.windows import cut_windows, find_breaks
from sitroom.records.text import Span
from sitroom.sample import articles
from training.graph import OUTPUTS, READING, TELLER, TELLING, build_graph, head_weights
from training.model import CLASSES, Network
from training.quantise import Array, Quantised, centre, grams, linear_layers, quantise
from training.runs import load_run
from training.train import find_minilm

INPUTS = ("pieces", "marks", "first", "last")
#: Windows on which the int8 network is compared with the trained one.
COMPARED = 20
#: The parameters below the layers, which both networks have.
SHARED = ("pieces.", "positions.", "marks.", "norm.")
T = TypeVar("T")


def sample_windows(pieces: Pieces) -> Iterator[tuple[Tensor, ...]]:
    """The windows of the sample articles, as the network takes them."""
    for file in sorted(articles().glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        words = tokenize(text, Span(0, len(text)))
        marks = find_marks(text, words)
        ids = [pieces.of(text[word.start : word.end]) for word in words]
        for window in cut_windows([len(word) for word in ids], find_breaks(text, words, marks)):
            held = slice(window.first, window.last)
            inputs = make_inputs(ids[held], marks[held], cls=pieces.cls, sep=pieces.sep)
            yield tuple(torch.from_numpy(getattr(inputs, name))[None] for name in INPUTS)


def quantise_network(
    network: Network, samples: list[tuple[Tensor, ...]], heads: Sequence[str] = READING
) -> dict[str, Quantised]:
    """All layers of the encoder and the layer of the heads in int8; moves the network's norms (see `centre`)."""
    centre(network, samples)
    matrices = {name: layer.weight.detach().numpy() for name, layer in linear_layers(network).items()}
    matrices["heads"] = head_weights(arrays_of(network), heads)[0]
    seen = grams(network, samples)
    return {name: quantise(matrix, seen[name]) for name, matrix in matrices.items()}


def arrays_of(network: Network) -> dict[str, Array]:
    """The network's parameters as float32 arrays, by name."""
    return {name: value.detach().numpy().astype(np.float32) for name, value in network.state_dict().items()}


def joined(arrays: Mapping[str, T], telling: Mapping[str, T]) -> dict[str, T]:
    """What two networks have, by name; of the one that reads events alone only its layers and what they say."""
    return {**arrays, **{f"{TELLER}{name}": value for name, value in telling.items() if not name.startswith(SHARED)}}


def compare(
    network: Network, telling: Network, file: Path, samples: list[tuple[Tensor, ...]]
) -> dict[str, dict[str, float]]:
    """How far a file's outputs are from the network's: the largest difference, the root mean square relative to the
    output's own, and for heads that choose a class the share of words for which they choose the same one."""
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    pairs: dict[str, list[tuple[Array, Array]]] = {name: [] for name in OUTPUTS}
    for sample in samples:
        with torch.no_grad():
            meant = {**network(*sample), **{name: telling(*sample)[name] for name in TELLING}}
        said = session.run(OUTPUTS, {name: value.numpy() for name, value in zip(INPUTS, sample, strict=True)})
        if set(meant) != set(OUTPUTS):
            raise SystemExit(
                f"the network says {sorted(meant)}, the graph {sorted(OUTPUTS)}: bring graph.py up to date"
            )
        for name, value in zip(OUTPUTS, said, strict=True):
            pairs[name].append((meant[name].numpy(), value))
    return {name: _difference(name, found) for name, found in pairs.items()}


def _difference(name: str, pairs: list[tuple[Array, Array]]) -> dict[str, float]:
    error = np.concatenate([(said - meant).ravel() for meant, said in pairs])
    size = np.concatenate([meant.ravel() for meant, _ in pairs])
    row = {"max": float(np.abs(error).max()), "relative": float(np.sqrt((error**2).mean() / (size**2).mean()))}
    if name in {*CLASSES, "link", "arc"}:
        same = np.concatenate([(meant.argmax(-1) == said.argmax(-1)).ravel() for meant, said in pairs])
        row["same choice"] = float(same.mean())
    return row


def export(run: Path, events: Path, to: Path, minilm: Path, version: str) -> None:
    """Write all files of the weights but the card, and print what was made.

    Raises:
        SystemExit: the second run was not begun with the first.
    """
    (network, classes), (telling, told) = load_run(run), load_run(events)
    if any(not torch.equal(value, telling.state_dict()[name]) for name, value in shared_of(network).items()):
        raise SystemExit(f"{events} shares no table of pieces with {run}: train it with training.telling --after {run}")
    to.mkdir(parents=True, exist_ok=True)
    vocabulary = json.loads((minilm / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary.update(truncation=None, padding=None)
    (to / "tokenizer.json").write_text(json.dumps(vocabulary, ensure_ascii=False, separators=(",", ":")), "utf-8")
    labels = {**classes, "act": told["act"], "version": version}
    (to / "labels.json").write_text(json.dumps(labels, ensure_ascii=False), "utf-8")
    np.savez(to / "heads.npz", **head_arrays(network))
    samples = list(sample_windows(Pieces(to / "tokenizer.json")))
    quantised = joined(quantise_network(network, samples), quantise_network(telling, samples, TELLING))
    graph = build_graph(joined(arrays_of(network), arrays_of(telling)), quantised)
    (to / "encoder.onnx").write_bytes(graph.SerializeToString())
    for name, row in compare(network, telling, to / "encoder.onnx", samples[:COMPARED]).items():
        print(f"{name:10s}" + "  ".join(f"{key} {value:.4f}" for key, value in row.items()))
    for file in sorted(to.iterdir()):
        print(f"{file.name:20s}{file.stat().st_size / 1e6:8.2f} MB")


def shared_of(network: Network) -> dict[str, Tensor]:
    """The parameters that the layers which read events alone rest on."""
    return {name: value for name, value in network.state_dict().items() if name.startswith(SHARED)}


def head_arrays(network: Network) -> dict[str, Array]:
    """What the decoders need beside the graph: the layer of relations, and the steps between labels."""
    weights = arrays_of(network)
    steps = {name: value for name, value in weights.items() if name.split("_")[0] in {"entity", "role"} and "_" in name}
    return {"rel_weight": weights["relation.weight"], "rel_bias": weights["relation.bias"], **steps}


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder of a run of training.train")
    parser.add_argument("events", type=Path, help="folder of a run of training.telling, begun with it")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="folder of the weights")
    parser.add_argument("--minilm", type=Path, help="folder with tokenizer.json")
    parser.add_argument("--version", default="1")
    given = parser.parse_args()
    export(given.run, given.events, given.to, given.minilm or find_minilm(), given.version)


if __name__ == "__main__":
    main()
