"""Claims about the future: which are forecasts, in which words, with which window, of whom."""

import pytest

from factory import make_document
from sitroom.compose import compose
from sitroom.pipeline import Reader
from sitroom.records.claims import Prediction
from sitroom.world import load_world

WORLD = load_world()
READER = Reader(WORLD)


def foretold(text: str, published: str = "2022-01-20") -> list[Prediction]:
    document = make_document(text, published)
    return list(compose(READER.scope(document), (), WORLD).predictions)


@pytest.mark.parametrize(
    ("text", "words", "event"),
    [
        (
            "US officials warned that Russia could invade Ukraine in February.",
            "could",
            "Russia could invade Ukraine in February",
        ),
        (
            "Washington said Russia will probably attack within the next two weeks.",
            "will probably",
            "Russia will probably attack within the next two weeks",
        ),
        (
            "Ms Lund said it was unlikely that Poland would leave the alliance this year.",
            "was unlikely",
            "Poland would leave the alliance this year",
        ),
        ("The minister said an invasion was imminent.", "was imminent", "an invasion"),
        ("Mr Johnson considered a Russian invasion “highly likely”.", "highly likely", "a Russian invasion"),
        ("Kyiv expects Russia to attack Ukraine next month.", "expects", "Russia to attack Ukraine next month"),
        (
            "The analyst said there was a 70% chance that Russia would invade Ukraine by the end of March.",
            "a 70% chance",
            "Russia would invade Ukraine by the end of March",
        ),
        ("The bank said growth would slow next year.", "would", "growth would slow next year"),
        (
            "“Russia is going to invade Ukraine soon,” Mr Biden said.",
            "is going to",
            "Russia is going to invade Ukraine soon",
        ),
        ("Prices will rise, according to analysts.", "will", "Prices will rise"),
    ],
)
def test_the_predicted_clause_and_its_hedge_are_as_printed(text: str, words: str, event: str) -> None:
    [prediction] = foretold(text)
    assert (prediction.words, prediction.event_text) == (words, event)


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin said it would publish the text on Friday.",
        "Mr Biden said that if Russia invades, the rouble will collapse.",
        "Mr Biden said Russia would pay a price should it invade.",
        "Kyiv said it hopes that Russia will withdraw its troops.",
        "Washington demanded that Russia withdraw its troops.",
        "Mr Putin warned that Russia would respond.",
        "Ministers asked whether Russia would invade Ukraine.",
        "He would later join the army, his brother said.",
        "The White House said the talks will take place on Friday.",
        "NATO said any attack would have severe consequences.",
        "Analysts doubt that Russia will invade Ukraine.",
        "The spokesman said the talks may have failed.",
        "The analyst said the letter may be a trick.",
        "Ms Lund said Russia could not take the city.",
        "“We will win the war,” the general said.",
        "Mr Lavrov warned against an invasion of Donbas.",
        "Few analysts believe that the war will end this year.",
        "Prices were expected to fall last year.",
        "Only four ships could dock there, the harbour master said.",
        "The paper reported that the shops will sell wine.",
        "A war could drive up prices, analysts said.",
        "The country’s space chief said Russia will leave the station.",
        "The union said its members would march on Friday.",
        "The fields are set ablaze, he said.",
        "“They will be fine,” Ms Lund said.",
    ],
)
def test_what_is_no_forecast(text: str) -> None:
    assert foretold(text) == []


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("in February", "2022-02-01", "2022-02-28"),
        ("by 1 March", "2022-01-20", "2022-03-01"),
        ("within two weeks", "2022-01-20", "2022-02-03"),
        ("within 48 hours", "2022-01-20", "2022-01-22"),
        ("in the next three months", "2022-01-20", "2022-04-20"),
        ("as early as Wednesday", "2022-01-26", None),
        ("soon", None, None),
        ("in the coming weeks", None, None),
        ("at any time", None, None),
    ],
)
def test_the_window_ends_where_the_words_give_an_end(words: str, earliest: str | None, latest: str | None) -> None:
    [prediction] = foretold(f"US officials said Russia could invade Ukraine {words}.")
    assert (prediction.window.earliest, prediction.window.latest) == (earliest, latest)


def test_a_bare_month_in_a_warning_is_the_next_of_that_name() -> None:
    [prediction] = foretold("London warned of a possible Russian attack on Ukraine in early February.")
    assert prediction.window.edtf == "2022-02-01/2022-02-14"


def test_a_time_gone_by_is_no_forecast() -> None:
    assert foretold("The clerk said drivers could buy petrol there in 2016.") == []


def test_a_length_of_time_dates_its_own_clause() -> None:
    [prediction] = foretold(
        "Ms Lund said the law will shield buyers from the rises that banks expect within two years."
    )
    assert prediction.window.latest is None


def test_who_does_it_to_whom() -> None:
    [prediction] = foretold("The Pentagon said Moscow would launch an attack on Kyiv on 16 February.")
    assert (prediction.type, prediction.trigger) == ("ASSAULT", "attack")
    assert (prediction.actors, prediction.recipients) == (("state:RUS",), ("state:UKR",))


def test_a_person_acts_for_the_state() -> None:
    [prediction] = foretold("Ms Lund said Mr Putin could invade Ukraine.")
    assert prediction.actors == ("person:vladimir-putin", "state:RUS")


def test_what_one_fears_for_oneself_is_no_own_act() -> None:
    [prediction] = foretold("Ukraine fears it could be invaded.")
    assert prediction.actors == ()


def test_what_will_not_happen_is_foretold_too() -> None:
    [prediction] = foretold("“Russia will not attack Ukraine in February,” Ms Lund said.")
    assert prediction.negated and prediction.words == "will not" and prediction.probability is None


def test_each_happening_is_foretold_once_with_its_claim_and_its_sentence() -> None:
    text = "Mr Biden said he thought Russia would move into Ukraine within weeks. Few agreed."
    document = make_document(text, "2022-01-20")
    reading = compose(READER.scope(document), (), WORLD)
    [prediction] = reading.predictions
    assert prediction.claim in {claim.id for claim in reading.claims}
    assert [piece.quote for piece in prediction.evidence] == [text.split(" Few")[0]]
