"""What do accounts disagree on? The disputes of a ledger with their sides, and what only looks like one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitroom.lexicon.pronouns import PRONOUNS
from sitroom.merge.utterances import utterances
from sitroom.query.lines import AnswerLine, actor_names, date_words, families, make_line
from sitroom.query.wording import amount
from sitroom.records.claims import Claim, Dispute, EventMention, Figure, Judgement, Side
from sitroom.records.judgements import UserJudgement
from sitroom.records.text import Document
from sitroom.store import View

#: The kinds of disputes, in the order of the record contract.
KINDS = ("denial", "figure", "date", "responsibility", "promise")

#: Words that stand for a holder and name none.
UNNAMED = frozenset({*PRONOUNS, "who", "which", "that"})


@dataclass(frozen=True, slots=True)
class SideLine:
    """One side of a dispute.

    Attributes:
        holders: who holds it: actors by name, outlets that tell it in their own voice, speakers as printed.
        reports: claims and sentences behind it.  utterances: the same with one utterance counted once.
        origins: independent copy families behind it.
        line: the sentence that tells it best, with its evidence.
    """

    side: Side
    holders: tuple[str, ...]
    reports: int
    utterances: int
    origins: int
    line: AnswerLine


@dataclass(frozen=True, slots=True)
class Moved:
    """Who held one side and later said what the other holds: actor id, name and the day of the first word for it."""

    actor: str
    name: str
    to: int
    since: str


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """A dispute with its sides in words."""

    dispute: Dispute
    sides: tuple[SideLine, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """Two accounts that differ and do not disagree: what they say, why, and the ids of both rows."""

    kind: str
    first: str
    second: str
    why: str
    rows: tuple[str, str]


def disputes(view: View, *, actor: str | None = None, kind: str | None = None) -> list[DisputeLine]:
    """What accounts disagree on, the latest first.

    Args:
        actor: actor id of who holds a side, or whom an account of a side is about.
        kind: one of `KINDS`.
    """
    found = view.rows(Dispute, order="first_seen_latest DESC, id")
    found = [one for one in found if kind is None or one.kind == kind]
    claims = _claims_of(view, found)
    wanted = view.meant(actor) if actor else None
    if wanted:
        found = [one for one in found if wanted in _actors_of(one, claims)]
    origin_of, names = families(view), {id: several[0] for id, several in actor_names(view).items()}
    said_once = _said_once(view, claims)
    lines = []
    for one in found:
        sides = tuple(_side_line(view, side, claims, names, origin_of, said_once) for side in one.sides)
        lines.append(DisputeLine(one, sides, tuple(_moved(one, claims, names))))
    return lines


def explained(view: View) -> list[ExplainedLine]:
    """What looks like a contradiction and is none: figures of two days, planned and present; talks by two clocks."""
    rows = view.rows(Judgement, "kind IN ('same_figure', 'same_date')", order="kind, id")
    figures = {one.id: one for one in view.rows(Figure)} if rows else {}
    mentions = {one.id: one for one in view.rows(EventMention)} if rows else {}

    def words(id: str) -> str:
        if id in figures:
            figure = figures[id]
            what = figure.of_what or figure.unit or ""
            return f"{amount(figure)} {what} ({figure.modality}, {date_words(figure.as_of)})"
        return f"{date_words(mentions[id].date)}: {' '.join(mentions[id].summary.split())}"

    return [
        ExplainedLine(one.kind, words(one.left), words(one.right), one.detail or "", (one.left, one.right))
        for one in rows
    ]


def _claims_of(view: View, found: Iterable[Dispute]) -> dict[str, Claim]:
    ids = (id for one in found for side in one.sides for id in side.claims)
    return {claim.id: claim for claim in view.rows_of(Claim, ids)}


def _actors_of(dispute: Dispute, claims: Mapping[str, Claim]) -> set[str]:
    """Who holds a side, and whom its claims are about."""
    found = {actor for side in dispute.sides for actor in side.actors}
    for claim in (claims[id] for side in dispute.sides for id in side.claims if id in claims):
        found |= {*claim.about, *filter(None, (claim.speaker, claim.speaks_for))}
    return found


def _said_once(view: View, claims: Mapping[str, Claim]) -> dict[str, str]:
    """For each claim the first that reports the same utterance."""
    judged = view.rows(Judgement, "kind = 'same_claim'")
    groups = utterances(list(claims.values()), judged, view.rows(UserJudgement))
    return {id: group[0] for group in groups for id in group}


def _side_line(
    view: View,
    side: Side,
    claims: Mapping[str, Claim],
    names: Mapping[str, str],
    origin_of: Mapping[str, str],
    said_once: Mapping[str, str],
) -> SideLine:
    known = [claims[id] for id in side.claims if id in claims]
    printed = (" ".join((claim.speaker_text or "").split()) for claim in known if not claim.speaker)
    unnamed = (words for words in printed if words.casefold() not in UNNAMED)
    # "the mayor, who denied it": a side of "who" has no holder with a name
    holders = (*(names.get(one, one) for one in side.actors), *(_outlet(view, one) for one in side.outlets), *unnamed)
    own = len({piece for piece in side.evidence if all(piece not in claim.evidence for claim in known)})
    own = 0 if side.figures else own
    best = [piece for piece in side.evidence if " ".join(piece.quote.split()) in side.summary] or side.evidence[:1]
    return SideLine(
        side=side,
        holders=tuple(dict.fromkeys(filter(None, holders))),
        reports=max(1, len(known) + own),
        utterances=max(1, len({said_once[claim.id] for claim in known}) + own),
        origins=make_line("", side.evidence, origin_of).origins,
        line=make_line(side.summary, tuple(best), origin_of),
    )


def _outlet(view: View, outlet: str) -> str:
    """An outlet's name; of an article without one its title."""
    document: Document | None = view.document(outlet)
    return (document.title or document.path or outlet) if document else outlet


def _moved(dispute: Dispute, claims: Mapping[str, Claim], names: Mapping[str, str]) -> Iterable[Moved]:
    """Those who stand on two sides, where every word for the one is later than every word for the other."""
    for actor in sorted({one for side in dispute.sides for one in side.actors}):
        days = [_days(side, actor, claims) for side in dispute.sides]
        held = [at for at, several in enumerate(days) if several]
        if len(held) == 2:
            before, after = sorted(held, key=lambda at: min(days[at]))
            if max(days[before]) < min(days[after]):
                yield Moved(actor, names.get(actor, actor), after, min(days[after]))


def _days(side: Side, actor: str, claims: Mapping[str, Claim]) -> Sequence[str]:
    """The days on which an actor is reported to have said what a side holds."""
    known = (claims[id] for id in side.claims if id in claims)
    return [claim.said.latest for claim in known if actor in (claim.speaker, claim.speaks_for) and claim.said.latest]
