"""Which time words date what: by the tree of the sentence, else the nearest in the same clause."""

import re

from sitroom.compose.scope import Scope
from sitroom.records.annotation import Attribution
from sitroom.records.dates import Interval, since_interval, until_interval
from sitroom.records.text import Span
from sitroom.records.values import Timex

#: Words that open another clause: a time on the other side of one does not date what stands here.
CLAUSE = re.compile(
    r"[;:—–]|\b(?:that|when|while|after|before|because|although|though|which|who|whose|where|what|how|but|if|since|until)\b"
    r"|\b(?:and|as)\s+(?:he|she|it|they|the|a|an|his|its|that)\b|,\s+(?:he|she|it|they|a|the|with|including)\b"
)
#: What may stand before a time that opens its sentence: "In 1955", "By the end of last year", "- On Monday".
OPENING = re.compile(r"[-–•\s]*(?:\w+\s+){0,2}", re.IGNORECASE)
#: A year in front of a noun dates the noun: "the 2015 ceasefire agreement", "its 2008 pledge", "a 1990 guarantee".
ADJECTIVAL = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|this|that)|['’]s)\s+(?:\w+\s+)?$", re.IGNORECASE)
NOUN_FOLLOWS = re.compile(r"\s+[a-z-]+")
SINCE = re.compile(r"\b(?:since|from)\s+$", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|before|by)\s+(?:the end of\s+)?$", re.IGNORECASE)
#: "threatened sanctions stronger than those imposed in 2014": the participle in front of the time owns it.
MODIFIED = re.compile(r"\b\w{3,}ed\s+(?:in|on|at|by)\s+(?:the\s+)?$")
#: "has expanded since 2004": the word belongs to the time.
LEADING = re.compile(r"\b(?:since|until|before|after)\s+(?:the\s+)?$")
#: In code points.
FARTHEST = 140


def date_in_text(scope: Scope, target: Span, *, noun: bool = False) -> Interval | None:
    """The date that the sentence gives for the words at `target`; None when it gives none.

    Args:
        noun: the target is a noun; then a year in front of it counts, which never dates a verb.
    """
    over = scope.attribution_over(target)
    timex = scope.attached.time_of(target)
    # "In December the US said it believed Russia is planning ...": December dates the saying.
    if timex is None or scope.attribution_over(timex.span) is not over:
        timex = _nearest(scope, target, over, noun)
    return _bounded(scope, timex) if timex else None


def _nearest(scope: Scope, target: Span, over: Attribution | None, noun: bool) -> Timex | None:
    """The time that stands nearest in the same clause."""
    sentence = scope.sentence_of(target)
    ranked = [
        (distance, timex.span.start, timex)
        for timex in scope.attached.timexes
        if sentence.covers(timex.span)
        and scope.attribution_over(timex.span) is over
        and (distance := _distance(scope, target, timex, noun)) is not None
    ]
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def _distance(scope: Scope, target: Span, timex: Timex, noun: bool) -> int | None:
    """How many characters a time stands from the target; None when it cannot date it.

    A time that opens the sentence dates its first clause ("In 1955, ..."). Elsewhere no other clause may stand between:
    no conjunction, no new subject ("After Putin succeeded Yeltsin in 2000, he moved").
    """
    text = scope.document.text
    first, last = sorted((target, timex.span))
    between = text[first.end : last.start]
    if _is_adjectival(text, timex):
        adjacent = timex.span.end <= target.start and len(between.split()) <= 3
        return len(between) if noun and adjacent else None
    before = text[scope.sentence_of(target).start : timex.span.start]
    if first == timex.span and OPENING.fullmatch(before):
        between = between.removeprefix(",")
        return None if CLAUSE.search(between) or len(between) > FARTHEST else len(between)
    if first == target:
        between = LEADING.sub("", between)
        if MODIFIED.search(between):
            return None
    if CLAUSE.search(between) or len(between) > FARTHEST or (first == timex.span and _is_taken(scope, timex)):
        return None
    # A comma in front of the verb ends an adverbial that belongs to it only in "..., in 2007, Putin criticised".
    return len(between) + 20 * between.count(",")


def _is_taken(scope: Scope, timex: Timex) -> bool:
    """True when a happening stands before the time in its clause: "agreed in 2002 to cooperate" dates the agreeing."""
    start = scope.sentence_of(timex.span).start
    text = scope.document.text
    earlier = [t.span for t in scope.annotation.triggers if start <= t.span.start and t.span.end <= timex.span.start]
    return any(not CLAUSE.search(LEADING.sub("", text[span.end : timex.span.start])) for span in earlier)


def _is_adjectival(text: str, timex: Timex) -> bool:
    printed = timex.span.of(text)
    if text[timex.span.end : timex.span.end + 2] in {"’s", "'s"}:
        return True  # "this week’s negotiations"
    return bool(
        re.fullmatch(r"\d{4}", printed)
        and ADJECTIVAL.search(text[max(0, timex.span.start - 30) : timex.span.start])
        and NOUN_FOLLOWS.match(text[timex.span.end : timex.span.end + 30])
    )


def _bounded(scope: Scope, timex: Timex) -> Interval | None:
    """ "since 2004" is open at the end, "before 16 February" at the beginning."""
    date = timex.date
    if date is None:
        return None
    before = scope.document.text[max(0, timex.span.start - 30) : timex.span.start]
    if SINCE.search(before) and date.first:
        date = since_interval(date.first).noted(basis=date.basis)
    elif UNTIL.search(before) and date.last:
        date = until_interval(date.last).noted(basis=date.basis)
    return date.noted(text=scope.words(timex.span))


def undated(scope: Scope) -> Interval:
    """The date of what a text reports without one: some day up to the article's."""
    last = scope.document.published.last
    if last is None:
        return Interval(None, None, None, None, "document")
    return until_interval(last).noted(basis="document")
