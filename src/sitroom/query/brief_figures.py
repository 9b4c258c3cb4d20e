"""Which numbers of a story weigh: losses, troops and people before money, printed digits before "hundreds"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import log1p

from sitroom.records.claims import Figure

#: What figures of each unit count for.
UNITS = {
    **dict.fromkeys(("deaths", "troops", "casualties"), 1.0),
    **dict.fromkeys(("wounded", "injured", "refugees", "displaced", "detained", "hostages"), 0.9),
    **dict.fromkeys(("people", "civilians", "missiles", "tanks", "aircraft", "battalions", "ships"), 0.8),
    **dict.fromkeys(("USD", "EUR", "GBP", "members", "votes", "barrel per day"), 0.5),
}
OTHER_UNIT, VAGUE = 0.2, 0.4
#: Units that count from one on; "two of the workers" is no number of the story.
LOSSES = frozenset({"deaths", "casualties", "wounded", "injured", "missiles", "hostages"})
SMALL = 10
#: Units of place, time and price: nor is "120 miles east of Varna".
MEASURES = (
    *("percent", "percentage points", "points", "times", "share", "basis point", "cent", "penny", "dlr per barrel"),
    *("km", "m", "mi", "ft", "in", "t", "miles", "days", "week", "weeks", "months", "years", "hours", "minutes"),
    *("countries", "city", "region", "area", "dollar per barrel", "cent per share", "dollar per gallon"),
)


def figure_weights(figures: Iterable[Figure], origin_of: Mapping[str, str]) -> dict[str, float]:
    """What each figure weighs, by id: its unit, its digits, and how many origins give the same number."""
    every = list(figures)
    agreeing = defaultdict(set)
    for one in every:
        agreeing[_number(one)].add(origin_of.get(one.document, one.document))
    return {one.id: _unit_weight(one) * (0.5 + log1p(len(agreeing[_number(one)]))) for one in every}


def is_of_weight(figure: Figure) -> bool:
    """False for "two of the workers"; a loss counts from one on."""
    return figure.unit in LOSSES or (figure.value or figure.high or figure.low or 0) >= SMALL


def _unit_weight(figure: Figure) -> float:
    weight = UNITS.get(figure.unit or "", OTHER_UNIT)
    has_digits = any(re.search(r"\d", piece.quote) for piece in figure.evidence)
    return weight if has_digits else weight * VAGUE


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.unit, figure.low, figure.high, figure.value, figure.actor
