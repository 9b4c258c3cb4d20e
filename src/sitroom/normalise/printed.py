"""Numbers as printed: "88million", "$1.5bn", "fourteen thousand", "tens of thousands", and ranges of two."""

import re
from typing import NamedTuple

from sitroom.lexicon.numbers import DIGITS, FRACTION, LETTERS, SCALES, WORDS, read_digits, read_fraction, read_words
from sitroom.lexicon.units import ATTACHED, CURRENCY_SIGNS
from sitroom.records.text import Span

#: Plurals of scales are lower bounds: who prints "hundreds" has seen two hundred at least, and "tens of thousands"
#: two tens of thousands.  They give no value, for none is printed.
_VAGUE: dict[str, float] = {
    "dozens": 24.0,
    "scores": 40.0,
    "tens": 20.0,
    "hundreds": 200.0,
    "thousands": 2e3,
    "millions": 2e6,
    "billions": 2e9,
    "trillions": 2e12,
}


class Number(NamedTuple):
    """A number as printed.

    `factor` is what a scale has multiplied it by ("33bn": 1e9).  `vague` numbers are lower bounds ("dozens").
    `words` is true for numbers without digits.
    """

    start: int
    end: int
    value: float
    currency: str | None = None
    factor: float = 1.0
    vague: bool = False
    words: bool = False


_SIGNS = "|".join(sorted((re.escape(sign) for sign in CURRENCY_SIGNS), key=len, reverse=True))
_SCALES = "|".join(sorted(SCALES, key=len, reverse=True))
#: "scores" without "of" are results of games and tests.
_VAGUES = "|".join(name + "(?= of )" * (name == "scores") for name in _VAGUE)
_NUMBER = re.compile(
    rf"(?P<vague>\b(?:(?:many |several )?(?P<v1>{_VAGUES})(?: of (?P<v2>{_VAGUES}))?"
    r"|(?:several|a few|many) (?P<v3>dozen|hundred|thousand|million|billion))\b)"
    rf"|(?:(?P<cur>(?<![a-z])(?:{_SIGNS}) ?)|(?<![\w.,]))(?P<digits>{DIGITS})"
    r"(?:(?P<letter>bn|mn|tn|mln|bln|trn|[kmbt])(?![\w/])"
    rf"|(?: |-)?(?P<scale>{_SCALES})\b(?P<scale2> (?:million|billion))?)?"
    rf"|(?P<fraction>\b{FRACTION})(?! (?:a |an )?(?:dozen|hundred|thousand|million|billion))"
    rf"|\b(?P<words>{WORDS})"
)
#: "2.5m refugees" is two and a half million of them, "2.5m deep" is a depth.
_COUNTED_MILLIONS = re.compile(r" (?:[a-z-]+ ){0,2}(?:people|[a-z]{4,}s)\b")
_HINT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:hundred|thousand|million|billion|trillion)s?"
    r"|dozens?|half|thirds?|quarters?|zero|scores|tens)\b"
)


def numbers_in(folded: str, sentence: Span) -> list[Number]:
    """All numbers of a sentence, whatever they are for."""
    if not _HINT.search(folded, sentence.start, sentence.end):
        return []
    found = (_read(match) for match in _NUMBER.finditer(folded, sentence.start, sentence.end))
    return [number for number in found if number]


def _read(match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["vague"]:
        first = _VAGUE[match["v1"]] if match["v1"] else 2.0 * SCALES[match["v3"]]
        return Number(start, end, first * (_VAGUE[match["v2"]] / 2 if match["v2"] else 1), vague=True)
    if match["fraction"]:
        return Number(start, end, read_fraction(match["fraction"]), words=True)
    if match["words"]:
        value = read_words(match["words"].replace("-", " "))
        return Number(start, end, value, words=True) if value is not None else None
    value = read_digits(match["digits"])
    currency = CURRENCY_SIGNS[match["cur"].strip()] if match["cur"] else None
    letter, scale = match["letter"], match["scale"]
    if letter in ATTACHED and not currency and not (letter == "m" and _COUNTED_MILLIONS.match(match.string, end)):
        return Number(start, match.end("digits"), value)  # "40m" is 40 metres, "$40m" is not
    factor = SCALES.get(letter or scale or "") or LETTERS.get(letter or "", 1.0)
    if match["scale2"]:
        factor *= SCALES[match["scale2"].strip()]
    return Number(start, end, value * factor, currency, factor)


_MEASURE = r"(?: ?(?:%|per ?cent|percent|pc|km|miles?|metres|meters|feet|kg|tonnes|tons|people|troops|mph|mpg|km/h))?"
_HEDGE = r"(?:(?:about|some|as many as|up to|perhaps|even|around|more than) )?"
_LINK = re.compile(rf"(?P<hyphen>%? ?- ?(?:to- ?)?)|{_MEASURE} (?P<word>to|and|or) {_HEDGE}")
_CHANGE = re.compile(
    r"\b(?:rose|risen|rises?|rising|fell|falls?|fallen|grew|grown|grows?|increas\w+|decreas\w+|cut|dropp?\w*|rais\w+|reduc\w+"
    r"|jump\w*|expand\w*|went|gone|climb\w*|slow\w*|slip\w*|lower\w*)\b[^.;]{0,25}\bfrom (?:\w+ )?$"
)
_BETWEEN = re.compile(r"\bbetween (?:(?:about|some|around|roughly) )?$")


def low_and_high(folded: str, first: Number, second: Number, floor: int) -> tuple[float, float] | None:
    """Both ends where two numbers make a range: "100,000 to 175,000", "33-35 billion", "between X and Y".

    "rose from 100,000 to 125,000" tells two numbers, one after the other, and no range.
    """
    match = _LINK.fullmatch(folded, first.end, second.start)
    if match is None or first.vague or second.vague or second.currency not in (None, first.currency):
        return None
    before = folded[max(floor, first.start - 40) : first.start]
    if (match["word"] == "and" and not _BETWEEN.search(before)) or (match["word"] == "to" and _CHANGE.search(before)):
        return None
    low, high = first.value, second.value
    if first.factor == 1.0 and low * second.factor < high and not first.words:
        low *= second.factor  # "33-35 billion"; but not "$200 to $4 million"
    if not low < high or (match["word"] == "or" and high > low * 2):
        return None
    return low, high


def is_score(folded: str, first: Number, second: Number) -> bool:
    """ "2-0", "89-89", "49-35": digits joined by a hyphen that do not rise are a result, not a range."""
    return folded[first.end : second.start] == "-" and not first.words and not second.words
