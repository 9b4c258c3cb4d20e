"""The content of a cue: what was said, before the speaker, behind the cue, or around an inserted "he said"."""

import re
from dataclasses import dataclass

from sitroom.annotate.clauses import Range, is_finite
from sitroom.annotate.complements import complement_of, cut_before_next
from sitroom.annotate.cues import Cue
from sitroom.annotate.lines import Line, Paragraph
from sitroom.lexicon.grammar import PREPOSITIONS
from sitroom.lexicon.reporting import FORMS
from sitroom.records.text import Span

#: A credit or a date in brackets at the end of a content: "(NATO, Jan. 25)", "(Jan. 24)".
DATE_IN_BRACKETS = re.compile(r"\s*\((?:[A-Z][\w .&’'-]{1,40}?, )?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\)\.?$")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where content may stand: words before `edge`, words from `after`; `done` is the last code point already used."""

    edge: int
    after: int
    done: int


def find_content(paragraph: Paragraph, line: Line, cue: Cue, frame: Frame) -> list[Span]:
    """The words that were said: before the speaker, after the cue, or both around an inserted "he said"."""
    before = _content_before(paragraph, line, frame)
    tail = _tail(line, frame.after)
    if tail is None:
        return [before] if before else []
    follows_quotation = before is not None and frame.edge > 0 and line.quoted[frame.edge - 1]
    if before and (follows_quotation or line.words[tail[0]].text == ","):
        resumed = _resumed(paragraph, line, tail, follows_quotation)
        return [before, resumed] if resumed else [before]
    after = complement_of(line, cue, frame.after)
    return [stretch(paragraph, line, *after)] if after else []


def _content_before(paragraph: Paragraph, line: Line, frame: Frame) -> Span | None:
    """What stands before "..., officials said"; a quotation may have begun sentences earlier."""
    if frame.edge == 0:
        return quotation_just_before(paragraph, line.span.start)
    mark = line.words[frame.edge - 1]
    if line.quoted[frame.edge - 1]:
        quotation = next((q for q in paragraph.quotations if q.start < mark.end <= q.end), None)
        if quotation is None or quotation.start < line.span.start or quotation.end > line.words[frame.edge].start:
            return quotation
        lead = [w for w in line.words if frame.done <= w.start < quotation.start and w.is_word]
        return Span(lead[0].start, quotation.end) if lead and frame.done == line.span.start else quotation
    if mark.text != ",":
        return None
    held = [i for i in range(frame.edge - 1) if line.words[i].start >= frame.done]
    if len(held) < 3 or not any(is_finite(line.words, i) for i in held):
        return None  # "In a statement, the ministry said": an adverbial, not what was said
    if line.words[held[0]].lower in PREPOSITIONS | {"when", "while", "although", "though", "if", "as", "speaking"}:
        return None
    return line.chars((held[0], frame.edge - 1))


def quotation_just_before(paragraph: Paragraph, place: int) -> Span | None:
    """The quotation whose end the sentence split cut off: “Is it late?” Mr Putin asked."""
    for quotation in paragraph.quotations:
        if 0 <= place - quotation.end <= 1 and not any(quotation in a.content for a in paragraph.found):
            return quotation
    return None


def _tail(line: Line, after: int) -> Range | None:
    """The words after the cue that may be content; None when only an adverbial is left ("said on Tuesday.")."""
    words = line.words
    last = len(words)
    while last > after and words[last - 1].text in {".", "!", "?", ";", ":"} and not line.quoted[last - 1]:
        last -= 1
    rest = words[after:last]
    if not any(w.is_word for w in rest):
        return None
    adverbial = rest[0].lower in PREPOSITIONS | {
        "last",
        "this",
        "later",
        "earlier",
        "yesterday",
        "today",
        "early",
        "late",
    }
    short = len(rest) <= 8 and not any(line.quoted[after:last]) and rest[0].lower not in {"that", "of", "to"}
    weekday = rest[0].is_capital and len(rest) <= 2
    return None if short and (adverbial or weekday) and after > 2 else (after, last)


def _resumed(paragraph: Paragraph, line: Line, tail: Range, after_quotation: bool) -> Span | None:
    """The second piece around an insertion: "The plan, he said, is dead" or “No,” he said, “never.”"""
    first = tail[0]
    while first < tail[1] and not line.quoted[first] and after_quotation:
        if FORMS.get(line.words[first].lower):
            return None
        first += 1
    while first < tail[1] and line.words[first].text in {",", ":"}:
        first += 1
    if first >= tail[1]:
        return None
    return stretch(paragraph, line, first, cut_before_next(line, first, tail[1]))


def stretch(paragraph: Paragraph, line: Line, first: int, last: int) -> Span:
    """Words [first, last) as a span, drawn out to the ends of the quotations that it begins or ends in."""
    start, end = line.words[first].start, line.words[last - 1].end
    for quotation in paragraph.quotations:
        if quotation.start < end < quotation.end:
            end = quotation.end
    credit = DATE_IN_BRACKETS.search(paragraph.text[start:end])
    return Span(start, start + credit.start() if credit and credit.start() else end)
