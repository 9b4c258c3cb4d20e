"""How well grammar is read from raw text: the measures of the CoNLL 2018 shared task, written anew.

Words are found, not given, so gold and answer are laid over the same characters first; a word counts for any measure
only where both have it. Every measure is an F1: twice the words that are right over the words of gold and answer.
Source: Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies", section 5.

    python -m evals.syntax GOLD.conllu.gz [ANSWER.conllu] [--weights FOLDER] [--write ANSWER.conllu]

Without an answer the gold's raw text is annotated here, with the shipped weights unless others are named.
"""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from evals.conllu import Treebank, TreeWord, open_conllu, raw_texts, read_treebank, write_conllu
from evals.measure import Row, Score
from sitroom.annotate import Annotator
from sitroom.annotate.encoder import Encoder
from sitroom.annotate.folder import WEIGHTS
from sitroom.annotate.heads import load_heads
from sitroom.records.annotation import Word
from sitroom.records.text import Block, Span
from sitroom.world import load_world


def evaluate(gold: Treebank, answer: Treebank) -> dict[str, Score]:
    """Scores of sentences, words, UPOS, UAS, LAS and lemmas.

    Raises:
        ValueError: the two do not hold the same characters.
    """
    if gold.characters != answer.characters:
        pairs = zip(gold.characters, answer.characters, strict=False)
        place = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(gold.characters), len(answer.characters)))
        there, here = (side.characters[max(0, place - 10) : place + 10] for side in (gold, answer))
        raise ValueError(f"the texts differ from character {place} on: gold {there!r}, answer {here!r}")
    aligned = align(gold.words, answer.words)
    theirs = {ours: theirs for theirs, ours in aligned}  # number in the answer -> number in gold

    def count(is_right: Callable[[TreeWord, TreeWord], bool]) -> Score:
        right = sum(is_right(gold.words[g], answer.words[a]) for g, a in aligned)
        return Score(right, len(answer.words), right, len(gold.words))

    def same_head(g: TreeWord, a: TreeWord) -> bool:
        if g.head is None or a.head is None:
            return g.head is a.head
        return theirs.get(a.head) == g.head

    same = len(set(gold.sentences) & set(answer.sentences))
    return {
        "sentences": Score(same, len(answer.sentences), same, len(gold.sentences)),
        "words": count(lambda g, a: True),
        "UPOS": count(lambda g, a: g.upos == a.upos),
        "UAS": count(same_head),
        # Subtypes are left out, as in the shared task: "nsubj:pass" counts as nsubj.
        "LAS": count(lambda g, a: same_head(g, a) and g.deprel.split(":")[0] == a.deprel.split(":")[0]),
        "lemmas": count(lambda g, a: g.lemma in ("_", a.lemma)),
    }


def align(gold: Sequence[TreeWord], answer: Sequence[TreeWord]) -> list[tuple[int, int]]:
    """(number in gold, number in the answer) of the words that both have, in order.

    Words that are tokens by themselves are the same where they cover the same characters. A token of several words
    gives them no places of their own, so within its characters the longest common run of forms is taken.
    """
    places = {word.span: i for i, word in enumerate(answer) if not word.shares}
    blocks = _blocks([word.span for word in (*gold, *answer) if word.shares])
    pairs = []
    gold_at = answer_at = 0
    for block in [*blocks, Span(1 << 60, 1 << 60)]:
        while gold_at < len(gold) and gold[gold_at].span.start < block.start:
            same = places.get(gold[gold_at].span)
            if same is not None:
                pairs.append((gold_at, same))
            gold_at += 1
        while answer_at < len(answer) and answer[answer_at].span.start < block.start:
            answer_at += 1
        ours, theirs = gold_at, answer_at
        while gold_at < len(gold) and gold[gold_at].span.end <= block.end:
            gold_at += 1
        while answer_at < len(answer) and answer[answer_at].span.end <= block.end:
            answer_at += 1
        forms = [[word.form.lower() for word in words] for words in (gold[ours:gold_at], answer[theirs:answer_at])]
        pairs += [(ours + i, theirs + j) for i, j in longest_common(*forms)]
    return pairs


def _blocks(spans: Sequence[Span]) -> list[Span]:
    """Spans that overlap made one, in order."""
    blocks: list[Span] = []
    for span in sorted(set(spans)):
        if blocks and span.start < blocks[-1].end:
            blocks[-1] = Span(blocks[-1].start, max(blocks[-1].end, span.end))
        else:
            blocks.append(span)
    return blocks


def longest_common(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """The places of a longest common subsequence in both."""
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            same = left[i] == right[j]
            best[i][j] = 1 + best[i + 1][j + 1] if same else max(best[i + 1][j], best[i][j + 1])
    pairs = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] == right[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def texts(path: Path) -> list[Row]:
    """The raw texts of a treebank's documents, as rows for `sitroom annotate`."""
    return [{"id": str(number), "text": text} for number, text in enumerate(raw_texts(open_conllu(path)))]


def figures(path: Path, answers: Sequence[Row]) -> dict[str, float]:
    """F1 by measure of what `sitroom annotate` says of the rows that `texts` gives, in their order."""
    lines: list[str] = []
    for asked, found in zip(texts(path), answers, strict=True):
        sentences = [Span(*pair) for pair in found["sentences"]]
        lines += write_conllu(asked["text"], sentences, [_word(row) for row in found["tokens"]])
    scores = evaluate(read_treebank(open_conllu(path)), read_treebank(lines))
    return {name: score.f1 for name, score in scores.items()}


def _word(row: Row) -> Word:
    return Word(Span(row["start"], row["end"]), row["lemma"], row["upos"], row["head"], row["deprel"])


def annotate(raw: Iterable[str], weights: Path = WEIGHTS) -> Iterator[str]:
    """CoNLL-U of raw texts as the package reads them, line by line; every line of a text is a paragraph."""
    annotator = Annotator(load_world(), Encoder(weights), load_heads(weights))
    for text in raw:
        blocks = [Block(line.start(), line.end(), "paragraph") for line in re.finditer(r"[^\n]+", text)]
        found = annotator.annotate(text, blocks)
        yield from write_conllu(text, found.sentences, found.words)


def main() -> None:
    """Print the scores of an answer, a line each."""
    parser = argparse.ArgumentParser(description="Score grammar read from raw text against a treebank.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("answer", type=Path, nargs="?")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of encoder.onnx and what goes with it")
    parser.add_argument("--write", type=Path, metavar="ANSWER", help="keep what was annotated here")
    options = parser.parse_args()
    gold = open_conllu(options.gold)
    answer = open_conllu(options.answer) if options.answer else list(annotate(raw_texts(gold), options.weights))
    if options.write:
        options.write.write_text("\n".join([*answer, ""]), encoding="utf-8")
    for name, score in evaluate(read_treebank(gold), read_treebank(answer)).items():
        print(f"{name:10} {score.f1:6.2f}   {score.right} right of {score.gold}, {score.answer} found")


if __name__ == "__main__":
    main()
