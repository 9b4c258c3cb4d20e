"""Numbers of one thing, scope and day that cannot both hold; and those that only look so, with the reason.

"100,000 troops stand there" and "175,000 are planned" do not disagree, nor does a toll that grows from day to day.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

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
#: A part of the whole, or of another: "the hospital recorded four deaths", "21 others died", "since May", "in that raid".
PART_OF_ALL = re.compile(
    r"\b(?:record\w*|receiv\w*|treated|brought|saw|seen|showed|also|months?|last\s+year|since|(?:another|further|other)\s+\w+"
    r"|(?:in|of)\s+that\s+(?:attack|blast|bombing|raid|strike|incident))\b",
    re.IGNORECASE,
)
#: How far apart two numbers of one article may stand, in characters: "58, says the one; 100, says the other".
NEARBY = 400
#: How far from the number as printed the true one may lie: "about 130,000"; "thirty were killed"; "almost 130,000".
ABOUT, ROUND, ALMOST = 0.15, 0.1, 0.2
#: "Hundreds" may become more than a thousand: the end of a range so wide is open.
VAGUE = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with who gives it: the holder, or the outlet in its own voice.

    Attributes:
        is_leading: true for the first of its unit in its article, which is what the article is about.
    """

    figure: Figure
    holder: str | None
    outlet: str | None
    is_leading: bool


def counted(
    figures: Iterable[Figure], documents: Mapping[str, Document], holders: Mapping[str, str | None]
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
            outlet = None if figure.claim else document.outlet or document.id
            is_leading = figure.evidence[0].start == first[figure.document, figure.unit]
            kept.append(Counted(figure, holders.get(figure.claim or ""), outlet, is_leading))
    return kept


def conflicting(rows: Sequence[Counted], scenes: Scenes) -> Iterator[tuple[Counted, Counted]]:
    """Pairs of figures of one thing and day that cannot both hold, given by two."""
    blocks: dict[tuple[object, ...], list[Counted]] = defaultdict(list)
    for row in rows:
        one = row.figure
        if (
            one.modality in SO
            and _thing(one) != "other"
            and one.as_of.days == 1
            and not PART_OF_ALL.search(one.evidence[0].quote)
        ):
            thing = _thing(one)
            kind = "people" if thing == "civilian" else thing
            blocks[one.unit, one.actor, kind, one.as_of.latest].append(row)
    for key in sorted(blocks, key=str):
        for left, right in combinations(blocks[key], 2):
            if _is_one_thing(left, right, scenes) and not can_both_hold(left.figure, right.figure):
                yield left, right


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
    if _prints(one, other.value) or _prints(other, one.value):
        return False  # "ten died in a bus", "31 died, ten of them in a bus"
    if one.document == other.document:
        # "58, the monitors say; 100, says the opposition", but not "12 in the port, 30 in the hills, they say"
        apart = abs(one.evidence[0].start - other.evidence[0].start)
        return bool(left.holder and right.holder) and one.place == other.place and apart <= NEARBY
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


def _prints(figure: Figure, value: float | None) -> bool:
    """True where the sentence of a figure has another number, too."""
    return (
        value is not None and re.search(rf"(?<![\d,.]){value:,.0f}(?![\d,.]\d)", figure.evidence[0].quote) is not None
    )


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
    is_round = value >= 30 and value % 10 == 0
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
