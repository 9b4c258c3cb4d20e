"""The events that mentions make together under judgements."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sitroom.merge.families import group_judged, in_force
from sitroom.records.claims import Copy, Event, EventMention, Judgement
from sitroom.records.ids import content_id
from sitroom.records.judgements import Identities, UserJudgement


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
