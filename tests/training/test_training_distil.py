"""What the small network learns from the larger one: nothing is better than to say what the teacher says."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import save_file  # noqa: E402
from training.distil import find_taught, path_loss  # noqa: E402
from training.model import HEADS, Network, Shape, distance_bias  # noqa: E402
from training.teacher import MOVED, UNUSED_POSITIONS, load_mpnet  # noqa: E402

SIZES = {"entity": 5, "role": 7, "upos": 4, "lemma": 3, "deprel": 6}
SMALL = Shape(vocabulary=110, hidden=24, layers=2, inner=16, words_from=2, frozen=1, distances=32)
HERE = torch.tensor([[True] * 5, [True] * 3 + [False] * 2])


def words(network: Network) -> torch.Tensor:
    torch.manual_seed(1)
    return torch.randn(2, 5, network.shape.hidden)


@pytest.fixture
def network() -> Network:
    torch.manual_seed(0)
    found = Network(SIZES, SMALL).eval()
    with torch.no_grad():
        for step in (found.role_transitions, found.role_start, found.role_end):
            step.normal_()
    return found


def test_saying_the_same_costs_nothing_but_the_teachers_doubt(network: Network) -> None:
    said = network.heads(words(network))
    same = find_taught(network, said, network, said, HERE)
    other = {name: value + torch.randn_like(value) for name, value in said.items()}
    away = find_taught(network, other, network, said, HERE)
    assert all(away[name] > same[name] for name in same)
    assert all(same[name].abs() < 1e-4 for name in ("entity", "upos", "lemma", "link", "arc", "deprel", "cluster"))


def test_over_paths_no_other_scores_are_better_than_the_teachers(network: Network) -> None:
    meant = network.heads(words(network))["role"].detach()
    said = meant.clone().requires_grad_()
    path_loss(network, said, network, meant, HERE).backward()
    assert said.grad[HERE].abs().max() < 1e-4


def test_what_stands_behind_a_shorter_window_is_not_taught(network: Network) -> None:
    said = {name: value.detach() for name, value in network.heads(words(network)).items()}
    changed = {name: value.clone() for name, value in said.items()}
    for name in ("entity", "upos", "lemma", "start", "mention", "role"):
        changed[name][1, 3:] += 5.0
    before, after = (find_taught(network, one, network, said, HERE) for one in (said, changed))
    assert all(torch.isclose(before[name], after[name], atol=1e-4) for name in ("entity", "upos", "role", "start"))


def test_near_distances_are_told_apart_far_ones_share_a_row() -> None:
    table = torch.arange(32.0)[:, None].expand(32, HEADS)
    rows = distance_bias(table, 200)[0, 0]
    assert rows[10, :11].tolist() == [*[8.0] * 3, *range(7, -1, -1)]  # before: 8, 9 and 10 away share one
    assert rows[10, 11:14].tolist() == [17.0, 18.0, 19.0]  # after
    assert rows[0, 199] == rows[0, 150] == 31.0


def test_an_mpnet_is_taken_over_in_the_order_of_berts_pieces(network: Network, tmp_path: Path) -> None:
    hidden, inner = SMALL.hidden, SMALL.inner
    shapes = {
        "attention.attn.q": hidden, "attention.attn.k": hidden, "attention.attn.v": hidden, "attention.attn.o": hidden,
        "intermediate.dense": inner, "output.dense": hidden,
    }  # fmt: skip
    given = {
        "embeddings.word_embeddings.weight": torch.arange(30527.0)[:, None].expand(-1, hidden).contiguous(),
        "embeddings.position_embeddings.weight": torch.arange(514.0)[:, None].expand(-1, hidden).contiguous(),
        "encoder.relative_attention_bias.weight": torch.randn(32, HEADS),
    }
    norms = ["embeddings.LayerNorm"]
    for number in range(SMALL.layers):
        stem = f"encoder.layer.{number}"
        for name, rows in shapes.items():
            given[f"{stem}.{name}.weight"] = torch.randn(rows, inner if name == "output.dense" else hidden)
            given[f"{stem}.{name}.bias"] = torch.randn(rows)
        norms += [f"{stem}.attention.LayerNorm", f"{stem}.output.LayerNorm"]
    for norm in norms:
        given |= {f"{norm}.weight": torch.ones(hidden), f"{norm}.bias": torch.zeros(hidden)}
    save_file(given, str(tmp_path / "model.safetensors"))
    load_mpnet(network, tmp_path)
    assert network.pieces.weight[105, 0] == 105 + MOVED
    assert [int(network.pieces.weight[i, 0]) for i in (100, 101, 102, 103)] == [3, 0, 2, 30526]
    assert network.positions.weight[0, 0] == UNUSED_POSITIONS
    assert not network.pieces.weight.requires_grad
    assert not network.layers[0].inner.weight.requires_grad
    assert network.layers[1].inner.weight.requires_grad
