"""The events that mentions make together under judgements."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sitroom.lexicon.event_groups import MUTUAL
from sitroom.merge.families import group_judged, in_force
from sitroom.records.claims import Copy, Event, EventMention, Judgement, Place
from sitroom.records.dates import Interval
from sitroom.records.ids import content_id
from sitroom.records.judgements import Identities, UserJudgement
from sitroom.records.workings import digest

#: The step under which workings say what an event rests on.
MADE_BY = "events/1"
#: The share of an event's mentions that name a party, a date or a place of it, at least.
RARELY = 0.1
#: How a date is known, the surest first; kinds of place, the most exact first.
BASES = ("explicit", "relative", "inherited", "document", "none")
EXACT = ("point", "place", "admin", "region", "country", "sea")
#: Days of an interval that is open.
ENDLESS = 99999

K = TypeVar("K")


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
    *,
    is_kept: Callable[[str, str], bool] = lambda id, rests_on: False,
) -> list[Event]:
    """The events that mentions make under judgements, by id: a pure function of its arguments, in any order.

    Args:
        told: what users judge; it goes before the machine's.
        is_kept: told an event's id and a digest of all that it rests on, says whether it is known already; it is not
            made again then, and not given.
    """
    by_id = {mention.id: mention for mention in mentions}
    links = [j for j in judgements if j.kind == "same_event" and j.verdict == "same"]
    groups = group_judged(by_id, links, in_force(told, "same_event"))
    origin = {copy.document: copy.origin for copy in copies}
    first = {copy.document for copy in copies if copy.copy_of is None}
    events = []
    for group in groups:
        documents = sorted({by_id[member].document for member in group})
        rests_on = digest(group, [(origin.get(document), document in first) for document in documents])
        if not is_kept(_event_id(group), rests_on):
            events.append(_event([by_id[member] for member in group], origin, first))
    return sorted(events, key=lambda event: event.id)


def _event_id(mentions: Iterable[str]) -> str:
    return content_id("e", min(mentions))


def _event(mentions: list[EventMention], origin: dict[str, str], first: set[str]) -> Event:
    best = min(mentions, key=_telling)
    documents = tuple(sorted({mention.document for mention in mentions}))
    own_voice = any(mention.claim is None for mention in mentions)
    actors, recipients = _roles(mentions, is_mutual=best.type in MUTUAL)
    date, other_dates = _dates(mentions, origin, first)
    place, other_places = _places(mentions, origin)
    return Event(
        id=_event_id(mention.id for mention in mentions),
        type=best.type,
        event_mode=best.event_mode,
        actors=actors,
        recipients=recipients,
        date=date,
        place=place,
        modality=_most_common([mention.modality for mention in mentions]),
        summary=best.summary,
        claimed_by=() if own_voice else _merged(mention.claimed_by for mention in mentions),
        documents=documents,
        origins=len({origin.get(document, document) for document in documents}),
        mentions=tuple(mention.id for mention in mentions),
        evidence=tuple(piece for mention in mentions for piece in mention.evidence),
        other_dates=other_dates,
        other_places=other_places,
    )


def _roles(mentions: Sequence[EventMention], *, is_mutual: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts and on whom, by what most mentions say of each; whom hardly any of many names has no part.

    "The invasion, Lund said in Arland" may have made an actor of Arland, in one of fifty sentences. What both sides do
    has no recipient but one that never acts: each side's account has the other as the one spoken to.
    """
    acts = Counter(actor for mention in mentions for actor in mention.actors)
    suffers = Counter(actor for mention in mentions for actor in mention.recipients)
    parties = _often(acts + suffers, len(mentions))
    actors = {party for party in parties if acts[party] and (is_mutual or acts[party] >= suffers[party])}
    return tuple(sorted(actors)), tuple(sorted(parties - actors))


def _dates(
    mentions: Sequence[EventMention], origin: Mapping[str, str], first: set[str]
) -> tuple[Interval, tuple[Interval, ...]]:
    """The date of an event, as exact as any mention has it, and those that do not agree with it.

    "Today" in a copy of the next morning is the day of the original. Of dates that do not meet the earliest is taken:
    what began on the 3rd goes on on the 5th. "In May", with "on 3 May" elsewhere, is 3 May.
    """
    own = [mention for mention in mentions if mention.date.first and mention.document in first]
    own = own or [mention for mention in mentions if mention.date.first]
    if not own:
        return min((m.date for m in mentions), key=lambda date: (date.latest or "9999", date.edtf or "")), ()
    told: dict[tuple[str | None, str | None], list[EventMention]] = defaultdict(list)
    for mention in sorted(own, key=lambda one: (BASES.index(one.date.basis), one.id)):
        told[mention.date.earliest, mention.date.latest].append(mention)
    dates = {days: same[0].date for days, same in told.items()}
    origins = {days: len({origin.get(one.document, one.document) for one in same}) for days, same in told.items()}
    often = _often(origins, sum(origins.values()))
    start = min((dates[days] for days in often), key=lambda date: (date.days is None, date.earliest, date.latest or ""))
    inside = [days for days in often if _lies_in(dates[days], start)]
    chosen = dates[min(inside, key=lambda days: (dates[days].days or ENDLESS, -origins[days], str(days)))]
    others = [date for date in dates.values() if not (_lies_in(chosen, date) or _lies_in(date, chosen))]
    return chosen, tuple(sorted(others, key=lambda date: (date.earliest or "", date.latest or "")))


def _often(counts: Mapping[K, int], total: int) -> set[K]:
    """What is told more than rarely; all, where nothing is: a slip in one of fifty papers is not what happened."""
    return {key for key, count in counts.items() if count >= total * RARELY} or set(counts)


def _lies_in(date: Interval, other: Interval) -> bool:
    """True where all days of one interval are days of the other."""
    begins, ends = other.earliest or "", other.latest or "9999"
    return begins <= (date.earliest or "") and (date.latest or "9999") <= ends


def _places(mentions: Sequence[EventMention], origin: Mapping[str, str]) -> tuple[Place | None, tuple[Place, ...]]:
    """The place of an event, the most exact kind that a mention has and there the one of most origins; and the others.

    "In Arland" and "in Varna" may both be right; which of two towns it was is not settled here.
    """
    places = {m.place.id: m.place for m in sorted(mentions, key=_telling, reverse=True) if m.place}
    told: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.place:
            told[mention.place.id].add(origin.get(mention.document, mention.document))
    origins = {id: len(documents) for id, documents in told.items()}
    often = _often(origins, sum(origins.values()))

    def rank(place: Place) -> tuple[object, ...]:
        return place.id not in often, EXACT.index(place.precision), -origins[place.id], place.id

    ordered = sorted(places.values(), key=rank)
    return (ordered[0], tuple(ordered[1:])) if ordered else (None, ())


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
