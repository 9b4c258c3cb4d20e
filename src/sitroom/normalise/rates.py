"""Numbers a something: "$80 per sq m", "500,000 barrels a day", "a 63-cents-a-share loss"."""

import re

from sitroom.lexicon.measures import RATE_NAMES, RATE_OF
from sitroom.lexicon.units import singular_of

#: "killed 20 people a day later" and "a week into the war" tell when, not how often.
_RATE = re.compile(
    r"(?: per | ?/ ?| an? |-an?-|-per-)("
    + "|".join(sorted(map(re.escape, RATE_OF), key=len, reverse=True))
    + r")(?![\w'-])"
    r"(?! (?:ago|earlier|later|before|after|afterwards|old|long|from|since|into|on|in advance|and a half)\b)"
)


def rate_of(folded: str, end: int, ceiling: int, unit: str) -> str | None:
    """The unit of a rate whose numerator ends at `end`, in words ("dollar per barrel"); None where there is none."""
    match = _RATE.match(folded, end, ceiling)
    if match is None or unit == "percent":
        return None
    return f"{RATE_NAMES.get(unit) or singular_of(unit)} per {RATE_OF[match[1]]}"
