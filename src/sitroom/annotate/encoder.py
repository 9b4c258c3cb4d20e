"""Runs the network over the words of a text; the only file that imports onnxruntime.

It knows shapes and names, not what the labels mean: that is the decoders' work.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from sitroom.annotate.features import Marks
from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.inputs import Inputs, make_inputs
from sitroom.annotate.pieces import Pieces
from sitroom.annotate.windows import cut_windows
from sitroom.errors import SetupError
from sitroom.records.text import Span

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WindowOutput:
    """What the network says of the W words of one window; all arrays are float32, scores are before any softmax.

    Attributes:
        first_word: the number of the window's first word in the document.
        entity: (W, labels of names), B/I/O.  role: (W, labels of roles), B/I/O.
        link: (W, W), row i: which word stands for the attribution that word i belongs to.
        arc: (W, W), row i: which word is the head of word i; itself for a root.
        rel_dep, rel_head: (W, 128), what each word brings to its relation as the lower and as the upper end.
        upos: (W, parts of speech).  lemma: (W, edit scripts).
        event: (W, TOLD), which type of event the word tells of, if any.  force: (W, FORCE), how firmly.
        act: (W, ACT), what is done with words, for a word of a cue.
        start: (W,), whether the word begins a sentence.
        mention: (W, 1), whether the word heads a mention that something else refers to.
        coref_q, coref_k: (W, 96), affinity of word i to an earlier word j: coref_q[i] · coref_k[j] / sqrt(96).
    """

    first_word: int
    entity: Floats
    role: Floats
    link: Floats
    arc: Floats
    rel_dep: Floats
    rel_head: Floats
    upos: Floats
    lemma: Floats
    event: Floats
    force: Floats
    act: Floats
    start: Floats
    mention: Floats
    coref_q: Floats
    coref_k: Floats


OUTPUTS = tuple(name for name in WindowOutput.__dataclass_fields__ if name != "first_word")


class Encoder:
    """The network, loaded once.

    Every window is run by itself, on one thread of onnxruntime: what a document gives depends neither on the
    documents around it nor on the number of threads.

    Args:
        folder: holds encoder.onnx and tokenizer.json; the shipped weights when None.
        threads: windows of one document that are run side by side.
    Raises:
        SetupError: the weights are missing or cannot be read.
    """

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        folder = folder or WEIGHTS
        self._pieces = Pieces(folder / "tokenizer.json")
        self._session = _open_session(folder / "encoder.onnx")
        self._pool = ThreadPoolExecutor(threads) if threads > 1 else None

    def run(
        self, text: str, words: Sequence[Span], marks: Sequence[Marks], breaks: Sequence[int]
    ) -> list[WindowOutput]:
        """What the network says of all words of a text, window by window, in order.

        Args:
            words: in order, not overlapping, none empty.
            marks: what each word looks like, as `features.find_marks` gives it.
            breaks: what each word begins, as `windows.find_breaks` gives it.
        """
        ids = [self._pieces.of(text[word.start : word.end]) for word in words]
        windows = cut_windows([len(pieces) for pieces in ids], breaks)
        inputs = (
            make_inputs(ids[w.first : w.last], marks[w.first : w.last], cls=self._pieces.cls, sep=self._pieces.sep)
            for w in windows
        )
        outputs = (self._pool.map if self._pool else map)(self._run_window, inputs)
        return [
            WindowOutput(window.first, *(array[0] for array in arrays))
            for window, arrays in zip(windows, outputs, strict=True)
        ]

    def _run_window(self, inputs: Inputs) -> list[Floats]:
        """The arrays of OUTPUTS, with a first axis of one."""
        feed = {
            "pieces": inputs.pieces[None],
            "marks": inputs.marks[None],
            "first": inputs.first[None],
            "last": inputs.last[None],
        }
        arrays: list[Floats] = self._session.run(OUTPUTS, feed)
        return arrays


def _open_session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # The file is written with fused operators; the higher levels would bring in one that is slower (training/graph.py).
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    # Plans of memory are kept for each shape that was met, and almost every window has its own.
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors have no common parent but this one
        raise SetupError(f"{file}: the network cannot be loaded ({error}); install sitroom anew") from error
