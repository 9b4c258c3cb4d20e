"""Groups out of links and judgements: what is the same as what, by the machine and by its users.

Invariants, whatever the order in which members, links and judgements are named:

1. Two that a user calls the same stand in one group.
2. Two that a user calls different never do, however many links lead from one to the other.
3. Where no `different` stands in the way, groups are all that links and judgements connect.
4. Where one does, the weakest links between the two are cut: links are laid from the strongest on, and one that would
   bring together what must stay apart is left out. Of equally strong ones those go first that hold the side which the
   user takes out (`left`). What a user calls the same is never cut.
5. Of two judgements on one pair the one recorded later counts. Judgements that contradict each other through others
   have no groups at all: `contradiction` finds them, and they are refused when they are made.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sitroom.records.claims import Judgement
from sitroom.records.judgements import UserJudgement

Group = tuple[str, ...]
#: What names a member of a group and can be sorted: an id, or a key of several parts.
Named = TypeVar("Named")


def in_force(judgements: Iterable[UserJudgement], kind: str) -> list[UserJudgement]:
    """The judgements of one kind that count: not retracted, and the latest on their pair, or on their outlet; by id."""
    latest: dict[tuple[str, ...], UserJudgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.recorded_at, j.id)):
        if judgement.kind == kind and judgement.retracted_at is None:
            pair = tuple(sorted((judgement.left, judgement.right)))
            latest[(judgement.left,) if kind == "reliability" else pair] = judgement
    return sorted(latest.values(), key=lambda judgement: judgement.id)


def contradiction(judgements: Sequence[UserJudgement]) -> list[UserJudgement]:
    """A `different` between two that other judgements call the same one by one, with these; nothing where all agree.

    Args:
        judgements: those of one kind that are in force.
    """
    ties: dict[str, list[UserJudgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.verdict == "same":
            ties[judgement.left].append(judgement)
            ties[judgement.right].append(judgement)
    for judgement in judgements:
        chain = _chain(ties, judgement.left, judgement.right) if judgement.verdict == "different" else []
        if chain:
            return [judgement, *chain]
    return []


def group_judged(
    members: Iterable[str], links: Iterable[Judgement], judgements: Iterable[UserJudgement] = ()
) -> list[Group]:
    """The groups that the invariants above describe.

    Args:
        members: every id; one that nothing names makes a group of its own.
        links: what the machine found to be the same, each with its score.
        judgements: those of one kind that are in force, without contradiction.
    Returns:
        Groups as sorted tuples, sorted by their first member. Links and judgements that name strangers are passed over.
    """
    groups = _Groups(members)
    known = [one for one in judgements if groups.has(one)]
    for judgement in known:
        if judgement.verdict == "same":
            groups.join(judgement.left, judgement.right)
    leaving = set()
    for judgement in known:
        if judgement.verdict == "different":
            groups.part(judgement.left, judgement.right)
            leaving.add(judgement.left)

    def strength(link: Judgement) -> tuple[object, ...]:
        return -link.score, link.left in leaving or link.right in leaving, *sorted((link.left, link.right))

    for link in sorted(filter(groups.has, links), key=strength):
        groups.join(link.left, link.right)
    return groups.all()


def linked(links: Iterable[tuple[Named, Named]]) -> list[list[Named]]:
    """The groups that links connect, without judgements: sorted, and sorted by their first member."""
    root: dict[Named, Named] = {}

    def find(member: Named) -> Named:
        while root[member] != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    for pair in links:
        low, high = sorted(find(root.setdefault(one, one)) for one in pair)  # type: ignore[type-var]
        root[high] = low
    groups: dict[Named, list[Named]] = {}
    for member in sorted(root):  # type: ignore[type-var]
        groups.setdefault(find(member), []).append(member)
    return list(groups.values())


def _chain(ties: dict[str, list[UserJudgement]], start: str, end: str) -> list[UserJudgement]:
    """The shortest way from one to the other over what is called the same."""
    ways: dict[str, list[UserJudgement]] = {start: []}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for judgement in ties.get(here, ()):
            there = judgement.right if judgement.left == here else judgement.left
            if there not in ways:
                ways[there] = [*ways[here], judgement]
                waiting.append(there)
    return ways.get(end, [])


class _Groups:
    """Sets that can be joined, some of which must stay apart; `apart` is kept between the roots of sets."""

    def __init__(self, members: Iterable[str]) -> None:
        self._root = {member: member for member in members}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def has(self, judgement: Judgement) -> bool:
        return judgement.left in self._root and judgement.right in self._root

    def join(self, left: str, right: str) -> None:
        """Make one of two sets, unless they must stay apart."""
        first, second = sorted((self._find(left), self._find(right)))
        if first == second or second in self._apart[first]:
            return
        self._root[second] = first
        for other in self._apart.pop(second, ()):
            self._apart[other].remove(second)
            self.part(first, other)

    def part(self, left: str, right: str) -> None:
        """Keep two sets apart from now on; nothing can part what is one already."""
        first, second = self._find(left), self._find(right)
        if first != second:
            self._apart[first].add(second)
            self._apart[second].add(first)

    def all(self) -> list[Group]:
        groups: dict[str, list[str]] = {}
        for member in sorted(self._root):
            groups.setdefault(self._find(member), []).append(member)
        return sorted(tuple(group) for group in groups.values())

    def _find(self, member: str) -> str:
        while self._root[member] != member:
            self._root[member] = self._root[self._root[member]]
            member = self._root[member]
        return member
