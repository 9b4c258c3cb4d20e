"""The network in int8: the same graph, and roundings that spoil little."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: pip install 'sitroom[train]'")
pytest.importorskip("onnx", reason="training needs onnx: pip install 'sitroom[train]'")

from training.export import compare, joined, shared_of  # noqa: E402
from training.graph import build_graph  # noqa: E402
from training.model import INNER, Network, Shape  # noqa: E402
from training.quantise import MOST, centre, grams, quantise, quantise_rows  # noqa: E402

SIZES = {"entity": 5, "role": 7, "upos": 3, "lemma": 11, "event": 6, "force": 4, "act": 5, "deprel": 4}


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(0)
    network = Network(SIZES, Shape(vocabulary=50)).eval()
    for table in network.marks:
        torch.nn.init.normal_(table.weight)
    return network


@pytest.fixture(scope="module")
def telling(network: Network) -> Network:
    """Another network on the same lower layers."""
    torch.manual_seed(1)
    telling = Network(SIZES, Shape(vocabulary=50)).eval()
    telling.load_state_dict(shared_of(network), strict=False)
    return telling


@pytest.fixture(scope="module")
def samples() -> list[tuple[torch.Tensor, ...]]:
    """Windows of random pieces; the fourth word has two of them."""
    rng = np.random.default_rng(0)
    rows = []
    for words in (6, 40):
        last = np.arange(1, words + 1) + (np.arange(words) >= 3)
        first = last - (np.arange(words) == 3)
        length = int(last[-1]) + 2
        pieces, marks = rng.integers(0, 50, length), rng.integers(0, 4, (length, 3))
        rows.append(tuple(torch.from_numpy(array)[None] for array in (pieces, marks, first, last)))
    return rows


def test_the_graph_says_what_the_networks_say(
    network: Network, telling: Network, samples: list[tuple[torch.Tensor, ...]], tmp_path: Path
) -> None:
    arrays = joined(*({n: value.numpy() for n, value in one.state_dict().items()} for one in (network, telling)))
    (tmp_path / "whole.onnx").write_bytes(build_graph(arrays, {}).SerializeToString())
    found = compare(network, telling, tmp_path / "whole.onnx", samples)
    assert {"event", "force", "act", "entity", "arc"} <= set(found)
    for row in found.values():
        assert row["relative"] < 0.02  # pieces are kept in eight bits, everything else in float32


def test_centring_changes_nothing_that_is_said(network: Network, samples: list[tuple[torch.Tensor, ...]]) -> None:
    moved = Network(SIZES, Shape(vocabulary=50)).eval()
    moved.load_state_dict(network.state_dict())
    centre(moved, samples)
    assert not torch.allclose(moved.norm.bias, network.norm.bias)
    with torch.no_grad():
        meant, said = network(*samples[1]), moved(*samples[1])
    assert all(torch.allclose(meant[name], said[name], atol=1e-4) for name in meant)


def test_roundings_that_know_their_inputs_spoil_less() -> None:
    rng = np.random.default_rng(0)
    seen = rng.standard_normal((400, 16)) @ rng.standard_normal((16, 96))
    weight = rng.standard_normal((8, 96))
    found = quantise(weight, seen.T @ seen)
    assert found.values.shape == (96, 8)
    assert np.abs(found.values.astype(int)).max() <= MOST + 1
    scale = np.abs(weight).max(1) / MOST
    nearest = np.round(weight / scale[:, None]) * scale[:, None]
    error = np.square(seen @ (found.values * found.scale - weight.T)).mean()
    assert error < 0.5 * np.square(seen @ (nearest - weight).T).mean()


def test_rows_of_a_table_have_a_scale_each() -> None:
    values, scale = quantise_rows(np.array([[1.0, -127.0], [0.5, 0.25], [0.0, 0.0]]))
    assert np.allclose(values * scale, [[1.0, -127.0], [0.5, 0.25], [0.0, 0.0]], atol=0.002)


def test_grams_are_those_of_every_layer_that_is_quantised(
    network: Network, samples: list[tuple[torch.Tensor, ...]]
) -> None:
    found = grams(network, samples)
    assert {name.split(".")[-1] for name in found} == {"query_key_value", "attended", "inner", "outer", "heads"}
    assert found["layers.0.outer"].shape == (INNER, INNER)
