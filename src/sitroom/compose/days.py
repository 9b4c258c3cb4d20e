"""The days that a document names."""

from collections.abc import Iterator

from sitroom.compose.scope import Scope
from sitroom.records.claims import NamedDay


def named_days(scope: Scope) -> Iterator[NamedDay]:
    """The days that words of the document name, in order: those of "on Friday", not those of "last week"."""
    blocks = [block.span for block in scope.document.blocks if block.is_evidence]
    for timex in scope.values.timexes:
        date = timex.date
        is_day = date is not None and date.days == 1 and timex.type in {"DATE", "TIME"}
        if is_day and date and date.earliest and any(block.covers(timex.span) for block in blocks):
            yield NamedDay(timex.span, date.earliest)
