"""Treebanks in CoNLL-U: gold read as words over characters, its raw text made again, and our own words written out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.measure import read_lines
from sitroom.records.annotation import Word
from sitroom.records.text import Span

ID, FORM, LEMMA, UPOS, HEAD, DEPREL, MISC = 0, 1, 2, 3, 6, 7, 9


@dataclass(frozen=True, slots=True)
class TreeWord:
    """One syntactic word of a treebank.

    Attributes:
        span: places in all characters of the file but white space; words of one printed token share its span.
        shares: true for the words of a token that holds several ("don't").
        head: number of its head in the file; None for a root.
    """

    form: str
    lemma: str
    upos: str
    head: int | None
    deprel: str
    span: Span
    shares: bool


@dataclass(frozen=True, slots=True)
class Treebank:
    """A file of trees: all its characters but white space, where its sentences lie in them, and its words in order."""

    characters: str
    sentences: list[Span]
    words: list[TreeWord]


def open_conllu(path: Path) -> list[str]:
    """The lines of a file, packed or not."""
    return [line.rstrip("\n") for line in read_lines(path)]


def read_treebank(lines: Iterable[str]) -> Treebank:
    """The words and sentences of a file; empty nodes (1.1) are passed over.

    Raises:
        ValueError: a head that is no word of its sentence.
    """
    printed: list[str] = []
    sentences: list[Span] = []
    words: list[TreeWord] = []
    start = end = 0
    for rows in _sentences(lines):
        first = len(words)
        size = sum(row[ID].isdigit() for row in rows)
        until, token = 0, Span(0, 0)
        for row in rows:
            if not row[ID].isdigit() or int(row[ID]) > until:  # a token's range, or a word that is a token itself
                form = "".join(row[FORM].split())
                printed.append(form)
                token = Span(end, end + len(form))
                end = token.end
            if not row[ID].isdigit():
                until = int(row[ID].split("-")[1])
                continue
            head = int(row[HEAD])
            if not 0 <= head <= size:
                raise ValueError(f"head {head} in a sentence of {size} words: {row}")
            words.append(
                TreeWord(
                    form=row[FORM],
                    lemma=row[LEMMA],
                    upos=row[UPOS],
                    head=first + head - 1 if head else None,
                    deprel=row[DEPREL],
                    span=token,
                    shares=int(row[ID]) <= until,
                )
            )
        sentences.append(Span(start, end))
        start = end
    return Treebank("".join(printed), sentences, words)


def raw_texts(lines: Iterable[str]) -> Iterator[str]:
    """The running text of each document, as the shared task gives it.

    Sentences of a paragraph are a space apart unless their last token says SpaceAfter=No, paragraphs a blank line.
    """
    text = ""
    for comments, rows in _with_comments(lines):
        if any(comment.startswith("# newdoc") for comment in comments):
            if text:
                yield text.rstrip() + "\n"
            text = ""
        elif text and any(comment.startswith("# newpar") for comment in comments):
            text = text.rstrip() + "\n\n"
        until = 0
        for row in rows:
            if row[ID].isdigit() and int(row[ID]) <= until:
                continue
            until = int(row[ID].split("-")[1]) if "-" in row[ID] else until
            text += row[FORM] + ("" if "SpaceAfter=No" in row[MISC].split("|") else " ")
    if text:
        yield text.rstrip() + "\n"


def write_conllu(text: str, sentences: Sequence[Span], words: Sequence[Word]) -> Iterator[str]:
    """The lines of one document, without ends of lines; every word is a token of its own."""
    at = 0
    for sentence in sentences:
        first = at
        yield f"# text = {' '.join(sentence.of(text).split())}"
        while at < len(words) and words[at].span.start < sentence.end:
            word = words[at]
            close = at + 1 < len(words) and words[at + 1].span.start == word.span.end
            head = 0 if word.head is None else word.head - first + 1
            misc = "SpaceAfter=No" if close else "_"
            columns = (
                at - first + 1,
                word.span.of(text),
                word.lemma,
                word.upos,
                "_",
                "_",
                head,
                word.deprel,
                "_",
                misc,
            )
            yield "\t".join(map(str, columns))
            at += 1
        yield ""


def _sentences(lines: Iterable[str]) -> Iterator[list[list[str]]]:
    return (rows for _, rows in _with_comments(lines))


def _with_comments(lines: Iterable[str]) -> Iterator[tuple[list[str], list[list[str]]]]:
    """(comments, rows without empty nodes) of each sentence."""
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("#"):
            comments.append(line)
        elif line.strip():
            row = line.split("\t")
            if "." not in row[ID]:
                rows.append(row)
        elif rows:
            yield comments, rows
            comments, rows = [], []
