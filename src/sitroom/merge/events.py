"""Event mentions that tell of one happening, and the event that they make together.

A first, honest version: the same type, the same date in the words of the text, and actors in common.  Words and places
that refine each other are a later room's work.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from sitroom.merge.families import group_judged, in_force
from sitroom.records.claims import Copy, Event, EventMention, Judgement
from sitroom.records.ids import content_id
from sitroom.records.judgements import Identities, UserJudgement

MADE_BY = "rules/1"
#: Share of actors and recipients that two mentions must have in common.
IN_COMMON = 0.5
#: Those who talk; of more the text mostly means several talks.
SIDES = 2
#: A mention, its actors and recipients, and these with its place.
Told = tuple[EventMention, set[str], set[str]]


def same_events(mentions: Sequence[EventMention], copies: Sequence[Copy]) -> list[Judgement]:
    """Judge which mentions tell of one happening; the result does not depend on their order.

    Only mentions dated by their text are compared ("In 1999 Poland joined NATO"); undated ones are the same only where
    a copy repeats the sentence of its origin, and as talks that were reported at once.
    """
    origin = {copy.document: copy.origin for copy in copies}
    dated: dict[tuple[object, ...], list[EventMention]] = defaultdict(list)
    printed: dict[tuple[object, ...], list[EventMention]] = defaultdict(list)
    for mention in mentions:
        family = origin.get(mention.document, mention.document)
        printed[mention.type, mention.trigger, family, " ".join(mention.summary.split())].append(mention)
        if _is_dated(mention):
            dated[_block(mention)].append(mention)
    judged = {j.id: j for block in dated.values() for j in _compared(block)}
    judged |= {j.id: j for block in printed.values() for j in _reprinted(block)}
    judged |= {j.id: j for j in _reported_at_once(mentions)}
    return sorted(judged.values(), key=lambda judgement: judgement.id)


def _block(mention: EventMention) -> tuple[object, ...]:
    """What two dated mentions must share before their actors are compared."""
    # "In March prices rose" and "In March talks failed" share a month only: where there is no type, words decide.
    words = mention.trigger.lower() if mention.type == "OTHER" and mention.event_mode is None else ""
    mode = None if _is_talk_of_a_day(mention) else mention.event_mode
    return (mention.type, mode, mention.date.edtf, words)


def _is_talk_of_a_day(mention: EventMention) -> bool:
    return mention.type == "CONSULT" and mention.date.days == 1


def _is_dated(mention: EventMention) -> bool:
    return mention.date.basis in {"explicit", "relative"} and mention.date.earliest is not None


def _compared(block: Sequence[EventMention]) -> Iterator[Judgement]:
    """Pairs of one type and date that mostly have the same actors and recipients."""
    ordered = [(one, _parties(one), _takes_part(one)) for one in sorted(block, key=lambda mention: mention.id)]
    for one, other in combinations(ordered, 2):
        left, right, together = one[0], other[0], _in_common(one, other)
        if together >= IN_COMMON and _compatible(left.modality, right.modality):
            reasons = (f"type {left.type}", f"date {left.date.edtf}", f"actors in common {together:.2f}")
            yield _same(left, right, round(together, 4), reasons)


def _in_common(one: Told, other: Told) -> float:
    """Which part of those who take part two mentions share; within a month the place counts as one of them.

    Two who confer twice in print on one day confer once, whatever it is called and whatever place stands beside it:
    "Lund phoned Berg on Monday about the port of Varna", "Lund and Berg met online on Monday".
    """
    (left, ours, our_part), (right, theirs, their_part) = one, other
    shares = [_share(ours, theirs)] if _is_talk_of_a_day(left) and len(ours & theirs) > 1 else []
    if left.event_mode == right.event_mode:
        shares.append(_share(our_part, their_part))
    return max(shares, default=0.0)


def _share(ours: set[str], theirs: set[str]) -> float:
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def _parties(mention: EventMention) -> set[str]:
    return {*mention.actors, *mention.recipients}


def _takes_part(mention: EventMention) -> set[str]:
    place = {mention.place.id} if mention.place and (mention.date.days or 99) <= 31 else set()
    return _parties(mention) | place


def _reprinted(block: Sequence[EventMention]) -> Iterator[Judgement]:
    """One sentence in copies of one story, even where "today" means another day in each."""
    ordered = sorted(block, key=lambda mention: mention.id)
    for mention in ordered[1:]:
        if mention.document != ordered[0].document:
            yield _same(ordered[0], mention, 1.0, ("same sentence in copies of one story",))


def _reported_at_once(mentions: Sequence[EventMention]) -> Iterator[Judgement]:
    """Undated talks of two, with those that the same two had on the day of the report or the day before.

    One side's page says "The premier spoke with Berg today", the other's, of the same evening, "Berg had a call with
    the premier" and no day. Where the two talked on both days, the later is meant.
    """
    dated: dict[frozenset[str], list[EventMention]] = defaultdict(list)
    for mention in mentions:
        if _is_talk_of_a_day(mention) and _is_dated(mention) and len(_parties(mention)) == SIDES:
            dated[frozenset(_parties(mention))].append(mention)
    for mention in mentions:
        reported = mention.date.last
        if mention.type != "CONSULT" or mention.date.basis != "document" or mention.date.first or reported is None:
            continue
        near = [
            (day, other.id, other)
            for other in dated.get(frozenset(_parties(mention)), ())
            if (day := other.date.last) and 0 <= (reported - day).days <= 1 and other.document != mention.document
            if mention.modality == other.modality == "actual"
        ]
        if near:
            latest = max(day for day, _, _ in near)
            other = min((one for one in near if one[0] == latest), key=lambda one: one[1])[2]
            left, right = sorted((mention, other), key=lambda one: one.id)
            yield _same(left, right, 0.6, (f"type {left.type}", "the same two", f"reported by {reported}"))


def _compatible(left: str, right: str) -> bool:
    """A planned or denied happening is never the same as one that took place."""
    return left == right or {left, right} <= {"actual", "ongoing", "historical"}


def _same(left: EventMention, right: EventMention, score: float, reasons: tuple[str, ...]) -> Judgement:
    return Judgement(
        id=content_id("j", "same_event", left.id, right.id, MADE_BY),
        kind="same_event",
        verdict="same",
        left=left.id,
        right=right.id,
        detail=None,
        score=score,
        reasons=reasons,
        made_by=MADE_BY,
    )


def with_identities(mentions: Sequence[EventMention], identities: Identities) -> list[EventMention]:
    """The mentions with the actors whom their ids mean."""

    def named(mention: EventMention) -> EventMention:
        def meant(actors: tuple[str, ...]) -> tuple[str, ...]:
            return identities.all_meant(mention.document, actors)

        return replace(
            mention,
            actors=meant(mention.actors),
            recipients=meant(mention.recipients),
            claimed_by=meant(mention.claimed_by),
        )

    return [named(mention) for mention in mentions] if identities else list(mentions)


def assemble_events(
    mentions: Sequence[EventMention],
    judgements: Sequence[Judgement],
    copies: Sequence[Copy],
    told: Sequence[UserJudgement] = (),
) -> list[Event]:
    """The events that mentions make under judgements, by id: a pure function of its arguments, in any order.

    Args:
        told: what users judge; it goes before the machine's.
    """
    by_id = {mention.id: mention for mention in mentions}
    links = [j for j in judgements if j.kind == "same_event" and j.verdict == "same"]
    groups = group_judged(by_id, links, in_force(told, "same_event"))
    origin = {copy.document: copy.origin for copy in copies}
    first = {copy.document for copy in copies if copy.copy_of is None}
    events = [_event([by_id[member] for member in group], origin, first) for group in groups]
    return sorted(events, key=lambda event: event.id)


def _event(mentions: list[EventMention], origin: dict[str, str], first: set[str]) -> Event:
    best = min(mentions, key=_telling)
    # "today" in a copy of the next morning is the day of the original
    dates = sorted(mentions, key=lambda m: (m.date.earliest is None, m.document not in first, m.date.edtf or "", m.id))
    documents = sorted({mention.document for mention in mentions})
    own_voice = any(mention.claim is None for mention in mentions)
    actors, recipients = _merged(m.actors for m in mentions), _merged(m.recipients for m in mentions)
    if best.type == "CONSULT":
        # each side's account has the other as the one spoken to
        recipients = tuple(actor for actor in recipients if actor not in actors)
    return Event(
        id=content_id("e", min(mention.id for mention in mentions)),
        type=best.type,
        event_mode=best.event_mode,
        actors=actors,
        recipients=recipients,
        date=dates[0].date,
        place=next((mention.place for mention in sorted(mentions, key=_telling) if mention.place), None),
        modality=_most_common([mention.modality for mention in mentions]),
        summary=best.summary,
        claimed_by=() if own_voice else _merged(mention.claimed_by for mention in mentions),
        documents=tuple(documents),
        origins=len({origin.get(document, document) for document in documents}),
        mentions=tuple(mention.id for mention in mentions),
        evidence=tuple(piece for mention in mentions for piece in mention.evidence),
    )


def _telling(mention: EventMention) -> tuple[object, ...]:
    """Orders mentions by how well their sentence tells the event: own voice, its own date, roles, shortness."""
    return (
        mention.claim is not None,
        mention.date.basis != "explicit",
        -len(mention.actors) - len(mention.recipients),
        len(mention.summary),
        mention.id,
    )


def _merged(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({actor for group in groups for actor in group}))


def _most_common(values: list[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))
