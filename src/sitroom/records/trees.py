"""The words of a text as trees: which word heads a phrase, and what hangs on what."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sitroom.records.annotation import Word
from sitroom.records.text import Span


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
