"""What a rule for time expressions sees: the words, the day of publication, and the date told before."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sitroom.lexicon.calendar import FUTURE_FORMS, PAST_FORMS, PAST_PLANS
from sitroom.normalise.days import days_of, interval_of, narrow
from sitroom.normalise.patterns import compiled
from sitroom.normalise.tense import tense_by_tree
from sitroom.records.dates import Interval, range_interval
from sitroom.records.text import Span
from sitroom.records.trees import Trees
from sitroom.records.values import TimexType


class Found(NamedTuple):
    """What a rule read: the later fields of a `Timex`, and a doubt as (kind, suggestion).

    `aside` is true for a date that nothing counts from: in "up from 40 a year earlier, and from 30 two years earlier"
    both look back from the same day.
    """

    type: TimexType
    value: str
    date: Interval | None = None
    doubt: tuple[str, str | None] | None = None
    aside: bool = False


_QUARTER = re.compile(r"\d{4}-Q\d")
#: What may stand before a year that opens its sentence: "By the end of 1942".
_OPENING = re.compile(
    r"(?:(?:by|in|on|at|since|until|during|from|for|throughout|after|before|as|late|later|again|and|but|then|however|the"
    r"|end|start|beginning|middle|summer|spring|autumn|fall|winter|half|first|second|last|early|mid|of|between)\b|\W)*"
)
#: "In the nine months profit rose from a year earlier" looks back on the year.
_LONG = re.compile(r"P(?:[6-9]|1\d)M|P1Y")


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands.

    Attributes:
        folded, printed: the whole text, folded and as it is.
        sentence: the sentence.
        first, last: first and last day of publication; both None when it is unknown.
        trees: those of the text; of no words where it has none.
        told: the last date told before in the text; None at its start.
        quarter: the last quarter told, until a longer period is: "in the quarter ... a year earlier".
        thread: the last date told that the story follows: a month or a day, or a year that opens its sentence; not the
            2005 of "Papers released in 2005 deny the attack of 4 August", which is of the year before it.
        history: the text tells of the past by its own calendar, so that "in April" follows the date told before
            ("On 1 September 1939 ... In April, Germany invaded Denmark").
    """

    folded: str
    printed: str
    sentence: Span
    first: date | None
    last: date | None
    trees: Trees
    told: Interval | None = None
    quarter: Interval | None = None
    thread: Interval | None = None
    history: bool = False

    def after(self, span: Span, found: Found) -> "Scene":
        """The same place with what has just been told."""
        if _LONG.fullmatch(found.value):
            return replace(self, quarter=None)
        if found.date is None or found.aside or found.type not in ("DATE", "TIME"):
            return self
        quarter = found.date if _QUARTER.fullmatch(found.value) else self.quarter
        opens = bool(_OPENING.fullmatch(self.folded, self.sentence.start, span.start))
        leads = self.thread is None or opens or (found.date.days or 0) <= 31
        return replace(self, told=found.date, quarter=quarter, thread=found.date if leads else self.thread)


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
_WORD = re.compile(r"[a-z']+|[;\"]|:(?!\d)")
_STOPS = ';:"'
_UNTIL = re.compile(r"\b(?:until|till) {1,2}$")

#: "postponed the hearing until Tuesday", "has until Friday to sign": ahead, whatever the tense.
_PUT_OFF = re.compile(
    r"\b(?:postpon|extend|delay|adjourn|put off|suspend|given?\b|gave\b|ha(?:s|ve)\b)[^.;,]{0,60}\b(?:until|till) {1,2}"
    r"(?:[\d:]+ [ap]\.?m\.? (?:[a-z]{2,4} )?)?$"
)


def _words(scene: Scene, start: int, end: int) -> list[str]:
    """Words and stops; the month of "On Friday 6 May 2016" is no verb."""
    words: list[str] = _WORD.findall(scene.folded, start, end)
    if "may" in words and "May" in scene.printed[start:end]:
        words = [word for word in words if word != "may"]
    return words


def _tense_of(words: list[str], place: int) -> str | None:
    word, before = words[place], words[place - 1] if place else ""
    if word in FUTURE_FORMS:
        # "parked next to the embassy on Friday"
        if word == "next" and words[place + 1 : place + 2] == ["to"]:
            return None
        # "it had been due to end on Friday"
        return "past" if before == "been" and "had" in words[max(0, place - 3) : place] else "future"
    if word in PAST_FORMS or (len(word) > 4 and word.endswith("ed") and word not in ("united", "armed", "need")):
        # "will be released on Tuesday" and "is to be held in May": the participle does not tell the tense
        return None if before in ("be", "to") or before in FUTURE_FORMS else "past"
    return None


def tense_at(scene: Scene, start: int, end: int) -> str | None:
    """The tense of the verb that an expression belongs to: "past", "future", or None when no verb tells.

    Of the verbs near by, the one before decides ("officials said they will meet on Tuesday" is future), else the one
    after ("On Monday, Putin will meet"), else the one over it in the tree.  A quotation mark or semicolon ends the
    search.
    """
    if _PUT_OFF.search(scene.folded, max(scene.sentence.start, start - _REACH), start):
        return "future"
    return _tense_near(scene, start, end) or tense_by_tree(scene.printed, scene.trees, Span(start, end))


def _tense_near(scene: Scene, start: int, end: int) -> str | None:
    before = _words(scene, max(scene.sentence.start, start - _REACH), start)[-14:]
    owned = scene.folded.startswith("'s ", end)
    if owned or (_UNTIL.search(scene.folded, max(0, start - 8), start) and len(before) < 4):
        # "they will look for ways round Thursday's ruling"; "Until Thursday, they had kept silent"
        after = _tense_after(scene, end)
        return "past" if after is None and owned else after or "future"
    for place in range(len(before) - 1, -1, -1):
        if before[place] in _STOPS:
            break
        if before[place] == "to" and place and before[place - 1] in ("is", "are"):
            return "future"
        if tense := _tense_of(before, place):
            return tense
    return _tense_after(scene, end)


def _tense_after(scene: Scene, end: int) -> str | None:
    after = _words(scene, end, min(scene.sentence.end, end + _REACH))[:12]
    for place, word in enumerate(after):
        if word in _STOPS:
            break
        # "On Friday the company planned to pay": the plan is the past
        if word in PAST_PLANS and after[place - 1 : place] not in (["is"], ["are"]):
            return "past"
        if tense := _tense_of(after, place):
            return tense
    return None
