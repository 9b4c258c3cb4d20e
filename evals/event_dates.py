"""How well happenings are dated, where they stand being given.

    python -m evals.event_dates GOLD.jsonl ANSWER.jsonl

GOLD has a row a happening, either {"doc", "start", "end", "anchor": [first day, last day]} or, as EventTime (Reimers,
Dehghani and Gurevych, TACL 2018) marks them, {"doc", "start", "end", "kind", "anchor": {"day", "before", "after"}}.
ANSWER is what `sitroom annotate` writes of the rows that `texts` makes: the articles beside GOLD, their happenings in
`when`.

    exact   first and last day are right; of EventTime the whole label: a day, or what it lies before and after
            (of rows that last several days the label is two labels, which one date cannot give: never right)
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.measure import Row, Score, main_of, read_rows

#: The articles of both sets, beside them: {"id", "text", "dct"}.
ARTICLES = ("te3_timebank.jsonl.gz", "te3_aquaint.jsonl.gz")
#: A day, or what a happening lies before and after: ISO days.
Label = dict[str, str]


def label_of(earliest: str | None, latest: str | None) -> Label:
    """A date of ours as EventTime labels it."""
    if earliest and earliest == latest:
        return {"day": earliest}
    return {name: day for name, day in (("after", earliest), ("before", latest)) if day}


def is_right(row: Row, date: Row) -> bool:
    """Whether a date is the gold's."""
    earliest, latest, anchor = date["earliest"], date["latest"], row.get("anchor")
    if isinstance(anchor, list):
        return [earliest, latest] == anchor
    if not anchor:
        return False
    gold = {name: day[:10] for name, day in anchor.items()}
    month = gold.get("day", "")
    if len(month) == len("1995-11"):  # "in November": a month of the gold is a month of ours
        return bool(earliest and latest) and earliest[:7] == latest[:7] == month and earliest != latest
    return label_of(earliest, latest) == gold


def happenings(gold: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of the gold by document, in order."""
    asked = defaultdict(list)
    for row in gold:
        asked[row["doc"]].append(row)
    return asked


def texts(path: Path, split: str | None = None) -> Iterator[Row]:
    """The rows for `sitroom annotate`."""
    asked = happenings([row for row in read_rows(path) if split in (None, row.get("split"))])
    for article in (row for file in ARTICLES for row in read_rows(path.parent / file)):
        if article["id"] in asked:
            when = [[row["start"], row["end"]] for row in asked[article["id"]]]
            yield {"id": article["id"], "text": article["text"], "published": article["dct"], "when": when}


def evaluate(gold: Sequence[Row], answer: dict[str, Row]) -> dict[str, Score]:
    """The share of the happenings of each source that are dated right; sources as the gold names them."""
    right: dict[str, list[bool]] = defaultdict(list)
    for name, rows in happenings(gold).items():
        dates = answer.get(name, {}).get("when") or [{"earliest": None, "latest": None}] * len(rows)
        for row, date in zip(rows, dates, strict=True):
            right[row.get("source", "exact")].append(is_right(row, date))
    return {name: Score(sum(found), len(found), sum(found), len(found)) for name, found in sorted(right.items())}


def figures(path: Path, answers: Sequence[Row], split: str | None = None) -> dict[str, float]:
    """The figures of the gate, from 0 to 100."""
    gold = [row for row in read_rows(path) if split in (None, row.get("split"))]
    return {name: score.f1 for name, score in evaluate(gold, {row["id"]: row for row in answers}).items()}


if __name__ == "__main__":
    main_of(__doc__, evaluate)
