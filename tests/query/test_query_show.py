"""A citation opens its words in their context."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_claim, make_document, make_evidence, make_reading
from sitroom.errors import QuestionError
from sitroom.query import open_view
from sitroom.query.show import Passage, passage, show
from sitroom.records.claims import Evidence
from sitroom.store import open_writer

TEXT = "Talks open\n\nThe first came. Then he said no. And he left. It was late.\n\nIn the end all left."


def shown(tmp_path: Path, quote: str) -> Passage:
    document = make_document(TEXT, kinds=("title",))
    claim = make_claim(document, None, quote)
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", make_reading(document, claims=(claim,)))
    with open_view(tmp_path / "a.sitroom") as view:
        result = show(view, claim.id[:8])
    assert (result.id, result.table, result.row) == (claim.id, "claims", claim)
    return result.passages[0]


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("Then he said no.", "The first came. ", " And he left."),
        ("he said", "The first came. Then ", " no. And he left."),
        ("The first came.", "", " Then he said no."),
        ("It was late.", "And he left. ", ""),
        ("In the end all left.", "", ""),
        ("said no. And he", "The first came. Then he ", " left. It was late."),
    ],
)
def test_the_sentence_before_and_after_in_the_same_block(tmp_path: Path, quote: str, before: str, after: str) -> None:
    found = shown(tmp_path, quote)
    assert (found.before, found.quote, found.after) == (before, quote, after)
    assert TEXT[found.start : found.end] == quote


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.integers(1, 30))
def test_any_words_are_shown_where_they_stand(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int
) -> None:
    end = min(len(TEXT), start + length)
    document = make_document(TEXT)
    path = tmp_path_factory.getbasetemp() / "any.sitroom"
    with open_writer(path) as writer:
        writer.add_reading("d", "one.txt", make_reading(document))
    with open_view(path) as view:
        found = passage(view, Evidence(document.id, start, end, TEXT[start:end]))
    assert found is not None
    assert found.before + found.quote + found.after in TEXT
    assert TEXT[: found.start].endswith(found.before) and TEXT[found.end :].startswith(found.after)


def test_a_document_is_shown_without_passages(tmp_path: Path) -> None:
    document = make_document(TEXT)
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("d", "one.txt", make_reading(document))
    with open_view(tmp_path / "a.sitroom") as view:
        result = show(view, f" {document.id} ")
        assert (result.table, result.row, result.passages) == ("documents", document, ())
        with pytest.raises(QuestionError, match="no row"):
            show(view, "c0000000")
        elsewhere = make_evidence(make_document("Another text."), "Another text.")[0]
        assert passage(view, elsewhere) is None
