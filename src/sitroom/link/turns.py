"""Who speaks where in a transcript: a label opens each turn, "THE PRESIDENT:", "MS. LUND:", "Vera Lund:", "Q"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitroom.records.text import Span

#: A label in capitals at the start of a line; "Q    Thank you, Mr. President." is a reporter.
LABEL = re.compile(r"^[ \t]*(?P<label>Q\b(?=[ .:])|[A-Z][A-Z.’' -]+(?=:))", re.MULTILINE)
#: Before a name that is a label: nothing but titles. "President of Arland Vera Lund: Dear friends".
_TITLES = re.compile(r"(?:[A-Z][\w.-]*(?: of (?:the )?[A-Z][\w-]*)? ){0,5}")
#: So many labels that are names make a transcript: one may be a headline, "Lund: no deal".
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break: the label, and where the turn ends."""

    label: Span
    end: int


class Turns:
    """The turns of a text, in order; a text that is no transcript has none."""

    def __init__(self, text: str, sentences: Sequence[int], people: Iterable[Span]) -> None:
        """Find the labels.

        Args:
            sentences: where sentences start, in order.  people: the names of people.
        """
        labels = {Span(*match.span("label")) for match in LABEL.finditer(text)}
        named = {span for person in people if (span := _label_of(text, sentences, person))}
        if len(named - labels) >= FEWEST:
            labels |= {one for one in named if not any(one.meets(other) for other in labels)}
        ordered = sorted(labels)
        self._starts = [label.start for label in ordered]
        ends = [*self._starts[1:], len(text)]
        self._turns = [Turn(label, end) for label, end in zip(ordered, ends, strict=False)]

    def at(self, place: int) -> Turn | None:
        """The turn in which a place lies."""
        number = bisect_right(self._starts, place) - 1
        return self._turns[number] if number >= 0 else None


def _label_of(text: str, sentences: Sequence[int], person: Span) -> Span | None:
    """The label that ends with a name: the name and its titles open a sentence, and a colon follows."""
    if text[person.end : person.end + 1] != ":":
        return None
    number = bisect_right(sentences, person.start) - 1
    start = sentences[number] if number >= 0 else 0
    return Span(start, person.end) if _TITLES.fullmatch(text, start, person.start) else None
