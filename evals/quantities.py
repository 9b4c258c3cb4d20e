"""How well numbers are read: values, values with their unit, values with their bound or change.

    python -m evals.quantities GOLD.jsonl ANSWER.jsonl

GOLD has a row a text, {"id", "text", "quantities": [{"value": number or [low, high], "normalized_unit", "change"?}]},
as NewsQuant (CQE, EMNLP 2023) and the specifications of Recognizers-Text do; ANSWER is what `sitroom annotate` writes
of the rows that `texts` makes.  Gold has no places, so an answer's quantity is held against any of its text, each once,
those with unit and change right first.  Figures are micro F1; sets without `change` have nothing under it.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.measure import Row, Score, main_of, read_rows

#: Our bounds in the gold's four signs; up and down are told by `change`.
SIGNS = {
    "exact": "=",
    "between": "=",
    "about": "~",
    "almost": "~",
    "at_least": ">",
    "more_than": ">",
    "up_to": "<",
    "less_than": "<",
}
#: Our units by the gold's names, where they differ.
NAMES = {
    "usd": "dollar",
    "eur": "euro",
    "gbp": "pound sterling",
    "cny": "chinese yuan",
    "jpy": "japanese yen",
    "aud": "australian dollar",
    "cad": "canadian dollar",
    "hkd": "hong kong dollar",
    "nzd": "new zealand dollar",
    "sgd": "singapore dollar",
    "chf": "swiss franc",
    "myr": "malaysian ringgit",
    "ils": "shekel",
    "inr": "rupee",
    "rub": "russian ruble",
    "uah": "ukrainian hryvnia",
    "try": "turkish lira",
    "mxn": "mexican peso",
    "percent": "percentage",
    "km": "kilometre",
    "m": "metre",
    "cm": "centimetre",
    "mm": "millimetre",
    "mi": "mile",
    "ft": "foot",
    "in": "inch",
    "yd": "yard",
    "kg": "kilogram",
    "g": "gram",
    "t": "metric ton",
    "lb": "pound-mass",
    "oz": "ounce",
    "km2": "square kilometre",
    "m2": "square metre",
    "ha": "hectare",
    "l": "litre",
    "km/h": "kilometre per hour",
    "mph": "mile per hour",
    "m/s": "metre per second",
    "kw": "kilowatt",
    "mw": "megawatt",
    "gw": "gigawatt",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of either side: both ends are the value itself where it is no range."""

    low: float
    high: float
    is_range: bool
    units: frozenset[str]
    change: str | None


def _singular(name: str) -> str:
    """The plain singular, as the scorer of the bench has it: gold says "troop" or "troops"."""
    if name.endswith("ies"):
        return name[:-3] + "y"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def _sign(quantity: Row) -> str | None:
    """The gold's change; ">=" and "<=" are told by our bounds as ">" and "<" are."""
    change: str | None = quantity.get("change")
    return change.rstrip("=") or change if change else None


def gold_amount(quantity: Row) -> Amount:
    """A quantity of the gold; its unit may be given in the singular."""
    value = quantity["value"]
    low, high = value if isinstance(value, list) else (value, value)
    unit = (quantity["normalized_unit"] or "-").lower()
    return Amount(low, high, isinstance(value, list), frozenset((unit, _singular(unit))), _sign(quantity))


def answer_amount(quantity: Row, text: str) -> Amount:
    """A quantity of an answer; its unit may be given by name or by the words counted."""
    is_range = quantity["bound"] == "between"
    value = quantity["value"]
    if value is None:
        value = quantity["high"] if quantity["low"] is None else quantity["low"]
    low, high = (quantity["low"], quantity["high"]) if is_range else (value, value)
    counted = text[slice(*quantity["of_what"])] if quantity.get("of_what") else None
    names = {name.lower() for name in (quantity.get("unit"), counted) if name}
    units = frozenset(NAMES.get(name, name) for name in names | set(map(_singular, names))) or frozenset("-")
    return Amount(low, high, is_range, units, quantity.get("change") or SIGNS[quantity["bound"]])


def _same_value(ours: Amount, theirs: Amount) -> bool:
    ends = ((ours.low, theirs.low), (ours.high, theirs.high))
    return ours.is_range == theirs.is_range and all(math.isclose(a, b, rel_tol=1e-5, abs_tol=1e-8) for a, b in ends)


def count_text(gold: Sequence[Amount], answer: Sequence[Amount]) -> Counter[str]:
    """How many values of one text are right, and how many of those with the right unit and the right change."""
    pairs = [
        (bool(one.units & other.units), one.change == other.change, -i, -j)
        for i, one in enumerate(gold)
        for j, other in enumerate(answer)
        if _same_value(one, other)
    ]
    right, taken = Counter[str](), set[tuple[str, int]]()
    for unit, change, i, j in sorted(pairs, reverse=True):
        if taken.isdisjoint((("gold", i), ("answer", j))):
            taken.update((("gold", i), ("answer", j)))
            right.update({"value": 1, "value+unit": int(unit), "value+change": int(change)})
    return right


def evaluate(gold: Sequence[Row], answer: dict[str, Row]) -> dict[str, Score]:
    """Scores over all quantities; `value+change` only where the gold tells changes."""
    right, answers, asked = Counter[str](), 0, 0
    for row in gold:
        ours = [gold_amount(quantity) for quantity in row["quantities"]]
        found = answer.get(str(row["id"]), {}).get("quantities") or []
        theirs = [answer_amount(quantity, row["text"]) for quantity in found]
        right += count_text(ours, theirs)
        answers, asked = answers + len(theirs), asked + len(ours)
    told = any("change" in quantity for row in gold for quantity in row["quantities"])
    measures = ("value", "value+unit", "value+change")[: 3 if told else 2]
    return {name: Score(right[name], answers, right[name], asked) for name in measures}


def texts(path: Path) -> list[Row]:
    """The rows for `sitroom annotate`."""
    return [{"id": str(row["id"]), "text": row["text"]} for row in read_rows(path)]


def figures(path: Path, answers: Sequence[Row]) -> dict[str, float]:
    """The figures of the gate, from 0 to 100."""
    scores = evaluate(list(read_rows(path)), {str(row["id"]): row for row in answers})
    return {name: score.f1 for name, score in scores.items()}


if __name__ == "__main__":
    main_of(__doc__, evaluate)
