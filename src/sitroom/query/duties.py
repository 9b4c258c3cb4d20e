"""Questions about duties, answered from the registry's treaties: "Must NATO defend Poland if Russia attacks?"."""

import re
from collections.abc import Iterator
from datetime import date

from sitroom.errors import QuestionError
from sitroom.query.lines import AnswerLine
from sitroom.query.question import Question
from sitroom.world import Obligation, World
from sitroom.world.obligations import obligations

#: Lines of the registry in an answer; the rest is for what is printed.
DUTIES = 4
#: Names that a line lists before it counts the rest.
NAMES = 8
DUTY_WORDS = {
    "defend": "must defend",
    "assist": "must assist",
    "consult": "must consult",
    "non_aggression": "must not attack",
    "neutrality": "must stay neutral",
    "none": "no duty to defend",
}
#: In which order duties are told.
FIRST = ("defend", "assist", "none", "consult", "neutrality", "non_aggression")
#: Duties that answer "Who must defend ...?"; a line of duty "none" says why not.
DEFENDING = frozenset({"defend", "assist", "none"})


def duty_lines(world: World, question: Question, known_on: date | None) -> Iterator[AnswerLine]:
    """What the treaties say about an attack on someone; first those of a body that the question names."""
    attacked, by = attack_of(question)
    if attacked is None or known_on is None:
        return
    last = question.days.last if question.days else None
    try:
        rows = obligations(world, last or known_on, attacked, by)
    except QuestionError:  # someone whom only the ledger knows has no treaties
        return
    if question.asks(r"\b(defend|protect|come to)\b"):
        rows = [row for row in rows if row.duty in DEFENDING]
        # "Who must defend Ukraine?": that nobody must stands before who must help in another way
        if not any(row.duty == "defend" for row in rows):
            name, day = world.actors[attacked].name, (last or known_on).isoformat()
            yield AnswerLine(f"No treaty in the registry binds anyone to defend {name} ({day}).", (), 0)
    rows.sort(key=lambda row: (row.org not in question.actors, FIRST.index(row.duty), row.org is None))
    for row in rows[:DUTIES]:
        yield AnswerLine(duty_words(world, row), (), 0)


def attack_of(question: Question) -> tuple[str | None, str | None]:
    """Who is attacked and by whom: "Must NATO defend Poland if Russia attacks?", "If Russia attacks Poland ..."."""
    named = question.named
    defend = re.search(r"\b(defend|protect)", question.words, re.IGNORECASE)
    attack = re.search(r"\b(attacks?|invades?)\b", question.words, re.IGNORECASE)
    after = [one.actor for verb in (defend, attack) if verb for one in named if one.span.start > verb.start()]
    if not named:
        return None, None
    attacked = after[0] if after else named[-1].actor
    before = [one.actor for one in named if attack and one.span.end <= attack.start() and one.actor != attacked]
    return attacked, before[-1] if before else None


def duty_words(world: World, row: Obligation) -> str:
    """A clause in one line: which, what it asks of whom, and why."""
    names = [world.actors[actor].name for actor in row.bound]
    if len(names) > NAMES:
        names[NAMES:] = [f"and {len(names) - NAMES} more"]
    bound = f" ({', '.join(names)})" if names else ""
    return f"{row.treaty}, {row.article}: {DUTY_WORDS[row.duty]}{bound}. {row.why}"
