"""The sentences nearest to a question."""

from collections.abc import Iterator

import pytest

from factory import make_document, make_picture, make_reading, make_world
from sitroom.query import open_view
from sitroom.query.ask import Asker
from sitroom.query.retrieve import ADDRESS, Nearby, Retriever, distinct
from sitroom.query.terms import Term, word_terms
from sitroom.store import View, open_writer

TEXT = """Who will follow the premier?

Premier Otto Brand was assassinated by an extremist in March. The funeral is on Friday. \
Farmers sold their cattle at a loss. Rain fell on the coast for a week.

Borduria shut its border. It turned back every lorry on Monday."""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path = tmp_path_factory.mktemp("near") / "a.sitroom"
    document = make_document(
        TEXT, "2022-01-11", ("title", "paragraph", "paragraph"), title="Who will follow the premier?"
    )
    with open_writer(path) as writer:
        writer.add_reading("d", "one.txt", make_reading(document))
        writer.replace_picture(make_picture(make_reading(document)))
    with open_view(path) as opened:
        yield opened


def first(view: View, question: str) -> str:
    return Asker(view, make_world()).nearby(question, 1)[0].words


def test_words_that_mean_the_same_are_found(view: View) -> None:
    assert first(view, "Who killed Brand?").startswith("Premier Otto Brand was assassinated")
    assert first(view, "What did peasants do with cows?") == "Farmers sold their cattle at a loss."


def test_a_name_in_the_sentence_before_counts(view: View) -> None:
    found = Retriever(view).find("Which lorry?", [Term(("borduria",), is_name=True), *word_terms(["lorry"])], 2)
    assert found[0].words == "It turned back every lorry on Monday."
    assert "Borduria shut its border." in found[0].around


def test_a_title_comes_behind_what_tells_something(view: View) -> None:
    assert first(view, "What about the premier?").startswith("Premier Otto Brand")


def test_scores_are_from_0_to_1_and_fall(view: View) -> None:
    found = Retriever(view).find("Rain, coast, cattle?", word_terms(["rain", "coast", "cattle"]), 10)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True) and 0 <= scores[-1] <= scores[0] <= 1
    assert Retriever(view).find("Why?", [], 10) == []


def test_rare_words_weigh_more(view: View) -> None:
    retriever = Retriever(view)
    assert retriever.rarity(Term(("cattle",))) > retriever.rarity(Term(("the",)))
    assert retriever.is_printed("lorries") and not retriever.is_printed("helicopter")


def test_sentences_around_those_found_may_answer_too(view: View) -> None:
    [border] = [one for one in Retriever(view).find("Borders?", word_terms(["lorry"]), 20) if "shut" in one.words]
    assert border.words == "Borduria shut its border."


def test_an_address_is_no_sentence() -> None:
    assert ADDRESS.search("[12] https://post.example/talks") and ADDRESS.search("[3]")
    assert not ADDRESS.search("Talks 12 began.")


def test_copies_stand_once_unless_their_numbers_differ() -> None:
    texts = ("At least 12 people died at the old mill.", "At least 12 people died at the mill.")
    other = "At least 15 people died at the old mill."
    found = [Nearby(document, 0, 1, words, 0.5, "") for document, words in zip("abc", (*texts, other), strict=True)]
    assert [one.words for one in distinct(found)] == [texts[0], other]
