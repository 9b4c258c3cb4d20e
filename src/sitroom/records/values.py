"""Time expressions and quantities, normalised; and the doubts that a text gives."""

from dataclasses import dataclass
from typing import Literal

from sitroom.records.dates import Interval
from sitroom.records.text import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Bound = Literal["exact", "about", "almost", "at_least", "more_than", "up_to", "less_than", "between"]
Change = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Timex:
    """Words that tell a time.

    `value` is TIMEX3 ("2022-02-15", "P4M", "PAST_REF"); `date` holds the days, or is None for durations, sets and
    whatever cannot be placed.
    """

    span: Span
    type: TimexType
    value: str
    date: Interval | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bound and what it counts.

    `low` and `high` are None where that side is open; `value` is the number as printed (for a range None).
    `unit` is a normalised noun ("troops", "deaths", "percent"; "village" for what no table knows), an ISO 4217 code, a
    rate in words ("dollar per barrel", "barrel per day"), or None.
    `of_what` spans the counted words as printed.
    `change` is told of exact numbers by how much something rose or fell ("fell 3%"), never of the level it reached.
    """

    span: Span
    low: float | None
    high: float | None
    value: float | None
    bound: Bound
    unit: str | None
    of_what: Span | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something wrong or doubtful in a text: kept, shown, never silently mended.

    Kinds: `weekday_mismatch`, `impossible_date`, `future_date`, `missing_date`, `lost_character`, `spun_wording`,
    `encoding_repaired`, `not_english`.  `span` is None where the doubt is about the whole document.
    """

    kind: str
    span: Span | None
    text: str
    suggestion: str | None


@dataclass(frozen=True, slots=True)
class Values:
    """The times and numbers of one text, in order."""

    timexes: tuple[Timex, ...]
    quantities: tuple[Quantity, ...]
    doubts: tuple[Doubt, ...] = ()
