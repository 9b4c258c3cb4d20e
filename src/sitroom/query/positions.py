"""Who wants what? The positions of a ledger: by actor and issue, since when, and where they changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitroom.lexicon.stances import are_contrary
from sitroom.query.conditions import all_of, equals, one_of
from sitroom.query.lines import (
    PRONOUNS,
    AnswerLine,
    actor_names,
    claim_line,
    families,
    is_question,
    make_line,
    row_line,
)
from sitroom.records.claims import Claim, Position
from sitroom.store import View

#: A sentence of fewer characters is a headline or a piece of one.
HEADLINE = 40


@dataclass(frozen=True, slots=True)
class PositionLine:
    """One position with what stands behind it.

    Attributes:
        became: the stance that the actor took instead on that day; None while this one holds.
        origins: independent copy families behind the claims.
        line: the best printed sentence, with its evidence; `row` is the position.
    """

    position: Position
    became: str | None
    origins: int
    line: AnswerLine


def positions(
    view: View,
    *,
    actor: str | None = None,
    issue: str | None = None,
    stance: str | None = None,
    on: date | None = None,
) -> list[PositionLine]:
    """What actors want or refuse, by actor and issue, the earlier stance first.

    Args:
        actor: actor id of the holder.
        issue: words that the name of the issue must have, whatever the case.
        stance: demands, offers, promises, threatens, refuses, rejects, supports, opposes or red_line.
        on: only positions in force on this day: taken by then, and not given up by then.
    """
    found = held(view, actor=actor, issue=issue, stance=stance, on=on)
    return position_lines(view, found, actor_names(view), families(view))


def held(
    view: View,
    *,
    actor: str | None = None,
    issue: str | None = None,
    stance: str | None = None,
    on: date | None = None,
) -> list[Position]:
    """The positions themselves; see `positions`."""
    conditions = [*equals("actor", actor and view.meant(actor)), *equals("stance", stance)]
    conditions += [('contains("issue", ?)', (word,)) for word in (issue or "").split()]
    order = "actor, issue, since_earliest IS NULL, since_earliest, id"
    return [one for one in view.rows(Position, *all_of(conditions), order=order) if on is None or is_in_force(one, on)]


def position_lines(
    view: View, found: Sequence[Position], names: Mapping[str, tuple[str, ...]], origin_of: Mapping[str, str]
) -> list[PositionLine]:
    """What stands behind some positions, in their order.

    Args:
        names: for each actor its name and its other names.  origin_of: the copy family of each document.
    """
    ended = {(one.actor, one.issue) for one in found if one.until}
    of_actors = view.rows(Position, *one_of("actor", {actor for actor, _ in ended})) if ended else []
    rivals = [one for one in of_actors if (one.actor, one.issue) in ended]
    claims = _claims_of(view, [*found, *rivals])
    return [
        PositionLine(
            position=one,
            became=_became(one, rivals, claims),
            origins=make_line("", one.evidence, origin_of).origins,
            line=_best_line(one, [claims[id] for id in one.claims if id in claims], names, origin_of),
        )
        for one in found
    ]


def is_in_force(position: Position, day: date) -> bool:
    """True when a position was taken by a day and not given up by then; one without any day is never known to be."""
    since = position.since.earliest or position.since.latest
    until = position.until.earliest if position.until else None
    return since is not None and since <= day.isoformat() and (until is None or day.isoformat() < until)


def _claims_of(view: View, found: Iterable[Position]) -> dict[str, Claim]:
    return {claim.id: claim for claim in view.rows_of(Claim, (id for one in found for id in one.claims))}


def _became(position: Position, rivals: Iterable[Position], claims: Mapping[str, Claim]) -> str | None:
    """The contrary stance that ended a position: the one with a claim of the day."""
    if position.until is None:
        return None
    for rival in rivals:
        is_same = (rival.actor, rival.issue) == (position.actor, position.issue)
        days = (claims[id].said for id in rival.claims if id in claims)
        if is_same and are_contrary(rival.stance, position.stance) and position.until in days:
            return rival.stance
    return None


def _best_line(
    position: Position, claims: Sequence[Claim], names: Mapping[str, tuple[str, ...]], origin_of: Mapping[str, str]
) -> AnswerLine:
    """The sentence of one claim: short, but no headline, no question, and best with its speaker's name.

    "NATO rejected that demand" stands behind the sentence of the demand, which is evidence of the position too.
    """
    own = {piece for claim in claims for piece in claim.evidence}
    before = {piece.document: piece for piece in position.evidence if piece not in own}

    def worth(claim: Claim) -> tuple[object, ...]:
        length = sum(len(piece.quote) for piece in claim.evidence)
        is_named = claim.speaker_text is not None and claim.speaker_text.casefold() not in PRONOUNS
        is_asked = is_question(claim.evidence[-1].quote)
        return (claim.document in before, is_asked, not is_named, length < HEADLINE, length, claim.id)

    best = min(claims, key=worth, default=None)
    if best is None:
        return row_line(position.evidence[:1], origin_of, position.id)
    line = claim_line(best, names, origin_of)
    if best.document in before:
        first = before[best.document]
        line = replace(line, text=f"{' '.join(first.quote.split())} {line.text}", evidence=(first, *line.evidence))
    return replace(line, row=position.id)
