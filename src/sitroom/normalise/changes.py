"""Whether a number is by how much something rose or fell: "rose 5%", "down 2.3%", "cut spending by $5bn"."""

import re

from sitroom.lexicon.measures import MEASURES
from sitroom.records.values import Change

_RISE = (
    r"ris(?:es?|en|ing)|rose|increas(?:es?|ed|ing)|gr(?:ows?|ew|own|owing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?"
    r"|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|advanc(?:es?|ed|ing)|rall(?:y|ies|ied|ying)|expand(?:s|ed|ing)?|ascend(?:s|ed|ing)?|gain(?:s|ed|ing)?|add(?:s|ed|ing)?"
    r"|(?:rise|increase|gain|jump|surge|growth) of|up"
)
_FALL = (
    r"f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|plung(?:es?|ed|ing)"
    r"|slip(?:s|ped|ping)?|slid(?:es?|ing)?|tumbl(?:es?|ed|ing)|s[aiu]nk(?:s|ing)?|shr[aiu]nk(?:s|ing)?"
    r"|plummet(?:s|ed|ing)?|dip(?:s|ped|ping)?|contract(?:s|ed|ing)?|weaken(?:s|ed|ing)?|slump(?:s|ed|ing)?|descend(?:s|ed|ing)?|los(?:es?|t|ing)|shed(?:s|ding)?"
    r"|(?:fall|drop|decline|decrease|cut|loss|reduction) of|down"
)
#: Verbs that tell a change of shares alone ("cut 3%", but "raised $3m" for the poor), or of an object by so much ("cut
#: its forces by 3,000").
_RAISE = r"rais(?:es?|ed|ing)|boost(?:s|ed|ing)?|extend(?:s|ed|ing)?"
_CUT = r"cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc(?:es?|ed|ing)|eas(?:es?|ed|ing)|off"
_MERE = r"(?: (?:by|only|just|an?|the|another|a further|a mere))* $"
_MOVED = re.compile(rf"\b(?:(?P<up>{_RISE})|{_FALL}){_MERE}")
_SHARED = re.compile(rf"\b(?:(?P<up>{_RISE}|{_RAISE})|{_FALL}|{_CUT}){_MERE}")
_BY = re.compile(
    rf"\b(?:(?P<up>{_RISE}|{_RAISE}|upwards?)|{_FALL}|{_CUT}|downwards?)(?: (?!(?:by|to|from)\b)[\w'-]+){{0,5}} by"
    r"(?: (?:only|just|a mere|an?|another|a further))* $"
)
_BARE_BY = re.compile(r"\bby $")
_SHARES = frozenset({"percent", "percentage points", "points", "basis point"})
_MEASURES = frozenset(MEASURES.values())


def change_of(folded: str, floor: int, start: int, unit: str | None, previous: Change | None) -> Change | None:
    """Up or down by the words before a number, None where they tell nothing.

    Without "by" only measures and money change: "fell 3 points", but "dropped 20 bombs" and "lost 20 men" tell none.

    Args:
        floor, start: of the sentence and the number, code points.
        unit: of the number.
        previous: of a number before in the sentence that has the same unit: "A was down 2.3%, B by 2.6%".
    Limits: what stands behind the number is not read ("ended 3% higher").
    """
    before = folded[max(floor, start - 64) : start]
    if match := _BY.search(before):
        return "up" if match["up"] else "down"
    if unit is None or not (unit in _SHARES or unit in _MEASURES or unit.isupper()):
        return None
    if match := (_SHARED if unit in _SHARES else _MOVED).search(before):
        return "up" if match["up"] else "down"
    return previous if _BARE_BY.search(before) else None
