"""One happening on two days: days that cannot both hold, and a day's difference that clocks explain.

A call late in one capital is a call after midnight in another: "on 30 December", "on the night of 31 December".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from sitroom.lexicon.calendar import MONTH_NAMES, WEEKDAY_NAMES
from sitroom.merge.scenes import STEM, Scenes
from sitroom.records.claims import EventMention, Judgement
from sitroom.records.ids import content_id

MADE_BY = "disputes/1"
#: How many days may lie between two dates of one happening; further apart there are two.
APART = 4
#: Names that date a sentence.
CALENDAR = frozenset((*MONTH_NAMES, *WEEKDAY_NAMES))
#: The part of the words of the shorter sentence that two sentences on one happening share.
SAME_WORDS = 0.5
#: Types of which two may come on two days between the same two sides all the time.
DAILY = frozenset({"ASSAULT", "ACCUSE", "REQUEST", "THREATEN", "AID", "MOBILIZE"})


def dated(mentions: Iterable[EventMention]) -> list[EventMention]:
    """What has happened on a day that the text names, by id."""
    kept = (
        mention
        for mention in mentions
        if mention.date.days == 1 and mention.date.basis in {"explicit", "relative"} and mention.type != "OTHER"
        if mention.modality in {"actual", "historical"} and (mention.actors or mention.recipients)
    )
    return sorted(kept, key=lambda mention: mention.id)


def days_apart(mentions: Sequence[EventMention], scenes: Scenes) -> Iterator[tuple[EventMention, EventMention]]:
    """Pairs of mentions that tell of one happening with two days, from articles of one scene."""
    blocks: dict[tuple[object, ...], list[EventMention]] = defaultdict(list)
    for mention in mentions:
        blocks[mention.type, mention.trigger.casefold()[:STEM], _parties(mention)].append(mention)
    for key in sorted(blocks, key=str):
        for left, right in combinations(blocks[key], 2):
            apart = abs((_day(left) - _day(right)).days)
            if left.document != right.document and 0 < apart <= APART and scenes.is_one(left.document, right.document):
                yield left, right


def told_next_day(mentions: Iterable[EventMention]) -> Iterator[tuple[EventMention, EventMention]]:
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
    return is_alike and not is_elsewhere and left.type not in DAILY and not is_by_clocks(left, right)


def is_by_clocks(left: EventMention, right: EventMention) -> bool:
    """True for talks of the same sides a day apart."""
    return left.type == "CONSULT" and len(_parties(left)) > 1 and abs((_day(left) - _day(right)).days) == 1


def explained(
    pairs: Iterable[tuple[EventMention, EventMention]], later: Iterable[tuple[EventMention, EventMention]]
) -> Iterator[Judgement]:
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
