"""Event mentions made ready to be compared: what their words, documents, parties and days say."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import log

from sitroom.lexicon.happenings import CAMEO
from sitroom.merge.actors import Registry
from sitroom.merge.sample import sample_of
from sitroom.merge.telling_wording import SMALL, Trigger, content_stems, read_trigger, stem, words_in
from sitroom.merge.vectors import Vector, rarities, vector
from sitroom.records.claims import EventMention, Role
from sitroom.records.dates import Interval
from sitroom.records.judgements import RegistryRow
from sitroom.records.text import Document

#: In a ledger of few mentions none is too often named to say something.
FEW = 50
#: Words before and behind a trigger that are looked at apart from the rest of its sentence.
NEAR = 6
#: Quad classes that are done by words; see `CAMEO`.
VERBAL = frozenset({1, 3})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Telling:
    """One event mention as it is compared.

    Attributes:
        trigger: what its words may be called elsewhere.  kind: type, None for `OTHER` without a mode.
        actors, recipients: who does it, and to whom.
        parties: both together, each with what it says that it takes part: little of one that is in every other line.
        wider: for each of them those for whom it stands: a president for the state, on that day; a person whom the
            registry does not have, for all who are called so (`namesake`).
        reach: all of these: whom another telling must meet.
        place: id.  is_area: true for a country or a sea, in which other places lie.
        when: as printed.  is_dated: the text gives a day, month or year of its own; "since 2014" is none.
        published: when the document appeared, at the latest.
        years: those that an undated one names beside its trigger: "the May 2021 summit".
        is_speech: it is done by words, and so again and again: "thanked", "condemned"; talks are held.
        sentence, near: give the words of the sentence, and those around the trigger, without the trigger's: worked out
            when they are asked for, as most mentions are compared with nothing new.
        at: the sentence, for two mentions in one.
    """

    id: str
    document: str
    trigger: Trigger
    kind: str | None
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    parties: Mapping[str, float]
    wider: Mapping[str, frozenset[str]]
    reach: frozenset[str]
    place: str | None
    is_area: bool
    when: Interval
    is_dated: bool
    published: date | None
    years: frozenset[str]
    is_speech: bool
    force: str
    sentence: Callable[[], Vector]
    near: Callable[[], Vector]
    at: str


def read_tellings(
    mentions: Sequence[EventMention], documents: Iterable[Document], registry: Registry | None = None
) -> list[Telling]:
    """The mentions made ready, by id.

    Args:
        registry: what is known of actors; without it nobody stands for anybody.
    """
    published = {document.id: document.published.last for document in documents}
    stems = cache(content_stems)
    sample = sample_of(published or {mention.document for mention in mentions})
    summaries: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.document in sample:
            summaries[mention.document].add(mention.summary)
            counts.update({*mention.actors, *mention.recipients})
    rarity = rarities([one for summary in sorted(group) for one in stems(summary)] for group in summaries.values())
    wider_of = _standing_for(registry)
    told = _told_by(counts, sum(mention.document in sample for mention in mentions))

    def weighed(words: Iterable[str], own: frozenset[str]) -> Vector:
        return vector((one for one in words if one not in own), rarity)

    def telling(mention: EventMention) -> Telling:
        trigger = read_trigger(mention.trigger)
        own = trigger.stems
        day = mention.date.last or published.get(mention.document)
        parties = {party: told(party) for party in sorted({*mention.actors, *mention.recipients})}
        wider = {party: wider_of(party, day) for party in parties}
        is_dated = mention.date.basis in {"explicit", "relative", "inherited"} and mention.date.days is not None
        around = _around(mention)
        return Telling(
            id=mention.id,
            document=mention.document,
            trigger=trigger,
            kind=None if mention.type == "OTHER" and mention.event_mode is None else mention.type,
            mode=mention.event_mode,
            actors=frozenset(mention.actors),
            recipients=frozenset(mention.recipients),
            parties=parties,
            wider=wider,
            reach=frozenset().union(parties, map(namesake, parties), *wider.values()),
            place=mention.place.id if mention.place else None,
            is_area=mention.place is not None and mention.place.precision in {"country", "sea", "region"},
            when=mention.date,
            is_dated=is_dated,
            published=published.get(mention.document) or (None if is_dated else mention.date.last),
            years=frozenset() if is_dated else frozenset(_YEAR.findall(" ".join(around))),
            is_speech=mention.type != "CONSULT" and CAMEO.get(mention.type, ("", 0))[1] in VERBAL,
            force=mention.modality,
            sentence=cache(lambda: weighed(stems(mention.summary), own)),
            near=cache(lambda: weighed([stem(word) for word in around if word not in SMALL], own)),
            at=" ".join(mention.summary.split()),
        )

    return [telling(mention) for mention in sorted(mentions, key=lambda one: one.id)]


def _told_by(counts: Mapping[str, int], total: int) -> Callable[[str], float]:
    """What it says of a mention that a party has a part in it: little where every other mention has it."""
    return lambda party: log((total + FEW) / max(1, counts.get(party, 0)))


def _around(mention: EventMention) -> list[str]:
    """The words around the trigger, in lower case."""
    before, _, behind = mention.summary.partition(mention.trigger)
    return [word.lower() for word in (*words_in(before)[-NEAR:], *words_in(behind)[:NEAR])]


def namesake(actor: str) -> str:
    """What stands for all persons who are called so: "*lund" for "person:vera-lund" and "person:j-lund-jr"."""
    kind, _, name = actor.partition(":")
    parts = [part for part in name.split("-") if part not in {"jr", "sr"}]
    return f"*{parts[-1]}" if kind == "person" and len(parts) > 1 else actor


def _standing_for(registry: Registry | None) -> Callable[[str, date | None], frozenset[str]]:
    """For an actor and a day the states and bodies of which it held an office then."""

    @cache
    def known(actor: str) -> RegistryRow | None:
        return registry(actor) if registry else None

    def wider(actor: str, day: date | None) -> frozenset[str]:
        when = day.isoformat() if day else None
        row = known(actor)
        if registry is not None and row is None:
            return frozenset({namesake(actor)})
        held = (role for role in (row.roles if row else ()) if role.of and (when is None or _is_held(role, when)))
        return frozenset(role.of for role in held if role.of)

    return wider


def _is_held(role: Role, day: str) -> bool:
    return (role.from_ or "") <= day <= (role.to or "9999")
