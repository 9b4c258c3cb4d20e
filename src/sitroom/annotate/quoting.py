"""Quotation marks as limits of what the network found: a quotation is said by one speaker, and whole.

The network decides word by word, so it may leave a quotation before its end, or give its halves to two cues; print is
surer there. Of 22,899 contents in PolNeAR's training part 90 have an odd number of marks, most of them misprints.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sitroom.annotate.quotations import CLOSING
from sitroom.records.text import Block, Span, spans_inside

#: Shorter ones are names and single terms ("the “tampon tax”"), which nobody need have said.
SHORTEST_LOOSE = 4
#: What stands between two pieces of one speaker's words: "..., he said. “", in words.
LONGEST_INSERTION = 12
#: "Mr Jones: “...”": the speaker before the colon, in words.
LONGEST_LEAD = 8


@dataclass(slots=True)
class Draft:
    """An attribution in the making, as spans of the text."""

    source: list[Span] = field(default_factory=list)
    cue: Span | None = None
    content: list[Span] = field(default_factory=list)
    probability: float = 1.0

    @property
    def spans(self) -> list[Span]:
        """All of its spans."""
        return [*self.source, *([self.cue] if self.cue else []), *self.content]


def fit_to_quotations(
    text: str, blocks: Sequence[Block], quotations: Sequence[Span], drafts: Sequence[Draft]
) -> list[Draft]:
    """The drafts with every quotation whole and with one speaker; those without a cue find one or go.

    Args:
        blocks: of the text, in order; only those that may be cited hold quotations.
        quotations: as `find_quotations` gives them for the blocks.
        drafts: changed in place.
    """
    for quotation in quotations:
        if is_closed(text, quotation):
            _make_whole(quotation, drafts)
    kept = [draft for draft in drafts if draft.cue or draft.source]
    _adopt_loose(text, blocks, quotations, kept)
    for draft in kept:
        draft.content.sort()
    return kept


def is_closed(text: str, quotation: Span) -> bool:
    """True when it has a mark at its end; one that runs on into the next paragraph has none."""
    last = text[quotation.end - 1]
    return quotation.end - quotation.start > 1 and (last in CLOSING or last in "\"“’'")


def _make_whole(quotation: Span, drafts: Sequence[Draft]) -> None:
    """Give a quotation that is said in part to the draft that has most of it, whole; others lose their part."""
    shares = [(sum(_shared(piece, quotation) for piece in d.content), -i) for i, d in enumerate(drafts) if d.cue]
    share, number = max(shares, default=(0, 0))
    if not share:
        return
    owner = drafts[-number]
    inside = [d for d in drafts if d is not owner and d.cue and quotation.covers(d.cue)]
    if any(piece.covers(quotation) for piece in owner.content):
        return
    speaks_inside = any(quotation.covers(span) for span in (*owner.source, *([owner.cue] if owner.cue else [])))
    if speaks_inside or (inside and share * 2 < quotation.end - quotation.start):
        return  # a mark that was misread: "“rapists“ while calling for a wall ... “the Hispanics”"
    met = [piece for piece in owner.content if piece.meets(quotation)]
    whole = Span(min(quotation.start, *(p.start for p in met)), max(quotation.end, *(p.end for p in met)))
    owner.content = sorted([*(piece for piece in owner.content if piece not in met), whole])
    for draft in drafts:
        if draft is not owner:
            draft.content = [piece for piece in draft.content if not piece.meets(whole)]
            if draft in inside:
                draft.cue, draft.source, draft.content = None, [], []


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _adopt_loose(text: str, blocks: Sequence[Block], quotations: Sequence[Span], drafts: list[Draft]) -> None:
    """Give the quotations that nobody speaks to who is already speaking, or to a name before a colon."""
    previous: Draft | None = None
    is_open = False
    for block in blocks:
        if not block.is_evidence:
            continue
        inside = spans_inside(quotations, block.span)
        if not inside:
            previous, is_open = None, False
            continue
        if previous and is_open and inside[0].start == block.start:
            # “We have not verified that.⏎“Our guides see no change.”: a mark is open when the next paragraph begins.
            drafts[:] = [d for d in drafts if d is previous or not all(inside[0].covers(span) for span in d.spans)]
            if not any(piece.meets(inside[0]) for piece in previous.content):
                previous.content.append(inside[0])
        for quotation in inside:
            if len(quotation.of(text).split()) < SHORTEST_LOOSE or _is_used(quotation, drafts):
                continue
            before = text[block.start : quotation.start].rstrip()
            speaking = _speaking(text, block, quotation, drafts)
            if speaking:
                speaking.content.append(quotation)
            elif not before and previous and not text[quotation.end : block.end].strip():
                # The next paragraph goes on: “It’s too early to say.” after “What we have to see ...”.
                previous.content.append(quotation)
            elif before.endswith(":"):
                drafts += _lead(text, Span(block.start, block.start + len(before)), drafts)[:1]
                if drafts and drafts[-1].cue and drafts[-1].cue.end == block.start + len(before):
                    drafts[-1].content.append(quotation)
        previous, is_open = _last_quoted(block, inside, drafts), not is_closed(text, inside[-1])


def _is_used(quotation: Span, drafts: Sequence[Draft]) -> bool:
    return any(span.meets(quotation) for draft in drafts for span in draft.spans)


def _speaking(text: str, block: Block, quotation: Span, drafts: Sequence[Draft]) -> Draft | None:
    """Who said the quotation just before it, with no more between than "he said." """
    near = [
        draft
        for draft in drafts
        for piece in draft.content
        if block.start <= piece.start
        and piece.end <= quotation.start
        and text[piece.end - 1] in CLOSING + "\"'"
        and len(text[piece.end : quotation.start].split()) <= LONGEST_INSERTION
        and all(span.start < quotation.start for span in draft.spans)
    ]
    return max(near, key=lambda draft: draft.content[-1].end, default=None)


def _lead(text: str, lead: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """The speaker of "Mr Jones: “...”", with the colon as cue, when the words before it are a short phrase."""
    words = list(re.finditer(r"\w\S*", text[lead.start : lead.end]))
    is_free = not any(span.meets(lead) for draft in drafts for span in draft.spans)
    if not words or len(words) > LONGEST_LEAD or not words[0].group()[0].isupper() or not is_free:
        return []
    source = Span(lead.start + words[0].start(), lead.start + len(text[lead.start : lead.end - 1].rstrip()))
    return [Draft([source], Span(lead.end - 1, lead.end))]


def _last_quoted(block: Block, quotations: Sequence[Span], drafts: Sequence[Draft]) -> Draft | None:
    """Who is speaking when the paragraph ends: the one whose quotation is the last."""
    quoted = [
        (piece.end, i)
        for i, draft in enumerate(drafts)
        for piece in draft.content
        if block.span.covers(piece) and draft.source and any(piece.meets(quotation) for quotation in quotations)
    ]
    return drafts[max(quoted)[1]] if quoted else None
