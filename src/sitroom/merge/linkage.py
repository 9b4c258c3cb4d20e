"""Groups by average linkage: two groups are joined while their members are alike enough on average.

Invariants, whatever the order of members and likenesses: the result is the same; a pair that has no likeness counts
as 0, so that one strong pair does not drag two large groups together; of two equally good joins the one whose groups
have the smaller first members goes first.
"""

import heapq
from collections.abc import Iterable, Mapping

Group = tuple[str, ...]


def average_linkage(members: Iterable[str], likeness: Mapping[tuple[str, str], float], threshold: float) -> list[Group]:
    """Join groups, the likest first, until no two are alike by the threshold on average.

    Args:
        likeness: of pairs of members, from 0 to 1.
    Returns:
        Sorted groups, singles among them, by first member.
    """
    names = sorted(set(members))
    number = {name: at for at, name in enumerate(names)}
    groups: list[list[int]] = [[at] for at in range(len(names))]
    # sums[a][b]: all likenesses between the members of two groups
    sums: list[dict[int, float]] = [{} for _ in names]
    for (left, right), score in sorted(likeness.items()):
        one, other = number[left], number[right]
        if one != other:
            sums[one][other] = sums[other][one] = score

    def mean(one: int, other: int) -> float:
        return sums[one][other] / (len(groups[one]) * len(groups[other]))

    heap = [(-score, one, other) for one, row in enumerate(sums) for other, score in row.items() if one < other]
    heap = [entry for entry in heap if -entry[0] >= threshold]
    heapq.heapify(heap)
    while heap:
        score, one, other = heapq.heappop(heap)
        if not groups[one] or not groups[other] or other not in sums[one] or mean(one, other) != -score:
            continue  # one of the two has grown since
        groups[one] += groups[other]
        groups[other] = []
        del sums[one][other], sums[other][one]
        for third, total in sums[other].items():
            del sums[third][other]
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
        sums[other] = {}
        for third in sums[one]:
            joined = mean(one, third)
            if joined >= threshold:
                heapq.heappush(heap, (-joined, min(one, third), max(one, third)))
    return sorted(tuple(sorted(names[at] for at in group)) for group in groups if group)
