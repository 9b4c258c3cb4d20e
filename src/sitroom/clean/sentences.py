"""A rough cut into sentences, good enough to see which words stand together; the real splitter is another room's."""

import re

_END = re.compile(r"(?<=[.!?])[\"”’')\]]* +(?=[\"“‘'(\[]?[A-Z0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|St|No|vs|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Co)"
    r"|\b[A-Z](?:\.[A-Z])*)\.$"
)


def sentence_starts(paragraph: str) -> list[int]:
    """Where the sentences of a paragraph begin; "U.S. President", "Sept. 11" and "Jan. 25" stay whole."""
    starts = [0]
    for match in _END.finditer(paragraph):
        if not _ABBREVIATED.search(paragraph, starts[-1], match.start()):
            starts.append(match.end())
    return starts


def split_sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph."""
    starts = sentence_starts(paragraph)
    return [paragraph[a:b].strip() for a, b in zip(starts, [*starts[1:], len(paragraph)], strict=True) if a < b]
