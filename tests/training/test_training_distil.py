"""What the small network learns from the larger one: what that is sure of, and nothing where gold says more."""

from pathlib import Path

import pytest

from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.pieces import Pieces
from sitroom.annotate.tokens import tokenize
from sitroom.annotate.windows import MAX_PIECES
from sitroom.records.text import Span

torch = pytest.importorskip("torch")

from safetensors.torch import save_file  # noqa: E402
from training.data import Example, blank  # noqa: E402
from training.distil import labels_of, teach  # noqa: E402
from training.model import HEADS, Network, Shape, distance_bias  # noqa: E402
from training.teacher import MOVED, UNUSED_POSITIONS, load_mpnet  # noqa: E402

SIZES = {"entity": 5, "role": 7, "upos": 4, "lemma": 3, "deprel": 6}
SMALL = Shape(vocabulary=30522, hidden=24, layers=2, inner=16, words_from=2, frozen=1, distances=32)
TOKENIZER = WEIGHTS / "tokenizer.json"


@pytest.fixture
def network() -> Network:
    torch.manual_seed(0)
    return Network(SIZES, SMALL).eval()


def said(network: Network, **scores: torch.Tensor) -> dict[str, torch.Tensor]:
    """What the heads say of five words by chance, but for what is given."""
    torch.manual_seed(1)
    found = network.heads(torch.randn(1, 5, SMALL.hidden))
    return {name: value[0].detach() for name, value in found.items()} | scores


def test_only_what_the_teacher_is_sure_of_is_taught(network: Network) -> None:
    sure = torch.eye(5) * 20
    labels = labels_of(network, said(network, arc=sure, start=torch.tensor([9.0, -9, -9, 0.1, -0.1])), first=100)
    assert labels["arc"].tolist() == [100, 101, 102, 103, 104]
    assert labels["start"].tolist() == [1, 0, 0, -1, -1]
    doubtful = labels_of(network, said(network, arc=torch.zeros(5, 5)), first=100)
    assert set(doubtful["arc"]) == set(doubtful["deprel"]) == {-1}


def test_names_that_the_teacher_cannot_tell_apart_stay_open(network: Network) -> None:
    scores = torch.full((5, 5), -20.0)
    scores[:, 3] = 5.0
    scores[2, 4] = 5.0
    assert labels_of(network, said(network, entity=scores), first=0)["entity"].tolist() == [8, 8, 24, 8, 8]


def test_gold_is_kept_and_a_window_is_put_back_in_its_place(network: Network) -> None:
    text = "Berlin waits. " * 120  # more than one window
    words = tokenize(text, Span(0, len(text)))
    example = Example("a", text, words, blank(len(words)))
    example.gold["upos"][:3] = 2
    with torch.no_grad():
        network.arc.between.weight.mul_(1000)
    teach(network, [example], Pieces(TOKENIZER), half=False)
    assert example.gold["upos"][:3].tolist() == [2, 2, 2]
    taught = example.gold["arc"] >= 0
    assert taught[-20:].any()
    assert abs(example.gold["arc"] - range(len(words)))[taught].max() < MAX_PIECES


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
