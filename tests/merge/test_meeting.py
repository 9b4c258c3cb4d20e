"""The index proposes exactly the pairs that counting every pair would, and words in order are counted right."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.merge import meeting
from sitroom.merge.alignment import in_order
from sitroom.merge.meeting import Meeting, likely_pairs

KEYS = st.lists(st.frozensets(st.integers(0, 12), max_size=8), max_size=12)
RULES = st.builds(
    Meeting,
    heads=st.integers(1, 5),
    crowd=st.none() | st.integers(2, 8),
    share=st.sampled_from([0.1, 0.3, 0.6]),
    least=st.integers(1, 3),
    most=st.integers(1, 4),
)


def counted(keys: list[frozenset[int]], rule: Meeting) -> dict[int, list[int]]:
    """The same by comparing each with each."""
    holders = {key: [place for place, one in enumerate(keys) if key in one] for one in keys for key in one}
    found = {}
    for later, mine in enumerate(keys):
        leading = [holders[key][: rule.heads] for key in mine if rule.crowd is None or len(holders[key]) <= rule.crowd]
        common = {earlier: sum(earlier in heads for heads in leading) for earlier in range(later)}
        enough = [
            earlier
            for earlier, count in common.items()
            if count and count >= max(rule.least, rule.share * min(len(mine), len(keys[earlier])))
        ]
        if enough:
            found[later] = sorted(enough, key=lambda earlier: (-common[earlier], earlier))[: rule.most]
    return found


@given(KEYS, RULES, st.integers(1, 20))
def test_the_index_gives_what_counting_every_pair_gives(keys: list[frozenset[int]], rule: Meeting, chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meeting, "_CHUNK", chunk)
        assert likely_pairs([np.array(sorted(one), np.uint32) for one in keys], rule) == counted(keys, rule)


def longest(first: list[int], second: list[int]) -> int:
    """By the book: a table of all beginnings."""
    row = [0] * (len(second) + 1)
    for one in first:
        before, row = row, [0]
        for place, other in enumerate(second):
            row.append(before[place] + 1 if one == other else max(before[place + 1], row[-1]))
    return row[-1]


WORDS = st.lists(st.integers(1, 6), max_size=30)


@given(WORDS, WORDS)
def test_words_in_order(first: list[int], second: list[int]) -> None:
    assert in_order(first, second) == longest(first, second) == in_order(second, first)
