"""Families of copies with their origin in front, outlets with what is theirs, and a copy laid against its origin."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factory import make_reading
from sitroom.errors import QuestionError
from sitroom.merge.origins import copy_families
from sitroom.merge.picture import make_picture
from sitroom.query import open_view
from sitroom.query.against import _changes, against_origin
from sitroom.query.sources import OutletLine, families, outlets
from sitroom.records.claims import Judgement, TextWarning
from sitroom.records.grouped import Listed
from sitroom.records.text import Document
from sitroom.store import View, open_writer
from stories import OTHER, OWN, OWN_ACCOUNT, RULING, SPUN, STORY, story

WIRE = story(*STORY, outlet="CPA", agency="CPA", published="2022-01-11")
CUT = story(*STORY[:4], outlet="The Tessel Bell", published="2022-01-12")
MIRROR = story(*SPUN, outlet="Mirror of Marn", published="2022-01-13")
ALONE = story(OWN, OTHER, RULING, outlet="Mirror of Marn", published="2022-01-14")
LOCAL = story(*OWN_ACCOUNT, outlet="The Tessel Bell", published="2022-01-15")


def write(
    path: Path, *documents: Document, spun: tuple[Document, ...] = (), copying: tuple[Judgement, ...] | None = None
) -> Path:
    with open_writer(path) as writer:
        for document in documents:
            warned = [TextWarning(f"w{document.id}", document.id, "spun_wording", "x", None, ())] * (document in spun)
            writer.add_reading(document.id, document.path or "", make_reading(document, warnings=tuple(warned)))
        ids = {document.id for document in spun}
        picture = make_picture(documents, (), Listed(()), Listed(()), lambda id: None, spun=ids)
        if copying is not None:
            copies = tuple(copy_families(documents, copying))
            picture = replace(picture, copies=copies, judgements=copying)
        writer.replace_picture(picture)
    return path


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    with open_view(write(tmp_path / "a.sitroom", WIRE, CUT, MIRROR, ALONE, LOCAL, spun=(ALONE,))) as opened:
        yield opened


def test_families_have_their_origin_in_front_and_the_reasons_of_each_copy(view: View) -> None:
    first, second = families(view)
    assert [(m.document.id, m.copy.copy_kind) for m in first.members] == [
        (WIRE.id, "original"),
        (CUT.id, "trimmed"),
        (MIRROR.id, "spun"),
    ]
    assert first.outlets == ("CPA", "Mirror of Marn", "The Tessel Bell")
    origin, cut, _ = first.members
    assert (origin.score, origin.reasons) == (None, ())
    assert cut.score == 1 and "containment 1.00" in cut.reasons
    assert [(m.document.id, m.copy.copy_kind) for m in second.members] == [(ALONE.id, "spun")]


def test_families_by_outlet_and_kind(view: View) -> None:
    assert [family.origin for family in families(view, outlet="CPA")] == [WIRE.id]
    assert [family.origin for family in families(view, kind="trimmed")] == [WIRE.id]
    assert families(view, kind="verbatim") == []


def test_outlets_with_own_and_copied_reports(view: View) -> None:
    assert outlets(view) == [
        OutletLine("Mirror of Marn", reports=2, own=0, copied=2, spun=2, lent=0),
        OutletLine("The Tessel Bell", reports=2, own=1, copied=1, spun=0, lent=0),
        OutletLine("CPA", reports=1, own=1, copied=0, spun=0, lent=2),
    ]


def test_before_the_original_was_out_nobody_knew(tmp_path: Path) -> None:
    late = story(*STORY, OWN, outlet="CPA", published="2022-02-01")
    path = write(tmp_path / "b.sitroom", late, MIRROR, ALONE, spun=(ALONE,))
    with open_view(path, date(2022, 1, 31)) as past:
        assert [family.origin for family in families(past)] == [ALONE.id]


def test_a_copy_against_its_origin(tmp_path: Path) -> None:
    first = story("The bridge at Tessel is closed, officials said. It will open in March.", published="2022-01-11")
    second = story("“The bridge at Marn is closed,” officials said again.", published="2022-01-12")
    same = Judgement("j1", "copy", "same", second.id, first.id, "edited", 1.0, ("a person",), "test/1")
    with open_view(write(tmp_path / "c.sitroom", first, second, copying=(same,))) as opened:
        found = against_origin(opened, second)
        with pytest.raises(QuestionError, match="is no copy"):
            against_origin(opened, first)
    assert (found.origin.id, found.place.copy_kind) == (first.id, "edited")
    assert [(change.kind, change.before, change.after) for change in found.changes] == [
        ("added", "", "“"),
        ("kept", "The bridge at", "The bridge at"),
        ("swapped", "Tessel", "Marn"),
        ("kept", "is closed,", "is closed,"),
        ("added", "", "”"),
        ("kept", "officials said", "officials said"),
        ("added", "", "again"),
        ("kept", ".", "."),
        ("cut", "It will open in March.", ""),
    ]
    assert found.words == {"kept": 7, "cut": 5, "added": 1, "swapped": 1}


def test_a_spun_text_whose_source_is_not_here_says_so(view: View) -> None:
    with pytest.raises(QuestionError, match="reads as spun, but"):
        against_origin(view, ALONE)


WORDS = st.lists(st.sampled_from(["bridge", "lorries", "Tessel", "open", "shut", "."]), min_size=1, max_size=20)


@given(WORDS, WORDS)
def test_changes_hold_both_texts_from_beginning_to_end(first: list[str], second: list[str]) -> None:
    origin, copy = story(" ".join(first)), story(" ".join(second))
    changes = list(_changes(origin, copy))
    for side, start, document in (("before", "start", origin), ("after", "copy_start", copy)):
        words = [getattr(change, side) for change in changes]
        assert " ".join(filter(None, words)).split() == document.text.split()
        for change in changes:
            place, printed = getattr(change, start), getattr(change, side)
            assert document.text[place : place + len(printed)] == printed
