"""Conditions in SQL that several questions share."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

Condition = tuple[str, tuple[Any, ...]]


def all_of(conditions: Iterable[Condition]) -> Condition:
    """One condition that holds where all hold; the empty text for none."""
    kept = list(conditions)
    return " AND ".join(f"({sql})" for sql, _ in kept), tuple(value for _, values in kept for value in values)


def equals(column: str, value: Any) -> list[Condition]:
    """The column has this value; no condition without one."""
    return [] if value is None else [(f'"{column}" = ?', (value,))]


def has(columns: tuple[str, ...], value: str | None) -> list[Condition]:
    """One of some columns that hold lists has this value among its items."""
    if value is None:
        return []
    parts = [f'EXISTS (SELECT 1 FROM json_each("{column}") WHERE value = ?)' for column in columns]
    return [(" OR ".join(parts), (value,) * len(columns))]


def prints(columns: tuple[str, ...], words: str | None, *, is_cited: bool = True) -> list[Condition]:
    """One of some columns contains the words, whatever the case, or the evidence does when the row `is_cited`."""
    if not words:
        return []
    parts = [f'contains("{column}", ?)' for column in columns]
    if is_cited:
        parts.append("EXISTS (SELECT 1 FROM json_each(evidence) WHERE contains(json_extract(value, '$.quote'), ?))")
    return [(" OR ".join(parts), (words,) * len(parts))]


def within(field: str, since: date | None, until: date | None) -> list[Condition]:
    """The date may lie between two days, both inclusive.

    A date that is open at its start ("by 15 February") counts as its last day, or else every question about 1955
    would bring all that articles report without a date.
    """
    earliest, latest = f'coalesce("{field}_earliest", "{field}_latest")', f"coalesce(\"{field}_latest\", '9999-12-31')"
    found: list[Condition] = []
    if since or until:
        found.append((f"{earliest} IS NOT NULL", ()))
    if since:
        found.append((f"{latest} >= ?", (since.isoformat(),)))
    if until:
        found.append((f"{earliest} <= ?", (until.isoformat(),)))
    return found


def one_of(column: str, values: Iterable[str]) -> Condition:
    """The column has one of some values."""
    return f'"{column}" IN (SELECT value FROM json_each(?))', (json.dumps(sorted(values)),)


def lists_one_of(column: str, values: Iterable[str]) -> Condition:
    """The list in the column has one of some values."""
    inside, parameters = one_of("value", values)
    return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE {inside})", parameters


def newest_first(field: str, day: date) -> str:
    """An SQL order: what began by a day, the newest before the older, then what comes after; the undated last."""
    first = f"{field}_earliest"
    is_ahead = f"{first} > '{day.isoformat()}'"
    return f"{first} IS NULL, {is_ahead}, CASE WHEN {is_ahead} THEN {first} END, {first} DESC"


def by_date(field: str) -> str:
    """The order of a timeline: by earliest day, then latest; what has no first day comes last."""
    return f'"{field}_earliest" IS NULL, "{field}_earliest", "{field}_latest" IS NULL, "{field}_latest"'
