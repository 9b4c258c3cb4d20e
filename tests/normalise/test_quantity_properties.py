"""What is printed is read: numbers in digits and in words, with separators, bounds, scales and units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.normalise.test_normalise_properties import in_words

from sitroom.lexicon.measures import ATTACHED, MEASURES, RATE_OF
from sitroom.lexicon.numbers import read_digits, read_words
from sitroom.lexicon.units import UNITS, singular_of
from sitroom.normalise.values import find_values
from sitroom.records.dates import UNKNOWN
from sitroom.records.text import Span
from sitroom.records.values import Quantity


def read(text: str) -> tuple[Quantity, ...]:
    return find_values(text, [Span(0, len(text))], UNKNOWN).quantities


def only(text: str) -> Quantity:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


@given(st.integers(2, 10**9))
def test_whole_numbers_with_and_without_separators(number):
    assert read_digits(f"{number:,}") == read_digits(str(number)) == number
    for printed in (f"{number:,}", str(number)):
        assert (only(f"They counted {printed} people.").value, only(f"It cost ${printed}.").value) == (number, number)


@given(st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False))
def test_decimals(number):
    quantity = only(f"It weighed {number:,} kg.")
    assert (quantity.value, quantity.unit) == (float(number), "kg")


@given(st.integers(2, 10**6))
def test_words_up_to_a_million(number):
    words = in_words(number)
    assert read_words(words.replace("-", " ")) == number
    assert only(f"They counted {words} tents.").value == number
    assert only(f"{words.capitalize()} tents stood there.").value == number


@pytest.mark.parametrize(("scale", "factor"), [("m", 10**6), ("bn", 10**9), (" million", 10**6), ("billion", 10**9)])
@given(number=st.integers(1, 9999))
def test_scales_multiply(scale, factor, number):
    quantity = only(f"It lent ${number / 10}{scale} then.")
    assert quantity.value == pytest.approx(number / 10 * factor)
    assert quantity.unit == "USD"


@given(st.integers(3, 10**6), st.integers(1, 10**6))
def test_ranges(low, more):
    for printed in (f"{low:,} to {low + more:,}", f"between {low:,} and {low + more:,}", f"{low:,}-{low + more:,}"):
        quantity = only(f"They sent {printed} soldiers.")
        assert (quantity.low, quantity.high, quantity.bound) == (low, low + more, "between")


BOUNDS = {
    "about": "about",
    "some": "about",
    "almost": "almost",
    "more than": "more_than",
    "at least": "at_least",
    "no fewer than": "at_least",
    "up to": "up_to",
    "fewer than": "less_than",
}


@pytest.mark.parametrize("words", BOUNDS)
@given(number=st.integers(2, 10**7))
def test_a_bound_leaves_the_right_side_open(words, number):
    quantity = only(f"They sent {words} {number:,} soldiers.")
    assert (quantity.value, quantity.bound) == (number, BOUNDS[words])
    assert (quantity.low is None) == (BOUNDS[words] in ("almost", "up_to", "less_than"))
    assert (quantity.high is None) == (BOUNDS[words] in ("more_than", "at_least"))


def test_units_against_the_digits():
    for unit in ATTACHED.keys() - {"m", "t"}:
        quantity = only(f"It had 35{unit} more.")
        assert (quantity.value, quantity.unit) == (35, ATTACHED[unit])


def test_measures_after_a_space():
    for word in (word for word in MEASURES if word[0].isalpha()):
        assert only(f"It had 35 {word}, it said.").unit == MEASURES[word]


def test_a_rate_is_no_amount():
    for word, name in RATE_OF.items():
        assert only(f"It cost $35 per {word}, it said.").unit == f"dollar per {name}"


def test_known_nouns_have_a_singular():
    for noun in (word for word in UNITS if word.isalpha() and word.endswith("s")):
        assert not singular_of(noun).endswith("s") or singular_of(noun) in (noun, "gas", "bus")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Shares rose 5%.", "up"),
        ("Shares were down 5%.", "down"),
        ("Shares ended +5% there.", "up"),
        ("It cut its forces by 3,000.", "down"),
        ("An increase of 5% followed.", "up"),
        ("Rates rose to 5%.", None),
        ("It raised $5m for them.", None),
        ("It lost 300 soldiers.", None),
        ("Shares rose more than 5%.", None),
    ],
)
def test_changes(text, change):
    assert only(text).change == change
