"""What a printed form may mean."""

import pytest

from sitroom.world import World, canonical_role, load_world


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


@pytest.mark.parametrize(
    ("surface", "actor", "kind"),
    [
        ("Russia", "state:RUS", "name"),
        ("Russian", "state:RUS", "adjective"),
        ("Russians", "state:RUS", "demonym"),
        ("U.S.", "state:USA", "abbreviation"),
        ("US", "state:USA", "abbreviation"),
        ("the United States", "state:USA", "name"),
        ("The United States", "state:USA", "name"),
        ("America", "state:USA", "name"),
        ("Britain", "state:GBR", "name"),
        ("UK", "state:GBR", "abbreviation"),
        ("NATO", "org:nato", "name"),
        ("Nato", "org:nato", "abbreviation"),
        ("EU", "org:eu", "abbreviation"),
        ("Kremlin", "state:RUS", "metonym"),
        ("the Kremlin", "state:RUS", "metonym"),
        ("Moscow", "state:RUS", "capital"),
        ("Kiev", "state:UKR", "capital"),
        ("Washington", "state:USA", "capital"),
        ("Downing Street", "state:GBR", "metonym"),
        ("U.S. Defense Department", "state:USA", "metonym"),
        ("Russian Foreign Ministry", "state:RUS", "metonym"),
        ("UK Foreign Office", "state:GBR", "metonym"),
        ("Western allies", "group:western-allies", "body"),
        ("the West", "group:the-west", "body"),
        ("Western powers", "group:western-powers", "body"),
        ("Baltic States", "group:baltic-states", "body"),
        ("pro-Russian separatists", "group:donbas-separatists", "body"),
        ("Putin", "person:vladimir-putin", "surname"),
        ("Joe Biden", "person:joe-biden", "name"),
        ("Zelenskyy", "person:volodymyr-zelenskyy", "surname"),
        ("Zelensky", "person:volodymyr-zelenskyy", "surname"),
        ("Soviet Union", "state:SUN", "name"),
        ("Warsaw Pact", "org:warsaw-pact", "name"),
    ],
)
def test_surface_forms(world: World, surface: str, actor: str, kind: str) -> None:
    assert (actor, kind) in {(name.actor, name.kind) for name in world.names[surface]}


@pytest.mark.parametrize(
    ("surface", "count"), [("Bush", 2), ("Clinton", 2), ("Johnson", 2), ("Brussels", 2), ("Congolese", 2)]
)
def test_ambiguous_forms_list_all_candidates(world: World, surface: str, count: int) -> None:
    assert len(world.names[surface]) >= count


def test_forms_out_of_use_say_so(world: World) -> None:
    bonn = next(name for name in world.names["Bonn"] if name.actor == "state:DEU")
    assert bonn.to == "1999-12-31"


@pytest.mark.parametrize("word", ["allies", "rebels", "separatists", "States", "Male", "PA"])
def test_common_words_are_no_names(world: World, word: str) -> None:
    assert word not in world.names


@pytest.mark.parametrize(
    ("printed", "role", "of"),
    [
        ("foreign minister", "foreign minister", None),
        ("Foreign Secretary", "foreign minister", "state:GBR"),
        ("UK Foreign Secretary", "foreign minister", "state:GBR"),
        ("U.S. Secretary of State", "foreign minister", "state:USA"),
        ("Russian President", "president", "state:RUS"),
        ("then-U.S. President", "president", "state:USA"),
        ("former UK prime minister", "prime minister", "state:GBR"),
        ("president of Ukraine", "president", "state:UKR"),
        ("Ukraine’s defence minister", "defence minister", "state:UKR"),
        ("German Chancellor", "chancellor", "state:DEU"),
        ("NATO Secretary General", "secretary general", "org:nato"),
        ("NATO General Secretary", "secretary general", "org:nato"),
        ("NATO Deputy Secretary General", "deputy secretary general", "org:nato"),
        ("EU foreign policy chief", "high representative", "org:eu"),
        ("Kremlin spokesman", "spokesperson", "state:RUS"),
        ("Russian leader", "leader", "state:RUS"),
    ],
)
def test_printed_titles(world: World, printed: str, role: str, of: str | None) -> None:
    title = canonical_role(world, printed)
    assert title is not None
    assert (title.role, title.of) == (role, of)


@pytest.mark.parametrize("printed", ["baker", "", "a senior U.S. official", "of"])
def test_no_title(world: World, printed: str) -> None:
    assert canonical_role(world, printed) is None
