"""The brief: every line printed or made from one row, with evidence, under the headings of an explainer."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factory import (
    TEXT,
    make_claim,
    make_document,
    make_event,
    make_event_mention,
    make_figure,
    make_interval,
    make_picture,
    make_position,
    make_reading,
    make_warning,
    make_world,
)
from sitroom.query import open_view
from sitroom.query.brief import HEADINGS, Brief, brief
from sitroom.query.lines import AnswerLine, fold_lines, make_line
from sitroom.records.claims import Evidence
from sitroom.store import View, open_writer


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    towns = "Vara Kolm Tarsa Lund Oster Pell Quart Rosk Selm Tolk Ulme Vant Wesk Yarm Zell Arno Bret Cass Dorn Emb"
    deeds = "read used broken liked mocked aped burnt sold hidden found lost kept shown sung told won bent torn cut set"
    old = [
        f"In 19{year} a treaty of {town} was {deed} in {town}."
        for year, town, deed in zip(range(50, 70), towns.split(), deeds.split(), strict=True)
    ]
    document = make_document(" ".join([TEXT.split("\n\n", 1)[1], "An attack is possible.", *old]), path="one.txt")
    other = make_document("The envoys met on Monday, reports said.", path="two.txt")
    day = make_interval("2022-01-10").noted(text="10 January 2022")
    met = make_event_mention(document, "The envoys of Arland and Borduria met on 10 January 2022.", day)
    again = make_event_mention(other, "The envoys met on Monday, reports said.")
    unsure = make_event_mention(document, "An attack is possible.", "2022-01", modality="possible", type="ASSAULT")
    past = [make_event_mention(document, words, f"19{year}") for year, words in zip(range(50, 70), old, strict=True)]
    denial = "Borduria denied that it had sent any troops."
    one = make_reading(
        document,
        claims=(make_claim(document, "it had sent any troops", denial, act="deny"),),
        event_mentions=(met, unsure, *past),
        figures=(make_figure(document, "About 4,000 troops stand at the border."),),
        warnings=(make_warning(document),),
    )
    two = make_reading(other, event_mentions=(again,))
    events = (make_event(met, again), make_event(unsure), *map(make_event, past))
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("1", "one.txt", one)
        writer.add_reading("2", "two.txt", two)
        red_line = make_position("troops in Arland", "red_line", one.claims[0])
        ended = make_position("talks", "rejects", one.claims[0], until=make_interval("2022-01-12"))
        writer.replace_picture(make_picture(one, two, events=events, positions=(red_line, ended)))
    with open_view(tmp_path / "a.sitroom") as opened:
        yield opened


def lines(page: Brief, heading: str) -> list[AnswerLine]:
    return list(next(section.lines for section in page.sections if section.heading == heading))


def test_each_line_stands_under_its_heading(view: View) -> None:
    page = brief(view, make_world())
    assert tuple(section.heading for section in page.sections) == HEADINGS
    assert page.as_of == "2022-01-11"
    assert page.basis == "From 2 articles, 2 independent origins, the last of 11 January 2022."
    now = lines(page, "What is happening")
    assert [(line.text, line.origins) for line in now] == [
        ("10 January 2022: The envoys of Arland and Borduria met on 10 January 2022.", 2)
    ]
    assert [line.text for line in lines(page, "Numbers")] == ["About 4,000 troops stand at the border."]
    denial = "Borduria denied that it had sent any troops."
    wanted = [f"state:BOR on troops in Arland: {denial}"]
    assert [line.text for line in lines(page, "What each side wants")] == wanted, "what was given up is left out"
    assert lines(page, "What is disputed") == [], "a sentence stands once on the page"
    assert [line.text for line in lines(page, "What may come")] == []


def test_the_background_is_in_order_and_not_too_long(view: View) -> None:
    for length, most in (("short", 3), ("normal", 6), ("long", 12)):
        background = [line.text for line in lines(brief(view, make_world(), length=length), "Background")]
        assert len(background) == most
        assert background == sorted(background)


def test_a_topic_leaves_only_what_names_it(view: View) -> None:
    page = brief(view, make_world(), topic="troops")
    words = [line.text for section in page.sections for line in section.lines]
    assert words and all("troops" in text for text in words)
    assert page.title == "troops" and page.basis.endswith("Only what has to do with: troops.")
    assert not any(section.lines for section in brief(view, make_world(), topic="penguins").sections)


def test_what_a_brief_says_was_known_on_its_day(view: View) -> None:
    with open_view(view.path, date(2022, 1, 10)) as before:
        page = brief(before, make_world())
    assert not any(section.lines for section in page.sections), "both articles are of the day after"


def test_every_line_has_words_behind_it_that_are_printed(view: View) -> None:
    for section in brief(view, make_world(), length="long").sections:
        for line in section.lines:
            for one in line.evidence:
                document = view.document(one.document)
                assert document is not None and document.text[one.start : one.end] == one.quote


def test_an_empty_ledger_has_headings_and_no_lines(tmp_path: Path) -> None:
    open_writer(tmp_path / "empty.sitroom").close()
    with open_view(tmp_path / "empty.sitroom", date(2022, 1, 1)) as view:
        page = brief(view, make_world())
    assert page.title == "empty"
    assert all(section.lines == () for section in page.sections)


def line(text: str, *documents: str) -> AnswerLine:
    evidence = tuple(Evidence(document, 0, len(text), text) for document in documents)
    return make_line(text, evidence, FAMILIES)


FAMILIES = {"d1": "f1", "d2": "f1", "d3": "f3"}


def test_folding_joins_the_same_words_and_adds_up_origins() -> None:
    folded = fold_lines([line("They met.", "d1"), line("they met", "d2"), line("They met.", "d3")], FAMILIES, 9)
    assert [(one.text, one.origins, len(one.evidence)) for one in folded] == [("They met.", 2, 3)]


def test_folding_leaves_out_an_edited_copy_but_not_another_account() -> None:
    told = line("The two envoys met in Geneva on Monday", "d1")
    edited = line("The two envoys met in Geneva Monday", "d2")
    other = line("The two envoys met in Geneva yesterday", "d3")
    assert fold_lines([told, edited, other], FAMILIES, 9) == (told, other)


def test_two_sentences_of_one_article_are_two_lines_however_alike() -> None:
    first, second = line("Arland has 400 troops there", "d1"), line("Arland has 900 troops there", "d1")
    assert fold_lines([first, second], FAMILIES, 9) == (first, second)
    assert fold_lines([first, second], FAMILIES, 1) == (first,)
    again = line("Arland has 400 troops there", "d3")
    assert [one.origins for one in fold_lines([first, second, again], FAMILIES, 1)] == [2], "told again further down"
