"""Which event mentions tell of one happening: candidates, their likeness, groups; each link a judgement with reasons.

Invariants: nothing depends on the order of mentions and documents; what a judgement links stands in one group; what is
planned or denied is never the same as what took place.

Work is done once: a pair that was compared is not compared again while its documents, their stories and the sample
stand, and a group whose members and pairs are as they were keeps its links.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from sitroom.merge.actors import Registry
from sitroom.merge.candidates import Places, candidate_pairs
from sitroom.merge.families import linked
from sitroom.merge.linkage import Group, average_linkage
from sitroom.merge.sample import sample_of
from sitroom.merge.stories import Stories, find_stories
from sitroom.merge.telling_likeness import Likeness, compare
from sitroom.merge.tellings import Telling, read_tellings
from sitroom.records.claims import Copy, EventMention, Judgement
from sitroom.records.ids import content_id
from sitroom.records.text import Document
from sitroom.records.workings import Workings, digest

MADE_BY = "same-events/2"
#: How alike the members of a group are on average, at least; in a ledger a wrong join is worse than a missing one.
LEDGER = 0.7
#: So many links are kept of each mention, the strongest: an event that a thousand papers tell has not a million.
LINKS = 6

Pair = tuple[str, str]
Hashes = npt.NDArray[np.uint64]


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
    stories = find_stories(documents, workings)
    tellings = read_tellings(mentions, documents, registry)
    sample = sample_of(stories.story)
    before = _Before(workings, digest(MADE_BY, basis, threshold, *sorted(sample)), stories, threshold)
    judged = [_same(*pair, likeness) for pair, likeness in before.told_alike(tellings)]
    doubles = {judgement.right for judgement in judged}
    single = [telling for telling in tellings if telling.id not in doubles]
    judged += [_same(*pair, likeness) for pair, likeness in before.links(single, candidate_pairs(single, stories))]
    judged += [_same(*pair, REPRINTED) for pair in _reprinted(mentions, copies)]
    return sorted({judgement.id: judgement for judgement in judged}.values(), key=lambda judgement: judgement.id)


class _Before:
    """What is known of pairs and groups of tellings from before, and what has to be worked out now.

    The likeness of two tellings rests on both, on the names of their documents and whether these are one story, and on
    the sample: `basis` names the sample, and a pair is known by its ids with the stories of its documents.
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
                likeness = self._likeness("alike", first, telling)
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
        strong = self._strong(tellings, pairs)
        parts = linked((one, other) for one, other in strong)
        part = np.full(len(tellings), -1)
        for number, members in enumerate(parts):
            part[members] = number
        inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for one, other in pairs[(part[pairs[:, 0]] >= 0) & (part[pairs[:, 0]] == part[pairs[:, 1]])].tolist():
            inside[int(part[one])].append((one, other))
        for number, members in enumerate(parts):
            several = [tellings[member] for member in members]
            of_part = [(tellings[one], tellings[other]) for one, other in inside[number]]
            key = digest(*map(self._name, several), *(f"{one.id} {other.id}" for one, other in of_part))
            make = _linking(several, of_part, self._stories, self._threshold)
            for left, right, score, reasons in self._workings.find_json(f"links {self._basis}", key, make):
                yield (left, right), Likeness(score, tuple(reasons))

    def _strong(self, tellings: Sequence[Telling], pairs: Places) -> list[tuple[int, int]]:
        """The pairs that are alike enough to bring groups together: those of before that are left, and new ones."""
        names = (blake2b(self._name(telling).encode(), digest_size=8).digest() for telling in tellings)
        hashes = np.frombuffer(b"".join(names), np.uint64)
        ours = hashes[pairs[:, 0]] * _FACTOR + hashes[pairs[:, 1]]
        step = f"compared {self._basis}"
        compared, alike = (
            np.frombuffer(self._workings.kept(step, name) or b"", np.uint64) for name in ("pairs", "alike")
        )
        is_strong = np.isin(ours, alike)
        for at in np.flatnonzero(~np.isin(ours, compared)).tolist():
            one, other = pairs[at].tolist()
            likeness = compare(tellings[one], tellings[other], self._stories)
            is_strong[at] = likeness is not None and likeness.score >= self._threshold
        self._workings.keep(step, "pairs", np.sort(ours).tobytes())
        self._workings.keep(step, "alike", np.sort(ours[is_strong]).tobytes())
        return [(one, other) for one, other in pairs[is_strong].tolist()]

    def _likeness(self, step: str, one: Telling, other: Telling) -> Likeness | None:
        def make() -> tuple[float, tuple[str, ...]] | None:
            likeness = compare(one, other, self._stories)
            return None if likeness is None else (likeness.score, likeness.reasons)

        key = f"{self._name(one)} {self._name(other)}"
        found = self._workings.find_json(f"{step} {self._basis}", key, make)
        return found and Likeness(found[0], tuple(found[1]))

    def _name(self, telling: Telling) -> str:
        """A telling with the story of its document, on which its likeness to others rests, too."""
        return f"{telling.id} {self._stories.story.get(telling.document, '')}"


#: Spreads the bits of the hash of a pair.
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def _linking(
    tellings: Sequence[Telling], pairs: Sequence[tuple[Telling, Telling]], stories: Stories, threshold: float
) -> Callable[[], list[tuple[str, str, float, tuple[str, ...]]]]:
    """What links the tellings that strong pairs connect."""

    def make() -> list[tuple[str, str, float, tuple[str, ...]]]:
        compared = ((one, other, compare(one, other, stories)) for one, other in pairs)
        found = {(one.id, other.id): likeness for one, other, likeness in compared if likeness is not None}
        groups = average_linkage((t.id for t in tellings), {pair: one.score for pair, one in found.items()}, threshold)
        return [(*pair, found[pair].score, found[pair].reasons) for pair in _links(groups, found, threshold)]

    return make


def _links(groups: Iterable[Group], found: Mapping[Pair, Likeness], threshold: float) -> Iterator[Pair]:
    """The pairs that hold groups together: the strongest of each member, and what connects the rest."""
    group_of = {member: number for number, group in enumerate(groups) for member in group}
    inside = [pair for pair, one in found.items() if group_of[pair[0]] == group_of[pair[1]] and one.score >= threshold]
    part: dict[str, str] = {}

    def root(member: str) -> str:
        while part.get(member, member) != member:
            part[member] = member = part.get(part[member], part[member])
        return member

    held: Counter[str] = Counter()
    for left, right in sorted(inside, key=lambda pair: (-found[pair].score, pair)):
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
