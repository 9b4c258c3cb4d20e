"""Windows of words: nothing lost, nothing too long, cut where a text pauses."""

from hypothesis import given
from hypothesis import strategies as st

from sitroom.annotate.features import find_marks
from sitroom.annotate.inputs import make_inputs
from sitroom.annotate.tokens import tokenize
from sitroom.annotate.windows import MAX_PIECES, NOTHING, PARAGRAPH, SENTENCE, Window, cut_windows, find_breaks
from sitroom.records.text import Span

WORDS = st.lists(st.tuples(st.integers(1, 2 * MAX_PIECES), st.sampled_from([NOTHING, SENTENCE, PARAGRAPH])))


def breaks_of(text: str) -> dict[str, int]:
    """What the words of a text begin, for those that begin something."""
    words = tokenize(text, Span(0, len(text)))
    found = find_breaks(text, words, find_marks(text, words))
    return {text[word.start : word.end]: kind for word, kind in zip(words, found, strict=True) if kind}


@given(WORDS)
def test_every_word_is_in_one_window_that_fits(words: list[tuple[int, int]]) -> None:
    sizes = [size for size, _ in words]
    windows = cut_windows(sizes, [kind for _, kind in words])
    assert [i for window in windows for i in range(window.first, window.last)] == list(range(len(words)))
    assert all(sum(min(size, MAX_PIECES) for size in sizes[w.first : w.last]) <= MAX_PIECES for w in windows)


def test_whole_paragraphs_go_together() -> None:
    sizes = [1] * 300
    breaks = [PARAGRAPH if i in {0, 50, 150, 250} else SENTENCE if i % 10 == 0 else NOTHING for i in range(300)]
    assert cut_windows(sizes, breaks) == [Window(0, 50), Window(50, 150), Window(150, 250), Window(250, 300)]
    assert cut_windows(sizes, breaks, MAX_PIECES) == [Window(0, 150), Window(150, 300)]


def test_a_long_paragraph_is_cut_before_a_sentence() -> None:
    breaks = [PARAGRAPH if i == 0 else SENTENCE if i % 50 == 0 else NOTHING for i in range(300)]
    assert cut_windows([1] * 300, breaks) == [Window(0, 150), Window(150, 300)]


def test_a_longer_paragraph_has_a_window_of_its_own() -> None:
    breaks = [PARAGRAPH if i in {0, 20, 170} else SENTENCE if i % 10 == 0 else NOTHING for i in range(200)]
    assert cut_windows([1] * 200, breaks) == [Window(0, 20), Window(20, 170), Window(170, 200)]


def test_a_sentence_too_long_for_any_window_is_cut_at_a_word() -> None:
    assert cut_windows([2] * 100, [NOTHING] * 100) == [Window(0, 96), Window(96, 100)]


def test_no_words_no_windows() -> None:
    assert cut_windows([], []) == []


def test_sentences_begin_after_full_stops_and_the_quotation_marks_behind_them() -> None:
    text = "Mr. Lavrov spoke. “Never.” Then he left! Why?\nNobody asked."
    assert breaks_of(text) == {
        "Mr.": PARAGRAPH, "“": SENTENCE, "Then": SENTENCE, "Why": SENTENCE, "Nobody": PARAGRAPH
    }  # fmt: skip


def test_inputs_of_a_window() -> None:
    inputs = make_inputs([(7,), (8, 9, 10), (11,)], [(2, 1, 3), (1, 2, 2), (6, 3, 1)], cls=101, sep=102)
    assert inputs.pieces.tolist() == [101, 7, 8, 9, 10, 11, 102]
    assert inputs.first.tolist() == [1, 2, 5]
    assert inputs.last.tolist() == [1, 4, 5]
    assert inputs.marks.tolist() == [[0, 0, 0], [2, 1, 3], [1, 2, 2], [1, 2, 0], [1, 2, 0], [6, 3, 1], [0, 0, 0]]


def test_a_word_of_too_many_pieces_keeps_its_first() -> None:
    inputs = make_inputs([range(1000, 1000 + 2 * MAX_PIECES)], [(1, 1, 3)], cls=101, sep=102)
    assert len(inputs.pieces) == MAX_PIECES + 2
    assert inputs.last.tolist() == [MAX_PIECES]
