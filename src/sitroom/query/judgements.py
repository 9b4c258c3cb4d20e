"""What have users judged? Their judgements, those that were taken back included."""

from dataclasses import dataclass

from sitroom.merge.families import in_force
from sitroom.query.lines import printed_names
from sitroom.records.claims import Claim, EventMention, Figure
from sitroom.records.judgements import RELIABILITY, UserJudgement, is_actor_id
from sitroom.store import View

KINDS = ("copy", "same_event", "same_actor", "same_claim", "same_figure", "reliability")


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """One judgement of a user.

    Attributes:
        state: `in force`, `overruled` by a later one on the same two, `retracted`, or `no longer applicable`: what it
            is about was taken out of the ledger.
        about: the two in words: names, titles, sentences.
    """

    judgement: UserJudgement
    state: str
    about: tuple[str, str]


def judgements(view: View) -> list[JudgementLine]:
    """All that users have judged, in the order in which they did."""
    told = view.rows(UserJudgement, order="recorded_at, id")
    counting = {one.id for kind in KINDS for one in in_force(told, kind)}
    names, gone = printed_names(view), view.removed_rows()

    def line(one: UserJudgement) -> JudgementLine:
        state = "retracted" if one.retracted_at else "in force" if one.id in counting else "overruled"
        if state == "in force" and not gone.isdisjoint((one.left, one.right)):
            state = "no longer applicable"
        if one.kind == "reliability":
            return JudgementLine(one, state, (one.left, RELIABILITY.get(one.right, one.right)))
        return JudgementLine(one, state, (_words(view, names, one.left), _words(view, names, one.right)))

    return [line(one) for one in told]


def _words(view: View, names: dict[str, str], id: str) -> str:
    """What a row is to a reader."""
    if is_actor_id(id):
        return names.get(view.meant(id), id)
    document = view.document(id)
    if document is not None:
        return document.title or document.path or document.uri or id
    told = [mention.summary for mention in view.rows(EventMention, "id = ?", (id,))]
    said = [claim.content for claim in view.rows(Claim, "id = ?", (id,))]
    counted = [piece.quote for figure in view.rows(Figure, "id = ?", (id,)) for piece in figure.evidence]
    return next((" ".join(words.split()) for words in (*told, *said, *counted)), id)
