"""The network as an ONNX graph, written node by node.

It uses the fused operators that onnxruntime has for the CPU, so nothing is left for an optimiser to find at start-up:

- `DynamicQuantizeMatMul` for what is quantised: the scale of its input is taken from the window at hand, never from
  other windows.
- `MultiHeadAttention`, `Gelu`, and plain `LayerNormalization` after an `Add`: the fused `SkipLayerNormalization` took
  five times as long (onnxruntime 1.31 on AVX2).
- [CLS] goes through the wide layers by itself.  In MiniLM it carries single values of 20 to 30 where other pieces stay
  below 6; one scale for both would leave the words a fifth of their steps.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.model import CLASSES, HEADS, LAYERS, SPECIALS, WORDS_FROM
from training.quantise import Array, Quantised, quantise_rows

#: What the layers that read events alone say; the prefix of their parameters (`training/telling.py`).
TELLING = ("event", "force", "act")
TELLER = "telling."
#: Outputs that are one linear layer over the words, in the order in which they stand in the one that holds them all.
SIMPLE = (
    *(name for name in CLASSES if name not in TELLING), "start", "mention", "coref_q", "coref_k", "rel_dep", "rel_head",
)  # fmt: skip
PAIRS = ("link", "arc")
OUTPUTS = (*SIMPLE, *TELLING, *PAIRS)
#: Positions that a window can have: 192 pieces and two specials.
POSITIONS = 194
FUSED = "com.microsoft"
#: Past the end of any window.
END = 1 << 20


def build_graph(weights: Mapping[str, Array], quantised: Mapping[str, Quantised]) -> onnx.ModelProto:
    """The whole network; inputs and outputs as `sitroom.annotate.encoder` names them.

    Args:
        weights: the parameters by name, as `Network.state_dict` names them, and behind TELLER those of the network that
            reads events alone; what lies below its layers it has from the other.
        quantised: linear layers that run in int8, by name; the others run in float32. `heads` stands for SIMPLE and
            both sides of PAIRS together, for TELLING behind TELLER.
    """
    return _Builder(weights, quantised).model()


#: The linear layers that read the words, in the order of the one layer that holds them all.
READING = (*SIMPLE, *(f"{pair}.{side}" for pair in PAIRS for side in ("left", "right")))


def head_weights(weights: Mapping[str, Array], names: Sequence[str] = READING) -> tuple[Array, Array]:
    """(classes, hidden) and (classes,): some layers that read the words, as one."""
    return tuple(np.concatenate([weights[f"{name}.{part}"] for name in names]) for part in ("weight", "bias"))


class _Builder:
    """Collects nodes and constants; each method adds one part and returns the name of its result."""

    def __init__(self, weights: Mapping[str, Array], quantised: Mapping[str, Quantised]) -> None:
        self._weights = weights
        self._quantised = quantised
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, np.ndarray] = {}

    def model(self) -> onnx.ModelProto:
        embedded = self._embedded()
        self._heads(self._words(embedded))
        self._told(self._words(embedded, TELLER))
        inputs = {"pieces": [1, "L"], "marks": [1, "L", 3], "first": [1, "W"], "last": [1, "W"]}
        graph = helper.make_graph(
            self._nodes,
            "sitroom",
            [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name, shape in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in OUTPUTS],
            [numpy_helper.from_array(value, name) for name, value in self._constants.items()],
        )
        versions = [helper.make_opsetid("", 18), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=9, producer_name="sitroom")

    def _add(self, kind: str, inputs: Sequence[str], *outputs: str, domain: str = "", **attributes: object) -> str:
        self._nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, **attributes))
        return outputs[0]

    def _constant(self, name: str, value: object) -> str:
        array = np.asarray(value)
        self._constants[name] = array.astype(np.float32) if array.dtype == np.float64 else np.ascontiguousarray(array)
        return name

    def _numbers(self, *values: int) -> str:
        return self._constant("numbers_" + "_".join(map(str, values)), np.array(values, dtype=np.int64))

    def _linear(self, source: str, name: str, weight: Array, bias: Array, out: str) -> str:
        """`name` is the layer's, `out` its result's: one layer may be used twice."""
        bias_name = self._constant(f"{name}.bias", bias)
        if name not in self._quantised:
            product = self._add("MatMul", [source, self._constant(f"{name}.weight", weight.T)], f"{out}.product")
            return self._add("Add", [product, bias_name], out)
        matrix = self._quantised[name]
        held = self._constant(f"{name}.weight", matrix.values), self._constant(f"{name}.scale", matrix.scale)
        return self._add("DynamicQuantizeMatMul", [source, *held, "", bias_name], out, domain=FUSED)

    def _named(self, source: str, name: str, out: str) -> str:
        return self._linear(source, name, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"], out)

    def _norm(self, source: str, name: str) -> str:
        parts = [self._constant(f"{name}.{part}", self._weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self._add("LayerNormalization", [source, *parts], f"{name}.out", axis=-1, epsilon=1e-12)

    def _layers(self, x: str, numbers: Iterable[int], whose: str) -> str:
        for number in numbers:
            x = self._layer(x, f"{whose}layers.{number}")
        return x

    def _words(self, embedded: str, whose: str = "") -> str:
        pooled = self._pooled(self._layers(embedded, range(WORDS_FROM), whose), whose)
        x = self._layers(pooled, range(WORDS_FROM, LAYERS), whose)
        one = self._numbers(1)
        return self._add("Slice", [x, self._numbers(SPECIALS), self._numbers(END), one], f"{whose}words")

    def _embedded(self) -> str:
        table, scale = quantise_rows(self._weights["pieces.weight"])
        self._add("Gather", [self._constant("pieces.values", table), "pieces"], "pieces.taken")
        self._add("Cast", ["pieces.taken"], "pieces.float", to=TensorProto.FLOAT)
        self._add("Gather", [self._constant("pieces.scale", scale), "pieces"], "pieces.factor")
        terms = [self._add("Mul", ["pieces.float", "pieces.factor"], "pieces.vector")]
        self._add("Shape", ["pieces"], "length", start=1, end=2)
        positions = self._constant("positions", self._weights["positions.weight"][:POSITIONS])
        terms.append(self._add("Slice", [positions, self._numbers(0), "length"], "positions.vector"))
        codes = [f"marks.{i}.codes" for i in range(3)]
        self._add("Split", ["marks"], *codes, axis=2, num_outputs=3)
        for i, code in enumerate(codes):
            flat = self._add("Squeeze", [code, self._numbers(2)], f"marks.{i}.flat")
            table_name = self._constant(f"marks.{i}", self._weights[f"marks.{i}.weight"])
            terms.append(self._add("Gather", [table_name, flat], f"marks.{i}.vector"))
        return self._norm(self._add("Sum", terms, "embedded"), "norm")

    def _layer(self, x: str, name: str) -> str:
        packed = self._named(x, f"{name}.query_key_value", f"{name}.packed")
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        self._add("Split", [packed], *parts, axis=2, num_outputs=3)
        seen = self._add("MultiHeadAttention", parts, f"{name}.seen", domain=FUSED, num_heads=HEADS)
        attended = self._named(seen, f"{name}.attended", f"{name}.attended.out")
        x = self._norm(self._add("Add", [x, attended], f"{name}.attended.sum"), f"{name}.attended_norm")
        one = self._numbers(1)
        special = self._add("Slice", [x, self._numbers(0), one, one], f"{name}.special")
        others = self._add("Slice", [x, one, self._numbers(END), one], f"{name}.others")
        wide = [self._wide(special, name, "special"), self._wide(others, name, "others")]
        joined = self._add("Concat", wide, f"{name}.wide", axis=1)
        return self._norm(self._add("Add", [x, joined], f"{name}.wide.sum"), f"{name}.outer_norm")

    def _wide(self, x: str, name: str, which: str) -> str:
        inner = self._named(x, f"{name}.inner", f"{name}.inner.{which}")
        bent = self._add("Gelu", [inner], f"{name}.bent.{which}", domain=FUSED)
        return self._named(bent, f"{name}.outer", f"{name}.outer.{which}")

    def _pooled(self, encoded: str, whose: str) -> str:
        """[CLS], [SEP], and the mean of each word's first and last piece."""
        rows = self._add("Squeeze", [encoded, self._numbers(0)], f"{whose}rows")
        ends = [self._add("Gather", [rows, end], f"{whose}{end}.vector") for end in ("first", "last")]
        both = self._add("Add", ends, f"{whose}ends")
        words = self._add("Mul", [both, self._constant("half", np.array(0.5))], f"{whose}means")
        one = self._numbers(1)
        opening = self._add("Slice", [encoded, self._numbers(0), one, one], f"{whose}opening")
        closing = self._add("Slice", [encoded, self._numbers(-1), self._numbers(END), one], f"{whose}closing")
        return self._add("Concat", [opening, closing, words], f"{whose}pooled", axis=1)

    def _told(self, words: str) -> None:
        parts = [f"{TELLER}{name}" for name in TELLING]
        said = self._linear(words, f"{TELLER}heads", *head_weights(self._weights, parts), "told.out")
        self._parted(said, parts, TELLING)

    def _parted(self, said: str, parts: Sequence[str], outputs: Iterable[str]) -> None:
        sizes = self._numbers(*(self._weights[f"{name}.weight"].shape[0] for name in parts))
        self._add("Split", [said, sizes], *outputs, axis=2)

    def _heads(self, words: str) -> None:
        said = self._linear(words, "heads", *head_weights(self._weights), "heads.out")
        columns = {name: name if name in SIMPLE and name != "start" else f"{name}.column" for name in READING}
        self._parted(said, READING, columns.values())
        self._add("Squeeze", [columns["start"], self._numbers(2)], "start")
        for pair in PAIRS:
            left, right = (
                self._add("Gelu", [columns[f"{pair}.{side}"]], f"{pair}.{side}.bent", domain=FUSED)
                for side in ("left", "right")
            )
            # The network divides the products by the root of their length; here the weights do.
            root = np.sqrt(self._weights[f"{pair}.between.weight"].shape[0])
            between = [self._weights[f"{pair}.between.{part}"] / root for part in ("weight", "bias")]
            turned = self._linear(left, f"{pair}.between", *between, f"{pair}.between.out")
            self._add("FusedMatMul", [turned, right], pair, domain=FUSED, transB=1)
