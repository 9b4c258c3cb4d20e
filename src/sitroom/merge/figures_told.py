"""What one figure says by itself: whom it counts, who gives it, what it may mean, and whether it is of all of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitroom.lexicon.numbers import SMALL as SMALL_NUMBERS
from sitroom.merge.parties import Parties
from sitroom.records.claims import Figure
from sitroom.records.text import Document

#: What is counted: money, shares and distances differ for too many reasons.
COUNTED = frozenset("deaths injured wounded troops tanks aircraft ships missiles".split())
#: What belongs to somebody: without an owner nobody can say that it is the same.
OWNED = frozenset("troops tanks aircraft ships missiles".split())
#: What is so now; plans and possibilities are of another time.
SO = frozenset({"actual", "ongoing", "historical", "alleged"})
#: People by any name are one; "civilians" and "children" are a part of them.
ANYONE = frozenset("people persons dead victims folks lives deaths killed".split())
FIGHTERS = frozenset("fighters rebels militants terrorists insurgents jihadists extremists gunmen".split())
SOLDIERS = frozenset("troops soldiers servicemen forces personnel military".split())
_NAMED = {
    **dict.fromkeys(ANYONE, "people"),
    **dict.fromkeys(FIGHTERS, "fighter"),
    **dict.fromkeys(SOLDIERS, "troop"),
}
#: A part of the whole, or of another: "the hospital recorded four deaths", "21 others died", "since May", "six more",
#: "in that raid".
PART_OF_ALL = re.compile(
    r"\b(?:record\w*|receiv\w*|treated|brought|saw|seen|showed|also|months?|last\s+year|since|(?:another|further|other)\s+\w+"
    r"|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+more(?!\s+than)"
    r"|(?:past|last|recent)\s+(?:\w+\s+)?(?:hours|days?|weeks?|months?|years?)|so\s+far|this\s+(?:week|month|year)"
    r"|(?:in|of)\s+that\s+(?:attack|blast|bombing|raid|strike|incident))\b",
    re.IGNORECASE,
)
#: A number that is set against the one before it: "gave a lower toll of eight", "put the toll at eight".
CONTRASTED = re.compile(
    r"\b(?:lower|higher|smaller|larger|different|conflicting|another)\s+(?:\w+\s+)?(?:toll|number|figure|count|tally)s?\b"
    r"|\b(?:gave|puts?|gives?)\s+(?:a|the|its)\s+(?:death\s+)?toll\b",
    re.IGNORECASE,
)
#: Those who fell are no part of those who stand there: "the killing of 600 troops".
LOST = re.compile(
    r"\b(?:kill\w*|dead|died|deaths?|casualt\w+|wounded|injur\w+|captur\w+|lost|destroy\w+)\b", re.IGNORECASE
)
_IN_WORDS = {float(value): word for word, value in SMALL_NUMBERS.items()}
#: Who gives a number without a word of speech: "the ministry of Arland put the number of dead at four".
COUNTS = re.compile(
    r"\b(?:gave|gives?|puts?|has\s+put|set|counts?|(?:has\s+)?counted|lists?|listed|tallied|estimates?|estimated)\b"
)
#: What was counted before: "the ministry had earlier put the toll at eight".
EARLIER = re.compile(r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|at\s+first)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]|\b(?:while|whereas|but|and)\b")
#: A number in figures under this is counted, not estimated: "30 people" is 30, "thirty people" may be 31.
SMALL = 100
#: What is counted but nobody: "three of one family", "21 others".
NOBODY = frozenset({"other", "family", "familie"})
#: Numbers of several places: "12 in Klow, 30 in Sprodj".
_LISTED = re.compile(r"\d in (?:[A-Z]|the [a-z]+ of)")
#: How far from the number as printed the true one may lie: "about 130,000"; "thirty were killed"; "almost 130,000".
ABOUT, ROUND, ALMOST = 0.15, 0.1, 0.2
#: "Hundreds" may become more than a thousand: the end of a range so wide is open.
VAGUE = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with who gives it: the holder, or the outlet in its own voice.

    Attributes:
        is_leading: true for the first of its unit in its article, which is what the article is about.
        where: how the names in its sentence begin that are no known actor's.
    """

    figure: Figure
    holder: str | None
    outlet: str | None
    is_leading: bool
    where: frozenset[str]


@dataclass(frozen=True, slots=True)
class Given:
    """Who gives a figure, where it is told, and how the names in its sentence begin that are no known actor's."""

    holder: str | None
    where: frozenset[str]


def given_by(figure: Figure, holder: str | None, parties: Parties) -> Given:
    """Who gives a figure; `holder` is that of its claim."""
    where = parties.names_of_none(figure.evidence[0].quote.replace("’", "'"))
    return Given(_printed_holder(figure, parties) or holder, where)


def counted(figures: Iterable[Figure], documents: Mapping[str, Document], given: Mapping[str, Given]) -> list[Counted]:
    """The figures that can be compared, each with who gives it, by id.

    Args:
        documents: those whose figures count.  given: who gives each figure, by id.
    """
    kept = []
    first: dict[tuple[str, str | None], int] = {}
    figures = sorted(figures, key=lambda one: one.id)
    for figure in figures:
        start = figure.evidence[0].start
        first[figure.document, figure.unit] = min(start, first.get((figure.document, figure.unit), start))
    for figure in figures:
        if figure.unit in COUNTED and figure.document in documents and (figure.unit not in OWNED or figure.actor):
            document = documents[figure.document]
            holder = given[figure.id].holder
            outlet = None if figure.claim or holder else document.outlet or document.id
            is_leading = figure.evidence[0].start == first[figure.document, figure.unit]
            kept.append(Counted(figure, holder, outlet, is_leading, given[figure.id].where))
    return kept


def _printed_holder(figure: Figure, parties: Parties) -> str | None:
    """Who gives a number without a word of speech: of its clause the first actor before "put the toll at"."""
    words = figure.evidence[0].quote.replace("’", "'")
    start, at = _clause_of(figure)
    gives = COUNTS.search(words, start, at)
    for first in (start, 0):
        clause = words[first : gives.start()] if gives else ""
        before = parties.printed(clause)
        # "The Arland-based observatory put it at four" is not Arland
        if before and before[0].start <= len(" The ") and not clause.startswith("-", before[0].end):
            return before[0].actor
    return None


def _clause_of(figure: Figure) -> tuple[int, int]:
    """Where the clause of a number begins in its sentence, and where the number stands; the end where it is unknown."""
    words = figure.evidence[0].quote
    printed = [f"{figure.value or 0:,.0f}", *([_IN_WORDS[figure.value]] if figure.value in _IN_WORDS else [])]
    found = re.search(rf"(?<![\d,.])(?:{'|'.join(printed)})(?![\d,.]\d)\b", words, re.IGNORECASE)
    at = found.start() if found else len(words)
    edges = [edge.end() for edge in _CLAUSE.finditer(words, 0, at)]
    return (edges[-1] if edges and found else 0), at


def is_whole(one: Figure) -> bool:
    """True for a number of all, not of some of them."""
    quote = one.evidence[0].quote
    if one.unit in OWNED and LOST.search(quote):
        return False
    if EARLIER.search(quote, *_clause_of(one)):
        return False
    if CONTRASTED.search(quote):
        return True
    return thing(one) not in NOBODY and not PART_OF_ALL.search(quote) and len(_LISTED.findall(quote)) < 2


def prints(figure: Figure, value: float | None) -> bool:
    """True where the sentence of a figure has another number, too, in digits or in a word."""
    if value is None:
        return False
    word = _IN_WORDS.get(value)
    printed = rf"(?<![\d,.]){value:,.0f}(?![\d,.]\d)" + (rf"|\b{word}\b" if word else "")
    return re.search(printed, figure.evidence[0].quote, re.IGNORECASE) is not None


def thing(figure: Figure) -> str:
    """What is counted, in a word for all words that mean the same."""
    word = (figure.of_what or "people").casefold().split()[-1]
    return _NAMED.get(word, word.removesuffix("s"))


def can_both_hold(one: Figure, other: Figure) -> bool:
    """True where one number fits what both say: "more than 100,000" and "about 130,000"."""
    (low, high), (least, most) = range_of(one), range_of(other)
    return low <= most and least <= high


def range_of(figure: Figure) -> tuple[float, float]:
    """The least and the most that a figure may mean."""
    value = figure.value
    if value is None or figure.bound == "between":
        low, high = figure.low or 0.0, figure.high if figure.high is not None else float("inf")
        return low, float("inf") if high >= VAGUE * low else high
    if figure.bound == "about":
        return value * (1 - ABOUT), value * (1 + ABOUT)
    if figure.bound == "almost":
        return value * (1 - ALMOST), value
    if figure.bound in {"at_least", "more_than"}:
        return value, float("inf")
    if figure.bound in {"up_to", "less_than"}:
        return 0.0, value
    # "thirty" may be 31; "30" is counted
    is_round = value % 10 == 0 and value >= (SMALL if str(int(value)) in figure.evidence[0].quote else 30)
    return (value * (1 - ROUND), value * (1 + ROUND)) if is_round else (value, value)
