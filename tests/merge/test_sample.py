"""The sample of which words are counted: chosen by content alone, and steady."""

import random

from sitroom.merge.sample import LARGEST, sample_of


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
