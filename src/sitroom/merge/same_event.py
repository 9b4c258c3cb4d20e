"""Which event mentions tell of one happening: candidates, their likeness, groups; each link a judgement with reasons.

Invariants: nothing depends on the order of mentions and documents; what a judgement links stands in one group; what is
planned or denied is never the same as what took place.

Work is done once: a pair that was compared is not compared again while both weigh the same words as much and their
documents are as alike, and a group whose members and pairs are as they were keeps its links.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from sitroom.merge.actors import Registry
from sitroom.merge.candidates import Places, candidate_pairs
from sitroom.merge.families import linked
from sitroom.merge.linkage import Group, average_linkage
from sitroom.merge.stories import STEP, Stories, find_stories
from sitroom.merge.telling_likeness import Likeness, compare
from sitroom.merge.tellings import Telling, read_tellings
from sitroom.records.claims import Copy, EventMention, Judgement
from sitroom.records.ids import content_id
from sitroom.records.text import Document
from sitroom.records.workings import Workings, digest

MADE_BY = "same-events/3"
#: How alike the members of a group are on average, at least; in a ledger a wrong join is worse than a missing one.
LEDGER = 0.7
#: So many links are kept of each mention, the strongest: an event that a thousand papers tell has not a million.
LINKS = 6

#: Likenesses are kept in these parts of one; the largest number stands for a pair that cannot be the same.
ONE, NONE = 10_000, (1 << 16) - 1
#: Spreads the bits of the hash of a pair.
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

Pair = tuple[str, str]
Hashes = npt.NDArray[np.uint64]
Scores = npt.NDArray[np.uint16]


def same_events(
    mentions: Sequence[EventMention],
    copies: Sequence[Copy],
    documents: Sequence[Document] = (),
    registry: Registry | None = None,
    *,
    threshold: float = LEDGER,
    workings: Workings | None = None,
    basis: str = "",
) -> list[Judgement]:
    """Judge which mentions tell of one happening; the result does not depend on their order.

    Args:
        documents: those of the mentions: what they are about counts, too.
        registry: whom actors stand for.
        threshold: how alike members of one event are on average, from 0 to 1.
        workings: what was worked out before.  basis: names the registry and the identities on which that rests.
    Returns:
        Judgements of kind `same_event` with verdict `same`, by id.
    """
    workings = workings or Workings()
    documents = list(documents)
    stories = find_stories(documents, workings)
    tellings = read_tellings(mentions, documents, registry, workings)
    before = _Before(workings, digest(MADE_BY, basis, threshold), stories, threshold)
    judged = [_same(*pair, likeness) for pair, likeness in before.told_alike(tellings)]
    doubles = {judgement.right for judgement in judged}
    single = [telling for telling in tellings if telling.id not in doubles]
    judged += [_same(*pair, likeness) for pair, likeness in before.links(single, candidate_pairs(single, stories))]
    judged += [_same(*pair, REPRINTED) for pair in _reprinted(mentions, copies)]
    return sorted({judgement.id: judgement for judgement in judged}.values(), key=lambda judgement: judgement.id)


class _Before:
    """What is known of pairs and groups of tellings from before, and what has to be worked out now.

    The likeness of two tellings rests on both with their weights, on how alike the names of their documents are, and
    on whether these are one story: a pair is known by a checksum of all that.
    """

    def __init__(self, workings: Workings, basis: str, stories: Stories, threshold: float) -> None:
        self._workings, self._basis = workings, basis
        self._stories, self._threshold = stories, threshold

    def told_alike(self, tellings: Iterable[Telling]) -> Iterator[tuple[Pair, Likeness]]:
        """Mentions that say the same in all that is compared, with the first of them, which then stands for all.

        "Borduria invaded Syldavia" is in a thousand papers of one day: half a million pairs, if each were compared.
        """
        told: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
        for telling in tellings:
            if len(telling.parties) > 1:
                day = telling.when.edtf if telling.is_dated else telling.published
                who = telling.actors, telling.recipients, telling.place
                told[telling.trigger.stems, telling.kind, telling.force, *who, telling.is_dated, day].append(telling)
        for first, *others in told.values():
            before = first
            for telling in others:
                likeness = self._likeness(first, telling)
                if likeness is not None and likeness.score >= self._threshold:
                    yield (first.id, telling.id), likeness
                    # with the one before as well: the others stay together when a user takes the first one out
                    yield (before.id, telling.id), likeness
                    before = telling

    def links(self, tellings: Sequence[Telling], pairs: Places) -> Iterator[tuple[Pair, Likeness]]:
        """The links of all groups.

        Args:
            tellings: by id.  pairs: the candidates, as places among them.
        """
        hashes = self._hashes(tellings, pairs)
        scores = self._scores(tellings, pairs, hashes)
        strong = pairs[scores >= self._threshold * ONE]
        parts: list[list[int]] = linked((one, other) for one, other in strong.tolist())
        part = np.full(len(tellings), -1)
        for number, members in enumerate(parts):
            part[members] = number
        of_pairs = part[pairs[:, 0]]
        inside = np.flatnonzero((of_pairs >= 0) & (of_pairs == part[pairs[:, 1]]) & (scores != NONE))
        inside = inside[np.argsort(of_pairs[inside], kind="stable")]
        ends = np.searchsorted(of_pairs[inside], np.arange(len(parts) + 1))
        for number in range(len(parts)):
            of_part = inside[ends[number] : ends[number + 1]]
            key = blake2b(hashes[of_part].tobytes(), digest_size=12).hexdigest()
            make = partial(self._link, tellings, pairs[of_part], scores[of_part])
            for left, right, score, reasons in self._workings.find_json(f"links {self._basis}", key, make):
                yield (left, right), Likeness(score, tuple(reasons))

    def _link(
        self, tellings: Sequence[Telling], pairs: Places, scores: Scores
    ) -> list[tuple[str, str, float, tuple[str, ...]]]:
        """What links the tellings that strong pairs connect."""
        by_id = {tellings[one].id: tellings[one] for one in set(pairs.ravel().tolist())}
        named = ((tellings[one].id, tellings[other].id) for one, other in pairs.tolist())
        found = dict(zip(named, (scores / ONE).tolist(), strict=True))
        links = []
        for pair in _links(average_linkage(by_id, found, self._threshold), found, self._threshold):
            likeness = compare(by_id[pair[0]], by_id[pair[1]], self._stories)
            links.append((*pair, found[pair], likeness.reasons if likeness else ()))
        return links

    def _scores(self, tellings: Sequence[Telling], pairs: Places, hashes: Hashes) -> Scores:
        """How alike pairs are: as known from before, and of new pairs; (pairs,) uint16, `NONE` for no likeness."""
        step = f"compared {self._basis}"
        compared = np.append(np.frombuffer(self._workings.kept(step, "pairs") or b"", np.uint64), np.uint64(0))
        kept = np.append(np.frombuffer(self._workings.kept(step, "scores") or b"", np.uint16), np.uint16(NONE))
        at = np.searchsorted(compared[:-1], hashes)
        scores = kept[at]
        for new in np.flatnonzero(compared[at] != hashes).tolist():
            one, other = pairs[new].tolist()
            likeness = compare(tellings[one], tellings[other], self._stories)
            scores[new] = NONE if likeness is None else round(likeness.score * ONE)
        order = np.argsort(hashes)
        self._workings.keep(step, "pairs", hashes[order].tobytes())
        self._workings.keep(step, "scores", scores[order].tobytes())
        return scores

    def _hashes(self, tellings: Sequence[Telling], pairs: Places) -> Hashes:
        """What pairs of places are known by."""
        names = np.array([telling.name for telling in tellings], np.uint64)
        documents = self._stories.places(telling.document for telling in tellings)
        one, other = pairs.T
        alike = np.round(self._stories.likenesses(documents[one], documents[other]) / STEP).astype(np.uint64)
        together = alike * np.uint64(2) + self._stories.are_alike(documents[one], documents[other])
        found: Hashes = ((names[one] * _FACTOR + names[other]) * _FACTOR + together) * _FACTOR
        return found

    def _likeness(self, one: Telling, other: Telling) -> Likeness | None:
        def make() -> tuple[float, tuple[str, ...]] | None:
            likeness = compare(one, other, self._stories)
            return None if likeness is None else (likeness.score, likeness.reasons)

        [key] = self._hashes((one, other), np.array([[0, 1]])).tolist()
        found = self._workings.find_json(f"alike {self._basis}", f"{key:x}", make)
        return found and Likeness(found[0], tuple(found[1]))


def _links(groups: Iterable[Group], found: Mapping[Pair, float], threshold: float) -> Iterator[Pair]:
    """The pairs that hold groups together: the strongest of each member, and what connects the rest."""
    group_of = {member: number for number, group in enumerate(groups) for member in group}
    inside = [pair for pair, one in found.items() if group_of[pair[0]] == group_of[pair[1]] and one >= threshold]
    part: dict[str, str] = {}

    def root(member: str) -> str:
        while part.get(member, member) != member:
            part[member] = member = part.get(part[member], part[member])
        return member

    held: Counter[str] = Counter()
    for left, right in sorted(inside, key=lambda pair: (-found[pair], pair)):
        ours, theirs = root(left), root(right)
        if ours != theirs or min(held[left], held[right]) < LINKS:
            part[max(ours, theirs)] = min(ours, theirs)
            held.update((left, right))
            yield left, right


REPRINTED = Likeness(1.0, ("same sentence in copies of one story",))


def _reprinted(mentions: Iterable[EventMention], copies: Iterable[Copy]) -> Iterator[Pair]:
    """One sentence in copies of one story, even where "today" means another day in each."""
    origin = {copy.document: copy.origin for copy in copies}
    printed: dict[tuple[object, ...], list[EventMention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda one: one.id):
        family = origin.get(mention.document, mention.document)
        printed[mention.type, mention.trigger, family, " ".join(mention.summary.split())].append(mention)
    for first, *others in printed.values():
        yield from ((first.id, other.id) for other in others if other.document != first.document)


def _same(left: str, right: str, likeness: Likeness) -> Judgement:
    return Judgement(
        id=content_id("j", "same_event", left, right, MADE_BY),
        kind="same_event",
        verdict="same",
        left=left,
        right=right,
        detail=None,
        score=likeness.score,
        reasons=likeness.reasons,
        made_by=MADE_BY,
    )
