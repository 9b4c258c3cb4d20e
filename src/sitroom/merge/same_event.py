"""Which event mentions tell of one happening: candidates, their likeness, groups; each link a judgement with reasons.

Invariants: nothing depends on the order of mentions and documents; what a judgement links stands in one group; what is
planned or denied is never the same as what took place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitroom.merge.actors import Registry
from sitroom.merge.candidates import candidate_pairs
from sitroom.merge.linkage import Group, average_linkage
from sitroom.merge.telling_likeness import Likeness, compare
from sitroom.merge.tellings import Stories, Telling, find_stories, read_tellings
from sitroom.records.claims import Copy, EventMention, Judgement
from sitroom.records.ids import content_id
from sitroom.records.text import Document

MADE_BY = "same-events/1"
#: How alike the members of a group are on average, at least; in a ledger a wrong join is worse than a missing one.
LEDGER = 0.7
#: So many links are kept of each mention, the strongest: an event that a thousand papers tell has not a million.
LINKS = 6

Pair = tuple[str, str]


def same_events(
    mentions: Sequence[EventMention],
    copies: Sequence[Copy],
    documents: Sequence[Document] = (),
    registry: Registry | None = None,
    *,
    threshold: float = LEDGER,
) -> list[Judgement]:
    """Judge which mentions tell of one happening; the result does not depend on their order.

    Args:
        documents: those of the mentions: what they are about counts, too.
        registry: whom actors stand for.
        threshold: how alike members of one event are on average, from 0 to 1.
    Returns:
        Judgements of kind `same_event` with verdict `same`, by id.
    """
    stories = find_stories(documents)
    tellings = read_tellings(mentions, documents, registry)
    alike = dict(_told_alike(tellings, stories, threshold))
    doubles = {other for _, other in alike}
    single = [telling for telling in tellings if telling.id not in doubles]
    found = {(one.id, other.id): likeness for one, other, likeness in likenesses(single, stories)}
    groups = average_linkage((t.id for t in single), {pair: one.score for pair, one in found.items()}, threshold)
    judged = [_same(*pair, likeness) for pair, likeness in alike.items()]
    judged += [_same(*pair, found[pair]) for pair in _links(groups, found, threshold)]
    judged += [_same(*pair, REPRINTED) for pair in _reprinted(mentions, copies)]
    return sorted({judgement.id: judgement for judgement in judged}.values(), key=lambda judgement: judgement.id)


def likenesses(tellings: Sequence[Telling], stories: Stories) -> Iterator[tuple[Telling, Telling, Likeness]]:
    """The candidates that can be the same, with their likeness."""
    for one, other in candidate_pairs(tellings, stories):
        likeness = compare(one, other, stories)
        if likeness is not None:
            yield one, other, likeness


def _told_alike(tellings: Iterable[Telling], stories: Stories, threshold: float) -> Iterator[tuple[Pair, Likeness]]:
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
            likeness = compare(first, telling, stories)
            if likeness is not None and likeness.score >= threshold:
                yield (first.id, telling.id), likeness
                # with the one before as well: the others stay together when a user takes the first one out
                yield (before.id, telling.id), likeness
                before = telling


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
