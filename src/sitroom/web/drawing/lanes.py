"""The chart over the timeline: how many events of each type lie in each stretch of time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from sitroom.query.conditions import Condition
from sitroom.query.desks import Desk
from sitroom.web.filters import Filters

#: Without dates chosen the chart shows so many days before the last article, and so many after.
BACK, AHEAD = 540, 90
#: A chart of fewer days has a column a day, of fewer than the second a column a month, else a column a year.
BY_DAY, BY_MONTH = 70, 3000
#: Types that have a lane of their own, at most.
LANES = 8
#: The drawing, in its own units: the names at the left, a column, a lane, the days above.
LEFT, LANE, TOP, WIDTH = 150, 26, 26, 1000
#: How wide the words of a mark on the axis are.
MARK = 62


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a lane: its place, how many events, and the stretch of time that it stands for."""

    x: float
    y: float
    width: float
    height: float
    count: int
    name: str
    type: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """A chart: its size, its lanes with their middles, the marks of its axis, its boxes; what it covers in words."""

    height: int
    names: tuple[tuple[str, float, int], ...]
    marks: tuple[tuple[str, float], ...]
    boxes: tuple[Box, ...]
    since: date
    until: date
    step: str
    shown: int
    today: float | None


def lanes(desk: Desk, conditions: Condition, filters: Filters) -> Lanes | None:
    """The chart of the events that some conditions let through; None where none of them has a day."""
    end = desk.today or date(2000, 1, 1)
    since = filters.first or end - timedelta(days=BACK)
    until = filters.last or end + timedelta(days=AHEAD)
    where, values = conditions
    within = "date_earliest >= ? AND date_earliest <= ? AND (julianday(date_latest) - julianday(date_earliest)) <= 31"
    step, length = _step(since, until)
    rows = desk.view.select(
        f"SELECT type, substr(date_earliest, 1, {length}), count(*) FROM events WHERE {within}"
        + (f" AND ({where})" if where else "")
        + " GROUP BY 1, 2",
        (since.isoformat(), until.isoformat(), *values),
    )
    if not rows:
        return None
    starts = _starts(since, until, step)
    at = {start.isoformat()[:length]: number for number, start in enumerate(starts)}
    totals: Counter[str] = Counter()
    for type, _, count in rows:
        totals[type] += count
    order = [type for type, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))][:LANES]
    column = (WIDTH - LEFT) / len(starts)
    most = max(count for _, _, count in rows)
    boxes = []
    for type, key, count in sorted(rows, key=lambda row: (row[1], row[0])):
        if type not in order or key not in at:
            continue
        height = max(3.0, (LANE - 6) * sqrt(count / most))
        middle = TOP + LANE * (order.index(type) + 0.5)
        first = starts[at[key]]
        last = (starts[at[key] + 1] - timedelta(days=1)) if at[key] + 1 < len(starts) else until
        x, width = LEFT + at[key] * column, max(1.5, column - min(2.0, column / 4))
        box = Box(round(x, 2), round(middle - height / 2, 2), round(width, 2), round(height, 2), count, key, type,
                  first.isoformat(), last.isoformat())  # fmt: skip
        boxes.append(box)
    return Lanes(
        height=TOP + LANE * len(order) + 6,
        names=tuple((type, TOP + LANE * (number + 0.5), totals[type]) for number, type in enumerate(order)),
        marks=tuple(_marks(starts, column, step)),
        boxes=tuple(boxes),
        since=since,
        until=until,
        step=step,
        shown=sum(totals.values()),
        today=round(LEFT + (end - since).days / max(1, (until - since).days) * (WIDTH - LEFT), 2)
        if since <= end <= until
        else None,
    )


def _step(since: date, until: date) -> tuple[str, int]:
    """The stretch of one column, and how many characters of an ISO day name it."""
    days = (until - since).days
    return ("day", 10) if days < BY_DAY else ("month", 7) if days < BY_MONTH else ("year", 4)


def _starts(since: date, until: date, step: str) -> list[date]:
    """The first day of every column."""
    starts = [since if step == "day" else since.replace(day=1) if step == "month" else since.replace(month=1, day=1)]
    while True:
        last = starts[-1]
        if step == "day":
            following = last + timedelta(days=1)
        elif step == "month":
            following = (last.replace(day=28) + timedelta(days=4)).replace(day=1)
        else:
            following = last.replace(year=last.year + 1)
        if following > until:
            return starts
        starts.append(following)


def _marks(starts: list[date], column: float, step: str) -> list[tuple[str, float]]:
    """Names above the columns, as many as there is room for."""
    every = max(1, round(70 / column))
    form = {"day": "%-d %b", "month": "%b %Y", "year": "%Y"}[step]
    return [
        (start.strftime(form), round(LEFT + number * column, 2))
        for number, start in enumerate(starts)
        if number % every == 0 and LEFT + number * column < WIDTH - MARK
    ]
