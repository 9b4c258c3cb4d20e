"""Event mentions made ready to be compared: what their words, documents, parties and days say."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial
from hashlib import blake2b
from math import log

import numpy as np
import numpy.typing as npt

from sitroom.lexicon.happenings import CAMEO
from sitroom.merge.actors import Registry
from sitroom.merge.sample import Sample
from sitroom.merge.telling_wording import SMALL, Trigger, content_stems, read_trigger, stem, words_in
from sitroom.merge.vectors import Words
from sitroom.records.claims import EventMention, Role
from sitroom.records.dates import Interval
from sitroom.records.judgements import RegistryRow
from sitroom.records.text import Document
from sitroom.records.workings import Workings

#: In a ledger of few mentions none is too often named to say something.
FEW = 50
#: Words before and behind a trigger that are looked at apart from the rest of its sentence.
NEAR = 6
#: Quad classes that are done by words; see `CAMEO`.
VERBAL = frozenset({1, 3})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_YEARS: frozenset[str] = frozenset()
_FACTOR, _OTHER_FACTOR = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)

Checksums = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Telling:
    """One event mention as it is compared.

    Attributes:
        name: a checksum of the mention and of how rare its words and parties are: what its likeness to others rests on,
            beside what their documents have in common.
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
        sentence, near: the words of the sentence, and those around the trigger, without the trigger's.
        at: the sentence, for two mentions in one.
    """

    id: str
    name: int
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
    sentence: Words
    near: Words
    at: str


def read_tellings(
    mentions: Sequence[EventMention],
    documents: Iterable[Document],
    registry: Registry | None = None,
    workings: Workings | None = None,
) -> list[Telling]:
    """The mentions made ready, by id.

    Args:
        registry: what is known of actors; without it nobody stands for anybody.
        workings: what was worked out before.
    """
    workings = workings or Workings()
    mentions = sorted(mentions, key=lambda one: one.id)
    published = {document.id: document.published.last for document in documents}
    sample = Sample(published or {mention.document for mention in mentions})
    words = [np.frombuffer(workings.find("words/1", one.id, partial(_words, one)), np.uint32) for one in mentions]
    rarity = _rarities(mentions, words, sample)
    wider_of = _standing_for(registry)
    sampled = [mention for mention in mentions if mention.document in sample.ids]
    told = _told_by(Counter(party for one in sampled for party in _parties(one)), len(sampled), sample)

    def telling(mention: EventMention, words: Checksums, weight: int) -> Telling:
        trigger = read_trigger(mention.trigger)
        own = _own_stems(mention.trigger)
        day = mention.date.last or published.get(mention.document)
        parties = {party: told(party) for party in _parties(mention)}
        wider = {party: wider_of(party, day) for party in parties}
        is_dated = mention.date.basis in {"explicit", "relative", "inherited"} and mention.date.days is not None
        stems = words.tolist()
        return Telling(
            id=mention.id,
            name=_name(mention.id, weight, parties.values()),
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
            years=_NO_YEARS if is_dated or not _YEAR.search(mention.summary) else _years(mention),
            is_speech=mention.type != "CONSULT" and CAMEO.get(mention.type, ("", 0))[1] in VERBAL,
            force=mention.modality,
            sentence=Words(stems[1 : 1 + stems[0]], own, rarity),
            near=Words(stems[1 + stems[0] :], own, rarity),
            at=" ".join(mention.summary.split()),
        )

    return list(map(telling, mentions, words, _weights(words, rarity)))


def _parties(mention: EventMention) -> list[str]:
    return sorted({*mention.actors, *mention.recipients})


def _words(mention: EventMention) -> bytes:
    """How many stems the sentence has, then these in order, then those around the trigger; as checksums."""
    sentence = content_stems(mention.summary)
    near = [stem(word) for word in _around(mention) if word not in SMALL]
    return np.array([len(sentence), *map(_checksum, (*sentence, *near))], np.uint32).tobytes()


def _checksum(stem: str) -> int:
    return zlib.crc32(stem.encode())


@lru_cache(maxsize=1 << 14)
def _own_stems(trigger: str) -> frozenset[int]:
    return frozenset(map(_checksum, read_trigger(trigger).stems))


def _rarities(mentions: Sequence[EventMention], words: Sequence[Checksums], sample: Sample) -> Mapping[int, float]:
    """How rare each stem is that sentences of the sample have; those are left out that are as rare as unknown ones."""
    stems: dict[str, set[int]] = defaultdict(set)
    for mention, several in zip(mentions, words, strict=True):
        if mention.document in sample.ids:
            stems[mention.document].update(several[1 : 1 + several[0]].tolist())
    counts = Counter(one for several in stems.values() for one in several)
    of_all = np.array([*counts.values()], np.int64)
    weighed = zip(counts, sample.rough(of_all) >= 1, sample.rarity(of_all).tolist(), strict=True)
    return {one: weight for one, is_known, weight in weighed if is_known}


def _weights(words: Sequence[Checksums], rarity: Mapping[int, float]) -> list[int]:
    """A checksum for each mention of how rare its stems are."""
    known = np.array(sorted(rarity), np.uint32)
    values = np.array([*(rarity[one] for one in known.tolist()), 1.0])
    flat = np.concatenate([np.zeros(0, np.uint32), *words])
    at = np.searchsorted(known, flat)
    at[np.append(known, 0)[at] != flat] = len(known)
    mixed = (flat.astype(np.uint64) * _FACTOR ^ values[at].view(np.uint64)) * _OTHER_FACTOR
    sums = np.append(np.uint64(0), np.cumsum(mixed))
    ends = np.cumsum([0, *map(len, words)])
    found: list[int] = (sums[ends[1:]] - sums[ends[:-1]]).tolist()
    return found


def _name(id: str, weight: int, parties: Iterable[float]) -> int:
    rests_on = f"{id} {weight} {' '.join(map(str, parties))}"
    return int.from_bytes(blake2b(rests_on.encode(), digest_size=8).digest(), "little")


def _years(mention: EventMention) -> frozenset[str]:
    return frozenset(_YEAR.findall(" ".join(_around(mention))))


def _told_by(counts: Mapping[str, int], total: int, sample: Sample) -> Callable[[str], float]:
    """What it says of a mention that a party has a part in it: little where every other mention has it."""
    of_all, *rough = sample.rough(np.array([total, *counts.values()], np.int64)).tolist()
    told = {party: log((of_all + FEW) / max(1, count)) for party, count in zip(counts, rough, strict=True)}
    unknown = log(of_all + FEW)
    return lambda party: told.get(party, unknown)


def _around(mention: EventMention) -> list[str]:
    """The words around the trigger, in lower case."""
    before, _, behind = mention.summary.partition(mention.trigger)
    return [word.lower() for word in (*words_in(before)[-NEAR:], *words_in(behind)[:NEAR])]


@lru_cache(maxsize=1 << 14)
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

    @cache
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
