"""The encoder: windows in order, and a document's result that depends on nothing but the document."""

from pathlib import Path

import numpy as np
import pytest

from annotate.network import words_of
from sitroom.annotate.encoder import OUTPUTS, Encoder, WindowOutput
from sitroom.annotate.features import find_marks
from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.windows import MAX_PIECES, find_breaks
from sitroom.errors import SetupError

SHIPPED = [
    pytest.mark.weights,
    pytest.mark.skipif(not (WEIGHTS / "encoder.onnx").exists(), reason="the weights are not in this checkout"),
]
SHORT = "Moscow denied it. “There is no plan,” Mr. Peskov said on Monday.\nKyiv’s allies were not convinced."
LONG = "\n".join(f"{SHORT} The {number}th brigade left for Yelnya, officials said." for number in range(12))


class Pieces:
    """A vocabulary of one piece a letter."""

    cls, sep = 101, 102

    def of(self, printed: str) -> tuple[int, ...]:
        return tuple(map(ord, printed))


class Session:
    """A network that gives every output the number of words, and keeps what it was asked."""

    def __init__(self) -> None:
        self.feeds: list[dict[str, np.ndarray]] = []

    def run(self, names: tuple[str, ...], feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        self.feeds.append(feed)
        return [np.full((1, feed["first"].shape[1], 1), number, np.float32) for number, _ in enumerate(names)]


def run(encoder: Encoder, text: str) -> list[WindowOutput]:
    words = words_of(text)
    marks = find_marks(text, words)
    return encoder.run(text, words, marks, find_breaks(text, words, marks))


def by_hand() -> tuple[Encoder, Session]:
    """An encoder without weights."""
    encoder, session = object.__new__(Encoder), Session()
    encoder._pieces, encoder._session, encoder._pool = Pieces(), session, None  # type: ignore[assignment]
    return encoder, session


def test_windows_come_in_order_with_every_output_under_its_name() -> None:
    encoder, session = by_hand()
    outputs = run(encoder, LONG)
    sizes = [len(output.entity) for output in outputs]
    assert [output.first_word for output in outputs] == [sum(sizes[:i]) for i in range(len(sizes))]
    assert sum(sizes) == len(words_of(LONG))
    assert all(getattr(outputs[0], name)[0, 0] == number for number, name in enumerate(OUTPUTS))
    assert all(feed["pieces"].shape[1] <= MAX_PIECES + 2 for feed in session.feeds)


def test_a_text_without_words_has_no_windows() -> None:
    assert by_hand()[0].run("", [], [], []) == []


def test_missing_weights_are_a_fault_of_the_installation(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"tokenizer\.json"):
        Encoder(tmp_path)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def same(one: list[WindowOutput], other: list[WindowOutput]) -> bool:
    """True when all numbers are the same, to the last bit."""
    return all(
        np.array_equal(getattr(a, name), getattr(b, name))
        for a, b in zip(one, other, strict=True)
        for name in (*OUTPUTS, "first_word")
    )


class TestShippedWeights:
    pytestmark = SHIPPED

    def test_a_documents_result_depends_on_no_other_document(self, encoder: Encoder) -> None:
        alone = run(encoder, SHORT)
        run(encoder, LONG)
        assert same(run(encoder, SHORT), alone)

    def test_two_threads_give_what_one_gives(self, encoder: Encoder) -> None:
        assert same(run(Encoder(threads=2), LONG), run(encoder, LONG))

    def test_a_paragraph_gives_the_same_wherever_its_window_stands(self, encoder: Encoder) -> None:
        """Windows are cut at paragraphs, so one that fills a window by itself does not know what follows."""
        paragraph = " ".join([SHORT.replace("\n", " ")] * 7)
        assert same(run(encoder, f"{paragraph}\n{paragraph}")[:1], run(encoder, paragraph)[:1])

    def test_shapes_agree_with_the_labels(self, encoder: Encoder) -> None:
        from sitroom.annotate.folder import WEIGHTS
        from sitroom.annotate.heads import load_heads

        heads = load_heads(WEIGHTS)
        output = run(encoder, SHORT)[0]
        words = len(words_of(SHORT))
        assert output.entity.shape == (words, len(heads.entity.names))
        assert output.role.shape == (words, len(heads.role.names))
        assert output.upos.shape == (words, len(heads.syntax.upos))
        assert output.lemma.shape == (words, len(heads.syntax.lemma))
        assert output.link.shape == output.arc.shape == (words, words)
        assert output.start.shape == (words,)
        assert output.rel_dep.shape == (words, heads.syntax.rel_weight.shape[1])

    def test_weights_do_not_overflow_sixteen_bits(self) -> None:
        """Two products of an unsigned byte and a weight are added in 16 bits on CPUs without VNNI."""
        onnx = pytest.importorskip("onnx")
        graph = onnx.load(str(WEIGHTS / "encoder.onnx")).graph
        held = {array.name: onnx.numpy_helper.to_array(array) for array in graph.initializer}
        used = {node.input[1] for node in graph.node if node.op_type == "DynamicQuantizeMatMul"}
        assert used
        assert all(2 * 255 * int(np.abs(held[name].astype(int)).max()) <= 32767 for name in used)

    def test_the_weights_are_small(self) -> None:
        assert sum(file.stat().st_size for file in WEIGHTS.iterdir()) <= 34_000_000
