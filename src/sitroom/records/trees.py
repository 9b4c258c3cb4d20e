"""The words of a text as trees: which word heads a phrase, and what hangs on what."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitroom.records.annotation import Word
from sitroom.records.text import Span

#: Parts of speech of words that name somebody, and of what stands between the members of a list.
NAMING, JOINING = frozenset({"NOUN", "PROPN", "PRON"}), frozenset({"PUNCT", "CCONJ"})
#: What makes a noun another thing than the title before it: "the minister and | his | deputy".
SPECIFYING = frozenset({"det", "nmod:poss", "nummod", "flat", "compound"})


class Trees:
    """The trees of one text.

    Attributes:
        words: of the text, in order.
        children: the numbers of the words that hang on each word, in order.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.children: list[list[int]] = [[] for _ in words]
        for number, word in enumerate(words):
            if word.head is not None:
                self.children[word.head].append(number)
        self._starts = [word.span.start for word in words]

    def under(self, span: Span) -> range:
        """The numbers of the words that begin in a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def head(self, span: Span) -> int | None:
        """The number of the word that heads a phrase: the first that hangs on a word outside it."""
        inside = self.under(span)
        return next((i for i in inside if self.words[i].head not in inside), None)

    def joined(self, span: Span) -> list[Span]:
        """The phrases that a phrase joins by "and", in order; the phrase itself where it is one.

        "Mr Zas and Ms Lund" are two, "Mr Zas, head of the guard and of the fleet" is one, and so is "the president and
        commander, Mr Zas", where a bare noun goes on with the title.
        """
        head, inside = self.head(span), self.under(span)
        others = [c for c in self.children[head] if c in inside and self._is_joined(c)] if head is not None else []
        reaches = [reach for c in others if self._is_set_off(reach := self._reach(c, inside))]
        edges = [inside.start, *(reach.start for reach in reaches), inside.stop]
        parts = [self._trimmed(range(first, last)) for first, last in pairwise(edges)]
        if not reaches or not all(parts):
            return [span]
        return [Span(self.words[part.start].span.start, self.words[part.stop - 1].span.end) for part in parts]

    def _is_joined(self, number: int) -> bool:
        word = self.words[number]
        is_bare = word.upos == "NOUN" and len(word.lemma) == word.span.end - word.span.start
        is_bare = is_bare and not any(self.words[c].deprel in SPECIFYING for c in self.children[number])
        return word.deprel == "conj" and word.upos in NAMING and not is_bare

    def _reach(self, number: int, inside: range) -> range:
        """The words of a range from the first to the last that hang on one of them."""
        found, waiting = {number}, [number]
        while waiting:
            below = [c for c in self.children[waiting.pop()] if c in inside]
            found.update(below)
            waiting += below
        return range(min(found), max(found) + 1)

    def _is_set_off(self, part: range) -> bool:
        """True behind a comma or an "and": of "his counterpart Ms Lund" the name is no further member of a list."""
        return any(self.words[i].upos in JOINING for i in (part.start - 1, part.start))

    def _trimmed(self, part: range) -> range:
        """A part of a list without the commas and the "and" around it."""
        first, last = part.start, part.stop
        while first < last and self.words[first].upos in JOINING:
            first += 1
        while last > first and self.words[last - 1].upos in JOINING:
            last -= 1
        return range(first, last)

    def way(self, start: int, end: int) -> tuple[list[int], list[int]] | None:
        """The words from one up to where the ways to the root meet, that one the last, and those from there down.

        Both ends are in it; None for words of two sentences.
        """
        up, down = list(self.upwards(start)), list(self.upwards(end))
        below = {word: place for place, word in enumerate(down)}
        top = next((place for place, word in enumerate(up) if word in below), None)
        return None if top is None else (up[: top + 1], down[: below[up[top]]][::-1])

    def upwards(self, number: int) -> Iterator[int]:
        """A word, the one that it hangs on, the one that this hangs on, up to the root."""
        at: int | None = number
        while at is not None:
            yield at
            at = self.words[at].head
