"""A small registry, so that these tests do not hang on the shipped tables."""

from dataclasses import fields
from typing import Any

import pytest

from sitroom.world import Happening, Name, Office, Outlet, Title, World

PEOPLE = {
    "person:joe-biden": ("Joe Biden", "Biden"),
    "person:vladimir-putin": ("Vladimir Putin", "Putin"),
    "person:boris-johnson": ("Boris Johnson", "Johnson"),
    "person:boris-yeltsin": ("Boris Yeltsin", "Yeltsin"),
    "person:mircea-geoana": ("Mircea Geoană", "Geoană"),
    "person:mircea-geoana-plain": ("Mircea Geoana", "Geoana"),
    "person:recep-tayyip-erdogan": ("Recep Tayyip Erdoğan", "Erdoğan"),
}
OFFICES = (
    Office("president", "state:USA", "person:joe-biden", "2021-01-20", "2025-01-20", "test"),
    Office("president", "state:RUS", "person:vladimir-putin", "2000-05-07", "2008-05-07", "test"),
    Office("president", "state:RUS", "person:vladimir-putin", "2012-05-07", None, "test"),
    Office("president", "state:RUS", "person:boris-yeltsin", "1991-07-10", "1999-12-31", "test"),
    Office("prime minister", "state:GBR", "person:boris-johnson", "2019-07-24", "2022-09-06", "test"),
)
HAPPENINGS = (
    Happening(
        "event:biden-putin-video-call",
        "Biden-Putin video call",
        ("biden-putin video call",),
        "2021-12-07",
        "2021-12-07",
        ("person:joe-biden", "person:vladimir-putin"),
        "call",
        "test",
    ),
    Happening(
        "event:biden-putin-phone-call",
        "Biden-Putin phone call",
        (),
        "2021-12-30",
        "2021-12-30",
        ("person:joe-biden", "person:vladimir-putin"),
        "call",
        "test",
    ),
    Happening(
        "event:mission-suspended",
        "Russia suspends its mission to NATO",
        ("suspended its mission at nato",),
        "2021-10-18",
        "2021-10-18",
        ("state:RUS", "org:nato"),
        "diplomacy",
        "test",
    ),
)
OUTLETS = {
    "bbc": Outlet("BBC", "outlet", "state:GBR", ("bbc.co.uk", "bbc.com")),
    "bbc news": Outlet("BBC", "outlet", "state:GBR", ("bbc.co.uk", "bbc.com")),
    "cnn": Outlet("CNN", "outlet", "state:USA", ("cnn.com",)),
    "ap": Outlet("Associated Press", "agency", "state:USA", ("apnews.com",)),
    "associated press": Outlet("Associated Press", "agency", "state:USA", ("apnews.com",)),
    "reuters": Outlet("Reuters", "agency", "state:GBR", ("reuters.com",)),
}
TITLES = {words: Title(words, words, None) for words in ("president", "prime minister")}


def small_world(**tables: Any) -> World:
    """A registry with the given tables, the rest empty."""
    names = {
        surface: (Name(surface, actor, kind),)
        for actor, surfaces in PEOPLE.items()
        for surface, kind in zip(surfaces, ("name", "surname"), strict=True)
    }
    given = {
        "names": names,
        "offices": OFFICES,
        "happenings": HAPPENINGS,
        "outlets": OUTLETS,
        "titles": TITLES,
        **tables,
    }
    empty = {field.name: () if str(field.type).startswith("tuple") else {} for field in fields(World)}
    return World(**{**empty, **given})


@pytest.fixture(scope="session")
def world() -> World:
    return small_world()
