"""Words of likelihood: on the scale of ICD 203, as a printed percentage, or no number at all."""

from itertools import pairwise

import pytest

from sitroom.lexicon.likelihood import SCALE, probability_of


@pytest.mark.parametrize(
    ("words", "range_"),
    [
        ("almost no chance", (0.01, 0.05)),
        ("is highly unlikely to", (0.05, 0.20)),
        ("is unlikely to", (0.20, 0.45)),
        ("isn’t likely to", (0.20, 0.45)),
        ("roughly even chance", (0.45, 0.55)),
        ("will probably", (0.55, 0.80)),
        ("Very  likely", (0.80, 0.95)),
        ("will almost certainly", (0.95, 0.99)),
        ("a 70 % chance", (0.70, 0.70)),
        ("a 60 to 70 per cent chance", (0.60, 0.70)),
        ("a 10-20% chance", (0.10, 0.20)),
    ],
)
def test_words_of_the_scale_and_percentages_are_what_they_are(words: str, range_: tuple[float, float]) -> None:
    assert probability_of(words) == range_


@pytest.mark.parametrize(
    "words",
    ["could", "may", "will", "is expected to", "is imminent", "more likely", "less likely than", "a 300 % chance"],
)
def test_other_words_give_no_number(words: str) -> None:
    assert probability_of(words) is None


def test_the_ranges_cover_the_scale_without_a_gap() -> None:
    ranges = [range_ for range_, _ in SCALE]
    assert ranges == sorted(ranges)
    assert all(left[1] == right[0] for left, right in pairwise(ranges))
