"""The parts that patterns for time expressions are made of, and the kinds of word that call for them."""

import re

from sitroom.lexicon.calendar import MONTHS, PARTS_OF_DAY, SEASONS, UNITS, WEEKDAYS
from sitroom.lexicon.numbers import ORDINALS, SMALL, TENS


def _any(words: object, *, dotted: bool = False) -> str:
    """One of the words, longest first; abbreviations may end in a dot."""
    assert isinstance(words, dict)
    ordered = sorted(words, key=len, reverse=True)
    whole = ("may", "march", "april", "june", "july")
    parts = (re.escape(word) + (r"\.?" if dotted and len(word) <= 5 and word not in whole else "") for word in ordered)
    return "(?:" + "|".join(parts) + ")"


_SMALL_WORDS = "|".join(sorted([*(w for w in SMALL if w != "zero"), *TENS], key=len, reverse=True))

PARTS: dict[str, str] = {
    "month": _any(MONTHS, dotted=True),
    "weekday": _any(WEEKDAYS, dotted=True),
    "season": _any(SEASONS),
    "unit": _any({u: 1 for u in UNITS if not u.startswith("second")}),
    "partofday": _any(PARTS_OF_DAY),
    "ordinal": r"(?:\d+(?:st|nd|rd|th)|(?:twenty-)?" + _any(ORDINALS) + ")",
    "ordinalword": r"(?:(?:twenty|thirty)-)?" + _any(ORDINALS),
    "year": r"(?:1\d{3}|20\d{2})",
    "day": r"(?:3[01]|[12]\d|0?[1-9])",
    "th": r"(?:st|nd|rd|th)?",
    "count": (
        rf"(?:\d+(?:[.,]\d+)?|(?:{_SMALL_WORDS})(?:[ -](?:{_SMALL_WORDS}|hundred|thousand))*|a (?:hundred|thousand)"
        r"|a dozen|a couple(?: of)?|a few|several|a|an)"
    ),
    # "the end of", "early", "mid-"; stands before a period
    "mod": (
        r"(?:(?:the )?(?:(?P<mod>early|late|mid)(?: part of|-| in)?[ -]?(?:the )?(?<=[ -])"
        r"|(?P<edge>middle|beginning|start|end|close)"
        r" of (?:the )?(?:month of |year )?)"
        r"|(?P<part>earlier|later) (?:in )?)?"
    ),
}


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with `{month}` and the like filled in; a space stands for one or more."""
    filled = re.sub(r"\{([a-z]+)\}", lambda m: PARTS[m[1]], pattern)
    spaced = re.sub(r" (\??)(?![^\[]*\])", lambda m: " {0,3}" if m[1] else " {1,3}", filled)
    return re.compile(spaced)


#: Kinds of word: a rule is tried only on sentences that have the kinds it needs.
KINDS: dict[str, str] = {
    **dict.fromkeys(ORDINALS, "ordinal"),
    "bc": "era",
    **dict.fromkeys(MONTHS, "month"),
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **dict.fromkeys(SEASONS, "season"),
    **dict.fromkeys((u for u in UNITS if u != "second"), "unit"),
    **dict.fromkeys(PARTS_OF_DAY, "part"),
    **dict.fromkeys(("yesterday", "today", "tomorrow", "tonight"), "deictic"),
    **dict.fromkeys(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), "decade"
    ),
    **dict.fromkeys(("annually", "yearly", "monthly", "weekly", "daily", "hourly", "nightly"), "set"),
    **dict.fromkeys(("now", "currently", "nowadays", "presently", "present", "moment", "time", "current"), "ref"),
    **dict.fromkeys(("recently", "lately", "previously", "long", "past", "recent", "formerly", "then"), "ref"),
    **dict.fromkeys(("soon", "shortly", "future", "course"), "ref"),
    "period": "period",
    **dict.fromkeys(("christmas", "easter", "thanksgiving", "halloween", "armistice", "veterans", "boxing"), "holiday"),
    **dict.fromkeys(("valentine", "luther", "memorial", "labor", "victory", "palm", "ash", "saints"), "holiday"),
    **dict.fromkeys(("good", "new"), "holiday"),  # "Good Friday", "New Year's Eve"
    **dict.fromkeys(("war", "depression", "crisis", "prague", "arab", "revolution", "euromaidan", "d"), "named"),
    **dict.fromkeys(("olympics", "olympic", "games"), "named"),
    **dict.fromkeys(("nineteen", "eighteen"), "spoken"),
}
_WORDS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_FOUR = re.compile(r"(?<![\d,.$£€#])(?:1\d|20)\d\d(?!\d)")
_NUMERIC = re.compile(r"\d[./:-]\d|\d ?[ap]\.?m\b|\d gmt|'\d0|\d0s")


def kinds_in(folded: str, start: int, end: int) -> set[str]:
    """The kinds of time word in a stretch of folded text; "digit", "four" (a year) and "numeric" (9/11, 10:30) too."""
    kinds = {KINDS[word] for word in _WORDS.findall(folded, start, end) if word in KINDS}
    if _DIGIT.search(folded, start, end):
        kinds.add("digit")
        if _FOUR.search(folded, start, end):
            kinds.add("four")
        if _NUMERIC.search(folded, start, end):
            kinds.add("numeric")
    return kinds
