"""Whether what answers a question is disputed: told before the answer, both sides."""

from collections.abc import Sequence

from sitroom.query.disputes import disputes
from sitroom.query.lines import AnswerLine
from sitroom.store import View

#: Lines of an answer whose disputes are told: what stands below is not what was asked for.
TOLD = 3


def conflict_of(view: View, lines: Sequence[AnswerLine]) -> tuple[AnswerLine, ...]:
    """The sides of the first dispute that has one of the first lines on a side; nothing without any."""
    rows = {line.row for line in lines[:TOLD] if line.row}
    places = {(one.document, one.start) for line in lines[:TOLD] for one in line.evidence}
    for one in disputes(view):
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
