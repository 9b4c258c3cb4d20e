"""What is credited to a source by form alone: "(NATO, Jan. 25)" at the end, "according to the navy".

"The pact sent three ships. (NATO, Jan. 25)" is what NATO said, though no word says so. "Two ships were sunk, according
to the navy" has no other reading, however unsure the network is of a sentence so short.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from sitroom.annotate.roles import Roles
from sitroom.records.annotation import Attribution
from sitroom.records.text import Block, Span
from sitroom.records.trees import Trees

#: "(NATO, Jan. 25)", "(CSTO, Jan. 20, 2022)" at the end of a sentence or behind it.
CREDIT = re.compile(r"\((?P<source>[A-Z][\w .&’'-]{1,40}?), [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\)\.?(?=\s|$)")

ACCORDING = re.compile(r"\b[Aa]ccording to ")


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


def find_according(
    text: str, trees: Trees, sentences: Sequence[Span], attributions: Sequence[Attribution]
) -> list[Attribution]:
    """The sentences that "according to" credits to a source and in which nobody was found to say anything, in order."""
    found = []
    roles = Roles(text, trees)
    for cue in ACCORDING.finditer(text):
        number = bisect_right(sentences, cue.start(), key=lambda sentence: sentence.start) - 1
        first = next(iter(trees.under(Span(cue.end(), cue.end() + 1))), None)
        if number < 0 or first is None:
            continue
        sentence = sentences[number]
        if any(span.meets(sentence) for one in attributions for span in (*one.cue, *one.content)):
            continue
        at = trees.head(Span(*cue.span()))
        head = trees.words[at].head if at is not None else None
        if head is None or head < first:
            continue
        source = Span(cue.end(), roles.phrase(head).end)
        content = _rest(text, sentence, Span(cue.start(), source.end))
        if content:
            printed = Span(cue.start(), cue.end() - 1)
            found.append(Attribution((source,), (printed,), (content,), "indirect", "assert"))
    return found


def _rest(text: str, sentence: Span, credit: Span) -> Span | None:
    """What stands before a credit in its sentence, or behind one that opens it, without commas and full stop."""
    opens = not text[sentence.start : credit.start].strip()
    start, end = (credit.end, sentence.end) if opens else (sentence.start, credit.start)
    printed = text[start:end]
    kept = printed.strip(" ,.\n")
    first = start + printed.find(kept)
    return Span(first, first + len(kept)) if kept else None
