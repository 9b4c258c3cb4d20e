"""The days that a document names."""

import re
from collections.abc import Iterator

from sitroom.compose.scope import Scope
from sitroom.records.claims import NamedDay
from sitroom.records.values import Timex

#: "She had warned a week earlier, on 15 November": counted in weeks or years it is some day about then.
_COUNTED = re.compile(r"\b(?:weeks?|months?|years?)\b", re.IGNORECASE)
#: But "Friday last week" and "two weeks ago today" are days.
_DAY = re.compile(r"day\b", re.IGNORECASE)


def named_days(scope: Scope) -> Iterator[NamedDay]:
    """The days that words of the document name, in order: those of "on Friday", not those of "last week"."""
    blocks = [block.span for block in scope.document.blocks if block.is_evidence]
    for timex in scope.values.timexes:
        if (day := _day_of(scope, timex)) and any(block.covers(timex.span) for block in blocks):
            yield NamedDay(timex.span, day)


def _day_of(scope: Scope, timex: Timex) -> str | None:
    """The day of words that mean one; None for longer times, and for what is only counted back to about a day."""
    words = scope.words(timex.span)
    if timex.type not in {"DATE", "TIME"} or timex.date is None or timex.date.days != 1:
        return None
    return None if _COUNTED.search(words) and not _DAY.search(words) else timex.date.earliest
