"""Groups out of links and judgements: the invariants at the top of `merge/families.py`, on anything that may come."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from factory import make_judgement, make_told
from sitroom.merge.families import contradiction, group_judged, in_force
from sitroom.records.claims import Judgement
from sitroom.records.judgements import UserJudgement

MEMBERS = "abcdefg"
PAIRS = st.sampled_from([(left, right) for left in MEMBERS for right in MEMBERS if left != right])
LINKS = st.lists(
    st.builds(lambda pair, score: make_judgement(*pair, score=score), PAIRS, st.sampled_from([0.5, 0.8, 1.0])),
    max_size=14,
)


@st.composite
def agreeing(draw: st.DrawFn) -> list[UserJudgement]:
    """Judgements in force that do not contradict each other."""
    told: list[UserJudgement] = []
    for at, (pair, verdict) in enumerate(
        draw(st.lists(st.tuples(PAIRS, st.sampled_from(["same", "different"])), max_size=8))
    ):
        more = in_force([*told, make_told(*pair, verdict, at=at)], "same_event")
        told = told if contradiction(more) else more
    return told


def together(groups: list[tuple[str, ...]], one: Judgement) -> bool:
    return any({one.left, one.right} <= set(group) for group in groups)


@given(LINKS, agreeing())
def test_groups_are_a_partition_that_keeps_what_users_say(links: list[Judgement], told: list[UserJudgement]) -> None:
    groups = group_judged(MEMBERS, links, told)
    assert sorted(member for group in groups for member in group) == list(MEMBERS)
    assert all(together(groups, one) for one in told if one.verdict == "same")
    assert not any(together(groups, one) for one in told if one.verdict == "different")


@given(LINKS, agreeing(), st.randoms(use_true_random=False))
def test_no_order_shows(links: list[Judgement], told: list[UserJudgement], random) -> None:
    expected = group_judged(MEMBERS, links, told)
    shuffled = [random.sample(list(items), len(items)) for items in (MEMBERS, links, told)]
    turned = [replace(one, left=one.right, right=one.left) for one in shuffled[1]]
    assert group_judged(shuffled[0], turned, shuffled[2]) == expected


@given(LINKS, agreeing())
def test_without_a_difference_every_link_holds(links: list[Judgement], told: list[UserJudgement]) -> None:
    same = [one for one in told if one.verdict == "same"]
    groups = group_judged(MEMBERS, links, same)
    assert all(together(groups, one) for one in (*links, *same))


@given(LINKS, agreeing())
def test_a_link_is_cut_only_where_it_would_join_what_must_stay_apart(
    links: list[Judgement], told: list[UserJudgement]
) -> None:
    groups = group_judged(MEMBERS, links, told)
    of = {member: group for group in groups for member in group}
    for link in links:
        if not together(groups, link):
            joined = {*of[link.left], *of[link.right]}
            assert any({one.left, one.right} <= joined for one in told if one.verdict == "different")


@given(LINKS, agreeing())
def test_parts_that_no_difference_touches_stay_as_they_were(links: list[Judgement], told: list[UserJudgement]) -> None:
    same = [one for one in told if one.verdict == "same"]
    loose = group_judged(MEMBERS, links, same)
    untouched = [group for group in loose if not any({one.left, one.right} <= set(group) for one in told)]
    assert set(untouched) <= set(group_judged(MEMBERS, links, told))


def test_the_weakest_link_between_two_is_cut() -> None:
    links = [make_judgement("a", "b", score=0.9), make_judgement("b", "c", score=0.8), make_judgement("c", "d")]
    assert group_judged("abcd", links, [make_told("a", "d", "different")]) == [("a", "b"), ("c", "d")]


def test_of_equal_links_those_of_the_side_that_is_taken_out_are_cut() -> None:
    links = [make_judgement(*pair) for pair in combinations("abcd", 2)]
    assert group_judged("abcd", links, [make_told("a", "d", "different")]) == [("a",), ("b", "c", "d")]
    assert group_judged("abcd", links, [make_told("d", "a", "different")]) == [("a", "b", "c"), ("d",)]


def test_what_a_user_calls_the_same_is_never_cut() -> None:
    links = [make_judgement("b", "c", score=1.0)]
    told = [make_told("a", "b"), make_told("a", "c", "different")]
    assert group_judged("abc", links, told) == [("a", "b"), ("c",)]


def test_strangers_are_passed_over() -> None:
    told = [make_told("a", "x"), make_told("x", "b"), make_told("a", "y", "different")]
    assert group_judged("ab", [make_judgement("b", "z")], told) == [("a",), ("b",)]


def test_the_later_of_two_on_one_pair_counts_until_it_is_retracted() -> None:
    first, second = make_told("a", "b", at=1), make_told("b", "a", "different", at=2)
    assert in_force([second, first], "same_event") == [second]
    assert in_force([first, replace(second, retracted_at="2022-03-02")], "same_event") == [first]
    assert in_force([first], "copy") == []


def test_a_contradiction_is_told_with_all_that_have_part_in_it() -> None:
    ab, bc, other = make_told("a", "b"), make_told("c", "b"), make_told("c", "d")
    apart = make_told("a", "c", "different")
    assert contradiction([ab, bc, other]) == []
    assert contradiction([apart, other, bc, ab]) == [apart, ab, bc]


@given(st.lists(st.tuples(PAIRS, st.sampled_from(["same", "different"])), max_size=8))
def test_a_contradiction_is_found_exactly_where_groups_cannot_be_made(
    said: list[tuple[tuple[str, str], str]],
) -> None:
    told = in_force([make_told(*pair, verdict, at=at) for at, (pair, verdict) in enumerate(said)], "same_event")
    groups = group_judged(MEMBERS, (), [one for one in told if one.verdict == "same"])
    is_broken = any(together(groups, one) for one in told if one.verdict == "different")
    assert bool(contradiction(told)) == is_broken
