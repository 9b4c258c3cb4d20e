"""Labelled sets as documents of words with a label for every head.

A label of -1 (for names: all bits) means that the set does not say, and costs nothing in the loss.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from evals.measure import read_lines, read_rows

from sitroom.annotate.labels import ROLES
from sitroom.annotate.lemmas import script_of
from sitroom.annotate.tokens import tokenize
from sitroom.records.text import Span
from training.labels import ANYTHING, entity_bits

#: What a word without gold has, by head.
MISSING = {
    "entity": ANYTHING, "role": -1, "link": -1, "arc": -1, "deprel": -1, "upos": -1, "lemma": -1, "start": -1,
    "mention": -1, "cluster": -1, "event": -1, "force": -1, "act": -1,
}  # fmt: skip


@dataclass(frozen=True)
class Example:
    """One document: its words and what its gold says of them, an array a head."""

    name: str
    text: str
    words: list[Span]
    gold: dict[str, np.ndarray]


@dataclass
class Inventory:
    """Classes of the heads that are counted in the training sets; unknown ones are `-1`."""

    upos: list[str] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)


def blank(length: int) -> dict[str, np.ndarray]:
    """Labels that say nothing."""
    return {head: np.full(length, value, dtype=np.int64) for head, value in MISSING.items()}


def _link(link: np.ndarray, under: dict[str, list[np.ndarray]]) -> None:
    """Tie one attribution together: its source and content to its cue, its cue to its source.

    A source that speaks twice ("She said ... and added ...") can point to one cue only, the nearest; the other still
    points to it. A cue without a source points to itself.
    """
    cue = next((found for found in under["cue"] if len(found)), None)
    if cue is None:
        return
    source = next((found for found in under["source"] if len(found)), cue)
    link[cue] = source[0]
    for found in under["content"]:
        link[found] = cue[0]
    for found in under["source"]:
        if len(found) and (link[found[0]] < 0 or abs(cue[0] - found[0]) < abs(link[found[0]] - found[0])):
            link[found] = cue[0]


def read_attributions(path: Path) -> list[Example]:
    """PolNeAR: who is said to have said what."""
    examples = []
    for row in read_rows(path):
        text = row["text"]
        words = tokenize(text, Span(0, len(text)))
        starts = np.array([word.start for word in words])
        ends = np.array([word.end for word in words])
        gold = blank(len(words))
        gold["role"][:] = 0
        for attribution in row["attributions"]:
            under = {
                role: [np.flatnonzero((starts < end) & (ends > start)) for start, end in attribution[role]]
                for role in ROLES
            }
            for number, role in enumerate(ROLES):
                for found in under[role]:
                    gold["role"][found] = 2 + 2 * number
                    gold["role"][found[:1]] = 1 + 2 * number
            _link(gold["link"], under)
        examples.append(Example(row["id"], text, words, gold))
    return examples


def read_texts(path: Path) -> list[Example]:
    """Texts that nobody has labelled."""
    examples = []
    for number, row in enumerate(read_rows(path)):
        words = tokenize(row["text"], Span(0, len(row["text"])))
        if words:
            examples.append(Example(f"{path.name}:{number}", row["text"], words, blank(len(words))))
    return examples


class Sentence(NamedTuple):
    """One sentence of a CoNLL-U file; `heads` count from 0 in the sentence, a root is its own head."""

    forms: list[str]
    lemmas: list[str]
    upos: list[str]
    heads: list[int]
    relations: list[str]
    spaces: list[bool]
    new_paragraph: bool


def read_treebank(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """(document id, sentences) of a CoNLL-U file."""
    name, sentences, rows, new_paragraph = "", [], [], True
    for line in read_lines(path):
        if line.startswith("# newdoc"):
            if sentences:
                yield name, sentences
            name, sentences, new_paragraph = line.split("=", 1)[1].strip(), [], True
        elif line.startswith("# newpar"):
            new_paragraph = True
        elif line.strip() and not line.startswith("#"):
            rows.append(line.rstrip("\n").split("\t"))
        elif not line.strip() and rows:
            sentences.append(_sentence(rows, new_paragraph))
            rows, new_paragraph = [], False
    if sentences:
        yield name, sentences


def _sentence(rows: list[list[str]], new_paragraph: bool) -> Sentence:
    no_space_until: dict[int, bool] = {}
    words = []
    for row in rows:
        if "-" in row[0]:  # a word written as one: no space between its parts
            first, last = map(int, row[0].split("-"))
            no_space_until |= dict.fromkeys(range(first, last), True)
            no_space_until[last] = "SpaceAfter=No" in row[9]
        elif "." not in row[0]:
            words.append(row)
    heads = [int(row[6]) - 1 for row in words]
    return Sentence(
        forms=[row[1] for row in words],
        lemmas=[row[2] for row in words],
        upos=[row[3] for row in words],
        heads=[i if head < 0 else head for i, head in enumerate(heads)],
        relations=[row[7] for row in words],
        spaces=[not no_space_until.get(int(row[0]), "SpaceAfter=No" in row[9]) for row in words],
        new_paragraph=new_paragraph,
    )


def count_classes(paths: Sequence[Path], most_scripts: int = 150, least_relation: int = 40) -> Inventory:
    """The classes of part of speech, relation and lemma that the treebanks hold."""
    upos, relations, scripts = Counter[str](), Counter[str](), Counter[str]()
    for path in paths:
        for _, sentences in read_treebank(path):
            for sentence in sentences:
                upos.update(sentence.upos)
                relations.update(sentence.relations)
                scripts.update(script_of(f, m) for f, m in zip(sentence.forms, sentence.lemmas, strict=True))
    kept = {name for name, count in relations.items() if count >= least_relation or ":" not in name}
    return Inventory(sorted(upos), sorted(kept), [name for name, _ in scripts.most_common(most_scripts)])


def read_syntax(path: Path, inventory: Inventory) -> list[Example]:
    """A treebank's documents; relations that are rare lose their subtype."""
    examples = []
    upos = {name: i for i, name in enumerate(inventory.upos)}
    relation = {name: i for i, name in enumerate(inventory.deprel)}
    lemma = {name: i for i, name in enumerate(inventory.lemma)}
    for name, sentences in read_treebank(path):
        text, words = "", []
        gold = blank(sum(len(sentence.forms) for sentence in sentences))
        for sentence in sentences:
            if sentence.new_paragraph and text:
                text = text.rstrip() + "\n\n"
            first = len(words)
            for i, form in enumerate(sentence.forms):
                at = first + i
                words.append(Span(len(text), len(text) + len(form)))
                text += form + (" " if sentence.spaces[i] else "")
                found = sentence.relations[i]
                gold["deprel"][at] = relation.get(found, relation.get(found.split(":")[0], -1))
                gold["arc"][at] = first + sentence.heads[i]
                gold["upos"][at] = upos.get(sentence.upos[i], -1)
                gold["lemma"][at] = lemma.get(script_of(form, sentence.lemmas[i]), -1)
                gold["start"][at] = i == 0
        examples.append(Example(name, text, words, gold))
    return examples


def add_names(examples: Sequence[Example], rows: Iterable[dict], scheme: str) -> None:
    """Lay the names of a set of single sentences over the same sentences of a treebank."""
    known = {tuple(row["tokens"]): row["tags"] for row in rows}
    for example in examples:
        forms = [word.of(example.text) for word in example.words]
        starts = [*np.flatnonzero(example.gold["start"] == 1), len(forms)]
        for first, last in pairwise(starts):
            tags = known.get(tuple(forms[first:last]))
            if tags is not None:
                example.gold["entity"][first:last] = entity_bits(scheme, forms[first:last], tags)


def add_coreference(examples: Sequence[Example], rows: Iterable[dict]) -> None:
    """Lay chains over the documents of a treebank: the word that heads a mention gets the number of its chain."""
    known = {row["doc"]: row for row in rows if not row["nc_licence"]}
    for example in examples:
        row = known.get(example.name)
        if row is None or sum(map(len, row["sentences"])) != len(example.words):
            continue
        example.gold["mention"][:] = 0
        numbers: dict[str, int] = {}
        for mention in sorted(row["mentions"], key=lambda m: m["start"] - m["end"]):
            head = head_of(example, mention)
            example.gold["mention"][head] = 1
            # The shortest mention of a head comes last and stays.
            example.gold["cluster"][head] = numbers.setdefault(mention["cluster"], len(numbers))


def head_of(example: Example, mention: dict) -> int:
    """The word of a mention, `start` and `end` in words, that hangs on none inside it."""
    inside = range(mention["start"], mention["end"])
    return next(i for i in inside if example.gold["arc"][i] == i or example.gold["arc"][i] not in inside)


def one_by_one(examples: Sequence[Example]) -> list[Example]:
    """Every sentence of a treebank as a document of its own: headlines and captions stand alone, too."""
    found = []
    for example in examples:
        starts = [*np.flatnonzero(example.gold["start"] == 1), len(example.words)]
        for first, last in pairwise(int(i) for i in starts):
            offset = example.words[first].start
            words = [Span(word.start - offset, word.end - offset) for word in example.words[first:last]]
            gold = {head: values[first:last].copy() for head, values in example.gold.items()}
            gold["arc"] = np.where(gold["arc"] < 0, -1, gold["arc"] - first)
            text = example.text[offset : example.words[last - 1].end]
            found.append(Example(f"{example.name}#{first}", text, words, gold))
    return found


def read_names(path: Path, scheme: str, group: int = 8, most: int | None = None, seed: int = 0) -> list[Example]:
    """A set of single sentences with names: sentences drawn together at random, a line each."""
    rows = list(read_rows(path))
    random.Random(seed).shuffle(rows)
    examples = []
    for first in range(0, min(len(rows), most or len(rows)), group):
        text, words, bits = "", [], []
        for row in rows[first : first + group]:
            for token in row["tokens"]:
                words.append(Span(len(text), len(text) + len(token)))
                text += token + " "
            text = text[:-1] + "\n"
            bits += entity_bits(scheme, row["tokens"], row["tags"])
        gold = blank(len(words))
        gold["entity"][:] = bits
        examples.append(Example(f"{path.name}:{first}", text, words, gold))
    return examples
