"""What a rule for time expressions sees: the words, the day of publication, and the date told before."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sitroom.lexicon.calendar import FUTURE_FORMS, PAST_FORMS
from sitroom.normalise.days import days_of, interval_of, narrow
from sitroom.normalise.patterns import compiled
from sitroom.records.dates import Interval, range_interval
from sitroom.records.text import Span
from sitroom.records.values import TimexType


class Found(NamedTuple):
    """What a rule read: the later fields of a `Timex`, and a doubt as (kind, suggestion)."""

    type: TimexType
    value: str
    date: Interval | None = None
    doubt: tuple[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands.

    Attributes:
        folded, printed: the whole text, folded and as it is.
        sentence: the sentence.
        first, last: first and last day of publication; both None when it is unknown.
        told: the last date told before in the text; None at its start.
        history: the text tells of the past by its own calendar, so that "in April" follows the date told before
            ("On 1 September 1939 ... In April, Germany invaded Denmark").
    """

    folded: str
    printed: str
    sentence: Span
    first: date | None
    last: date | None
    told: Interval | None = None
    history: bool = False


Match = re.Match[str]


class Rule(NamedTuple):
    """A pattern over folded text, with the kinds of word a sentence must have for it to be tried."""

    needs: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[Match, Scene], Found | None]


def rule(needs: str, pattern: str, read: Callable[[Match, Scene], Found | None]) -> Rule:
    """A rule from its kinds of word, its pattern with `{month}` and the like, and its reader."""
    return Rule(frozenset(needs.split()), compiled(pattern), read)


def modifier_of(match: Match) -> str | None:
    """The word before a period that narrows it: "early", "end"; None without one."""
    groups = match.groupdict()
    words: str | None = groups.get("mod") or groups.get("edge")
    return re.sub(" +", " ", words) if words else None


def has_capital(match: Match, scene: Scene, group: str) -> bool:
    """True where the words of the group begin with a capital letter: "May", not "may"."""
    return scene.printed[match.start(group)].isupper()


def dated(value: str, *, modifier: str | None = None, basis: str = "explicit") -> Found:
    """A DATE with the interval of its value."""
    return Found("DATE", value, interval_of(value, modifier, basis))


def from_article(scene: Scene, value_on: Callable[[date], str], modifier: str | None = None) -> Found:
    """A DATE counted from publication; wider when the day of publication is not known exactly."""
    if scene.first is None or scene.last is None:
        return Found("DATE", "XXXX-XX-XX")
    values = value_on(scene.first), value_on(scene.last)
    if values[0] == values[1]:
        return dated(values[0], modifier=modifier, basis="relative")
    days = days_of(values[0]), days_of(values[1])
    if days[0] is None or days[1] is None:
        return Found("DATE", values[1])
    first, last = narrow(days[0], modifier)[0], narrow(days[1], modifier)[1]
    interval = range_interval(first, last).noted(basis="relative")
    return Found("DATE", f"{first.isoformat()}/{last.isoformat()}", interval)


#: How many characters before and after an expression are searched for its verb.
_REACH = 120
_WORD = re.compile(r"[a-z']+|[;:\"]")


def _tense_of(words: list[str], place: int) -> str | None:
    word, before = words[place], words[place - 1] if place else ""
    if word in FUTURE_FORMS:
        return "future"
    if word in PAST_FORMS or (len(word) > 4 and word.endswith("ed") and word not in ("united", "armed", "need")):
        # "will be released on Tuesday" and "is to be held in May": the participle does not tell the tense
        return None if before in ("be", "to") or before in FUTURE_FORMS else "past"
    return None


def tense_at(scene: Scene, start: int, end: int) -> str | None:
    """The tense of the verb nearest to an expression: "past", "future", or None when no verb tells.

    The verb before decides ("officials said they will meet on Tuesday" is future), else the one after
    ("On Monday, Putin will meet").  A quotation mark or semicolon ends the search.
    """
    before = _WORD.findall(scene.folded, max(scene.sentence.start, start - _REACH), start)[-14:]
    for place in range(len(before) - 1, -1, -1):
        if before[place] in ';:"':
            break
        if before[place] == "to" and place and before[place - 1] in ("is", "are", "due", "expected", "set"):
            return "future"
        if tense := _tense_of(before, place):
            return tense
    after = _WORD.findall(scene.folded, end, min(scene.sentence.end, end + _REACH))[:12]
    for place, word in enumerate(after):
        if word in ';:"':
            break
        if tense := _tense_of(after, place):
            return tense
    return None
