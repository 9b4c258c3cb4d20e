"""Words: cut as treebanks of English cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.annotate.tokens import tokenize
from sitroom.records.text import Span

#: Words apart by spaces.
CASES = [
    ("Russia's army doesn't move.", "Russia 's army does n't move ."),
    ("Russia’s army can’t, won’t, cannot.", "Russia ’s army ca n’t , wo n’t , can not ."),
    ("the ministers’ plan", "the ministers ’ plan"),
    ("I'm gonna say they'll go", "I 'm gon na say they 'll go"),
    ("Russia-NATO talks, US-led", "Russia - NATO talks , US - led"),
    ("pro-Russian ex-president's e-mail", "pro-Russian ex-president 's e-mail"),
    ("a 25-year-old", "a 25 - year - old"),
    ("Shaikh Abdullah al-Ani", "Shaikh Abdullah al - Ani"),
    ("$1.5bn, 200m or 3,000 km", "$ 1.5 bn , 200 m or 3,000 km"),
    ("50% by 2021-22", "50 % by 2021 - 22"),
    ("Nov. 3 at 7:30 p.m. in the U.S. capital", "Nov. 3 at 7:30 p.m. in the U.S. capital"),
    ("They left the U.S.", "They left the U.S ."),
    ("U.S.-led forces", "U.S. - led forces"),
    ("No. 10 said no. Mr. Smith", "No. 10 said no . Mr. Smith"),
    ("George W. Bush", "George W. Bush"),
    ("the 1990s, the 20th, 9/11", "the 1990s , the 20th , 9/11"),
    ("see https://www.example.org/a-b?c=1.", "see https://www.example.org/a-b?c=1 ."),
    ("mail press.office@example.org, or example.org/x", "mail press.office@example.org , or example.org/x"),
    ("wait… well -- no... really?!", "wait … well -- no ... really ?!"),
    ("“So,” he said—twice.", "“ So , ” he said — twice ."),
    ("‘Never,’ she said", "‘ Never , ’ she said"),
    ("the F-16s and AT&T", "the F - 16s and AT&T"),
    ("O’Brien and Sha'lan", "O’Brien and Sha'lan"),
    ("Peace 🇺🇦 👍🏽!", "Peace 🇺🇦 👍🏽 !"),
    ("and/or he/she", "and / or he / she"),
    ("rock 'em in the 60's", "rock 'em in the 60's"),
    ("the U.S.'s 2014's G20’s “X”’s", "the U.S. 's 2014 's G20 ’s “ X ” ’s"),
    ("mid-2022 #NATO @press #1", "mid-2022 #NATO @press # 1"),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words(text: str, words: str) -> None:
    assert [text[token.start : token.end] for token in tokenize(text, Span(0, len(text)))] == words.split()


def test_offsets_count_from_the_start_of_the_text() -> None:
    text = "One two. Three’s four."
    words = tokenize(text, Span(9, len(text)))
    assert [text[word.start : word.end] for word in words] == ["Three", "’s", "four", "."]


@given(st.text(alphabet=st.sampled_from(list("aB1.-'’\"“”@/:$ \n…é́'stn🇺👍")), max_size=60) | st.text(max_size=60))
def test_every_letter_lies_in_exactly_one_word(text: str) -> None:
    tokens = tokenize(text, Span(0, len(text)))
    covered = [place for token in tokens for place in range(token.start, token.end)]
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    assert {place for place, letter in enumerate(text) if not letter.isspace()} <= set(covered)
    assert all(token.start < token.end for token in tokens)


@pytest.mark.parametrize("pattern", ["+-", "a-", "1-", "a.", "@", "x@y.", "no. ", "http://", "a'"])
def test_long_lines_of_one_thing_take_no_longer_than_others(pattern: str) -> None:
    text = pattern * (20_000 // len(pattern))
    assert tokenize(text, Span(0, len(text)))
