"""The network: a six-layer MiniLM with a head for each task; only `training/` knows torch."""

import math
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from sitroom.annotate.features import CODES

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1024
#: The lower layers read pieces, the ones from here on read words: a fifth less to do, and the heads read words anyway.
WORDS_FROM = 3
#: Rows before the words in the upper layers: [CLS] and [SEP], which attention needs to rest on.
SPECIALS = 2
ARC, RELATION, COREF, LINK = 256, 128, 96, 128


class Layer(nn.Module):
    """One transformer layer, as BERT has it: attention, then a wide layer, each added and normalised."""

    def __init__(self, inner: int = INNER) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, inner)
        self.outer = nn.Linear(inner, HIDDEN)
        self.outer_norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, rows, hidden) to the same; `mask` is True where a row, a piece or a word, may be looked at."""
        batch, length, _ = x.shape
        packed = self.query_key_value(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(packed[0], packed[1], packed[2], attn_mask=mask)
        x = self.attended_norm(x + self.attended(attended.transpose(1, 2).reshape(batch, length, HIDDEN)))
        return self.outer_norm(x + self.outer(F.gelu(self.inner(x))))


class Pairs(nn.Module):
    """Scores every word against every word: deep biaffine attention (Dozat and Manning, 2017)."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.left = nn.Linear(HIDDEN, size)
        self.right = nn.Linear(HIDDEN, size)
        self.between = nn.Linear(size, size)

    def forward(self, words: Tensor) -> Tensor:
        """(batch, words, hidden) to (batch, words, words): row i scores the word that i hangs on."""
        left, right = F.gelu(self.left(words)), F.gelu(self.right(words))
        return self.between(left) @ right.transpose(1, 2) / math.sqrt(right.shape[-1])


def pool(x: Tensor, first: Tensor, last: Tensor, lengths: Tensor | None) -> Tensor:
    """[CLS], [SEP], and the mean of each word's first and last piece: (batch, 2 + words, hidden)."""
    index = first[..., None].expand(-1, -1, HIDDEN), last[..., None].expand(-1, -1, HIDDEN)
    words = 0.5 * (x.gather(1, index[0]) + x.gather(1, index[1]))
    closing = x[:, -1] if lengths is None else x[torch.arange(len(x)), lengths[:, 0] - 1]
    return torch.cat([x[:, :1], closing[:, None], words], 1)


def _mask(lengths: Tensor, most: int) -> Tensor | None:
    """(batch, 1, 1, most): True where there is something; None where all is full."""
    here = torch.arange(most) < lengths[:, None]
    return None if bool(here.all()) else here[:, None, None]


class Network(nn.Module):
    """Pieces of one window to what every head says of its words.

    Args:
        sizes: number of classes of the heads `entity`, `role`, `upos`, `lemma`, `deprel`.
        inner: the size of the wide layers.
    """

    def __init__(
        self, sizes: dict[str, int], vocabulary: int = 30522, positions: int = 512, inner: int = INNER
    ) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(positions, HIDDEN)
        self.marks = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in CODES)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner) for _ in range(LAYERS))
        self.entity = nn.Linear(HIDDEN, sizes["entity"])
        self.role = nn.Linear(HIDDEN, sizes["role"])
        self.upos = nn.Linear(HIDDEN, sizes["upos"])
        self.lemma = nn.Linear(HIDDEN, sizes["lemma"])
        self.start = nn.Linear(HIDDEN, 1)
        self.mention = nn.Linear(HIDDEN, 1)
        self.coref_q = nn.Linear(HIDDEN, COREF)
        self.coref_k = nn.Linear(HIDDEN, COREF)
        self.link = Pairs(LINK)
        self.arc = Pairs(ARC)
        self.rel_dep = nn.Linear(HIDDEN, RELATION)
        self.rel_head = nn.Linear(HIDDEN, RELATION)
        self.relation = nn.Linear(RELATION, sizes["deprel"])
        self.role_transitions = nn.Parameter(torch.zeros(sizes["role"], sizes["role"]))
        self.role_start = nn.Parameter(torch.zeros(sizes["role"]))
        self.role_end = nn.Parameter(torch.zeros(sizes["role"]))
        self.dropout = nn.Dropout(0.1)
        for table in self.marks:
            nn.init.zeros_(table.weight)

    def encode(self, inputs: Mapping[str, Tensor]) -> Tensor:
        """The words of a batch of windows: (batch, words, hidden).

        Args:
            inputs: `pieces` (batch, pieces) ids, `marks` (batch, pieces, 3), `first` and `last` (batch, words) the
                places of each word's first and last piece; `lengths` (batch, 2), how many pieces and how many words
                each window has, may be left out when none is padded.
        """
        x = self.embed(inputs["pieces"], inputs["marks"])
        lengths = inputs.get("lengths")
        mask = None if lengths is None else _mask(lengths[:, 0], x.shape[1])
        for layer in self.layers[:WORDS_FROM]:
            x = layer(x, mask)
        x = pool(x, inputs["first"], inputs["last"], lengths)
        mask = None if lengths is None else _mask(lengths[:, 1] + SPECIALS, x.shape[1])
        for layer in self.layers[WORDS_FROM:]:
            x = layer(x, mask)
        return x[:, SPECIALS:]

    def embed(self, pieces: Tensor, marks: Tensor) -> Tensor:
        """(batch, pieces) ids and (batch, pieces, 3) marks to (batch, pieces, hidden)."""
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        for i, table in enumerate(self.marks):
            x = x + table(marks[..., i])
        return self.norm(x)

    def heads(self, words: Tensor) -> dict[str, Tensor]:
        """What every head says; names and shapes are those of the exported file."""
        simple = ("entity", "role", "upos", "lemma", "start", "mention", "coref_q", "coref_k", "rel_dep", "rel_head")
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
            _copy(self.norm, given, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                stem = f"encoder.layer.{number}"
                for part in ("weight", "bias"):
                    packed = [given[f"{stem}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.query_key_value, part).copy_(torch.cat(packed))
                _copy(layer.attended, given, f"{stem}.attention.output.dense")
                _copy(layer.attended_norm, given, f"{stem}.attention.output.LayerNorm")
                _copy(layer.inner, given, f"{stem}.intermediate.dense")
                _copy(layer.outer, given, f"{stem}.output.dense")
                _copy(layer.outer_norm, given, f"{stem}.output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, given: dict[str, Tensor], stem: str) -> None:
    module.weight.copy_(given[f"{stem}.weight"])
    module.bias.copy_(given[f"{stem}.bias"])
