"""The sample of which words are counted: chosen by content alone, and steady."""

import random

import numpy as np

from sitroom.merge.sample import LARGEST, Sample, sample_of


def test_a_small_ledger_is_its_own_sample() -> None:
    ids = {f"d{number}" for number in range(LARGEST)}
    assert sample_of(ids) == ids


def test_a_sample_is_small_and_the_same_in_any_order() -> None:
    ids = [f"d{number}" for number in range(5000)]
    found = sample_of(ids)
    assert LARGEST / 4 < len(found) <= LARGEST
    assert sample_of(random.Random(1).sample(ids, len(ids))) == found


def test_few_of_the_added_documents_change_it() -> None:
    ids = [f"d{number}" for number in range(5000)]
    changes = sum(sample_of(ids[:count]) != sample_of(ids[: count + 1]) for count in range(4000, 4200))
    assert changes < 20


def test_a_ledger_of_its_own_sample_counts_as_it_is() -> None:
    sample = Sample({"d1", "d2", "d3"})
    assert sample.rough(np.array([0, 1, 2, 3])).tolist() == [0, 1, 2, 3]
    assert np.all(np.diff(sample.rarity(np.array([0, 1, 2, 3]))) < 0), "what more have is less rare"


def test_a_sample_counts_by_octaves_so_that_one_more_changes_little() -> None:
    sample = Sample(f"d{number}" for number in range(5000))
    rough = sample.rough(np.arange(257)).tolist()
    assert rough[0] == rough[1] and len(set(rough)) == 9
    changed = [count for count in range(1, 257) if rough[count] != rough[count - 1]]
    assert changed == [2, 4, 8, 16, 32, 64, 128, 256]
    rarity = sample.rarity(np.arange(257))
    assert np.all(np.diff(rarity) <= 0) and 0.9 < rarity[0] <= 1 and 0 <= rarity[-1] < 0.1
    assert sample.total == Sample(f"d{number}" for number in range(9000)).total
