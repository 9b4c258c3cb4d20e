"""Copies fold into one family, stories that only share a quotation or some background do not, in any order."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factory import make_document
from sitroom.merge.copies import find_copies
from sitroom.merge.origins import copy_families
from sitroom.records.claims import Copy, Judgement
from sitroom.records.text import Document

LEAD = (
    "The governments of Arland and Borduria agreed on Monday to reopen the bridge at Tessel, which has been closed to "
    "lorries and to everyone without a local pass since the spring floods of last year."
)
TALKS = (
    "Talks in the town hall lasted until the small hours, and the two delegations left through different doors. "
    "Neither would say who had given way on the question of tolls, which broke off the last round in autumn."
)
QUOTED = (
    '"A bridge is a promise made of stone, and for a year we have kept neither the stone nor the promise in repair," '
    'said Vera Lund, the foreign minister of Arland. "Whoever pays for the railings, let it be known that my country '
    'was ready to pay for the whole of it, and that we were told to wait until the river had made up its mind."'
)
TRADE = (
    "Timber merchants on both banks have sent their goods the long way round by ferry, at three times the cost. "
    "Their federation put the losses at four million crowns and welcomed the agreement as overdue."
)
HISTORY = (
    "Arland and Borduria fought a short war over the valley in 1921 and have shared the river under a treaty since "
    "1934, which leaves the upkeep of every crossing to a commission of six engineers."
)
NEXT = (
    "The commission will inspect the piers in March. If it finds them sound, the first lorries could cross before "
    "Easter, according to an official who has read the text but was not allowed to speak about it."
)
OWN = (
    "Our reporter found the mayor of Tessel asleep on two chairs in his office. He had been asked to keep the coffee "
    "warm, he said later, and nobody had told him to stop."
)
OTHER = (
    "Fishermen in the delta have asked the court in Marn to forbid the dredging of the eastern channel. They say that "
    "sand from the works has buried the beds where sturgeon spawn, and that their catch has halved in three seasons."
)
RULING = (
    "Judges are to hear both the harbour company and the fishermen in the second week of May. The company denies any "
    "damage and has offered to pay for a survey by divers from a third country."
)
STORY = (LEAD, TALKS, QUOTED, TRADE, HISTORY, NEXT)


def story(*paragraphs: str, **fields: object) -> Document:
    return make_document("\n\n".join(paragraphs), **fields)  # type: ignore[arg-type]


def families(*documents: Document) -> dict[str, Copy]:
    return {row.document: row for row in copy_families(documents, find_copies(documents))}


ORIGIN = story(*STORY, agency="CPA", published="2022-01-11")


@pytest.mark.parametrize(
    ("paragraphs", "kind"),
    [
        pytest.param(STORY, "verbatim", id="verbatim"),
        pytest.param((*STORY, "Read the rest of this tomorrow."), "verbatim", id="verbatim with a line of furniture"),
        pytest.param((LEAD, TALKS, QUOTED, TRADE), "trimmed", id="cut from below"),
        pytest.param((TALKS, HISTORY), "excerpt", id="two paragraphs of six"),
        pytest.param((QUOTED, "The minister was speaking late."), "excerpt", id="nearly all quotation"),
        pytest.param((OWN, OTHER, TRADE, HISTORY, LEAD, NEXT), "edited", id="local lead and another order"),
    ],
)
def test_kinds_of_copies(paragraphs: tuple[str, ...], kind: str) -> None:
    copy = story(*paragraphs, outlet="The Tessel Bell", published="2022-01-12")
    rows = families(ORIGIN, copy)
    assert rows[copy.id] == Copy(copy.id, ORIGIN.id, kind, ORIGIN.id)
    assert rows[ORIGIN.id] == Copy(ORIGIN.id, None, "original", ORIGIN.id)


def test_case_quotation_marks_and_line_breaks_make_no_difference() -> None:
    words = " ".join(STORY).replace('"', "”").upper()
    copy = story(words, published="2022-01-13")
    assert families(ORIGIN, copy)[copy.id].copy_kind == "verbatim"


def test_very_short_texts_are_copies_only_when_equal() -> None:
    first = story("Talks in Tessel have ended without result.", published="2022-01-10")
    equal = story("Talks in Tessel have ended without result.", published="2022-01-12")
    longer = story("Talks in Tessel have ended without result today.", published="2022-01-11")
    rows = families(first, equal, longer)
    assert rows[equal.id].copy_of == first.id
    assert rows[longer.id].copy_kind == "original"


def test_two_stories_that_quote_one_speech_are_not_copies() -> None:
    first = story(OWN, QUOTED, TRADE)
    second = story(OTHER, QUOTED, RULING)
    assert find_copies([first, second]) == []


def test_a_quotation_over_two_paragraphs_is_still_a_quotation() -> None:
    opening = "“" + LEAD + "\n\n“" + TALKS + "\n\n“" + HISTORY + "”"
    assert find_copies([story(opening, OWN), story(opening, OTHER)]) == []


def test_two_stories_with_one_paragraph_of_background_are_not_copies() -> None:
    assert find_copies([story(OWN, HISTORY), story(OTHER, HISTORY)]) == []


def test_titles_captions_and_furniture_do_not_count() -> None:
    first = story(TRADE, LEAD, kinds=("title",))
    assert find_copies([first, story(TRADE, OTHER, kinds=("title",))]) == []
    assert find_copies([story(HISTORY, kinds=("boilerplate",)), story(HISTORY, OWN, kinds=("caption",))]) == []


def test_documents_without_words_are_alone() -> None:
    silent, empty = story("Hm.", published="2022-01-10"), make_document("", "2022-01-11")
    assert {row.copy_kind for row in families(silent, empty, ORIGIN).values()} == {"original"}


def test_the_agency_is_the_origin_even_when_printed_later() -> None:
    early = story(*STORY, OWN, outlet="The Tessel Bell", published="2022-01-10")
    assert families(early, ORIGIN)[early.id].copy_of == ORIGIN.id


def test_the_agency_itself_comes_before_those_who_credit_it() -> None:
    credited = story(*STORY, outlet="The Tessel Bell", agency="CPA", published="2022-01-10")
    assert families(credited, ORIGIN)[credited.id].copy_of == ORIGIN.id


def test_without_credit_the_earliest_then_the_longest_is_the_origin() -> None:
    late = story(*STORY, OWN, published="2022-01-13")
    early = story(*STORY[:5], published="2022-01-12")
    same_day = story(*STORY, published="2022-01-12")
    rows = families(late, early, same_day)
    assert {row.origin for row in rows.values()} == {same_day.id}


def test_undated_and_half_dated_documents_come_after_dated_ones() -> None:
    undated, month = story(*STORY, OWN, published=None), story(*STORY, OTHER, published="2022-01")
    dated = story(*STORY, published="2022-01-30")
    assert {row.origin for row in families(undated, month, dated).values()} == {dated.id}
    assert families(undated, month)[undated.id].copy_of == month.id


def test_two_cuts_that_share_nothing_meet_in_the_whole_even_when_it_is_undated() -> None:
    first, second = story(LEAD, TALKS, published="2022-01-10"), story(TRADE, HISTORY, NEXT, published="2022-01-11")
    whole = story(*STORY, published=None)
    assert {row.origin for row in families(first, second, whole).values()} == {first.id}
    assert find_copies([first, second]) == []


def test_judgements_say_why() -> None:
    copy = story(LEAD, TALKS, QUOTED, TRADE, published="2022-01-12")
    (judgement,) = find_copies([copy, ORIGIN])
    assert (judgement.kind, judgement.verdict, judgement.detail) == ("copy", "same", "trimmed")
    assert (judgement.left, judgement.right) == (copy.id, ORIGIN.id)
    assert judgement.reasons[:2] == ("containment 1.00", "outside quotations 1.00")
    assert judgement.reasons[2].startswith("jaccard 0.")


def test_many_copies_of_one_story_give_one_family_and_few_judgements() -> None:
    copies = [story(*STORY, f"Edition number {i}.", published="2022-01-12") for i in range(60)]
    judgements = find_copies([*copies, ORIGIN])
    assert len(judgements) == 60
    assert {row.origin for row in copy_families([*copies, ORIGIN], judgements)} == {ORIGIN.id}


def test_a_judgement_that_is_taken_back_divides_the_family() -> None:
    copy = story(*STORY, OWN, published="2022-01-12")
    assert {row.copy_kind for row in copy_families([copy, ORIGIN], [])} == {"original"}


def test_other_judgements_are_left_alone() -> None:
    copy = story(*STORY, OWN, published="2022-01-12")
    given_ones = [
        Judgement("j1", "same_event", "same", copy.id, ORIGIN.id, None, 1.0, (), "a person"),
        Judgement("j2", "copy", "different", copy.id, ORIGIN.id, None, 1.0, (), "a person"),
        Judgement("j3", "copy", "same", copy.id, "not here", "edited", 1.0, (), "a person"),
    ]
    assert {row.copy_of for row in copy_families([copy, ORIGIN], given_ones)} == {None}


def test_judgements_that_go_round_in_a_circle_give_a_tree() -> None:
    documents = [story(text, published=f"2022-01-1{day}") for day, text in enumerate((LEAD, TALKS, TRADE))]
    first, second, third = (document.id for document in documents)
    circle = [
        Judgement("j1", "copy", "same", first, second, "edited", 1.0, (), "a person"),
        Judgement("j2", "copy", "same", second, third, "edited", 1.0, (), "a person"),
        Judgement("j3", "copy", "same", third, first, "spun", 1.0, (), "a person"),
    ]
    rows = {row.document: row for row in copy_families(documents, circle)}
    assert [rows[i].copy_of for i in (first, second, third)] == [None, first, first]
    assert [rows[i].copy_kind for i in (first, second, third)] == ["original", "edited", "spun"]


PARAGRAPHS = (LEAD, TALKS, QUOTED, TRADE, HISTORY, NEXT, OWN, OTHER, RULING)
DOCUMENTS = st.builds(
    lambda chosen, published, agency: story(*chosen, published=published, agency=agency),
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=7, unique=True),
    st.sampled_from(["2022-01-10", "2022-01-11", "2022-01", None]),
    st.sampled_from([None, None, "CPA"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(DOCUMENTS, max_size=12, unique_by=lambda document: document.id), st.randoms(use_true_random=False))
def test_order_makes_no_difference_and_families_hold_together(documents: list[Document], chance: random.Random) -> None:
    judgements = find_copies(documents)
    rows = copy_families(documents, judgements)
    shuffled, shuffled_judgements = documents.copy(), judgements.copy()
    chance.shuffle(shuffled)
    chance.shuffle(shuffled_judgements)
    assert find_copies(shuffled) == judgements
    assert copy_families(shuffled, shuffled_judgements) == rows
    assert [row.document for row in rows] == sorted(document.id for document in documents)
    assert len(judgements) < max(1, len(documents))
    by_id = {row.document: row for row in rows}
    for row in rows:
        assert by_id[row.origin].copy_kind == "original"
        assert (row.copy_of is None) == (row.document == row.origin) == (row.copy_kind == "original")
        seen = {row.document}
        while row.copy_of is not None:
            assert row.copy_of not in seen
            seen.add(row.copy_of)
            row = by_id[row.copy_of]
