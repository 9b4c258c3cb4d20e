"""Upper layers that read events alone: what is learned, from what, and what stays as it was."""

import json
import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: pip install 'sitroom[train]'")

from training.batches import Window  # noqa: E402
from training.data import MISSING  # noqa: E402
from training.events import read_feared  # noqa: E402
from training.export import shared_of  # noqa: E402
from training.model import Network, Shape  # noqa: E402
from training.runs import CLASSES, FINISHED, SETTINGS, SHAPES  # noqa: E402
from training.telling import LEARNED, Plan, Sentence, batches_of, begin, learn, loss_of, say  # noqa: E402

from sitroom.annotate.labels import FORCE  # noqa: E402

SIZES = {"entity": 5, "role": 7, "upos": 3, "lemma": 11, "deprel": 4}


def sentence(words: int = 3, **gold: list[int]) -> Sentence:
    """A window of words of one piece each."""
    labels = {head: np.full(words, value, dtype=np.int64) for head, value in MISSING.items()}
    labels |= {head: np.array(values) for head, values in gold.items()}
    places = np.arange(1, words + 1)
    window = Window(np.arange(words + 2), np.zeros((words + 2, 3), dtype=np.int64), places, places, labels)
    return Sentence(window, {})


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A finished run of a small network that knows nothing of events."""
    shape = Shape(vocabulary=20)
    monkeypatch.setitem(SHAPES, "minilm", shape)
    torch.manual_seed(0)
    torch.save(Network(SIZES, shape).state_dict(), tmp_path / FINISHED)
    (tmp_path / CLASSES).write_text(json.dumps({name: ["x"] * size for name, size in SIZES.items()}))
    (tmp_path / SETTINGS).write_text(json.dumps({"encoder": "minilm"}))
    return tmp_path


def test_only_the_upper_layers_and_the_heads_of_events_learn(run: Path) -> None:
    network, classes = begin(run, free=2)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    given = [sentence(event=[0, 3, 0], force=[-1, 1, -1], act=[2, -1, -1]) for _ in range(4)]
    after = learn(network, lambda: [*given], Plan(free=2, epochs=3.0), 5, [one.window for one in given], half=False)
    moved = {name for name, value in after.items() if not torch.equal(value, before[name])}
    assert moved
    assert {name.split(".")[0] for name in moved} == {"layers", *LEARNED}
    assert {name.split(".")[1] for name in moved if name.startswith("layers")} == {"4", "5"}
    assert not moved & set(shared_of(network))
    assert classes["force"] == [*FORCE]


def test_what_the_teacher_says_counts_word_for_word(run: Path) -> None:
    network, _ = begin(run, free=1)
    network.eval()
    plain = sentence()
    shares = np.zeros((3, len(FORCE)), np.float16)
    shares[1, 2] = 1.0
    taught = plain._replace(shares={"force": shares})
    said = say(network, [plain.window, plain.window], [*LEARNED], half=False)
    gold = {name: torch.full((2, 3), -1) for name in LEARNED}
    found = loss_of(said, [plain, taught], gold)
    assert found.item() == pytest.approx(-LEARNED["force"] * said["force"][1, 1].log_softmax(-1)[2].item(), abs=1e-5)


def test_every_sentence_is_in_one_batch_and_none_is_too_wide() -> None:
    given = [sentence(words) for words in (3, 9, 4, 8, 2)]
    groups = batches_of([*given], Plan(pieces=20), random.Random(0))
    assert sorted(len(one.window.first) for group in groups for one in group) == [2, 3, 4, 8, 9]
    assert all(len(group) * max(len(one.window.pieces) for one in group) <= 20 for group in groups)


def test_marked_sentences_say_of_every_word_whether_it_tells_of_an_event() -> None:
    examples = read_feared()
    assert all((example.gold["event"] >= 0).all() for example in examples)
    assert any((example.gold["act"] >= 0).any() for example in examples)
