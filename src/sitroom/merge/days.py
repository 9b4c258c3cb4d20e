"""How well the days of two tellings agree: printed ones, and those on which it was reported."""

from datetime import date

from sitroom.merge.telling_parties import are_far_apart, are_talks
from sitroom.merge.tellings import Telling

#: What has happened may be told as any of these.
HAPPENED = frozenset({"actual", "ongoing", "historical"})
#: Days of the longest month; of an interval that is open.
MONTH, ENDLESS = 31, 99999
#: Days from a happening or its first report to another report, and their log-odds; later ones tell of another. There is
#: always another raid, ban or meeting, and those who "expressed support" on Monday and on Thursday did it twice.
AGAIN = ((1, 0.5), (3, -1.5))
SAID_AGAIN = ((1, 0.5), (2, -2.5))
#: An invasion, a death or an election is told of for weeks.
ONCE_ONLY = ((1, 0.5), (7, 0.0), (60, -1.0))

Weighed = tuple[str, float]


def weigh_days(one: Telling, other: Telling) -> Weighed | None:
    """What the days say, as a reason with its log-odds; None where they cannot be those of one happening."""
    if one.is_dated and other.is_dated:
        return _both_dated(one, other)
    if one.is_dated:
        return _reported(one, other)
    if other.is_dated:
        return _reported(other, one)
    if one.document != other.document and one.at == other.at:
        return "same sentence", 3.0  # what a paper prints again next week under another title
    return _both_undated(one, other)


def _both_dated(one: Telling, other: Telling) -> Weighed | None:
    early, late = sorted((one, other), key=lambda telling: (telling.when.first or date.min, telling.id))
    begins, ends = late.when.first or date.min, early.when.last or date.max
    longest = max(one.when.days or ENDLESS, other.when.days or ENDLESS)
    is_inherited = "inherited" in (one.when.basis, other.when.basis)
    if one.when.edtf == other.when.edtf:
        weight = 2.5 if longest == 1 else 1.5 if longest <= MONTH else 1.0
        days = f"date {one.when.edtf}"
        if one.published and other.published and one.published != other.published and are_far_apart(one, other):
            days += f", published on {min(one.published, other.published)} and {max(one.published, other.published)}"
            days += " in other time zones"
        return days, weight - is_inherited - _doubt(one, other, longest)
    days = f"dates {early.when.edtf}, {late.when.edtf}"
    if begins <= ends:
        return f"{days} overlap", (0.5 if longest <= MONTH else 0.0) - _doubt(one, other, longest)
    if (begins - ends).days > 1 or longest > 1:
        return None
    if are_far_apart(one, other):
        return f"{days}: one day apart by time zones", 1.5 - is_inherited
    # "killed on Monday", "killed on Tuesday" may be a slip; who phoned on Monday and on Tuesday phoned twice
    return f"{days}: one day apart", -0.5 if is_inherited else -4.0 if are_talks(one, other) else -2.0


def _doubt(one: Telling, other: Telling, longest: int) -> float:
    """What it takes away that two happenings share no day but only a month or a year.

    "Lund and Berg met in January", "they spoke in January": two talks more often than one. "In 2014 Borduria shelled
    Syldavia" is not the march of 2014.
    """
    if longest == 1:
        return 0.0
    if are_talks(one, other):
        return 2.0
    return 0.0 if one.trigger.may_stand_for(other.trigger) else 3.0


def _reported(dated: Telling, undated: Telling) -> Weighed | None:
    """A happening with its day, and one that a report tells without: papers tell what is new."""
    first, last, published = dated.when.first, dated.when.last, undated.published
    if first is None or last is None or published is None:
        return "", 0.0
    if undated.years and str(first.year) not in undated.years:
        return None
    if first > published:
        return None if undated.force in HAPPENED else ("", 0.0)
    lag = max(0, (published - last).days)
    weight = _again(lag, dated, undated)
    if weight is None:
        return None
    days = f"reported {lag} days after {dated.when.edtf}"
    if lag and are_far_apart(dated, undated):
        days += ", by time zones on the same day"
    return days, weight + (0.5 if (last - first).days < MONTH else -1.0)


def _both_undated(one: Telling, other: Telling) -> Weighed | None:
    if one.published is None or other.published is None:
        return "", 0.0
    if one.years != other.years:
        return None
    gap = abs((one.published - other.published).days)
    weight = _again(gap, one, other)
    if weight is None:
        return None
    # "Lund phoned Berg" and "Berg met Lund", both of today, may be two talks
    doubt = 0.0 if one.trigger.may_stand_for(other.trigger) else 2.0
    return (f"reported {gap} days apart" if gap else "reported on one day"), weight - doubt


def _again(days: int, one: Telling, other: Telling) -> float | None:
    if one.trigger.is_once and other.trigger.is_once:
        return _first(ONCE_ONLY, days)
    return _first(SAID_AGAIN if one.is_speech and other.is_speech else AGAIN, days)


def _first(table: tuple[tuple[int, float], ...], days: int) -> float | None:
    return next((weight for most, weight in table if days <= most), None)
