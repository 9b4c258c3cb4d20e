"""Numbers as printed: "88million", "$1.5bn", "fourteen thousand", "tens of thousands", and ranges of two."""

import re
from typing import NamedTuple

from sitroom.lexicon.measures import ATTACHED, CURRENCY_SIGNS, MEASURES
from sitroom.lexicon.numbers import (
    DIGITS,
    FRACTION,
    LETTERS,
    PARTED,
    SCALES,
    WORDS,
    read_digits,
    read_fraction,
    read_parted,
    read_words,
)
from sitroom.records.text import Span

#: Plurals of scales tell an order of magnitude: "hundreds" are more than one hundred and fewer than ten, "tens of
#: thousands" lie between ten thousand and a hundred thousand.  They give no value, for none is printed.
_VAGUE: dict[str, float] = {
    "dozens": 12.0,
    "scores": 20.0,
    "tens": 10.0,
    "hundreds": 100.0,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
#: From a plural of a scale to the next scale.
MAGNITUDE = 10.0


class Number(NamedTuple):
    """A number as printed.

    `factor` is what a scale has multiplied it by ("33bn": 1e9).  `vague` numbers are the lower end of an order of
    magnitude ("dozens") or of "several hundred".
    `words` is true for numbers without digits.  `sign` is "-" or "+" where one is printed, which `value` leaves out.
    `ratio` is true for "one in four", whose value is a part; `open` for "several hundred", which names no next scale.
    """

    start: int
    end: int
    value: float
    currency: str | None = None
    factor: float = 1.0
    vague: bool = False
    words: bool = False
    sign: str = ""
    ratio: bool = False
    open: bool = False


_SIGNS = "|".join(sorted((re.escape(sign) for sign in CURRENCY_SIGNS), key=len, reverse=True))
_SCALES = "|".join(sorted(SCALES, key=len, reverse=True))
#: "scores" without "of" are results of games and tests.
_VAGUES = "|".join(name + "(?= of )" * (name == "scores") for name in _VAGUE)
_PART = "one|two|three|four|five|six|seven|eight|nine|[1-9]"
#: "One in four voters", "two out of three"; but "one in ten days".
_RATIO = (
    rf"(?P<top>{_PART}) (?:out of|in)(?: every)? (?P<bottom>{_PART}|ten|10|100)\b(?![.,:]\d|-)"
    r"(?! (?:seconds|minutes|hours|days|weeks|months|years|decades)\b)(?= (?:of )?[a-z])"
)
_NUMBER = re.compile(
    rf"(?P<vague>\b(?:(?:many |several )?(?P<v1>{_VAGUES})(?: of (?P<v2>{_VAGUES}))?"
    r"|(?:several|a few|many) (?P<v3>dozen|hundred|thousand|million|billion))\b)"
    rf"|\b{_RATIO}"
    r"|(?:(?P<sign>(?<![\w.)%-])(?:(?<!,)[-+]|minus[ -])(?=[\d$£€.]))?"
    rf"(?:(?P<cur>(?<![a-z])(?:{_SIGNS})(?:-(?=[\d.]))? ?)|(?<![\w.,]))"
    rf"(?:(?P<parted>{PARTED})|(?P<digits>{DIGITS}))"
    r"(?:(?P<letter>bn|mn|tn|mln|bln|trn|[kmbt])(?![\w/])"
    rf"|(?: |-)?(?P<scale>{_SCALES})\b(?P<scale2> (?:million|billion))?| ?× ?10\^?(?P<power>-?\d{{1,2}})\b)?)"
    rf"|(?P<fraction>\b{FRACTION})(?! (?:a |an |of a )?(?:dozen|hundred|thousand|million|billion)\b)"
    rf"|\b(?P<words>{WORDS})"
)
#: "2.5m refugees" is two and a half million of them, "2.5m deep" is a depth.
_COUNTED_MILLIONS = re.compile(r" (?:[a-z-]+ ){0,2}(?:people|[a-z]{4,}s)\b")
_HINT = re.compile(
    r"[\d½⅓⅔¼¾]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:hundred|thousand|million|billion|trillion)s?"
    r"|dozens?|half|thirds?|quarters?|zero|scores|tens)\b"
)


def numbers_in(text: str, folded: str, sentence: Span) -> list[Number]:
    """All numbers of a sentence, whatever they are for."""
    if not _HINT.search(folded, sentence.start, sentence.end):
        return []
    found = (_read(text, match) for match in _NUMBER.finditer(folded, sentence.start, sentence.end))
    return [number for number in found if number]


def _read(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["vague"]:
        first = _VAGUE[match["v1"]] if match["v1"] else 2.0 * SCALES[match["v3"]]
        return Number(start, end, first * (_VAGUE[match["v2"]] if match["v2"] else 1), vague=True, open=not match["v1"])
    if match["top"]:
        top, bottom = (read_words(part) or 0.0 for part in match.group("top", "bottom"))
        return Number(start, end, top / bottom, words=True, ratio=True) if top < bottom else None
    if match["fraction"]:
        return Number(start, end, read_fraction(match["fraction"]), words=True)
    if match["words"]:
        value = read_words(match["words"].replace("-", " "))
        return Number(start, end, value, words=True) if value is not None else None
    if match["cur"] == "ps" and not (match["letter"] or match["scale"] or "," in match["digits"]):
        return None  # "a PS5"
    value = read_parted(match["parted"]) if match["parted"] else read_digits(match["digits"])
    currency = CURRENCY_SIGNS[match["cur"].strip("- ")] if match["cur"] else None
    sign = "-" if (match["sign"] or match["cur"] or "").rstrip(" ").endswith(("-", "minus")) else match["sign"] or ""
    letter, scale = match["letter"], match["scale"]
    millions = letter == "m" and (text[end - 1] == "M" or _COUNTED_MILLIONS.match(match.string, end))
    if letter in ATTACHED and not currency and not millions:
        return Number(start, end - 1, value, sign=sign)  # "40m" is 40 metres, "$40m" and "3M votes" are not
    factor = SCALES.get(letter or scale or "") or LETTERS.get(letter or "", 1.0)
    if match["power"]:
        factor = 10.0 ** int(match["power"])
    if match["scale2"]:
        factor *= SCALES[match["scale2"].strip()]
    return Number(start, end, value * factor, currency, factor, sign=sign)


_PRINTED = "|".join(sorted(map(re.escape, [*MEASURES, *ATTACHED]), key=len, reverse=True))
_UNIT = rf"(?: ?(?P<unit>{_PRINTED}|people|troops))?"
_KNOWN = ATTACHED | MEASURES
_HEDGE = r"(?:(?:about|some|as many as|up to|perhaps|even|around|more than|possibly|maybe|nearly|almost|over) )?"
_LINK = re.compile(rf"{_UNIT}(?:(?P<hyphen> ?- ?(?:to- ?)?)|-? (?P<word>to|and|or) {_HEDGE})")
_CHANGE = re.compile(
    r"\b(?:rose|risen|rises?|rising|fell|falls?|fallen|grew|grown|grows?|increas\w+|decreas\w+|cut|dropp?\w*|rais\w+|reduc\w+"
    r"|jump\w*|expand\w*|went|gone|climb\w*|slow\w*|slip\w*|lower\w*|plung\w*|soar\w*|surg\w*|doubl\w*|tripl\w*)\b"
    r"[^.;]{0,25}\b(?P<word>from|by) (?:\w+ )?$"
)
_AFTER_SECOND = re.compile(rf" ?({_PRINTED}|people|troops)(?!\w)")
_ANOTHER = re.compile(r" ?- ?\d")
_BETWEEN = re.compile(r"\bbetween (?:(?:about|some|around|roughly) )?$")


def low_and_high(folded: str, first: Number, second: Number, floor: int) -> tuple[float, float] | None:
    """Both ends where two numbers make a range: "100,000 to 175,000", "33-35 billion", "between X and Y".

    "rose from 100,000 to 125,000" tells two numbers, one after the other, and no range.
    """
    match = _LINK.fullmatch(folded, first.end, second.start)
    if match is None or first.vague or second.vague or second.currency not in (None, first.currency):
        return None
    if match["unit"] and not _is_measured(folded, match["unit"], second):
        return None
    if match["word"] and _ANOTHER.match(folded, second.end):
        return None  # "from 14 to 17-18 billion"
    before = folded[max(floor, first.start - 40) : first.start]
    if match["word"] == "and" and not _BETWEEN.search(before):
        return None
    change = _CHANGE.search(before) if match["word"] == "to" else None
    if change and (change["word"] == "from" or first.currency or match["unit"]):
        return None  # but "grew by 5 to 10 per cent" is a range
    low, high = first.value, second.value
    if first.factor == 1.0 and low * second.factor < high and not first.words:
        low *= second.factor  # "33-35 billion"; but not "$200 to $4 million"
    if not low < high or (match["word"] == "or" and high > low * 2):
        return None
    return low, high


def _is_measured(folded: str, unit: str, second: Number) -> bool:
    """True where the second number has the first one's measure: "5% to 7%", but not "up 5% to 1,200 points"."""
    after = _AFTER_SECOND.match(folded, second.end)
    return after is not None and _KNOWN.get(after[1], after[1]) == _KNOWN.get(unit, unit)


_RESULT = re.compile(
    r"\b(?:w[io]n|beat|beating|beaten|lost|lose|loss|drew|draw|victory|defeat\w*|score\w?|voted?)\b[^.;]{0,25}$"
)


_VOTE = re.compile(r"(?: [a-z-]+)? (?:vote|majority|victory|defeat|win|loss|ruling)\b")


def is_score(folded: str, first: Number, second: Number) -> bool:
    """ "2-0", "89-89", "49-35", "won 1-2": digits joined by a hyphen that do not rise, or after a game or a vote."""
    if folded[first.end : second.start] not in ("-", "-to-") or first.words or second.words or first.currency:
        return False
    before = folded[max(0, first.start - 40) : first.start]
    after = folded[second.end : second.end + 30]
    return first.value == 0 or second.value <= first.value or bool(_RESULT.search(before) or _VOTE.match(after))
