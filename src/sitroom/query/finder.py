"""Looking for lines that answer a question: what every way of looking shares, and the way for each kind."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sitroom.query.called import Called
from sitroom.query.disputes import DisputeLine, disputes
from sitroom.query.facets import PRONOUN
from sitroom.query.lines import NOW, AnswerLine, actor_names, families
from sitroom.query.question import Question
from sitroom.query.required import WHETHER, Required
from sitroom.query.retrieve import Nearby, Retriever
from sitroom.query.saying import PLAIN
from sitroom.query.terms import WORD, Term, word_terms
from sitroom.query.topic import coverage
from sitroom.records.claims import Evidence
from sitroom.records.dates import Interval
from sitroom.store import View
from sitroom.world import World

#: A line answers when it has this part of the question's words, names and dates apart, and names everyone named.
ENOUGH = 0.6
#: Lines in an answer.
LINES = 6
#: How many sentences of a search are looked at.
CANDIDATES = 40
#: A sentence that answers with this probability is shown. Of our pairs (`training/retrieval.py`) 5 % of what a reporter
#: may ask lies below it, and of what is asked of another crisis 5 % above.
NEAR_ENOUGH = 0.3
#: What a sentence is worth that does not name someone whom the question names.
UNNAMED = 0.55
#: What one is worth whose title or neighbour names them, and in which no word stands for them.
AROUND = 0.85
#: What a sentence is worth that does not tell the act, the topic or the thing counted that is asked for.
UNSAID = 0.55
BACKGROUND = r"\bbackground\b|\bcome from\b|\b(origins?|roots?) of\b"
NEWS = r"\b(now|latest|happening|going on|recently|currently|being done|developments?)\b"


@dataclass(frozen=True, slots=True)
class Scored:
    """A line with how well it answers, from 0 to 1."""

    line: AnswerLine
    score: float


class Lookups:
    """What all questions to one view look things up in; kept from one question to the next."""

    def __init__(self, view: View, world: World, known_on: date | None) -> None:
        self.view = view
        self.world = world
        self.known_on = known_on
        self.retriever = Retriever(view)
        self.called = Called(world, actor_names(view), self.retriever.is_printed)
        self.origin_of = families(view)

    @cached_property
    def disputes(self) -> list[DisputeLine]:
        """All disputes of the ledger."""
        return disputes(self.view)


class Finder:
    """One question to one view, and how well some words answer it."""

    def __init__(self, lookups: Lookups, question: Question) -> None:
        self.view = lookups.view
        self.world = lookups.world
        self.question = question
        self.known_on = lookups.known_on
        self.called = lookups.called
        self.origin_of = lookups.origin_of
        self._lookups = lookups
        self._names = {actor: frozenset(map(spaced, self.called.printed(actor))) for actor in question.actors}
        self._required = Required(question, self.is_named)
        self._near: dict[int, list[Nearby]] = {}

    @property
    def disputes(self) -> list[DisputeLine]:
        """All disputes of the ledger."""
        return self._lookups.disputes

    def nearby(self, limit: int) -> list[Nearby]:
        """The sentences nearest to the question, whatever its kind."""
        if limit not in self._near:
            self._near[limit] = self._lookups.retriever.find(self.question.words, self.terms, limit)
        return self._near[limit]

    def sentences(self) -> Iterator[Scored]:
        """Sentences near to the question, with what the kind of question wants of them."""
        for one in self.nearby(CANDIDATES):
            if one.words.rstrip().endswith("?"):
                continue  # "Why would Borduria want a war?" is asked, and not answered
            worth = min(1.0, one.score / NEAR_ENOUGH * ENOUGH)
            if self._lacks_name(f"{one.words} {one.around}"):
                worth *= UNNAMED
            elif self._lacks_name(one.words) and not PRONOUN.search(one.words):
                # "Did Arland send soldiers?" is no question about whoever else's stand beside a sentence with Arland
                worth *= UNNAMED if self.question.asks(WHETHER) else AROUND
            worth *= 1.0 if self._required.is_met(one.words) else UNSAID
            yield Scored(self._line(one), worth)

    def score(self, text: str, actors: Iterable[str] = (), topic: Sequence[str] | None = None) -> float:
        """How much of the question some words have; half as much where someone whom it names is missing."""
        question = self.question
        here = set(actors)
        missing = [one for one in question.actors if one not in here and not self.is_named(one, text)]
        missing += [word for word in question.proper if not coverage((word,), text)]
        wanted = question.topic if topic is None else topic
        if not wanted and not question.actors and question.kind == "text":
            wanted = re.findall(r"\w+", (question.days.text or "") if question.days else "") or ("",)
        return coverage(wanted, text) * (0.5 if missing else 1.0)

    def is_named(self, actor: str, text: str) -> bool:
        """True when a text has a printed form of an actor whom the question names."""
        padded = f" {spaced(text)} "
        return any(f" {name} " in padded for name in self._names[actor])

    def speaking_as(self, actor: str) -> list[str]:
        """The actor, for a plural body ("the West") those whom it stands for, for a leader the state."""
        if self.known_on is None:
            return [actor]
        return [actor, *self.world.expand(actor, self.known_on)]

    def leads(self, actor: str) -> list[str]:
        """The states and bodies of which a person holds an office on the day."""
        offices = self.world.roles_of(actor) if self.known_on else []
        held = [one for one in offices if one in self.world.holders(one.role, one.of, self.known_on or date.min)]
        return list(dict.fromkeys(office.of for office in held))

    def bounds(self) -> tuple[date | None, date | None]:
        """The days that the question means: its date, or the last weeks for "now", or all before for "background"."""
        days = self.question.days
        if days and self.question.asks(r"\bsince\b"):
            return days.first, None
        if days or self.known_on is None:
            return (days.first, days.last) if days else (None, None)
        if self.asks_for_news():
            return self.known_on - timedelta(days=NOW), self.known_on
        if self.question.asks(BACKGROUND):
            return None, self.known_on - timedelta(days=NOW)
        return None, None

    def is_in_days(self, when: Interval) -> bool:
        """True when something may lie in the days that the question means."""
        since, until = self.bounds()
        starts_late = until and when.earliest and when.earliest > until.isoformat()
        ends_early = since and when.latest and when.latest < since.isoformat()
        return not starts_late and not ends_early

    def asks_for_news(self) -> bool:
        """True of "What is happening now?"."""
        return self.question.asks(NEWS)

    @cached_property
    def terms(self) -> list[Term]:
        """What the full text is asked for; "Red Coast" is one name where it is printed so, else two words."""
        question = self.question
        names = [Term(tuple(sorted(self._names[actor])), is_name=True) for actor in question.actors]
        whole = [run for run in question.runs if self._lookups.retriever.is_printed(run)]
        inside = {word for run in whole for word in run.split()}
        names += [Term((one,), is_name=True) for one in (*whole, *question.proper) if one not in inside]
        words = [word for word in question.topic if word not in question.proper]
        if question.verb and question.kind in ("claims", "positions") and question.verb[0].casefold() not in PLAIN:
            words.append(question.verb[0].casefold())
        if question.days and question.days.text:
            words += re.findall(r"\w+", question.days.text.casefold())
        return [*names, *word_terms(words)]

    def _lacks_name(self, text: str) -> bool:
        is_missing = any(not self.is_named(actor, text) for actor in self.question.actors)
        # "Who won the 2018 World Cup?": a cup of another year is another
        years = re.findall(r"\b\d{4}\b", (self.question.days.text or "") if self.question.days else "")
        return is_missing or coverage((*self.question.proper, *years), text) < 1.0

    def _line(self, one: Nearby) -> AnswerLine:
        evidence = (Evidence(one.document, one.start, one.end, one.words),)
        return AnswerLine(" ".join(one.words.split()).lstrip("-–—•* "), evidence, 1)


def spaced(text: str) -> str:
    """The words alone, in lower case, for finding whole words: "Kyiv's" has the word "kyiv"."""
    return " ".join(WORD.findall(text.casefold()))
