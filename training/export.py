"""Write the trained network for use: `python -m training.export RUN [--to FOLDER]`.

Makes `encoder.onnx` (int8), `tokenizer.json`, `heads.npz` and `labels.json`, and prints how far the int8 network is
from the one that was trained. Ranges and roundings are fitted on the built-in sample articles.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

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
from training.graph import OUTPUTS, build_graph, head_weights
from training.model import CLASSES, Network
from training.quantise import Array, Quantised, centre, grams, linear_layers, quantise
from training.runs import load_run
from training.train import find_minilm

INPUTS = ("pieces", "marks", "first", "last")
#: Windows on which the int8 network is compared with the trained one.
COMPARED = 20


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


def quantise_network(network: Network, samples: list[tuple[Tensor, ...]]) -> dict[str, Quantised]:
    """All layers of the encoder and the layer of the heads in int8; moves the network's norms (see `centre`)."""
    centre(network, samples)
    matrices = {name: layer.weight.detach().numpy() for name, layer in linear_layers(network).items()}
    matrices["heads"] = head_weights(arrays_of(network))[0]
    seen = grams(network, samples)
    return {name: quantise(matrix, seen[name]) for name, matrix in matrices.items()}


def arrays_of(network: Network) -> dict[str, Array]:
    """The network's parameters as float32 arrays, by name."""
    return {name: value.detach().numpy().astype(np.float32) for name, value in network.state_dict().items()}


def compare(network: Network, file: Path, samples: list[tuple[Tensor, ...]]) -> dict[str, dict[str, float]]:
    """How far a file's outputs are from the network's: the largest difference, the root mean square relative to the
    output's own, and for heads that choose a class the share of words for which they choose the same one."""
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    pairs: dict[str, list[tuple[Array, Array]]] = {name: [] for name in OUTPUTS}
    for sample in samples:
        with torch.no_grad():
            meant = network(*sample)
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


def export(run: Path, to: Path, minilm: Path, version: str) -> None:
    """Write all files of the weights but the card, and print what was made."""
    network, classes = load_run(run)
    to.mkdir(parents=True, exist_ok=True)
    vocabulary = json.loads((minilm / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary.update(truncation=None, padding=None)
    (to / "tokenizer.json").write_text(json.dumps(vocabulary, ensure_ascii=False, separators=(",", ":")), "utf-8")
    (to / "labels.json").write_text(json.dumps({**classes, "version": version}, ensure_ascii=False), "utf-8")
    np.savez(to / "heads.npz", **head_arrays(network))
    samples = list(sample_windows(Pieces(to / "tokenizer.json")))
    quantised = quantise_network(network, samples)
    (to / "encoder.onnx").write_bytes(build_graph(arrays_of(network), quantised).SerializeToString())
    for name, row in compare(network, to / "encoder.onnx", samples[:COMPARED]).items():
        print(f"{name:10s}" + "  ".join(f"{key} {value:.4f}" for key, value in row.items()))
    for file in sorted(to.iterdir()):
        print(f"{file.name:20s}{file.stat().st_size / 1e6:8.2f} MB")


def head_arrays(network: Network) -> dict[str, Array]:
    """What the decoders need beside the graph: the layer of relations, and the steps between labels."""
    weights = arrays_of(network)
    steps = {name: value for name, value in weights.items() if name.split("_")[0] in {"entity", "role"} and "_" in name}
    return {"rel_weight": weights["relation.weight"], "rel_bias": weights["relation.bias"], **steps}


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder of a run of training.train")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="folder of the weights")
    parser.add_argument("--minilm", type=Path, help="folder with tokenizer.json")
    parser.add_argument("--version", default="1")
    given = parser.parse_args()
    export(given.run, given.to, given.minilm or find_minilm(), given.version)


if __name__ == "__main__":
    main()
