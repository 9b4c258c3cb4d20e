"""A question in plain words, answered from what is printed, or not at all.

A first version, by rules: it finds whom the question names, what kind it is and which days it means, and gives the rows
that fit, or the sentences that have most of its words. Where nothing has enough of them, it says so.
"""

from dataclasses import dataclass, replace
from datetime import date

from sitroom.query.finder import ENOUGH, LINES, Finder
from sitroom.query.lines import AnswerLine, actor_names, fold_lines
from sitroom.query.question import read_question
from sitroom.store import View
from sitroom.world import World


@dataclass(frozen=True, slots=True)
class Answer:
    """What the ledger has to say to a question.

    Attributes:
        kind: how the question was understood: obligations, figures, positions, claims, events, actors or text.
        answered: false when nothing in the record answers; `answer` is then empty.
        as_of: the day as of which it holds: the one asked for, or the last on which a document appeared.
        nearest: the closest thing in the record where there is no answer.
    """

    question: str
    kind: str
    answered: bool
    answer: tuple[AnswerLine, ...]
    as_of: str | None
    nearest: AnswerLine | None


def ask(view: View, question: str, world: World) -> Answer:
    """Answer a question from the ledger, each line with its evidence; or say that the record has nothing.

    Raises:
        QuestionError: there are no words in it.
    """
    known_on = last_day(view)
    asked = read_question(question, world, _ledger_names(view), known_on)
    named = tuple(replace(one, actor=view.meant(one.actor)) for one in asked.named)
    finder = Finder(view, world, replace(asked, named=named), known_on)
    found = finder.find()
    good = [one.line for one in found if one.score >= ENOUGH]
    nearest = max((one for one in found if one.score > 0), key=lambda one: one.score, default=None)
    return Answer(
        question=question,
        kind=finder.question.kind,
        answered=bool(good),
        answer=fold_lines(good, finder.origin_of, LINES),
        as_of=known_on.isoformat() if known_on else None,
        nearest=nearest.line if nearest and not good else None,
    )


def last_day(view: View) -> date | None:
    """The day as of which a ledger speaks: the one asked for, or the last on which a document appeared."""
    if view.as_of:
        return view.as_of
    latest = view.select("SELECT max(published_latest) FROM documents")[0][0]
    return date.fromisoformat(latest) if latest else None


def _ledger_names(view: View) -> dict[str, str]:
    """Printed names of the ledger's actors with their ids; where two share one, the more mentioned."""
    found: dict[str, str] = {}
    for actor, names in actor_names(view).items():
        for name in names:
            found.setdefault(name, actor)
    return found
