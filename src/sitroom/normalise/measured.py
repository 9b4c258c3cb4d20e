"""What a number measures: the unit or the currency printed behind it."""

import re

from sitroom.lexicon.measures import ATTACHED, CURRENCY_WORDS, MEASURES, SIGNS_BEHIND
from sitroom.lexicon.units import HYPHENED, singular_of
from sitroom.normalise.printed import Number

_MEASURE = re.compile(
    r"[ -]?("
    + "|".join(sorted(map(re.escape, [*MEASURES, *CURRENCY_WORDS, "pounds", "pound"]), key=len, reverse=True))
    + r")(?!\w|-\d)"
)
_ATTACHED = re.compile("(" + "|".join(sorted(map(re.escape, ATTACHED), key=len, reverse=True)) + r")(?!\w)")
_SIGN_BEHIND = re.compile(" ?([" + "".join(map(re.escape, SIGNS_BEHIND)) + r"])(?! ?\d)")
#: What a hyphen ties to digits that is no noun; "a 5-plus lead" is a bound, "20-something" an age.
_NO_NOUNS = frozenset(
    "plus odd something some fold to and or by on in the up off based year old era like style".split()
)
_HYPHENED = re.compile(r"-([a-z]{3,})(?![\w-])")


def measure_after(folded: str, number: Number, end: int, ceiling: int) -> tuple[str | None, int]:
    """The measure or currency right after a number and where it ends: "40 km", "10 €", "30-member".

    Args:
        end: of the number with its bound ("50-plus miles"); the sentence ends at `ceiling`.
    Returns:
        None and `end` where no measure follows.
    """
    if match := _SIGN_BEHIND.match(folded, end, ceiling):
        return SIGNS_BEHIND[match[1]], match.end()
    match = _MEASURE.match(folded, end, ceiling)
    if match is None and (attached := _ATTACHED.match(folded, end, ceiling)):
        return ATTACHED[attached[1]], attached.end()
    if match is None:
        hyphened = _HYPHENED.match(folded, end, ceiling)
        if hyphened and hyphened[1] in HYPHENED:
            return HYPHENED[hyphened[1]], hyphened.end()
        if hyphened and not number.words and hyphened[1] not in _NO_NOUNS:
            return singular_of(hyphened[1]), hyphened.end()  # "a 14-page report"
        return None, end
    words = match[1]
    if words in ("pounds", "pound"):
        # "208 pounds" and "2,000-pound" are weights, "2 million pounds" is money, "2,500 pounds" too, not "2,204.6"
        is_money = folded[end] != "-" and (number.factor != 1.0 or (number.value >= 1000 and number.value.is_integer()))
        return ("GBP" if is_money else "lb"), match.end()
    return CURRENCY_WORDS.get(words) or MEASURES[words], match.end()
