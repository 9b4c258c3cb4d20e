"""How well times are found and dated, as TempEval-3 scores them, and the days they stand for.

    python -m evals.times GOLD.jsonl ANSWER.jsonl [--value-only]

GOLD has a row a document, {"id", "dct", "text", "timexes": [{"start", "end", "type", "value"}]}, where a timex may
have `mod`, or its ends in `from` and `to` or `notBefore` and `notAfter`.  ANSWER is what `sitroom annotate` writes.
An answer belongs to at most one gold timex: that with the same span, else the one it shares most with.

    strict, relaxed  same span; one character or more in common
    value            in common, and the same TIMEX3 value (the share of matches times relaxed F1)
    interval         the same first and last day, over the gold timexes that stand for days

Source: UzZaman and others, SemEval-2013 Task 1 (TempEval-3), section 4; seasons begin in March, June, September and
December, and of a value with the modifier START, MID or END that half, or the middle half, is meant.  With
`--value-only` the days come from the value alone (sets whose modifiers are lost).
"""

import argparse
import calendar
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from evals.measure import Row, Score, read_rows, table

Span = tuple[int, int]
Days = tuple[date, date]
#: Spans are compared without these around them.
_OUTER = ' \t\r\n"“”'
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
_PARTS = {
    **dict.fromkeys(("START", "BEGINNING", "EARLY"), (0, 0.5)),
    "MID": (0.25, 0.75),
    **dict.fromkeys(("END", "LATE"), (0.5, 1)),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A timex by what is compared: its trimmed span, its value and its days."""

    span: Span
    value: str | None
    days: Days | None


def texts(path: Path) -> list[Row]:
    """The rows for `sitroom annotate`."""
    return [
        {"id": row["id"], "text": row["text"], **({"published": row["dct"]} if row.get("dct") else {})}
        for row in read_rows(path)
    ]


def figures(path: Path, answers: Sequence[Row], *, value_only: bool = False) -> dict[str, float]:
    """F1 by measure, from 0 to 100."""
    scores = evaluate(list(read_rows(path)), {str(row["id"]): row for row in answers}, value_only=value_only)
    return {name: score.f1 for name, score in scores.items()}


def evaluate(gold: Sequence[Row], answer: dict[str, Row], *, value_only: bool = False) -> dict[str, Score]:
    """Scores by measure; a document without an answer has no times."""
    counts = Counter[str]()
    for row in gold:
        text = row["text"]
        theirs = [_found(text, timex, value_only) for timex in row["timexes"]]
        found = answer.get(str(row["id"]), {}).get("timexes") or []
        ours = [_found(text, timex, value_only) for timex in found if timex["start"] < len(text)]
        counts.update(_compare(theirs, ours))
    right = {name: counts[name] for name in ("strict", "relaxed", "value")}
    scores = {name: Score(count, counts["answers"], count, counts["gold"]) for name, count in right.items()}
    days = counts["days"]
    return {**scores, "interval": Score(days, counts["answered days"], days, counts["gold days"])}


def _found(text: str, timex: Row, value_only: bool) -> Found:
    start, end = timex["start"], timex["end"]
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    return Found((start, end), timex.get("value"), days_of(timex, value_only=value_only))


def _compare(gold: Sequence[Found], answers: Sequence[Found]) -> Counter[str]:
    pairs = pair([one.span for one in gold], [one.span for one in answers])
    counts = Counter(gold=len(gold), answers=len(answers), relaxed=len(pairs))
    # An interval told of words that stand for no days in the gold is neither right nor wrong.
    judged = set(range(len(answers))) - {place for number, place in pairs if gold[number].days is None}
    counts["gold days"] = sum(one.days is not None for one in gold)
    counts["answered days"] = sum(answers[place].days is not None for place in judged)
    for number, place in pairs:
        one, other = gold[number], answers[place]
        counts["strict"] += one.span == other.span
        counts["value"] += one.value == other.value
        counts["days"] += one.days is not None and one.days == other.days
    return counts


def pair(gold: Sequence[Span], answers: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs that share a character, one to one: equal spans first, then the longest overlap, then the most alike."""
    ranked = []
    for number, (start, end) in enumerate(gold):
        for place, (other_start, other_end) in enumerate(answers):
            shared = min(end, other_end) - max(start, other_start)
            if shared > 0:
                unlike = abs((end - start) - (other_end - other_start))
                ranked.append((gold[number] != answers[place], -shared, unlike, number, place))
    pairs: list[tuple[int, int]] = []
    paired_gold, paired_answers = set[int](), set[int]()
    for *_, number, place in sorted(ranked):
        if number not in paired_gold and place not in paired_answers:
            pairs.append((number, place))
            paired_gold.add(number)
            paired_answers.add(place)
    return pairs


def days_of(timex: Row, *, value_only: bool = False) -> Days | None:
    """First and last day of a timex: of `earliest` and `latest`, else of its ends, else of its value; None without."""
    value = timex.get("value") or ""
    if value_only:
        return value_days(value)
    if "earliest" in timex or "latest" in timex:
        earliest, latest = timex.get("earliest"), timex.get("latest")
        return (date.fromisoformat(earliest), date.fromisoformat(latest)) if earliest and latest else None
    ends = timex.get("from") or timex.get("notBefore"), timex.get("to") or timex.get("notAfter")
    if not any(ends) and "/" in value and not value.startswith("P"):
        low, _, high = value.partition("/")
        ends = low, high
    if any(ends):
        first, last = value_days(ends[0] or ""), value_days(ends[1] or "")
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    days = value_days(value)
    return _part(days, timex["mod"]) if days and timex.get("mod") in _PARTS else days


def _part(days: Days, modifier: str) -> Days:
    length = (days[1] - days[0]).days + 1
    if length == 1:
        return days
    low, high = _PARTS[modifier]
    return days[0] + timedelta(int(length * low)), days[0] + timedelta(int(length * high) - 1)


def _months(year: int, month: int, count: int) -> Days:
    years, place = divmod(month + count - 2, 12)
    return date(year, month, 1), date(year + years, place + 1, calendar.monthrange(year + years, place + 1)[1])


def _week(year: int, number: int, day: str | None) -> Days:
    first, last = {None: (0, 6), "WE": (5, 6)}.get(day, (int(day) - 1,) * 2 if day and day.isdigit() else (0, 6))
    monday = date.fromisocalendar(year, number, 1)
    return monday + timedelta(first), monday + timedelta(last)


_FORMS: tuple[tuple[str, Callable[..., Days]], ...] = (
    (r"(\d{4})-W(\d\d)(?:-(WE|\d))?(?:T.*)?", lambda year, week, day: _week(int(year), int(week), day)),
    (r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", lambda day: (date.fromisoformat(day),) * 2),
    (r"(\d{4})-(\d\d)(?:-XX)?", lambda year, month: _months(int(year), int(month), 1)),
    (r"(\d{4})-Q([1-4])", lambda year, quarter: _months(int(year), 3 * int(quarter) - 2, 3)),
    (r"(\d{4})-H([12])", lambda year, half: _months(int(year), 6 * int(half) - 5, 6)),
    (r"(\d{4})-(SP|SU|FA|AU|WI)", lambda year, season: _months(int(year), _SEASONS[season], 3)),
    (r"(?:FY)?(\d{4})(?:-XX.*)?", lambda year: _months(int(year), 1, 12)),
    (r"(\d{3})X?", lambda decade: _months(10 * int(decade), 1, 120)),
    (r"(\d{2})(?:XX)?", lambda century: _months(max(100 * int(century), 1), 1, 1200)),
)


def value_days(value: str) -> Days | None:
    """First and last day of a TIMEX3 value; None for durations, sets, references and what is no date."""
    for pattern, build in _FORMS:
        if match := re.fullmatch(pattern, value):
            try:
                return build(*match.groups())
            except ValueError:
                return None
    return None


def main() -> None:
    """Read gold and answer from the command line and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("answer", type=Path)
    parser.add_argument("--value-only", action="store_true", help="days from the TIMEX3 value, without modifiers")
    given = parser.parse_args()
    answer = {str(row["id"]): row for row in read_rows(given.answer)}
    print(table(evaluate(list(read_rows(given.gold)), answer, value_only=given.value_only)))


if __name__ == "__main__":
    main()
