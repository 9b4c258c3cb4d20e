"""Which days matter: those that many independent origins name, those still named long after, those of most reports."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import log1p

from sitroom.query.told import Told

#: In days: what is still named later than this has stayed in memory.
AFTERWARDS = 7
#: What is printed on a day tells mostly of it and of the day before, so that reports weigh less than naming.
REPORTED = 0.3


@dataclass(slots=True)
class Voices:
    """The independent origins that speak of a day: that name it, that name it long after, that were published on it."""

    naming: set[str] = field(default_factory=set)
    afterwards: set[str] = field(default_factory=set)
    reporting: set[str] = field(default_factory=set)

    @property
    def origins(self) -> int:
        """How many independent origins name the day or report on it."""
        return len(self.naming | self.reporting)

    @property
    def weight(self) -> float:
        """What the day matters; orders only. The tenth origin adds less than the second."""
        return log1p(len(self.naming)) + log1p(len(self.afterwards)) + REPORTED * log1p(len(self.reporting))


def voices(sentences: Iterable[Told]) -> dict[str, Voices]:
    """Who speaks of each day that some sentences name or were published on, by ISO day."""
    found: dict[str, Voices] = defaultdict(Voices)
    for told in sentences:
        if told.published:
            found[told.published].reporting.add(told.origin)
        for day in told.days:
            found[day].naming.add(told.origin)
            if told.published and _days_between(day, told.published) > AFTERWARDS:
                found[day].afterwards.add(told.origin)
    return dict(found)


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
