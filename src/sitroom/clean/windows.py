"""What sentences say about when they were written: years told as past, happenings told as "last week"."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sitroom.lexicon.calendar import MONTHS
from sitroom.world import Happening, World

#: "in 2014", "since 1991"; not "by 2030", "until 2024", nor "the 2026 World Cup".
_PAST_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Aa]fter|[Dd]uring|of|from|early|late|mid) (?P<year>(?:19|20)\d\d)\b(?!-?\d)"
)
_PAST_MONTH = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Aa]fter|[Dd]uring|of|from|early|late) (?P<month>January|February|March|April|May|June|"
    r"July|August|"
    r"September|October|November|December),? (?P<year>(?:19|20)\d\d)\b"
)
#: Words that put a day ahead: "could take place before Wednesday 16 January", "scheduled for Jan. 10".
_AHEAD_BEFORE = re.compile(
    r"\b(?:before|by|until|till|ahead of|from|will|would|could|may|might|due|scheduled|planned|plans?|set|expected|"
    r"next|"
    r"upcoming|deadline|later|coming|slated|ends?|expires?|through|starting|beginning|between|to (?:be|take|meet|"
    r"hold|begin|start))"
    r"\b[^.;]{0,45}$"
)
_AHEAD_AFTER = re.compile(
    r"^,? ?(?!that|which|but|and)(?:[\w-]+ ){0,2}(?:will|would|could|might|is (?:set|due|expected|scheduled)|are "
    r"(?:set|due|expected|to)|"
    r"deadline)\b"
)
#: "As of Tuesday 15 February, troops are to be stood down" is told on or after that day.
_AS_OF = re.compile(r"\b[Aa]s of (?:\w+ )?$")
_FUTURE = re.compile(
    r"\b(?:will|would|could|may|might|upcoming|ahead of|before|until|by the end|next|scheduled|planned|expected|"
    r"plans? to|due)\b"
)
_PAST_VERB = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|said|told|held|met|spoke|began|took|made|gave|left|sent|came|went|saw)\b"
)
_LOOKS_BACK = re.compile(r"\b(?:yesterday|last (?:week|month)|earlier this (?:week|month))\b")
#: Only phrases that always look back: "on Tuesday" and "this year" belong to anything in a sentence.
_RELATIVE = re.compile(rf"{_LOOKS_BACK.pattern}|\b[Ii]n (?P<month>[A-Z][a-z]+)\b(?!,? \d)")
#: How far, in characters, such a phrase may stand from the happening it dates.
_REACH = 25
#: A siege or a war lasts too long for "last week" to tell its days.
_LONGEST_HAPPENING = 31
#: "In a video call ..., Biden warned Putin": calls are told by their two sides, and the registry holds them all;
#: of meetings it holds only some, so "the two met last month" may mean another one.
_CALLED = re.compile(r"\b(?:call|phoned?|telephoned?)\b")


@dataclass(frozen=True, slots=True)
class HappeningBounds:
    """When a sentence about a known happening was written; `words` is the relative phrase, None without one."""

    earliest: date
    latest: date | None
    words: str | None


def is_future(sentence: str, start: int, end: int) -> bool:
    """True when the day printed at [start, end) lies ahead of the sentence."""
    before = sentence[max(0, start - 70) : start]
    if _AS_OF.search(before):
        return False
    return bool(_AHEAD_BEFORE.search(before) or _AHEAD_AFTER.search(sentence[end : end + 40]))


def is_past(sentence: str, start: int, end: int) -> bool:
    """True when the day printed at [start, end) is told in the past: with a verb of the past beside it, and not ahead.

    "A soldier rests in a field on Friday, May 23" is a caption that lost its picture; it tells nothing as past.
    """
    beside = sentence[max(0, start - 90) : start] + sentence[end : end + 90]
    return not is_future(sentence, start, end) and bool(_PAST_VERB.search(beside) or _AS_OF.search(sentence[:start]))


def past_years(sentences: Sequence[str]) -> Iterator[date]:
    """New Year's Day of every year told as past: the text is not older."""
    for sentence in sentences:
        for match in _PAST_YEAR.finditer(sentence):
            if not is_future(sentence, match.start(), match.end()) and _PAST_VERB.search(sentence):
                yield date(int(match["year"]), 1, 1)


def past_months(sentences: Sequence[str]) -> Iterator[date]:
    """The first day of every month told as past with its year."""
    for sentence in sentences:
        for match in _PAST_MONTH.finditer(sentence):
            if not is_future(sentence, match.start(), match.end()) and _PAST_VERB.search(sentence):
                yield date(int(match["year"]), MONTHS[match["month"].lower()], 1)


def happening_bounds(sentences: Sequence[str], world: World) -> Iterator[HappeningBounds]:
    """For every sentence about a happening of the registry, when it may have been written."""
    for sentence in sentences:
        folded = sentence.lower().replace("’", "'")
        if _is_told_ahead(sentence):
            continue
        called = _CALLED.search(folded)
        actors = _actors_in(sentence, world) if called else set()
        found: list[HappeningBounds] = []
        for happening in world.happenings:
            place = _named_at(happening, folded)
            if place is None and called and happening.kind == "call" and _between(happening, folded, actors):
                place = called.span()
            if place:
                found.append(_bounds(happening, sentence, place))
        if found:
            yield _hull(found)


def _is_told_ahead(sentence: str) -> bool:
    """True for what is still to come: "will hold a video call on Tuesday"; "last week" is past in any case."""
    return bool(_FUTURE.search(sentence)) and not _LOOKS_BACK.search(sentence)


def _hull(found: Sequence[HappeningBounds]) -> HappeningBounds:
    """Where several happenings fit one sentence ("in a call last week"), all the days that any of them allows."""
    told = [bounds for bounds in found if bounds.words]
    earliest = min(bounds.earliest for bounds in told or found)
    latest = max((bounds.latest for bounds in told if bounds.latest), default=None)
    return HappeningBounds(earliest, latest, told[0].words if told else None)


def _named_at(happening: Happening, folded: str) -> tuple[int, int] | None:
    for pattern in happening.patterns:
        if pattern in folded and (match := re.search(rf"\b{re.escape(pattern)}\b", folded)):
            return match.span()
    return None


def _actors_in(sentence: str, world: World) -> set[str]:
    words = re.findall(r"[A-Z][\w-]*(?:['’][A-Z]\w+)?", sentence)
    return {name.actor for word in words for name in world.names.get(word, ())}


def _between(happening: Happening, folded: str, actors: set[str]) -> bool:
    """Both sides named, and the same means where the sentence tells it ("video" against "phone")."""
    if len(happening.actors) < 2 or not set(happening.actors) <= actors:
        return False
    known = " ".join((happening.id, happening.name, *happening.patterns)).lower()
    return all(means in known for means in ("video", "phone") if means in folded)


def _bounds(happening: Happening, sentence: str, place: tuple[int, int]) -> HappeningBounds:
    first, last = date.fromisoformat(happening.earliest), date.fromisoformat(happening.latest)
    for match in _RELATIVE.finditer(sentence):
        distance = max(match.start() - place[1], place[0] - match.end())
        if distance <= _REACH and (last - first).days <= _LONGEST_HAPPENING and (w := _window(match, first, last)):
            return HappeningBounds(*w, match.group())
    return HappeningBounds(first, None, None)


def _window(match: re.Match[str], first: date, last: date) -> tuple[date, date] | None:
    """The days on which the phrase is right for a happening of those days; None where it speaks of something else."""
    if month := match["month"]:
        # "In October, Russia suspended ...": the newest October, so before the next one begins.
        if MONTHS.get(month.lower()) != first.month:
            return None
        return _month_end(first) + timedelta(days=1), date(first.year + 1, first.month, 1) - timedelta(days=1)
    monday, last_monday = (day - timedelta(days=day.weekday()) for day in (first, last))
    return {
        "yesterday": (first + timedelta(days=1), last + timedelta(days=1)),
        "earlier this week": (first, last_monday + timedelta(days=6)),
        "last week": (monday + timedelta(days=7), last_monday + timedelta(days=13)),
        "earlier this month": (first, _month_end(last)),
        "last month": (_month_end(first) + timedelta(days=1), _month_end(_month_end(last) + timedelta(days=1))),
    }[match.group().lower()]


def _month_end(day: date) -> date:
    return date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])
