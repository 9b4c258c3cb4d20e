"""Names in questions: whom they mean, and what a misspelt one may mean."""

from factory import make_world
from sitroom.query.called import Called
from sitroom.query.question import read_question
from sitroom.world import Name

LEDGER = {"state:ARL": ("Arland",), "person:vera-lundquist": ("Vera Lundquist", "V. Lundquist")}


def test_a_slip_means_the_name_it_is_near_to() -> None:
    called = Called(make_world(), LEDGER)
    assert called.mended("Lundqvist") == "Lundquist"
    assert called.mended("Lundqiust") == "Lundquist"
    assert called.mended("Bordria") == "Borduria"


def test_a_word_a_short_word_and_a_printed_one_are_no_slips() -> None:
    assert Called(make_world(), LEDGER).mended("arms") is None
    assert Called(make_world(), LEDGER).mended("missiles") is None
    # "What happened in Lundquish?": the ledger prints that town
    assert Called(make_world(), LEDGER, lambda word: word == "Lundquish").mended("Lundquish") is None
    assert Called(make_world(), LEDGER).mended("Quibblestone") is None


def test_all_printed_forms_of_an_actor() -> None:
    called = Called(make_world(), LEDGER)
    assert called.printed("person:vera-lundquist") == ("Vera Lundquist", "V. Lundquist")
    assert {"Arland", "Borduria"} >= {called.name("state:ARL"), called.name("state:BOR")}
    assert called.name("person:nobody") == "person:nobody"


def test_a_word_of_the_question_is_no_abbreviation() -> None:
    world = make_world(names={"WHO": (Name("WHO", "org:who", "abbreviation"),)})
    assert Called(world, {}).who("who") is None
    assert Called(world, {}).who("WHO") == "org:who"


def test_a_word_in_small_letters_is_a_surname_only_where_all_names_are_small() -> None:
    world = make_world(names={"Ban": (Name("Ban", "person:ban", "surname"),)})
    assert Called(world, {}).who("ban") == "person:ban"
    assert Called(world, {}).who("ban", is_plain=False) is None
    assert Called(world, {}).who("Ban", is_plain=False) == "person:ban"


def test_a_capital_is_a_seat() -> None:
    world = make_world(names={"Karvina": (Name("Karvina", "state:ARL", "capital"),)})
    assert Called(world, {}).is_seat("Karvina") and not Called(world, {}).is_seat("Arland")
    asked = {one.actor for one in read_question("What did Karvina say?", Called(world, {}), None).named}
    assert asked == {"state:ARL"}
    assert read_question("What happened in Karvina?", Called(world, {}), None).named == ()
