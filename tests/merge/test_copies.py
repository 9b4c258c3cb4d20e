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
from stories import (
    BOX,
    HISTORY,
    LEAD,
    NEXT,
    OTHER,
    OWN,
    OWN_ACCOUNT,
    QUOTED,
    RULING,
    SERIES,
    SPUN,
    STORY,
    TALKS,
    TRADE,
    story,
)


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


def test_a_spun_copy_is_found_and_called_so() -> None:
    copy = story(*SPUN, published="2022-01-12")
    rows = families(ORIGIN, copy)
    assert rows[copy.id] == Copy(copy.id, ORIGIN.id, "spun", ORIGIN.id)
    (judgement,) = find_copies([copy, ORIGIN])
    assert [reason.rsplit(" ", 1)[0] for reason in judgement.reasons[:3]] == [
        "words in order", "sentences aligned 8 of", "numbers 2 of",
    ]  # fmt: skip


def test_spun_copies_of_something_that_is_not_here_are_one_family() -> None:
    again = (SPUN[0].replace("settled", "concurred"), *SPUN[1:3], SPUN[3].replace("placed", "put"), *SPUN[4:])
    first, second = story(*SPUN, published="2022-01-12"), story(*again, published="2022-01-13")
    assert families(first, second)[second.id].origin == first.id


def test_an_own_account_of_the_same_day_is_no_copy() -> None:
    assert find_copies([ORIGIN, story(*OWN_ACCOUNT), story(*SPUN[:2], OWN, OTHER)]) == []


def test_reports_after_one_pattern_with_other_numbers_are_no_copies() -> None:
    assert find_copies([story(text) for text in SERIES]) == []


def test_what_others_have_copied_as_it_is_comes_before_its_spun_copy_whatever_the_days() -> None:
    original, trimmed = story(*STORY, published="2022-01-14"), story(*STORY[:4], published="2022-01-15")
    early = story(*SPUN, published="2022-01-11")
    rows = families(original, trimmed, early)
    assert {row.origin for row in rows.values()} == {original.id}
    assert rows[early.id].copy_kind == "spun"


def test_wording_that_gives_itself_away_comes_after_what_does_not() -> None:
    original, early = story(*STORY, published="2022-01-14"), story(*SPUN, published="2022-01-11")
    assert families(original, early)[early.id].copy_kind == "original", "nothing but the days tells which was first"
    marked = {early.id}
    judgements = find_copies([original, early], marked)
    rows = {row.document: row for row in copy_families([original, early], judgements, (), marked)}
    assert rows[early.id] == Copy(early.id, original.id, "spun", original.id)


def test_a_plain_copy_of_a_spun_copy_is_not_the_origin_either() -> None:
    original, trimmed = story(*STORY, published="2022-01-14"), story(*STORY[:4], published="2022-01-15")
    spun, copied = story(*SPUN, published="2022-01-11"), story(*SPUN[:4], published="2022-01-10")
    documents, marked = [original, trimmed, spun, copied], {spun.id}
    rows = copy_families(documents, find_copies(documents, marked), (), marked)
    assert {row.origin for row in rows} == {original.id}


def test_a_spun_text_alone_is_a_family_of_one_that_is_marked() -> None:
    alone = story(*SPUN)
    assert copy_families([alone], [], (), {alone.id}) == [Copy(alone.id, None, "spun", alone.id)]


def test_side_boxes_of_an_outlet_do_not_count() -> None:
    both = [story(OWN, BOX, outlet="The Tessel Bell"), story(OTHER, RULING, BOX, outlet="The Tessel Bell")]
    assert len(find_copies(both)) == 1, "twice may be chance"
    others = [story(*text, BOX, outlet="The Tessel Bell") for text in (STORY, OWN_ACCOUNT, (*SERIES, *SPUN[4:], TRADE))]
    assert find_copies([*both, *others]) == []


def test_four_editions_of_one_story_are_no_boxes() -> None:
    editions = [story(*STORY, f"Edition {i} of this page.", outlet="The Tessel Bell") for i in range(4)]
    assert len(find_copies(editions)) == 3


PARAGRAPHS = (LEAD, TALKS, QUOTED, TRADE, HISTORY, NEXT, OWN, OTHER, RULING, *SPUN)
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
