"""Marks over a text: whatever overlaps, no letter is lost, doubled or moved."""

from hypothesis import given
from hypothesis import strategies as st

from factory import make_document
from sitroom.records.text import Span
from sitroom.web.passages import Cited, Mark, gather, nest, passages

TEXT = "The envoys met 🕊 on Monday, and Borduria denied it all the same."
SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)).map(
        lambda pair: Span(pair[0], min(len(TEXT), pair[0] + pair[1]))
    ),
    max_size=8,
)


def flat(parts: tuple[str | Mark, ...]) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in parts)


def all_marks(parts: tuple[str | Mark, ...]) -> list[Mark]:
    marks = [part for part in parts if isinstance(part, Mark)]
    return marks + [inner for mark in marks for inner in all_marks(mark.parts)]


@given(SPANS)
def test_the_words_stay_whatever_is_marked(spans: list[Span]) -> None:
    cited = gather({f"c{number}": [span] for number, span in enumerate(spans)})
    assert flat(nest(TEXT, Span(0, len(TEXT)), cited)) == TEXT


@given(SPANS)
def test_every_citation_begins_once_and_its_pieces_are_its_words(spans: list[Span]) -> None:
    cited = gather({f"c{number}": [span] for number, span in enumerate(spans)})
    marks = all_marks(nest(TEXT, Span(0, len(TEXT)), cited))
    for number, span in enumerate(spans):
        mine = [mark for mark in marks if f"c{number}" in mark.cited.citations]
        assert sum(not mark.cited.is_continued for mark in mine) == 1
        assert "".join(mark.text for mark in sorted(mine, key=lambda mark: mark.cited.span)) == span.of(TEXT)


def test_nested_evidence_keeps_its_whole_quote_in_one_mark() -> None:
    sentence, inner = Span(0, len(TEXT)), Span(32, 60)
    marks = all_marks(nest(TEXT, sentence, [Cited(inner, ("f1",)), Cited(sentence, ("c1",))]))
    assert [(mark.cited.citations, mark.text) for mark in marks] == [(("c1",), TEXT), (("f1",), inner.of(TEXT))]


def test_words_over_two_blocks_go_on_in_the_second() -> None:
    document = make_document("One sentence.\n\nAnd its end.")
    first, second = passages(document, [Cited(Span(4, 19), ("c1",))])
    assert (first.citations, second.citations) == (("c1",), ())
    assert [mark.text for mark in all_marks(first.parts) + all_marks(second.parts)] == ["sentence.", "And "]


def test_a_document_without_blocks_is_one_paragraph() -> None:
    document = make_document("Only words.", blocks=())
    assert [(passage.kind, flat(passage.parts)) for passage in passages(document, [])] == [("paragraph", "Only words.")]
