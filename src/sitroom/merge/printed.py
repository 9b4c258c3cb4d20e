"""The sentences of an article as evidence, for what is told without a claim or an event."""

import re
from collections.abc import Iterator

from sitroom.records.claims import Evidence
from sitroom.records.text import Document

#: A full stop behind a title or an initial ends nothing: "Mr. Zlop", "the U.S. fleet"; nor does one inside a number.
_SENTENCE = re.compile(
    r"(?:[^.!?]|[.!?](?=[a-z\d,])|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\bMrs)\.)+(?:[.!?][\"”']?|$)"
)


def sentences_of(document: Document) -> Iterator[Evidence]:
    """The sentences of the blocks that may be cited, in order."""
    for block in document.blocks:
        for match in _SENTENCE.finditer(block.span.of(document.text) if block.is_evidence else ""):
            words = match[0].strip()
            start = block.start + match.start() + len(match[0]) - len(match[0].lstrip())
            if words:
                yield Evidence(document.id, start, start + len(words), words)
