"""What speaks for a sentence as an answer, and how it is weighed."""

import numpy as np
import pytest

from sitroom.query.facets import TOLD, Asked, Row, facets
from sitroom.query.presence import Texts, families_of
from sitroom.query.ranking import ranking
from sitroom.query.sought import SOUGHT, sought, tells
from sitroom.query.terms import Term, word_terms


def row(words: str, before: str = "", title: str = "", document: str = "a") -> Row:
    return Row(document, 0, len(words), words, before, "", title)


def weighed(question: str, terms: list[Term], rows: list[Row]) -> dict[str, list[float]]:
    best, found = facets(Asked(question, tuple(terms), tuple(1.0 for _ in terms)), rows, len(rows))
    order = [best.index(one) for one in rows]
    return {name: np.round(values[order], 3).tolist() for name, values in found.items()}


def test_the_table_has_a_weight_for_every_facet() -> None:
    found = weighed("Who sold cattle?", word_terms(["cattle"]), [row("Farmers sold cattle.")])
    assert set(found) == set(ranking().weights)
    assert set(found) > TOLD


def test_a_word_its_family_and_what_is_near_count_in_this_order() -> None:
    rows = [row("Borduria invaded."), row("An incursion began."), row("Farmers sold cattle.")]
    own = weighed("Who invaded?", word_terms(["invaded"]), rows)["own"]
    assert own[0] == 1 and 0.5 < own[1] < 1 and own[2] < 0.3
    assert "incurs" in families_of(["invade"])


def test_light_and_heavy_terms_weigh_as_they_are_given() -> None:
    asked = Asked("Who sold cattle?", tuple(word_terms(["sold", "cattle"])), (1.0, 3.0))
    [best], found = facets(asked, [row("Farmers sold fish."), row("Cattle fled.")], 1)
    assert best.words == "Cattle fled." and found["exact"].tolist() == [0.75]


def test_names_are_found_in_any_form_and_only_whole() -> None:
    texts = Texts(["The United Isles voted.", "Islesmen voted.", ""])
    assert texts.named(Term(("united isles", "isles"), is_name=True)).tolist() == [1, 0, 0]


def test_what_stands_around_counts_for_a_part() -> None:
    rows = [row("Eleven people died.", before="A bomb went off in Arlberg."), row("Eleven people died.", document="b")]
    found = weighed("How many died in Arlberg?", [Term(("arlberg",), is_name=True)], rows)
    assert found["own"] == [0, 0] and found["before"] == [1, 0] and found["beside"] == [0.5, 0]


def test_captions_questions_and_scraps_are_told_apart() -> None:
    looks = weighed(
        "Who voted?",
        word_terms(["voted"]),
        [
            row("Villagers hold candles in Karvina, Borduria, March 3, 2022."),
            row("Who voted for it?"),
            row("Votes."),
            row("The Isles voted on March 3, 2022, and again in May."),
        ],
    )
    assert looks["caption"] == [1, 0, 0, 0] and looks["question"] == [0, 1, 0, 0] and looks["scrap"] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("question", "kind", "words"),
    [
        ("How many ships sank?", "number", "Three of the ships sank."),
        ("When did it begin?", "time", "It began on Monday."),
        ("Who killed Brand?", "person", "He was shot by Otto Berg."),
        ("Where was he seen?", "place", "He was seen in Karvina."),
        ("Why did it end?", "reason", "It ended because of the rain."),
        ("What does Lund think?", "saying", "It is folly, said Lund."),
        ("Did he survive?", "whether", "He has died."),
        ("How did they flee?", "manner", "They fled by boat."),
    ],
)
def test_what_is_asked_for_and_what_tells_it(question: str, kind: str, words: str) -> None:
    assert kind in sought(question) and tells(kind, words)
    assert set(SOUGHT) >= sought(question)


def test_a_likely_answer_has_more_points_and_numbers_only_order() -> None:
    terms = word_terms(["ships", "sank"])
    rows = [row("Three ships sank.", document="a"), row("Ships sank.", document="b"), row("It rained.", document="c")]
    best, found = facets(Asked("How many ships sank?", tuple(terms), (1.0, 1.0)), rows, 3)
    assert [one.document for one in best] == ["a", "b", "c"]
    points, likely = ranking().points(found), ranking().probability(found)
    assert points[0] > points[2] and likely[0] > likely[2]
    assert likely.min() >= 0 and likely.max() <= 1
