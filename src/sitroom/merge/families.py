"""Groups out of pairs: what is the same as what, whatever the order in which pairs are named."""

from collections.abc import Iterable


def group_pairs(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The smallest groups in which both of every pair stand together.

    Args:
        members: every id; one that no pair names makes a group of its own.
    Returns:
        Groups as sorted tuples, sorted by their first member. Pairs that name strangers are passed over.
    """
    root = {member: member for member in members}

    def find(member: str) -> str:
        while root[member] != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    for left, right in pairs:
        if left in root and right in root:
            first, second = sorted((find(left), find(right)))
            root[second] = first
    groups: dict[str, list[str]] = {}
    for member in sorted(root):
        groups.setdefault(find(member), []).append(member)
    return sorted(tuple(group) for group in groups.values())
