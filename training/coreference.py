"""Fit the antecedent scorer on OntoGUM: `python -m training.coreference DATA [--weights FOLDER]`, in minutes.

It runs the network of FOLDER (the package's own when not given) over the training documents as raw text and writes
FOLDER/coref.npz. Documents under a non-commercial licence are left out; every tenth of the others is held out, as in
`training.sets`.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from evals.coreference import gold_chains, text_of
from evals.measure import read_rows

from sitroom.annotate.coreference import FILE, LAYERS
from sitroom.annotate.encoder import Encoder, WindowOutput
from sitroom.annotate.features import Marks
from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.heads import load_heads
from sitroom.annotate.known_names import KnownNames
from sitroom.annotate.network import read_text
from sitroom.annotate.noun_phrases import Parse, find_phrases
from sitroom.annotate.phrase_facts import CLASSES, Evidence, describe
from sitroom.annotate.phrase_pairs import phrase_columns
from sitroom.annotate.quotations import find_quotations
from sitroom.annotate.references import gather, parse_of
from sitroom.annotate.trees import children_of
from sitroom.records.text import Block, Span
from sitroom.world import load_world
from training.antecedents import Example, Settings, fit
from training.data import read_treebank
from training.sets import HELD_OUT

Row = dict
Reading = Callable[[str], tuple[Parse, Evidence]]


class Recorder:
    """An encoder that keeps what it said last."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.outputs: list[WindowOutput] = []

    def run(
        self, text: str, words: Sequence[Span], marks: Sequence[Marks], breaks: Sequence[int]
    ) -> list[WindowOutput]:
        """As `Encoder.run`."""
        self.outputs = self._encoder.run(text, words, marks, breaks)
        return self.outputs


def reader(folder: Path) -> Reading:
    """Reads raw text, as one paragraph, up to the evidence."""
    encoder, heads, names = Recorder(Encoder(folder)), load_heads(folder), KnownNames(load_world())
    heads = replace(heads, scorer=None)

    def read(text: str) -> tuple[Parse, Evidence]:
        blocks = [Block(0, len(text), "paragraph")]
        found = read_text(text, blocks, encoder, heads, names)
        evidence = gather(
            found.words,
            encoder.outputs,
            mentions=found.mentions,
            attributions=found.attributions,
            quotations=find_quotations(text, blocks),
        )
        return parse_of(text, found.words, found.sentences), evidence

    return read


class Tree(NamedTuple):
    """All words of a document: heads are numbers in the document, a root has -1."""

    heads: list[int]
    lemmas: list[str]
    upos: list[str]


def noun_classes(rows: Iterable[Row], trees: Mapping[str, Tree]) -> dict[str, dict[str, np.ndarray]]:
    """By document and lemma in lower case, how often a noun heads a mention of each of CLASSES."""
    found: dict[str, dict[str, np.ndarray]] = {}
    for row in rows:
        tree = trees.get(row["doc"])
        if tree is None:
            continue
        counts: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(len(CLASSES)))
        for mention in row["mentions"]:
            head = head_of(tree, mention)
            if tree.upos[head] == "NOUN" and mention["etype"] in CLASSES:
                counts[tree.lemmas[head].lower()][CLASSES.index(mention["etype"])] += 1
        found[row["doc"]] = dict(counts)
    return found


def shares(counts: Mapping[str, Mapping[str, np.ndarray]], *, without: str = "", least: int = 1) -> dict:
    """Shares of CLASSES by noun; one uncounted case is added, so that what is seen once is trusted by half."""
    total: dict[str, np.ndarray] = {}
    for name, nouns in counts.items():
        if name != without:
            for noun, numbers in nouns.items():
                total[noun] = total.get(noun, 0) + numbers
    return {n: (v / (v.sum() + 1)).astype(np.float32) for n, v in total.items() if v.sum() >= least}


def head_of(tree: Tree, mention: Row) -> int:
    """The first word of a mention that hangs on a word outside it."""
    inside = range(mention["start"], mention["end"])
    return next(i for i in inside if tree.heads[i] not in inside)


def make_example(row: Row, tree: Tree, reading: Reading, classes: Mapping) -> Example:
    """Read a document and lay its gold over the phrases found: by span, else by the word that heads it."""
    text, places = text_of(row)
    parse, evidence = reading(text)
    children = children_of(parse.heads)
    phrases = find_phrases(parse, children)
    table = describe(parse, children, phrases, evidence, classes)
    gold = gold_chains(row)
    of_span = {span: number for number, chain in enumerate(gold) for span in chain}
    spans = [(parse.starts[phrase.first], parse.ends[phrase.last - 1]) for phrase in phrases]
    chain = np.array([of_span.get(span, -1) for span in spans])
    missed = {}
    for mention in row["mentions"]:
        span = (places[mention["start"]][0], places[mention["end"] - 1][1])
        if span in of_span and span not in spans:
            missed[places[head_of(tree, mention)][0]] = of_span[span]
    for i, phrase in enumerate(phrases):
        if chain[i] < 0 and not phrase.joined:
            chain[i] = missed.pop(parse.starts[phrase.head], -1)
    return Example(row["doc"], evidence, table, phrase_columns(table, evidence), spans, chain, gold)


def documents(data: Path) -> Iterator[tuple[Row, Tree, bool]]:
    """(row, its tree, held out?) of the documents that may be learned from."""
    rows = {row["doc"]: row for row in read_rows(data / "coref/ontogum_train.jsonl.gz") if not row["nc_licence"]}
    for number, (name, tree) in enumerate(read_trees(data)):
        if name in rows and len(tree.heads) == sum(map(len, rows[name]["sentences"])):
            yield rows[name], tree, number % HELD_OUT == HELD_OUT - 1


def read_trees(data: Path) -> Iterator[tuple[str, Tree]]:
    """Documents in the order of the treebank."""
    for name, sentences in read_treebank(data / "ud/en_gum_openlic-train.conllu.gz"):
        tree = Tree([], [], [])
        for sentence in sentences:
            first = len(tree.heads)
            tree.heads.extend(-1 if head == i else first + head for i, head in enumerate(sentence.heads))
            tree.lemmas.extend(sentence.lemmas)
            tree.upos.extend(sentence.upos)
        yield name, tree


def save(path: Path, arrays: Mapping[str, np.ndarray], classes: Mapping[str, np.ndarray]) -> None:
    """Write the file that `load_scorer` reads; half precision is enough."""
    lemmas = sorted(classes)
    np.savez_compressed(
        path,
        lemmas=np.array("\n".join(lemmas)),
        shares=np.round(255 * np.stack([classes[lemma] for lemma in lemmas])).astype(np.uint8),
        **{name: np.asarray(arrays[name], dtype=np.float16) for name in LAYERS},
    )


def make_examples(data: Path, reading: Callable[[Row], Reading]) -> tuple[list[Example], list[Example], dict]:
    """(learned from, held out, noun classes for others' documents)."""
    found = list(documents(data))
    trees = {row["doc"]: tree for row, tree, held in found if not held}
    counts = noun_classes(read_rows(data / "coref/gum_train.jsonl.gz"), trees)
    everything = shares(counts)
    learned, held_out = [], []
    for row, tree, held in found:
        classes = everything if held else shares(counts, without=row["doc"])
        (held_out if held else learned).append(make_example(row, tree, reading(row), classes))
    return learned, held_out, everything


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    torch.set_num_threads(1)
    reading = reader(given.weights)
    learned, held_out, classes = make_examples(given.data, lambda row: reading)
    save(given.weights / FILE, fit(learned, held_out, Settings()), classes)


if __name__ == "__main__":
    main()
