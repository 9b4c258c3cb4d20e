"""What a page is asked for, read from the query string, so that an address holds the whole state of a page."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from sitroom.errors import QuestionError
from sitroom.records.dates import Interval, parse_day

#: Fields that do not choose among rows.
_NO_CHOICE = frozenset({"as_of", "cite", "page", "view", "order"})


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices of a reader; None leaves everything in.

    `since`, `until`, `on` and `as_of` are as typed ("2022", "2022-01", "2022-01-25"); the properties are the days they
    mean. `cite` is the row that brought the reader to a document; `page` counts from 1; `view` is `table` or nothing,
    and `order` is `oldest` or nothing.
    """

    actor: str | None = None
    type: str | None = None
    act: str | None = None
    place: str | None = None
    box: str | None = None
    issue: str | None = None
    stance: str | None = None
    kind: str | None = None
    unit: str | None = None
    outcome: str | None = None
    outlet: str | None = None
    org: str | None = None
    attacked: str | None = None
    by: str | None = None
    at: str | None = None
    on: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    q: str | None = None
    length: str | None = None
    topic: str | None = None
    as_of: str | None = None
    cite: str | None = None
    page: str | None = None
    view: str | None = None
    order: str | None = None

    @property
    def first(self) -> date | None:
        """The first day of `since`."""
        return _days("since", self.since).first if self.since else None

    @property
    def last(self) -> date | None:
        """The last day of `until`."""
        return _days("until", self.until).last if self.until else None

    @property
    def on_day(self) -> date | None:
        """The last day of `on`."""
        return _days("on", self.on).last if self.on else None

    @property
    def as_of_day(self) -> date | None:
        """The last day of `as-of`."""
        return _days("as-of", self.as_of).last if self.as_of else None

    @property
    def is_empty(self) -> bool:
        """True when nothing but the day of knowledge is chosen."""
        return not any(getattr(self, field.name) for field in fields(self) if field.name not in _NO_CHOICE)

    @property
    def is_table(self) -> bool:
        """True when the rows are asked for as a plain table."""
        return self.view == "table"

    @property
    def page_number(self) -> int:
        """The page of a long list, from 1."""
        if self.page is None:
            return 1
        if not (self.page.isascii() and self.page.isdigit() and 0 < int(self.page) < 1_000_000):
            raise QuestionError(f"page is {self.page!r}; expected a number from 1.")
        return int(self.page)

    def query(self, **changes: str | None) -> dict[str, str]:
        """The choices as a query string has them, with some of them changed."""
        chosen = {field.name: getattr(self, field.name) for field in fields(self)} | changes
        return {name.replace("_", "-"): value for name, value in chosen.items() if value is not None}


def read_filters(query: Mapping[str, str]) -> Filters:
    """The filters of a query string; fields that are there but empty, as forms send them, choose nothing.

    Raises:
        QuestionError: a day or the page is none.
    """
    chosen = {field.name: query.get(field.name.replace("_", "-"), "").strip() or None for field in fields(Filters)}
    filters = Filters(**chosen)
    _ = (filters.first, filters.last, filters.on_day, filters.as_of_day, filters.page_number)
    return filters


def _days(name: str, text: str) -> Interval:
    days = parse_day(text) if len(text) <= len("2022-01-25") else None
    if days is None:
        raise QuestionError(f"{name} is {text!r}; expected a day, a month or a year: 2022-01-25, 2022-01, 2022.")
    return days
