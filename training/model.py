"""The network: a sentence encoder with a head for each task; only `training/` knows torch.

The one that ships is a six-layer MiniLM. A larger one, MPNet, learns the same tasks first and teaches it
(`training/teacher.py`); both read the same pieces and the same words.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from sitroom.annotate.features import CODES

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1024
#: The lower layers read pieces, the ones from here on read words: a fifth less to do, and the heads read words anyway.
WORDS_FROM = 3
VOCABULARY = 30522
#: Distances between pieces from here on count as one.
FARTHEST = 128
#: Rows before the words in the upper layers: [CLS] and [SEP], which attention needs to rest on.
SPECIALS = 2
ARC, RELATION, COREF, LINK = 256, 128, 96, 128
#: Heads that choose a class for a word; `act` only has a network that reads events alone (`training/telling.py`), and
#: networks that teach grammar and names lack the last three.
CLASSES = ("entity", "role", "upos", "lemma", "event", "force", "act")


@dataclass(frozen=True)
class Shape:
    """The sizes of a sentence encoder.

    Attributes:
        words_from: the first layer that reads words instead of pieces.
        frozen: lowest layers that stay as they are, with the table of pieces; what words look like is added above them.
        distances: kinds of distance between pieces that attention tells apart (MPNet); 0 is none.
    """

    vocabulary: int = VOCABULARY
    hidden: int = HIDDEN
    layers: int = LAYERS
    inner: int = INNER
    words_from: int = WORDS_FROM
    epsilon: float = 1e-12
    frozen: int = 0
    distances: int = 0


class Layer(nn.Module):
    """One transformer layer, as BERT has it: attention, then a wide layer, each added and normalised."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        hidden = shape.hidden
        self.query_key_value = nn.Linear(hidden, 3 * hidden)
        self.attended = nn.Linear(hidden, hidden)
        self.attended_norm = nn.LayerNorm(hidden, eps=shape.epsilon)
        self.inner = nn.Linear(hidden, shape.inner)
        self.outer = nn.Linear(shape.inner, hidden)
        self.outer_norm = nn.LayerNorm(hidden, eps=shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, rows, hidden) to the same; `mask` is True where a row, a piece or a word, may be looked at, or is
        added to what attention finds."""
        batch, length, hidden = x.shape
        packed = self.query_key_value(x).view(batch, length, 3, HEADS, hidden // HEADS).permute(2, 0, 3, 1, 4)
        mask = mask if mask is None or mask.dtype == torch.bool else mask.to(packed.dtype)
        attended = F.scaled_dot_product_attention(packed[0], packed[1], packed[2], attn_mask=mask)
        x = self.attended_norm(x + self.attended(attended.transpose(1, 2).reshape(batch, length, hidden)))
        return self.outer_norm(x + self.outer(F.gelu(self.inner(x))))


class Pairs(nn.Module):
    """Scores every word against every word: deep biaffine attention (Dozat and Manning, 2017)."""

    def __init__(self, hidden: int, size: int) -> None:
        super().__init__()
        self.left = nn.Linear(hidden, size)
        self.right = nn.Linear(hidden, size)
        self.between = nn.Linear(size, size)

    def forward(self, words: Tensor) -> Tensor:
        """(batch, words, hidden) to (batch, words, words): row i scores the word that i hangs on."""
        left, right = F.gelu(self.left(words)), F.gelu(self.right(words))
        return self.between(left) @ right.transpose(1, 2) / math.sqrt(right.shape[-1])


def pool(x: Tensor, first: Tensor, last: Tensor, lengths: Tensor | None) -> Tensor:
    """[CLS], [SEP], and the mean of each word's first and last piece: (batch, 2 + words, hidden)."""
    index = first[..., None].expand(-1, -1, x.shape[-1]), last[..., None].expand(-1, -1, x.shape[-1])
    words = 0.5 * (x.gather(1, index[0]) + x.gather(1, index[1]))
    closing = x[:, -1] if lengths is None else x[torch.arange(len(x)), lengths[:, 0] - 1]
    return torch.cat([x[:, :1], closing[:, None], words], 1)


def _mask(lengths: Tensor, most: int) -> Tensor | None:
    """(batch, 1, 1, most): True where there is something; None where all is full."""
    here = torch.arange(most) < lengths[:, None]
    return None if bool(here.all()) else here[:, None, None]


def distance_bias(table: Tensor, length: int) -> Tensor:
    """(1, heads, length, length): what each distance between two pieces adds to attention.

    Near distances have a row of the table each, farther ones share rows by their logarithm, before and after apart
    (T5's scheme, which MPNet follows).
    """
    half = len(table) // 2
    near = half // 2
    ahead = torch.arange(length)[None, :] - torch.arange(length)[:, None]
    size = ahead.abs()
    wide = near + ((size.clamp(min=1) / near).log() / math.log(FARTHEST / near) * (half - near)).long()
    row = torch.where(size < near, size, wide.clamp(max=half - 1)) + half * (ahead > 0)
    return table[row].permute(2, 0, 1)[None]


class Network(nn.Module):
    """Pieces of one window to what every head says of its words.

    Args:
        sizes: number of classes of the heads `entity`, `role`, `upos`, `lemma`, `event`, `force`, `act`, `deprel`.
        shape: the sizes of its encoder.
    """

    def __init__(self, sizes: Mapping[str, int], shape: Shape | None = None, positions: int = 512) -> None:
        super().__init__()
        self.shape = shape = shape or Shape()
        hidden = shape.hidden
        self.pieces = nn.Embedding(shape.vocabulary, hidden)
        self.positions = nn.Embedding(positions, hidden)
        self.marks = nn.ModuleList(nn.Embedding(size, hidden) for size in CODES)
        self.norm = nn.LayerNorm(hidden, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.distances = nn.Embedding(shape.distances, HEADS) if shape.distances else None
        self.classes = tuple(name for name in CLASSES if name in sizes)
        for name in self.classes:
            self.add_module(name, nn.Linear(hidden, sizes[name]))
        self.start = nn.Linear(hidden, 1)
        self.mention = nn.Linear(hidden, 1)
        self.coref_q = nn.Linear(hidden, COREF)
        self.coref_k = nn.Linear(hidden, COREF)
        self.link = Pairs(hidden, LINK)
        self.arc = Pairs(hidden, ARC)
        self.rel_dep = nn.Linear(hidden, RELATION)
        self.rel_head = nn.Linear(hidden, RELATION)
        self.relation = nn.Linear(RELATION, sizes["deprel"])
        self.role_transitions = nn.Parameter(torch.zeros(sizes["role"], sizes["role"]))
        self.role_start = nn.Parameter(torch.zeros(sizes["role"]))
        self.role_end = nn.Parameter(torch.zeros(sizes["role"]))
        self.dropout = nn.Dropout(0.1)
        for table in self.marks:
            nn.init.zeros_(table.weight)
        if shape.frozen:
            frozen = (self.pieces, self.positions, self.norm, *self.layers[: shape.frozen])
            for module in (*frozen, self.distances) if self.distances else frozen:
                module.requires_grad_(False)

    def encode(self, inputs: Mapping[str, Tensor]) -> Tensor:
        """The words of a batch of windows: (batch, words, hidden).

        Args:
            inputs: `pieces` (batch, pieces) ids, `marks` (batch, pieces, 3), `first` and `last` (batch, words) the
                places of each word's first and last piece; `lengths` (batch, 2), how many pieces and how many words
                each window has, may be left out when none is padded.
        """
        pieces, marks, lengths = inputs["pieces"], inputs["marks"], inputs.get("lengths")
        shape = self.shape
        mask = None if lengths is None else _mask(lengths[:, 0], pieces.shape[1])
        if self.distances is not None:
            far = distance_bias(self.distances.weight, pieces.shape[1])
            mask = far if mask is None else far.masked_fill(~mask, -1e4)
        x = self.embed(pieces, None if shape.frozen else marks)
        for layer in self.layers[: shape.frozen]:
            x = layer(x, mask)
        if shape.frozen:
            x = x + self.look(marks)
        for layer in self.layers[shape.frozen : shape.words_from]:
            x = layer(x, mask)
        x = pool(x, inputs["first"], inputs["last"], lengths)
        mask = None if lengths is None else _mask(lengths[:, 1] + SPECIALS, x.shape[1])
        for layer in self.layers[shape.words_from :]:
            x = layer(x, mask)
        return x[:, SPECIALS:]

    def embed(self, pieces: Tensor, marks: Tensor | None) -> Tensor:
        """(batch, pieces) ids and (batch, pieces, 3) marks to (batch, pieces, hidden)."""
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        return self.norm(x if marks is None else x + self.look(marks))

    def look(self, marks: Tensor) -> Tensor:
        """(batch, pieces, 3) marks to (batch, pieces, hidden)."""
        return sum((table(marks[..., i]) for i, table in enumerate(self.marks)), torch.zeros(()))

    def heads(self, words: Tensor) -> dict[str, Tensor]:
        """What every head says; names and shapes are those of the exported file."""
        simple = (*self.classes, "start", "mention", "coref_q", "coref_k", "rel_dep", "rel_head")
        found = {name: getattr(self, name)(words) for name in simple}
        return {**found, "start": found["start"][..., 0], "link": self.link(words), "arc": self.arc(words)}

    def forward(self, pieces: Tensor, marks: Tensor, first: Tensor, last: Tensor) -> dict[str, Tensor]:
        """One window without padding, as the exported file runs it."""
        return self.heads(self.encode({"pieces": pieces, "marks": marks, "first": first, "last": last}))

    def load_minilm(self, folder: Path) -> None:
        """Take over the weights of a MiniLM sentence encoder (`model.safetensors` in BERT's names)."""
        given = load_file(str(folder / "model.safetensors"))
        with torch.no_grad():
            self.pieces.weight.copy_(given["embeddings.word_embeddings.weight"])
            # BERT adds a vector for the segment; there is one segment, so it goes into the positions.
            segment = given["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(given["embeddings.position_embeddings.weight"] + segment)
            copy_part(self.norm, given, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                stem = f"encoder.layer.{number}"
                for part in ("weight", "bias"):
                    packed = [given[f"{stem}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.query_key_value, part).copy_(torch.cat(packed))
                copy_part(layer.attended, given, f"{stem}.attention.output.dense")
                copy_part(layer.attended_norm, given, f"{stem}.attention.output.LayerNorm")
                copy_part(layer.inner, given, f"{stem}.intermediate.dense")
                copy_part(layer.outer, given, f"{stem}.output.dense")
                copy_part(layer.outer_norm, given, f"{stem}.output.LayerNorm")


def copy_part(module: nn.Linear | nn.LayerNorm, given: dict[str, Tensor], stem: str) -> None:
    """Take over one module's weights, which bear another name in `given`."""
    module.weight.copy_(given[f"{stem}.weight"])
    module.bias.copy_(given[f"{stem}.bias"])
