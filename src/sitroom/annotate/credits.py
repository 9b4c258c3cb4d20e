"""Credits in brackets: "The pact sent three ships. (NATO, Jan. 25)" is what NATO said, though no word says so."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from sitroom.records.annotation import Attribution
from sitroom.records.text import Block, Span

#: "(NATO, Jan. 25)", "(CSTO, Jan. 20, 2022)" at the end of a sentence or behind it.
CREDIT = re.compile(r"\((?P<source>[A-Z][\w .&’'-]{1,40}?), [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\)\.?(?=\s|$)")


def find_credits(
    text: str, blocks: Sequence[Block], sentences: Sequence[Span], attributions: Sequence[Attribution]
) -> list[Attribution]:
    """The sentences that a bracket at their end credits to a source, in order.

    Args:
        sentences: in order; a bracket may be one of its own.
        attributions: those found already; a sentence in which somebody else says something is theirs.
    """
    found = []
    said = [span for attribution in attributions for span in attribution.content]
    for block in blocks:
        if not block.is_evidence:
            continue
        for credit in CREDIT.finditer(text, block.start, block.end):
            sentence = _credited(text, block, sentences, credit.start())
            if sentence and not any(span.meets(sentence) for span in said):
                source = Span(*credit.span("source"))
                found.append(Attribution((source,), (), (sentence,), "indirect", "assert"))
    return found


def _credited(text: str, block: Block, sentences: Sequence[Span], bracket: int) -> Span | None:
    """The sentence before a bracket, without its full stop; None where the bracket opens its paragraph."""
    before = text[block.start : bracket].rstrip(" .")
    end = block.start + len(before)
    number = bisect_right(sentences, end - 1, key=lambda sentence: sentence.start) - 1
    if not before or number < 0:
        return None
    return Span(max(block.start, sentences[number].start), end)
