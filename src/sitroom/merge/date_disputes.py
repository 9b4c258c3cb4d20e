"""One happening on two days: days that cannot both hold, and a day's difference that clocks explain.

A call late in one capital is a call after midnight in another: "on 30 December", "on the night of 31 December".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from sitroom.lexicon.calendar import MONTH_NAMES, WEEKDAY_NAMES
from sitroom.merge.parties import Parties
from sitroom.merge.scenes import STEM, Scenes
from sitroom.records.claims import EventMention, Figure, Judgement
from sitroom.records.ids import content_id

MADE_BY = "disputes/1"
#: How many days may lie between two dates of one happening; further apart there are two.
APART = 4
#: Names that date a sentence.
CALENDAR = frozenset((*MONTH_NAMES, *WEEKDAY_NAMES))
#: The part of the words of the shorter sentence that two sentences on one happening share; without its names, where
#: the place or the number is one.
SAME_WORDS, SOME_WORDS = 0.5, 0.3
#: Types of which two may come on two days between the same two sides all the time.
DAILY = frozenset({"ASSAULT", "ACCUSE", "REQUEST", "THREATEN", "AID", "MOBILIZE"})
#: Types of what may be said again on the next day, number by number.
SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
#: Types by which one happening may be read: to sign an accord is one or the other.
KIN = {"SUPPORT": "AGREE", "CONCEDE": "AGREE"}
#: A number so high in two reports, of dead or of troops, tells that they are on one happening.
TELLING_NUMBER = 10
#: So many dead are those of a war, which many reports give.
ALL_DEAD = 1000
#: What goes on or comes again has several days: "a second day of talks", "met again".
_AGAIN = re.compile(
    r"\b(?:again|another|second|third|further|resum\w+|continu\w+|follow\w*|round|daily|latest|since|until|through)\b",
    re.I,
)
#: Where it happens: "in Klow", "to the port of Klow"; those who come "from Lund" are elsewhere.
_PLACE = re.compile(r"\b(?:in|at|near|outside|around|to|of|on|over)\s+(?:the\s+)?(?P<name>[A-Z][\w-]{2,})")
_NUMBER = re.compile(r"(?<![\d,.])\d[\d,]*\d(?![\d,.]*\d)")


@dataclass(frozen=True, slots=True)
class Telling:
    """A happening with its day, as one sentence tells it.

    Attributes:
        parties: whom it names, as states and bodies.
        where: the names in it that are no party's.
        words: the stems of its small words; numbers: those printed in it that tell much.
    """

    mention: EventMention
    parties: frozenset[str]
    where: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]

    @property
    def kind(self) -> str:
        """Its type, or that for which it may be taken."""
        return KIN.get(self.mention.type, self.mention.type)

    @property
    def day(self) -> date:
        return self.mention.date.first or date.max

    @property
    def people(self) -> frozenset[str]:
        """The persons who take part."""
        return frozenset(actor for actor in _parties(self.mention) if actor.startswith("person:"))


Pair = tuple[EventMention, EventMention]


def dated(mentions: Iterable[EventMention]) -> list[EventMention]:
    """What has happened on a day that the text names, by id."""
    kept = (
        mention
        for mention in mentions
        if mention.date.days == 1 and mention.date.basis in {"explicit", "relative"} and mention.type != "OTHER"
        if mention.modality in {"actual", "historical", "alleged"} and (mention.actors or mention.recipients)
        if not _agrees_alone(mention)
    )
    return sorted(kept, key=lambda mention: mention.id)


def _agrees_alone(mention: EventMention) -> bool:
    """ "Arland agreed on Monday that it would reply", "on Thursday that the envoys should meet": to two things."""
    return mention.trigger.casefold().startswith("agree") and len(_parties(mention)) < 2


def days_apart(mentions: Sequence[EventMention], scenes: Scenes) -> Iterator[Pair]:
    """Pairs of mentions that tell of one happening with two days, from articles of one scene."""
    blocks: dict[tuple[object, ...], list[EventMention]] = defaultdict(list)
    for mention in mentions:
        blocks[mention.type, mention.trigger.casefold()[:STEM], _parties(mention)].append(mention)
    for key in sorted(blocks, key=str):
        for left, right in combinations(blocks[key], 2):
            apart = abs((_day(left) - _day(right)).days)
            if left.document != right.document and 0 < apart <= APART and scenes.is_one(left.document, right.document):
                yield left, right


def placed_apart(
    mentions: Sequence[EventMention], figures: Iterable[Figure], scenes: Scenes, parties: Parties
) -> Iterator[Pair]:
    """Pairs of mentions of one kind and place, between the same, that give two days to what can have but one.

    "The envoys met in Klow on Tuesday", "the ministers held talks in Klow on 4 March"; of what may come every day
    both articles must give one number: "8,500 troops", "46 were killed".
    """
    tolls: dict[str, set[float]] = defaultdict(set)
    for figure in figures:
        if figure.unit == "deaths" and figure.value and TELLING_NUMBER <= figure.value < ALL_DEAD:
            tolls[figure.document].add(figure.value)
    tellings = [telling_of(mention, parties) for mention in mentions]
    told: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    blocks: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for one in tellings:
        told[one.mention.document, one.kind].append(one)
        for key in one.where or _keys(one):
            blocks[one.kind, key].append(one)
    unique: dict[tuple[str, str], Pair] = {}
    for block in blocks.values():
        ordered = sorted(block, key=lambda one: (one.day, one.mention.id))
        for number, left in enumerate(ordered):
            for right in ordered[number + 1 :]:
                if (right.day - left.day).days > APART:
                    break
                if _is_one_happening(left, right, tolls, scenes) and not _has_both(left, right, told):
                    unique[left.mention.id, right.mention.id] = (left.mention, right.mention)
    yield from (unique[key] for key in sorted(unique))


def _keys(one: Telling) -> list[str]:
    """Under what a happening without a place is looked up: its parties, of what may come every day with a number."""
    parties = " ".join(sorted(one.parties))
    if one.kind not in DAILY:
        return [parties]
    return [f"{parties} {number}" for number in sorted(one.numbers)] if len(one.parties) > 1 else []


def _is_one_happening(left: Telling, right: Telling, tolls: Mapping[str, set[float]], scenes: Scenes) -> bool:
    """True where all but the day says that two sentences tell of one happening."""
    one, other = left.mention.document, right.mention.document
    if one == other or not 0 < abs((left.day - right.day).days) <= APART:
        return False
    if not (left.parties <= right.parties or right.parties <= left.parties) or not left.parties & right.parties:
        return False
    if (left.where - right.where) and (right.where - left.where):
        return False
    # "The envoy called Lund on Monday", "the president called Lund on Thursday": two calls of one state
    if (left.people - right.people) and (right.people - left.people):
        return False
    is_talk = left.kind == "CONSULT" and abs((left.day - right.day).days) == 1
    if is_talk or _AGAIN.search(left.mention.summary) or _AGAIN.search(right.mention.summary):
        return False
    if left.kind in SPOKEN:
        return False
    if left.kind in DAILY:
        if left.numbers and right.numbers:
            return bool(left.numbers & right.numbers)
        return bool(left.where & right.where and tolls.get(one, set()) & tolls.get(other, set()))
    if left.where & right.where and (left.kind == "CONSULT" or left.words & right.words):
        return (scenes.days_apart(one, other) or 0) <= APART
    is_alike = len(left.words & right.words) >= SOME_WORDS * min(len(left.words), len(right.words))
    return is_alike and scenes.is_one(one, other)


def _has_both(left: Telling, right: Telling, told: Mapping[tuple[str, str], Sequence[Telling]]) -> bool:
    """True where one article tells of both days: then there were two."""
    return any(
        other.day == there.day and other.parties & here.parties and bool(other.where) == bool(other.where & here.where)
        for here, there in ((left, right), (right, left))
        for other in told[here.mention.document, here.kind]
    )


def telling_of(mention: EventMention, parties: Parties) -> Telling:
    text = mention.summary.replace("’", "'")
    taken = [one for one in parties.printed(text) if one.actor in parties.known]
    text_parties = {one.actor for one in taken}
    names = {
        match["name"]
        for match in (
            *_PLACE.finditer(text),
            *re.finditer(rf"{re.escape(mention.trigger)} (?P<name>[A-Z][\w-]{{2,}})", text),
        )
        if not any(one.start <= match.start("name") < one.end for one in taken)
    }
    words = (word for word in re.findall(r"\b[a-z]{4,}", text))
    return Telling(
        mention,
        frozenset(text_parties) | (parties.all_meant((*mention.actors, *mention.recipients)) & parties.known),
        frozenset(name.casefold()[:STEM] for name in names - CALENDAR),
        frozenset(word[:STEM] for word in words),
        frozenset(
            number for number in _NUMBER.findall(text) if int(number.replace(",", "")) >= TELLING_NUMBER
        ) - {str(_day(mention).day), str(_day(mention).year)},
    )  # fmt: skip


def told_next_day(mentions: Iterable[EventMention]) -> Iterator[Pair]:
    """Talks of two that one page dates, with what the other side's page of the day after tells without a day."""
    talks = [one for one in mentions if one.type == "CONSULT" and one.modality == "actual" and len(_parties(one)) == 2]
    by_parties: dict[frozenset[str], list[EventMention]] = defaultdict(list)
    for mention in sorted(talks, key=lambda one: one.id):
        by_parties[_parties(mention)].append(mention)
    for several in by_parties.values():
        days = dated(several)
        held = {_day(one) for one in days}
        for other in several:
            printed = other.date.last
            if other.date.basis != "document" or other.date.first or printed is None or printed in held:
                continue  # talks of the page's own day are meant
            near = [one for one in days if (printed - _day(one)).days == 1 and one.document != other.document]
            yield from ((one, other) for one in near[:1])


def is_dispute(left: EventMention, right: EventMention) -> bool:
    """True where the sentences are so alike that they tell of one happening, and clocks do not explain the days.

    "The envoys of Arland met in Klow on Monday", "... in Sprodj on Thursday": two meetings, by their names.
    """
    ours, theirs = _words(left), _words(right)
    is_alike = len(ours & theirs) >= SAME_WORDS * min(len(ours), len(theirs))
    is_elsewhere = bool(_names(left) - _names(right)) and bool(_names(right) - _names(left))
    if is_elsewhere or _AGAIN.search(left.summary) or _AGAIN.search(right.summary):
        return False
    return is_alike and left.type not in DAILY and not is_by_clocks(left, right)


def is_by_clocks(left: EventMention, right: EventMention) -> bool:
    """True for talks of the same sides a day apart."""
    return left.type == "CONSULT" and len(_parties(left)) > 1 and abs((_day(left) - _day(right)).days) == 1


def explained(pairs: Iterable[Pair], later: Iterable[Pair]) -> Iterator[Judgement]:
    """The pairs whose days differ by the clocks of those who talk; `later` as `told_next_day` gives them."""
    yield from (_by_clocks(*pair, "a day apart by time zones") for pair in pairs if is_by_clocks(*pair))
    yield from (_by_clocks(*pair, "in print a day later, by time zones or the next morning") for pair in later)


def _by_clocks(left: EventMention, right: EventMention, detail: str) -> Judgement:
    first, second = sorted((left, right), key=lambda mention: mention.id)
    days = " and ".join(sorted(str(mention.date.edtf) for mention in (first, second)))
    id = content_id("j", "same_date", first.id, second.id, MADE_BY)
    reasons = (f"type {left.type}", f"on {days}", "the same sides")
    return Judgement(id, "same_date", "same", first.id, second.id, detail, 1.0, reasons, MADE_BY)


def _parties(mention: EventMention) -> frozenset[str]:
    return frozenset((*mention.actors, *mention.recipients))


def _day(mention: EventMention) -> date:
    return mention.date.first or date.max


def _names(mention: EventMention) -> set[str]:
    """The names in a sentence, without days and months and without its first word."""
    return {name for name in re.findall(r"(?<=\s)[A-Z][\w-]+", mention.summary.strip()) if name not in CALENDAR}


def _words(mention: EventMention) -> set[str]:
    return {word.casefold()[:STEM] for word in mention.summary.split() if len(word) > 3}
