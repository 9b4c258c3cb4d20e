"""Numbers of one thing, scope and day that cannot both hold; and those that only look so, with the reason.

"100,000 troops stand there" and "175,000 are planned" do not disagree, nor does a toll that grows from day to day.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sitroom.lexicon.numbers import SMALL as SMALL_NUMBERS
from sitroom.merge.parties import Parties
from sitroom.merge.scenes import Scenes
from sitroom.records.claims import Figure, Judgement
from sitroom.records.ids import content_id
from sitroom.records.text import Document

MADE_BY = "disputes/1"
#: What is counted: money, shares and distances differ for too many reasons.
COUNTED = frozenset("deaths injured wounded troops tanks aircraft ships missiles".split())
#: What belongs to somebody: without an owner nobody can say that it is the same.
OWNED = frozenset("troops tanks aircraft ships missiles".split())
#: What is so now; plans and possibilities are of another time.
SO = frozenset({"actual", "ongoing", "historical", "alleged"})
#: People by any name are one; "civilians" and "children" are a part of them.
ANYONE = frozenset("people persons dead victims folks lives deaths killed".split())
FIGHTERS = frozenset("fighters rebels militants terrorists insurgents jihadists extremists gunmen".split())
#: A part of the whole, or of another: "the hospital recorded four deaths", "21 others died", "since May", "six more",
#: "in that raid".
PART_OF_ALL = re.compile(
    r"\b(?:record\w*|receiv\w*|treated|brought|saw|seen|showed|also|months?|last\s+year|since|(?:another|further|other)\s+\w+|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+more(?!\s+than)"
    r"|(?:past|last|recent)\s+(?:\w+\s+)?(?:hours|days?|weeks?|months?|years?)|so\s+far|this\s+(?:week|month|year)"
    r"|(?:in|of)\s+that\s+(?:attack|blast|bombing|raid|strike|incident))\b",
    re.IGNORECASE,
)
#: How far apart two numbers of one article may stand, in characters: "58, says the one; 100, says the other".
NEARBY = 400
#: A number that is set against the one before it: "the monitors gave a lower toll of eight".
CONTRASTED = re.compile(
    r"\b(?:lower|higher|smaller|larger|different|conflicting|another)\s+(?:\w+\s+)?(?:toll|number|figure|count|tally)s?\b",
    re.IGNORECASE,
)
_IN_WORDS = {float(value): word for word, value in SMALL_NUMBERS.items()}
#: Who gives a number without a word of speech: "the ministry of Arland put the number of dead at four".
COUNTS = re.compile(
    r"\b(?:gave|gives?|puts?|has\s+put|set|counts?|(?:has\s+)?counted|lists?|listed|tallied|estimates?|estimated)\b"
)
_CLAUSE = re.compile(r"[;:]|\b(?:while|whereas|but|and)\b")
#: One deed of which two sentences of an article tell: "the attack killed 32", "the attack left nearly 50 dead".
THE_DEED = re.compile(
    r"\bthe\s+(attack|blast|bombing|strike|raid|explosion|shelling|ambush|crash|fire|clash|assault|siege)",
    re.IGNORECASE,
)
#: A number in figures under this is counted, not estimated: "30 people" is 30, "thirty people" may be 31.
SMALL = 100
#: What is counted but nobody: "three of one family", "21 others".
NOBODY = frozenset({"other", "family", "familie"})
#: Numbers of several places: "12 in Klow, 30 in Sprodj".
_LISTED = re.compile(r"\d in (?:[A-Z]|the [a-z]+ of)")
#: Two counts on one scene and day are so seldom the same by chance from here on.
SELDOM_BY_CHANCE = 30
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


def counted(
    figures: Iterable[Figure], documents: Mapping[str, Document], holders: Mapping[str, str | None], parties: Parties
) -> list[Counted]:
    """The figures that can be compared, each with who gives it, by id.

    Args:
        documents: those whose figures count.  holders: of claims, by id.
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
            holder = _printed_holder(figure, parties) or holders.get(figure.claim or "")
            outlet = None if figure.claim or holder else document.outlet or document.id
            is_leading = figure.evidence[0].start == first[figure.document, figure.unit]
            where = parties.names_of_none(figure.evidence[0].quote.replace("’", "'"))
            kept.append(Counted(figure, holder, outlet, is_leading, where))
    return kept


def _printed_holder(figure: Figure, parties: Parties) -> str | None:
    """Who gives a number without a word of speech: of its clause the first actor before "put the toll at"."""
    words = figure.evidence[0].quote.replace("’", "'")
    at = words.find(f"{figure.value or 0:,.0f}")
    edges = [edge.end() for edge in _CLAUSE.finditer(words, 0, max(at, 0))]
    start = edges[-1] if edges else 0
    gives = COUNTS.search(words, start, at if at > 0 else len(words))
    for first in (start, 0):
        before = parties.printed(words[first : gives.start()]) if gives else []
        if before and before[0].start <= len(" The "):
            return before[0].actor
    return None


def conflicting(rows: Sequence[Counted], scenes: Scenes) -> Iterator[tuple[Counted, Counted]]:
    """Pairs of figures of one thing and day that cannot both hold, given by two."""
    for left, right in _of_one_day(rows, scenes):
        if not can_both_hold(left.figure, right.figure) and _is_one_thing(left, right, scenes):
            yield left, right


def _of_one_day(rows: Sequence[Counted], scenes: Scenes) -> Iterator[tuple[Counted, Counted]]:
    """Pairs of figures of one unit that are of one day, or of the next where only the day of the page tells it."""
    blocks: dict[tuple[object, ...], list[tuple[date, Counted]]] = defaultdict(list)
    for row in rows:
        one = row.figure
        if one.modality in SO and one.as_of.days == 1 and one.as_of.last and _is_whole(one):
            thing = "people" if _thing(one) == "civilian" else _thing(one)
            blocks[one.unit, one.actor if one.unit in OWNED else None, thing].append((one.as_of.last, row))
    for key in sorted(blocks, key=str):
        ordered = sorted(blocks[key], key=lambda pair: (pair[0], pair[1].figure.id))
        for number, (day, row) in enumerate(ordered):
            for later, other in ordered[number + 1 :]:
                if (later - day).days > 1:
                    break
                pages = "document" in (row.figure.as_of.basis, other.figure.as_of.basis)
                if later == day or (
                    pages and row.where & other.where and _is_one_count(row.figure, other.figure, scenes)
                ):
                    yield row, other


def _is_whole(one: Figure) -> bool:
    """True for a number of all, not of some of them."""
    if CONTRASTED.search(one.evidence[0].quote):
        return True
    quote = one.evidence[0].quote
    return _thing(one) not in NOBODY and not PART_OF_ALL.search(quote) and len(_LISTED.findall(quote)) < 2


def joined(rows: Sequence[Counted], group: Sequence[Counted], scenes: Scenes) -> list[Counted]:
    """A group of figures with those that give the same number of the same thing elsewhere."""
    met = list(group)
    for row in rows:
        for member in group:
            one, other = row.figure, member.figure
            is_same = (one.unit, one.value, one.as_of.last) == (other.unit, other.value, other.as_of.last)
            if row not in met and is_same and one.value is not None and one.document != other.document:
                if all(can_both_hold(one, rest.figure) for rest in group):
                    continue  # "at least 31" stands against no "43"
                if scenes.is_one(one.document, other.document) and _is_one_count(one, other, scenes):
                    met.append(row)
    return met


def _is_one_count(one: Figure, other: Figure, scenes: Scenes) -> bool:
    """True where the same number in two articles is of one thing: by their words, or since it is rare enough."""
    return (
        scenes.have_in_common(one.evidence[0].quote, other.evidence[0].quote)
        or scenes.are_alike(one.document, other.document)
        or (_thing(one) == _thing(other) and (one.value or 0) >= SELDOM_BY_CHANCE)
    )


def _is_one_thing(left: Counted, right: Counted, scenes: Scenes) -> bool:
    """True for figures of one place and scene that two give."""
    one, other = left.figure, right.figure
    ours, theirs = (row.holder or row.outlet or row.figure.id for row in (left, right))
    if ours.split(":")[-1] in theirs or theirs.split(":")[-1] in ours:
        return False  # "the observatory" and "the observatory of the hills" are one
    if not scenes.is_one(one.document, other.document) or _may_have_grown(left, right, scenes):
        return False
    if one.place != other.place and (one.place and other.place):
        return False
    is_contrast = one.document == other.document and any(CONTRASTED.search(f.evidence[0].quote) for f in (one, other))
    if not is_contrast and (_prints(one, other.value) or _prints(other, one.value)):
        return False  # "ten died in a bus", "31 died, ten of them in a bus"
    if one.document == other.document:
        return _is_set_against(left, right, scenes)
    are_leading = left.is_leading and right.is_leading and scenes.are_alike(one.document, other.document)
    if _thing(one) != _thing(other) and not are_leading:
        return False  # "three civilians" and "four people" are one only where both papers are about them
    if (
        one.unit not in OWNED
        and not are_leading
        and not scenes.have_in_common(one.evidence[0].quote, other.evidence[0].quote)
    ):
        return False  # "eight were killed by fire from the west", "fifteen by a bomb in the market"
    # two heads of articles without a day in them may be on any two days
    is_told = {one.as_of.basis, other.as_of.basis} & {"explicit", "relative"}
    return one.unit in OWNED or bool(is_told) or not are_leading


def _is_set_against(left: Counted, right: Counted, scenes: Scenes) -> bool:
    """True for two numbers of one article that are given against each other.

    "58, the monitors say; 100, says the opposition", but not "12 in the port, 30 in the hills, they say".
    """
    first, second = sorted((left, right), key=lambda row: row.figure.evidence[0].start)
    quotes = [row.figure.evidence[0].quote for row in (first, second)]
    is_contrast = CONTRASTED.search(quotes[1]) is not None
    apart = second.figure.evidence[0].start - first.figure.evidence[0].start
    if apart > (2 * NEARBY if is_contrast else NEARBY):
        return False
    if is_contrast:
        return True
    if quotes[0] == quotes[1] and not COUNTS.search(quotes[0]):
        return False  # "three were killed by the bridge while seven died in the port"
    deeds = {deed.casefold() for deed in THE_DEED.findall(quotes[1])}
    is_one = any(deed in quotes[0].casefold() for deed in deeds) or (
        first.where == second.where and scenes.have_in_common(*quotes)
    )
    if first.figure.place and second.figure.place and first.figure.place != second.figure.place:
        return False
    if first.holder and second.holder:
        return first.figure.place == second.figure.place
    return is_one and bool(first.holder or second.holder or first.figure.claim or second.figure.claim)


def _prints(figure: Figure, value: float | None) -> bool:
    """True where the sentence of a figure has another number, too, in digits or in a word."""
    if value is None:
        return False
    word = _IN_WORDS.get(value)
    printed = rf"(?<![\d,.]){value:,.0f}(?![\d,.]\d)" + (rf"|\b{word}\b" if word else "")
    return re.search(printed, figure.evidence[0].quote, re.IGNORECASE) is not None


def _may_have_grown(left: Counted, right: Counted, scenes: Scenes) -> bool:
    """True where the later article has the higher number: a toll grows from day to day."""
    apart = scenes.days_apart(left.figure.document, right.figure.document)
    if apart != 1:
        return apart != 0
    first, later = sorted((left.figure, right.figure), key=lambda one: scenes.day(one.document))
    return _range(first)[0] <= _range(later)[1]


def _thing(figure: Figure) -> str:
    word = (figure.of_what or "people").casefold().split()[-1]
    return "people" if word in ANYONE else "fighter" if word in FIGHTERS else word.removesuffix("s")


def can_both_hold(one: Figure, other: Figure) -> bool:
    """True where one number fits what both say: "more than 100,000" and "about 130,000"."""
    (low, high), (least, most) = _range(one), _range(other)
    return low <= most and least <= high


def _range(figure: Figure) -> tuple[float, float]:
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


def explained(rows: Sequence[Counted]) -> Iterator[Judgement]:
    """Figures of one owner that differ and do not disagree, each with the next: of another day, planned, elsewhere."""
    chains: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for row in rows:
        if row.figure.unit in OWNED and row.figure.actor:
            chains[row.figure.unit or "", row.figure.actor].append(row.figure)
    for key in sorted(chains):
        ordered = sorted(chains[key], key=lambda one: (one.as_of.latest or "", one.value or 0.0, one.id))
        once = {(one.value, one.bound, one.modality): one for one in reversed(ordered)}
        for one, other in pairwise(
            sorted(once.values(), key=lambda one: (one.as_of.latest or "", one.value or 0.0, one.id))
        ):
            reason = None if can_both_hold(one, other) else _reason(one, other)
            if reason:
                left, right = sorted((one.id, other.id))
                id = content_id("j", "same_figure", left, right, MADE_BY)
                yield Judgement(id, "same_figure", "different", left, right, reason, 1.0, _words(one, other), MADE_BY)


def _reason(one: Figure, other: Figure) -> str | None:
    """Why two numbers do not disagree; None where nothing tells."""
    if (one.modality in SO) != (other.modality in SO):
        planned, so = (other, one) if one.modality in SO else (one, other)
        return f"{planned.modality} against {so.modality}"
    if one.place and other.place and one.place != other.place:
        return f"{one.place} against {other.place}"
    if _thing(one) != _thing(other):
        return f"{one.of_what} against {other.of_what}"
    if one.as_of.edtf and other.as_of.edtf and one.as_of.edtf != other.as_of.edtf:
        return f"as of {one.as_of.edtf} against {other.as_of.edtf}"
    return None


def _words(one: Figure, other: Figure) -> tuple[str, ...]:
    return tuple(f"{f.bound} {f.value:g} {f.unit} ({f.modality}, {f.as_of.edtf})" for f in (one, other) if f.value)
