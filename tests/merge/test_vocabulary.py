"""Which words that a ledger knows otherwise make a document be read again."""

import pytest

from factory import make_actor, make_document
from sitroom.merge.parties import SPEAKER_FIELDS, Parties
from sitroom.merge.vocabulary import Changes, changes, packed_words
from sitroom.records.workings import Workings

BEFORE = {"Lund": [["Lund", "state:ARL"]], "Zlop*": [["", "state:BOR"]]}


@pytest.mark.parametrize(
    ("now", "asked", "text", "is_touched"),
    [
        (BEFORE, ["Lund"], "Lund met Berg.", False),
        ({**BEFORE, "Berg": [["Berg", "state:CAR"]]}, ["Lund"], "Lund met Berg.", False),
        ({**BEFORE, "Berg": [["Berg", "state:CAR"]]}, ["Lund", "Berg"], "Lund met Berg.", True),
        ({**BEFORE, "Berg": [["Berg Post", "org:post"]]}, ["Lund", "Berg"], "Lund met Berg.", False),
        ({**BEFORE, "Berg": [["Berg Post", "org:post"]]}, ["Berg"], "Of the Berg\nPost.", True),
        ({**BEFORE, "Berg": [["Berg's Post", "org:post"]]}, ["Berg"], "Of Berg’s Post.", True),
        ({**BEFORE, "Zlop*": [["", "state:CAR"]]}, ["Zlop*"], "Zlopians.", True),
        ({"Zlop*": BEFORE["Zlop*"]}, ["Lund"], "Lund met Berg.", True),
    ],
)
def test_a_document_that_asked_and_prints_the_name_is_touched(
    now: dict[str, list[list[str]]], asked: list[str], text: str, is_touched: bool
) -> None:
    assert Changes(now, BEFORE).touch(packed_words(asked), make_document(text)) is is_touched


def test_what_is_known_is_kept_for_the_next_time() -> None:
    first = Workings()
    assert changes(BEFORE, "step", first) is None
    second = Workings([(step, key, value) for (step, key), value in first.used.items()])
    found = changes({"Lund": [["Lund", "state:CAR"]]}, "step", second)
    assert found is not None and found.touch(packed_words(["Lund"]), make_document("In Lund."))


@pytest.mark.parametrize(
    ("speakers", "actor"),
    [
        ({("person:lund", "state:ARL", "the Premier of the Isles"): 1}, "state:ARL"),
        ({("person:lund", "state:ARL", "the Premier"): 2, ("person:berg", "state:BOR", "the Premier"): 1}, None),
        ({("person:lund", "state:ARL", "the President"): 1}, None),
    ],
)
def test_a_speaker_is_known_by_words_that_mean_nobody_else(
    speakers: dict[tuple[str, str, str], int], actor: str
) -> None:
    assert SPEAKER_FIELDS == ("speaker", "speaks_for", "speaker_text")
    known = [make_actor(id) for id in ("person:lund", "person:berg")]
    [printed] = {words for _, _, words in speakers}
    found = Parties(known, speakers).printed(f"Then {printed} left.")
    assert [one.actor for one in found] == ([actor] if actor else [])
