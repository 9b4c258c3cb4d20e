"""Numbers of one thing, scope and day that cannot both hold; and those that only look so, with the reason.

"100,000 troops stand there" and "175,000 are planned" do not disagree, nor does a toll that grows from day to day.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from sitroom.merge.figures_told import (
    CONTRASTED,
    COUNTS,
    OWNED,
    SO,
    Counted,
    can_both_hold,
    is_whole,
    prints,
    range_of,
    thing,
)
from sitroom.merge.scenes import Scenes
from sitroom.records.claims import Figure, Judgement
from sitroom.records.ids import content_id

MADE_BY = "disputes/1"
#: How far apart two numbers of one article may stand, in characters: "58, says the one; 100, says the other".
NEARBY = 400
#: One deed of which two sentences of an article tell: "the attack killed 32", "the attack left nearly 50 dead".
THE_DEED = re.compile(
    r"\bthe\s+(attack|blast|bombing|strike|raid|explosion|shelling|ambush|crash|fire|clash|assault|siege)"
    r"(?:e?s)?(?:\s+(?:on|at|in|against)\s+(?:the\s+|an?\s+)?(?P<place>\w+))?",
    re.IGNORECASE,
)
#: Two counts on one scene and day are so seldom the same by chance from here on.
SELDOM_BY_CHANCE = 30


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
        if one.modality in SO and one.as_of.days == 1 and one.as_of.last and is_whole(one):
            kind = "people" if thing(one) == "civilian" else thing(one)
            blocks[one.unit, one.actor if one.unit in OWNED else None, kind].append((one.as_of.last, row))
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
        or (thing(one) == thing(other) and (one.value or 0) >= SELDOM_BY_CHANCE)
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
    if not is_contrast and (prints(one, other.value) or prints(other, one.value)):
        return False  # "ten died in a bus", "31 died, ten of them in a bus"
    if one.document == other.document:
        return _is_set_against(left, right, scenes)
    are_leading = left.is_leading and right.is_leading and scenes.are_alike(one.document, other.document)
    if thing(one) != thing(other) and not are_leading:
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
    is_elsewhere = bool(first.figure.place and second.figure.place) and first.figure.place != second.figure.place
    if is_contrast and not is_elsewhere:
        return True
    if quotes[0] == quotes[1] and not COUNTS.search(quotes[0]):
        return False  # "three were killed by the bridge while seven died in the port"
    # "the attacks on the school" are new where no school was named before
    deeds = {
        deed[1].casefold()
        for deed in THE_DEED.finditer(quotes[1])
        if deed["place"] is None or deed["place"].casefold() in quotes[0].casefold()
    }
    is_placed = first.where == second.where and bool(first.where)
    is_one = any(deed in quotes[0].casefold() for deed in deeds) or (
        is_placed and (COUNTS.search(quotes[1]) is not None or scenes.have_in_common(*quotes))
    )
    if is_elsewhere:
        return False
    if first.holder and second.holder:
        return first.figure.place == second.figure.place
    return is_one and bool(first.holder or second.holder or first.figure.claim or second.figure.claim)


def _may_have_grown(left: Counted, right: Counted, scenes: Scenes) -> bool:
    """True where the later article has the higher number: a toll grows from day to day."""
    apart = scenes.days_apart(left.figure.document, right.figure.document)
    if apart != 1:
        return apart != 0
    first, later = sorted((left.figure, right.figure), key=lambda one: scenes.day(one.document))
    return range_of(first)[0] <= range_of(later)[1]


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
    if thing(one) != thing(other):
        return f"{one.of_what} against {other.of_what}"
    if one.as_of.edtf and other.as_of.edtf and one.as_of.edtf != other.as_of.edtf:
        return f"as of {one.as_of.edtf} against {other.as_of.edtf}"
    return None


def _words(one: Figure, other: Figure) -> tuple[str, ...]:
    return tuple(f"{f.bound} {f.value:g} {f.unit} ({f.modality}, {f.as_of.edtf})" for f in (one, other) if f.value)
