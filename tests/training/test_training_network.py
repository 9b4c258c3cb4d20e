"""The network and what it begins with: padding that changes nothing, and wide layers made narrow."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: pip install 'sitroom[train]'")

from training.model import Network, Shape  # noqa: E402
from training.narrow import choose, narrow  # noqa: E402

SIZES = {"entity": 5, "role": 7, "upos": 3, "lemma": 11, "event": 6, "force": 4, "deprel": 4}
SHORT = ([1, 4, 9, 2], [1, 2], [1, 2])
LONG = ([1, 7, 8, 5, 6, 2], [1, 3, 4], [2, 3, 4])


def window(pieces: list[int], first: list[int], last: list[int], padding: int = 0) -> dict[str, torch.Tensor]:
    pieces = pieces + [0] * padding
    return {
        "pieces": torch.tensor([pieces]),
        "marks": torch.ones(1, len(pieces), 3, dtype=torch.long),
        "first": torch.tensor([first]),
        "last": torch.tensor([last]),
    }


def test_a_window_says_the_same_beside_a_longer_one() -> None:
    network = Network(SIZES, Shape(vocabulary=50)).eval()
    alone, beside = window(*SHORT), window(*LONG)
    padded = window(SHORT[0], [*SHORT[1], 0], [*SHORT[2], 0], padding=2)
    both = {name: torch.cat([padded[name], beside[name]]) for name in alone}
    both["lengths"] = torch.tensor([[4, 2], [6, 3]])
    with torch.no_grad():
        said, meant = network.encode(both), network.encode(alone)
    assert torch.allclose(said[0, :2], meant[0], atol=1e-5)
    assert not torch.allclose(said[1, :2], meant[0], atol=1e-2)


def test_inputs_that_repeat_others_are_left_out_at_no_cost() -> None:
    rng = np.random.default_rng(0)
    seen = rng.standard_normal((200, 6))
    seen = np.hstack([seen, seen[:, :3] + seen[:, 3:]])  # the last three are sums of the others
    weight = rng.standard_normal((4, 9))
    kept, narrower = choose(weight, seen.T @ seen, 6)
    assert np.abs(seen[:, kept] @ narrower.T - seen @ weight.T).max() < 0.05


def test_a_narrow_network_takes_the_parameters_of_a_wide_one() -> None:
    torch.manual_seed(0)
    wide = Network(SIZES, Shape(vocabulary=50, inner=24)).eval()
    samples = [tuple(window(*LONG).values())]
    narrower = Network(SIZES, Shape(vocabulary=50, inner=16)).eval()
    narrower.load_state_dict(narrow(wide, samples, 16))
    assert torch.equal(narrower.layers[0].query_key_value.weight, wide.layers[0].query_key_value.weight)
    with torch.no_grad():
        said, meant = narrower(*samples[0]), wide(*samples[0])
    assert torch.allclose(said["upos"], meant["upos"], atol=0.05)
