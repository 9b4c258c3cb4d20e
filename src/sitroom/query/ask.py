"""A question in plain words, answered from what is printed, or not at all.

By rules it finds whom the question names, what kind it is and which days it means, and gives the rows that fit, or the
sentences that are nearest to it. Where nothing is near enough, it says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitroom.lexicon.nearness import Floats
from sitroom.query.conflicts import conflict_of
from sitroom.query.credited import credited
from sitroom.query.facets import Row
from sitroom.query.finder import ENOUGH, LINES, Finder, Lookups
from sitroom.query.lines import AnswerLine, fold_lines
from sitroom.query.question import Question, read_question
from sitroom.query.retrieve import Nearby, distinct
from sitroom.query.ways import find
from sitroom.store import View
from sitroom.world import World

#: Sentences that may be copies of nearer ones.
COPIES = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """What the ledger has to say to a question.

    Attributes:
        kind: how the question was understood; one of `question.KINDS`, or text.
        answered: false when nothing in the record answers; `answer` is then empty.
        as_of: the day as of which it holds: the one asked for, or the last on which a document appeared.
        nearest: the closest thing in the record where there is no answer.
        conflict: where accounts of it differ, both sides, to be told first.
        actors: whom the question names; "he" may mean one of them in the next.
    """

    question: str
    kind: str
    answered: bool
    answer: tuple[AnswerLine, ...]
    as_of: str | None
    nearest: AnswerLine | None
    conflict: tuple[AnswerLine, ...] = ()
    actors: tuple[str, ...] = ()


class Asker:
    """Answers questions to one view; what it has looked up stays for the next question."""

    def __init__(self, view: View, world: World) -> None:
        self.view = view
        self.known_on = last_day(view)
        self._lookups = Lookups(view, world, self.known_on)

    def ask(self, question: str, before: Sequence[str] = ()) -> Answer:
        """Answer a question from the ledger, each line with its evidence; or say that the record has nothing.

        Args:
            before: the actors of the question before, whom "he" or "they" may mean.
        Raises:
            QuestionError: there are no words in it.
        """
        asked = self.read(question, before)
        finder = Finder(self._lookups, asked)
        found = find(finder)
        good = [one.line for one in found if one.score >= ENOUGH]
        nearest = max((one for one in found if one.score > 0), key=lambda one: one.score, default=None)
        lines = fold_lines(good, self._lookups.origin_of, LINES)
        names = self._lookups.called.ledger
        return Answer(
            question=question,
            kind=asked.kind,
            answered=bool(good),
            answer=tuple(credited(self.view, line, names) for line in lines),
            as_of=self.known_on.isoformat() if self.known_on else None,
            nearest=credited(self.view, nearest.line, names) if nearest and not good else None,
            conflict=tuple(credited(self.view, line, names) for line in conflict_of(finder, lines)),
            actors=asked.actors,
        )

    def read(self, question: str, before: Sequence[str] = ()) -> Question:
        """The question as it is understood.

        Raises:
            QuestionError: there are no words in it.
        """
        asked = read_question(question, self._lookups.called, self.known_on, before)
        return replace(asked, named=tuple(replace(one, actor=self.view.meant(one.actor)) for one in asked.named))

    def weighed(self, question: str) -> tuple[list[Row], dict[str, Floats]]:
        """The sentences that may answer a question, with what speaks for each; see `Retriever.weighed`."""
        asked = self.read(question)
        return self._lookups.retriever.weighed(asked.words, Finder(self._lookups, asked).terms)

    def nearby(self, question: str, limit: int) -> list[Nearby]:
        """The sentences nearest to a question, whatever its kind; what several articles print stands once."""
        return distinct(Finder(self._lookups, self.read(question)).nearby(limit + COPIES))[:limit]


def ask(view: View, question: str, world: World) -> Answer:
    """Answer one question; see `Asker.ask`."""
    return Asker(view, world).ask(question)


def last_day(view: View) -> date | None:
    """The day as of which a ledger speaks: the one asked for, or the last on which a document appeared."""
    if view.as_of:
        return view.as_of
    latest = view.select("SELECT max(published_latest) FROM documents")[0][0]
    return date.fromisoformat(latest) if latest else None
