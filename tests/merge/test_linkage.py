"""Average linkage: what one strong pair can do, and that order is nothing."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sitroom.merge.linkage import average_linkage

PAIRS = st.dictionaries(
    st.sampled_from([(a, b) for a, b in combinations("abcdef", 2)]), st.sampled_from([0.2, 0.4, 0.6, 0.8, 1.0])
)


def test_what_is_alike_on_average_is_joined() -> None:
    likeness = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.4}
    assert average_linkage("abcd", likeness, 0.6) == [("a", "b", "c"), ("d",)]


def test_one_strong_pair_does_not_drag_two_groups_together() -> None:
    likeness = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.8}
    assert average_linkage("abcd", likeness, 0.5) == [("a", "b"), ("c", "d")]


def test_a_pair_on_the_threshold_is_joined() -> None:
    assert average_linkage("ab", {("a", "b"): 0.5}, 0.5) == [("a", "b")]


@given(PAIRS, st.randoms())
def test_neither_the_order_of_members_nor_of_pairs_matters(
    likeness: dict[tuple[str, str], float], random: object
) -> None:
    members, pairs = list("abcdef"), list(likeness.items())
    random.shuffle(members)  # type: ignore[attr-defined]
    random.shuffle(pairs)  # type: ignore[attr-defined]
    turned = {(b, a) if n % 2 else (a, b): score for n, ((a, b), score) in enumerate(pairs)}
    assert average_linkage(members, turned, 0.5) == average_linkage("abcdef", likeness, 0.5)


@given(PAIRS)
def test_every_group_holds_by_pairs_above_the_threshold(likeness: dict[tuple[str, str], float]) -> None:
    for group in average_linkage("abcdef", likeness, 0.5):
        if len(group) > 1:
            strong = [pair for pair in combinations(group, 2) if likeness.get(pair, 0.0) >= 0.5]
            reached = {group[0]}
            for _ in group:
                reached |= {one for pair in strong if reached & set(pair) for one in pair}
            assert reached == set(group)
