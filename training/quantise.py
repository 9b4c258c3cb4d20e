"""Weights in fewer bits, chosen so that what the layers say changes least.

Weights get seven of int8's eight bits.  On CPUs without VNNI, onnxruntime multiplies with an instruction that adds
two products of an unsigned and a signed byte in 16 bits, and 2 * 255 * 127 does not fit; 2 * 255 * 64 does.  The sums
are then exact everywhere, so every CPU gives the same ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.model import LAYERS, Network

Array = NDArray[np.floating]
#: The largest weight in seven bits.
MOST = 63
#: Columns that are rounded before the error is passed on to all that are left.
BLOCK = 64
#: Share of the mean diagonal that is added to the Gram matrix, so that it can be inverted.
DAMPING = 0.01


@dataclass(frozen=True, slots=True)
class Quantised:
    """A linear layer: weight[i, j] is about values[i, j] * scale[j].

    Attributes:
        values: (inputs, outputs) int8 from -64 to 63.
        scale: (outputs,) float32.
    """

    values: NDArray[np.int8]
    scale: NDArray[np.float32]


def quantise_rows(table: Array) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A table of vectors in eight bits: (rows, size) int8, and one factor a row as (rows, 1)."""
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


def quantise(weight: Array, gram: Array) -> Quantised:
    """Round a layer's weights one input at a time; what one rounding spoils, the inputs still to come make good.

    Args:
        weight: (outputs, inputs).
        gram: (inputs, inputs), the sum over sample inputs x of x xᵀ: which errors matter, and which cancel out.
    Source: GPTQ (Frantar and others, 2022), here with one scale an output and in the order in which the inputs stand.
    """
    left = weight.astype(np.float64)
    scale = np.maximum(np.abs(left).max(1), 1e-8) / MOST
    damped = gram + DAMPING * gram.diagonal().mean() * np.eye(len(gram))
    factor = np.linalg.cholesky(np.linalg.inv(damped)).T
    rounded = np.zeros_like(left)
    for first in range(0, left.shape[1], BLOCK):
        block = slice(first, min(first + BLOCK, left.shape[1]))
        errors = np.zeros((len(left), block.stop - first))
        for i in range(first, block.stop):
            rounded[:, i] = np.clip(np.round(left[:, i] / scale), -MOST - 1, MOST)
            errors[:, i - first] = (left[:, i] - rounded[:, i] * scale) / factor[i, i]
            left[:, i : block.stop] -= np.outer(errors[:, i - first], factor[i, i : block.stop])
        left[:, block.stop :] -= errors @ factor[block, block.stop :]
    return Quantised(rounded.T.astype(np.int8), scale.astype(np.float32))


def linear_layers(network: Network) -> dict[str, nn.Linear]:
    """The layers of the encoder that are quantised, by name."""
    return {
        name: module
        for name, module in network.named_modules()
        if isinstance(module, nn.Linear) and name.startswith("layers.")
    }


def grams(network: Network, samples: Iterable[tuple[Tensor, ...]]) -> dict[str, Array]:
    """What each layer that is quantised gets to see, as Gram matrices; `heads` for the layers that read the words.

    Args:
        samples: the network's inputs, a window each.
    """
    found: dict[str, Tensor] = {}

    def keep(name: str, given: Tensor) -> None:
        rows = given.reshape(-1, given.shape[-1])
        found[name] = found.get(name, torch.zeros(())) + rows.T @ rows

    layers = {**linear_layers(network), "heads": network.role}
    hooks = [
        layer.register_forward_pre_hook(lambda _, given, name=name: keep(name, given[0]))
        for name, layer in layers.items()
    ]
    with torch.no_grad():
        for sample in samples:
            network(*sample)
    for hook in hooks:
        hook.remove()
    return {name: value.double().numpy() for name, value in found.items()}


def centre(network: Network, samples: Iterable[tuple[Tensor, ...]]) -> None:
    """Move what each norm gives to the middle of its range, so that eight bits suffice; the network says the same.

    A channel that lies between -11 and 0 takes as much room as one between -11 and 11.  The norm's bias gives away the
    middle, and the two that read it take it back: the next layer, and the sum after it.  [CLS] is left out of the
    ranges, because it gets a scale of its own.
    """
    readers = {}
    for number, layer in enumerate(network.layers):
        before = network.layers[number - 1].outer_norm if number else network.norm
        readers[f"{number}.before"] = (before, layer.query_key_value, layer.attended)
        readers[f"{number}.between"] = (layer.attended_norm, layer.inner, layer.outer)
    assert len(readers) == 2 * LAYERS
    low: dict[str, Tensor] = {}
    high: dict[str, Tensor] = {}

    def keep(name: str, given: Tensor) -> None:
        rows = given[0, 1:]
        low[name] = torch.minimum(low.get(name, rows[0]), rows.amin(0))
        high[name] = torch.maximum(high.get(name, rows[0]), rows.amax(0))

    hooks = [
        norm.register_forward_hook(lambda _, __, given, name=name: keep(name, given))
        for name, (norm, _, _) in readers.items()
    ]
    with torch.no_grad():
        for sample in samples:
            network(*sample)
        for hook in hooks:
            hook.remove()
        for name, (norm, reader, added) in readers.items():
            middle = (low[name] + high[name]) / 2
            norm.bias -= middle
            reader.bias += reader.weight @ middle
            added.bias += middle
