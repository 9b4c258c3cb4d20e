"""Linear models over named facts (`annotate/hashed.py`): the rows they learn from, and the file they are kept in."""

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix

from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.hashed import BUCKETS, Facts, filed


def rarity_of(things: Sequence[list[Facts]]) -> np.ndarray:
    """(BUCKETS,) what each number counts for: the rarer among the things, the more."""
    counts = Counter(n for groups in things for n in {crc32(f.encode()) % BUCKETS for group in groups for f in group})
    found = np.array([counts[number] for number in range(BUCKETS)])
    return (np.log((1 + len(things)) / (1 + found)) + 1).astype(np.float16)


def matrix(things: Sequence[list[Facts]], rarity: np.ndarray) -> csr_matrix:
    """(things, BUCKETS)."""
    numbers, values, owners = filed(things, rarity)
    found = csr_matrix((values, (owners, numbers)), shape=(len(things), BUCKETS))
    found.sum_duplicates()
    return found


def write(file: Path, weights: np.ndarray, bias: np.ndarray, rarity: np.ndarray) -> None:
    """Keep a model, in steps of 1/127 of its largest weight.

    Args:
        weights: (labels, BUCKETS).  bias: (labels,).
    """
    step = float(np.abs(weights).max() / 127)
    arrays = {"weights": np.round(weights / step).astype(np.int8), "step": np.float32(step)}
    arrays |= {"bias": bias.astype(np.float32), "rarity": rarity}
    np.savez_compressed(file, **arrays)
    print(f"{file}: {file.stat().st_size / 1e6:.2f} MB")


def main_of(description: str | None, run: Callable[[Path, Path], None], holding: str) -> None:
    """Read the arguments of a command that learns such a model, and run it.

    Args:
        run: takes the data and the folder of the weights.  holding: which folders of the data it reads.
    """
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help=f"folder with {holding}")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the exported network")
    given = parser.parse_args()
    run(given.data, given.weights)
