"""Whether what answers a question is disputed: told before the answer, both sides."""

from collections.abc import Sequence

from sitroom.query.finder import ENOUGH, Finder
from sitroom.query.lines import AnswerLine

#: Lines of an answer whose disputes are told: what stands below is not what was asked for.
TOLD = 3
#: Kinds of question whose answer may be disputed; facts of the registry and what someone wants are not.
DISPUTABLE = frozenset({"claims", "figures", "events", "text"})
#: "How many?" is disputed by other numbers, "When?" by other days.
KIND = {"figures": "figure", "events": "date"}


def conflict_of(finder: Finder, lines: Sequence[AnswerLine]) -> tuple[AnswerLine, ...]:
    """The sides of the first dispute that has one of the first lines on a side; nothing without any.

    What is asked must be what is disputed: for "What else is Russia concerned about?" only the first line counts.
    """
    if finder.question.kind not in DISPUTABLE:
        return ()
    told = lines[: TOLD if finder.question.topic else 1]
    rows = {line.row for line in told if line.row}
    places = {(one.document, one.start) for line in told for one in line.evidence}
    for one in finder.disputes:
        is_asked = KIND.get(finder.question.kind, one.dispute.kind) == one.dispute.kind
        text = " ".join(side.line.text for side in one.sides)
        if not is_asked or finder.score(text, finder.question.actors) < ENOUGH:
            continue
        ids = {id for side in one.dispute.sides for id in (*side.claims, *side.figures)}
        spots = {(piece.document, piece.start) for side in one.dispute.sides for piece in side.evidence}
        if rows & ids or places & spots:
            return tuple(
                AnswerLine(
                    f"{', '.join(side.holders)}: {side.line.text}" if side.holders else side.line.text,
                    side.line.evidence,
                    side.origins,
                    one.dispute.id,
                )
                for side in one.sides
            )
    return ()
