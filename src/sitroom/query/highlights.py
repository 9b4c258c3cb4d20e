"""The days that matter and the sentences that tell them: a timeline that can be read.

Nothing is written anew: every line is a printed sentence. A story in twenty copies counts once, for days and for
sentences. The settings were chosen on five topics of T17, a public set of timelines (`docs/measures.md`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from sitroom.query.lines import PRONOUNS, AnswerLine
from sitroom.query.told import Told, told_sentences
from sitroom.query.vectors import Floats, Vectors
from sitroom.query.weights import Voices, voices
from sitroom.records.claims import Evidence
from sitroom.store import View

#: Days, and sentences a day.
LENGTHS = {"short": (7, 1), "normal": (15, 2), "long": (40, 3)}
#: The whole timeline, as programs read it: all days.
EVERY = (None, 8)

#: What a sentence's word on a day counts: it names the day; its article appeared on the day after; on the day itself.
NAMES_IT, DAY_AFTER, SAME_DAY = 1.0, 1.0, 0.6
#: How much that decides which of two sentences is printed: less than what they say.
PREFERENCE = 0.25
#: In words: a shorter sentence tells too little, a longer one is a list.
SHORTEST, LONGEST = 6, 45
#: How much of the whole record's centre goes into a day's: what belongs to the story comes before what does not.
STORY = 1.0
#: Sentences of a day that are compared with one another, the nearest to its centre.
COMPARED = 60
#: From here on two sentences say the same: the second is not printed, and its origin counts for the first.
SAME = 0.5
#: "He said on Friday that it was over" tells nothing by itself.
POINTING = 0.3

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
#: 'We shall see on Friday."': a sentence that begins inside a quotation.
_INSIDE = re.compile(r"[^“]*”|[^\"]*(?:\"[^\"]*\"[^\"]*)*\"$")


@dataclass(frozen=True, slots=True)
class Highlight:
    """One day that matters.

    Attributes:
        date: ISO day.
        lines: the sentences that tell it, the best first; origins are those that say the same.
        origins: independent origins that name the day or were published on it.
        score: what the day matters; orders only.
    """

    date: str
    lines: tuple[AnswerLine, ...]
    origins: int
    score: float


def highlights(
    view: View,
    *,
    dates: int | None,
    sentences: int,
    since: date | None = None,
    until: date | None = None,
    names: Iterable[str] = (),
    text: str | None = None,
) -> list[Highlight]:
    """The days that matter most, in order of time, each with the sentences that tell it best.

    Args:
        dates: so many days at most; None for all that a sentence tells.
        sentences: so many lines a day at most.
        since, until: days, both inclusive.
        names: only sentences that print one of these.
        text: only sentences that print these words, whatever the case.
    """
    names = [name.casefold() for name in names]
    told = [one for one in told_sentences(view) if _is_about(one.text.casefold(), names, (text or "").casefold())]
    spoken = {day: who for day, who in voices(told).items() if _is_within(day, since, until)}
    return _Choice(told).days(spoken, len(spoken) if dates is None else dates, sentences)


def _is_about(words: str, names: Sequence[str], text: str) -> bool:
    return text in words and (not names or any(re.search(rf"\b{re.escape(name)}\b", words) for name in names))


def _is_within(day: str, since: date | None, until: date | None) -> bool:
    return (since is None or since.isoformat() <= day) and (until is None or day <= until.isoformat())


class _Choice:
    """The sentences of one question, compared with one another."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.told = told
        self.vectors = Vectors([one.text for one in told])
        every = range(len(told))
        self.story = self.vectors.centre(every, np.ones(len(told)))
        self.printed: set[int] = set()
        self.telling: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, one in enumerate(told):
            for day, weight in _days_of(one).items():
                self.telling[day].append((number, weight * _worth(one.text)))

    def days(self, spoken: dict[str, Voices], dates: int, sentences: int) -> list[Highlight]:
        """The days of most weight that a sentence tells, in order of time.

        What is printed of one day is not printed of the next: the day of more weight is asked first.
        """
        found: list[Highlight] = []
        for day in sorted(spoken, key=lambda day: (-spoken[day].weight, day)):
            if len(found) == dates:
                break
            if lines := self.lines(day, sentences):
                found.append(Highlight(day, lines, spoken[day].origins, round(spoken[day].weight, 3)))
        return sorted(found, key=lambda one: one.date)

    def lines(self, day: str, limit: int) -> tuple[AnswerLine, ...]:
        """The sentences that together come nearest to what all sentences of a day tell, the best first."""
        telling = [(number, weight) for number, weight in self.telling[day] if weight and number not in self.printed]
        if not telling:
            return ()
        rows, weights = [number for number, _ in telling], np.array([weight for _, weight in telling])
        centre = self.vectors.centre(rows, weights) + STORY * self.story
        nearness = self.vectors.nearness(rows, centre / (np.linalg.norm(centre) or 1.0))
        preferred = weights**PREFERENCE
        first = np.argsort(-nearness * preferred, kind="stable")[:COMPARED]
        rows = [rows[place] for place in first]
        alike = self.vectors.likeness(rows)
        chosen = _cover(nearness[first], preferred[first], alike, limit)
        same = {place: [rows[place], *(rows[i] for i in np.flatnonzero(alike[place] > SAME))] for place in chosen}
        self.printed.update(row for group in same.values() for row in group)
        return tuple(self.line(group) for group in same.values())

    def line(self, same: Sequence[int]) -> AnswerLine:
        """The first of some sentences that say the same, with the first of each other origin as its evidence."""
        evidence: dict[str, Evidence] = {}
        for number in same:
            evidence.setdefault(self.told[number].origin, self.told[number].evidence)
        return AnswerLine(self.told[same[0]].text, tuple(evidence.values()), len(evidence))


def _cover(nearness: Floats, weights: Floats, alike: Floats, limit: int) -> list[int]:
    """Choose sentences one by one, each time the one with which all chosen ones come nearest to the centre.

    Args:
        nearness: (sentences,) to the centre.  weights: (sentences,) factors of preference.
        alike: (sentences, sentences).
    Returns:
        Numbers of sentences in the order of choice; none says the same as one before it.
    """
    chosen: list[int] = []
    total, length = 0.0, 0.0
    shared = np.zeros(len(nearness))
    open_ = np.ones(len(nearness), bool)
    while len(chosen) < limit and open_.any():
        reached = (total + nearness) / np.sqrt(np.maximum(length + 2 * shared + alike.diagonal(), 1e-9)) * weights
        best = int(np.argmax(np.where(open_, reached, -1.0)))
        chosen.append(best)
        total += nearness[best]
        length += 2 * shared[best] + alike[best, best]
        shared += alike[best]
        open_ &= alike[best] <= SAME
        open_[best] = False
    return chosen


def _days_of(told: Told) -> dict[str, float]:
    """The days that a sentence may tell of, with what its word counts: those it names, else those of its article."""
    days = dict.fromkeys(told.days, NAMES_IT)
    if told.opens and told.published and not told.days:
        published = date.fromisoformat(told.published)
        days = {(published - timedelta(1)).isoformat(): DAY_AFTER, told.published: SAME_DAY}
    return days


def _worth(text: str) -> float:
    """How well a sentence stands alone; 0 for a question, a fragment, a list, a quotation without a speaker."""
    words = _WORD.findall(text.casefold())
    around = _WORD.findall(_QUOTED.sub(" ", text))
    told = [word for word in words if not word.isdigit()]  # "Monday 14 February 2005 17.14 GMT" tells nothing
    is_quoted = len(around) < SHORTEST // 2 or _INSIDE.match(text)
    if is_quoted or len(told) < SHORTEST or len(words) > LONGEST or text.endswith("?"):
        return 0.0
    return POINTING if words[0] in PRONOUNS else 1.0
