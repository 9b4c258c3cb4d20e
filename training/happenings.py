"""Learn which words tell of a happening: `python -m training.happenings DATA [--weights FOLDER]`, in a minute.

Runs the network of FOLDER (the package's own when not given) over the training part of ECB+ and writes
FOLDER/happenings.npz. Of its sentences only those count that its annotators went through; every tenth document is held
out.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
from evals.measure import Score, read_rows

from sitroom.annotate.encoder import Encoder
from sitroom.annotate.features import find_marks
from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.happenings import FILE, TELLING, facts_of
from sitroom.annotate.heads import load_heads
from sitroom.annotate.starts import decode_sentences
from sitroom.annotate.syntax import decode_syntax
from sitroom.annotate.tokens import tokenize
from sitroom.annotate.windows import find_breaks
from sitroom.records.text import Span
from training.sets import HELD_OUT
from training.weigh import fit


class Marked(NamedTuple):
    """Sentences of one document, a line each, and the places of the words that tell of a happening."""

    text: str
    told: list[Span]


def read_marked(documents: Path, mentions: Path) -> list[Marked]:
    """The training documents of ECB+."""
    events: dict[tuple[str, int], set[int]] = {}
    for row in read_rows(mentions):
        if row["kind"] == "event":
            events.setdefault((row["doc"], row["sent"]), set()).update(row["tokens"])
    marked = []
    for row in read_rows(documents):
        text, told = "", []
        for number in row["selected"] if row["split"] == "train" else ():
            for i, token in enumerate(row["sentences"][number]):
                if i in events.get((row["id"], number), ()):
                    told.append(Span(len(text), len(text) + len(token)))
                text += token + " "
            text = text[:-1] + "\n"
        if text:
            marked.append(Marked(text, told))
    return marked


class Reading:
    """The network over texts, up to what is learned from."""

    def __init__(self, weights: Path) -> None:
        self._encoder, self._heads = Encoder(weights), load_heads(weights)

    def facts(self, marked: Marked) -> tuple[np.ndarray, np.ndarray]:
        """(words, facts) of the words that may tell, and (words,) whether they do."""
        text = marked.text
        words = tokenize(text, Span(0, len(text)))
        marks = find_marks(text, words)
        breaks = find_breaks(text, words, marks)
        outputs = self._encoder.run(text, words, marks, breaks)
        sentences = decode_sentences(text, words, breaks, outputs)
        tree = decode_syntax(text, words, sentences, outputs, self._heads.syntax)
        may = np.array([word.upos in TELLING for word in tree])
        does = np.array([any(word.meets(span) for span in marked.told) for word in words])
        return np.concatenate([facts_of(output) for output in outputs])[may], does[may]


def run(data: Path, weights: Path) -> None:
    """Read, fit, print how well held-out documents are read, write."""
    folder = data / "same_event"
    reading = Reading(weights)
    found = [
        reading.facts(marked) for marked in read_marked(folder / "ecb_docs.jsonl.gz", folder / "ecb_mentions.jsonl.gz")
    ]
    learned = [one for i, one in enumerate(found) if i % HELD_OUT != HELD_OUT - 1]
    facts = np.concatenate([one for one, _ in learned]).astype(np.float64)
    mean, spread = facts.mean(0), facts.std(0) + 1e-6
    fitted = fit((facts - mean) / spread, np.concatenate([told for _, told in learned]).astype(np.float64))
    scaled = fitted[:-1] / spread
    bias = float(fitted[-1] - scaled @ mean)
    np.savez(weights / FILE, weights=scaled.astype(np.float16), bias=np.float32(bias))
    held = found[HELD_OUT - 1 :: HELD_OUT]
    said = np.concatenate([one @ scaled + bias > 0 for one, _ in held])
    told = np.concatenate([told for _, told in held])
    score = Score(int((said & told).sum()), int(said.sum()), int((said & told).sum()), int(told.sum()))
    print(f"held out: P {score.precision:.1f}  R {score.recall:.1f}  F1 {score.f1:.1f} of {score.gold} words")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with same_event/")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the exported network")
    given = parser.parse_args()
    run(given.data, given.weights)


if __name__ == "__main__":
    main()
