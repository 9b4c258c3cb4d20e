"""Who a phrase means by the chain that it is in: "he", "the president", "the Kremlin spokesman"."""

from collections.abc import Iterator

from sitroom.records.annotation import Annotation
from sitroom.records.text import Span
from sitroom.records.trees import Trees


class Chains:
    """The chains of one text by the words that head their phrases.

    Heads are compared, not spans: the decoder of attributions may give "the spokesman" where the chain has "the
    spokesman, who spoke in Minsk". Of two phrases with one head ("the envoy" and "the envoy and her staff") the
    shorter one counts.
    """

    def __init__(self, annotation: Annotation) -> None:
        self._words = annotation.words
        self.trees = Trees(annotation.words)
        self.head = self.trees.head
        self._chain_of: dict[int, int] = {}
        of_head: dict[int, tuple[Span, int]] = {}
        for number, chain in enumerate(annotation.chains):
            for span in chain:
                head = self.head(span)
                if head is not None and (head not in of_head or of_head[head][0].covers(span)):
                    of_head[head] = span, number
        self._heads: list[list[int]] = [[] for _ in annotation.chains]
        for head, (_, number) in sorted(of_head.items()):
            self._chain_of[head] = number
            self._heads[number].append(head)

    def is_told(self, span: Span) -> bool:
        """True when the phrase's chain says who is meant, be it "a woman": a phrase in it is no pronoun."""
        head = self.head(span)
        heads = self._heads[self._chain_of[head]] if head in self._chain_of else ()
        return any(self._words[h].upos != "PRON" for h in heads)

    def others(self, span: Span) -> Iterator[int]:
        """Numbers of the words that head the other phrases of a phrase's chain: those before it from the nearest on,
        then those behind it.
        """
        own = self.head(span)
        if own in self._chain_of:
            heads = self._heads[self._chain_of[own]]
            yield from reversed([head for head in heads if head < own])
            yield from (head for head in heads if head > own)
