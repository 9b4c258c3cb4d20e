"""Names inside a phrase: who of them is meant by it."""

import re

import pytest

from sitroom.lexicon.belonging import meant


@pytest.mark.parametrize(
    ("phrase", "names", "expected"),
    [
        ("the Bordurian minister", ["Bordurian"], ["Bordurian"]),
        ("Bordurian-backed gunmen", ["Bordurian"], []),
        ("anti-Bordurian marchers", ["Bordurian"], []),
        ("Bordurian rebels", ["Bordurian"], []),
        ("Borduria's foes", ["Borduria"], []),
        ("critics of Borduria", ["Borduria"], []),
        ("Borduria's ambassador", ["Borduria"], ["Borduria"]),
        ("Zlop's ambassador to Borduria", ["Zlop", "Borduria"], []),
        ("Mr Zlop's troops", ["Zlop"], ["Zlop"]),
        ("an aide to Mr Zlop", ["Zlop"], []),
        ("the former Carian republic of Borduria", ["Carian", "Borduria"], ["Borduria"]),
        ("the former Carian leader", ["Carian"], ["Carian"]),
        ("Bordurian nationals in Caria", ["Bordurian", "Caria"], ["Bordurian"]),
        ("the people in Caria", ["Caria"], ["Caria"]),
        ("Borduria hawks", ["Borduria"], []),
        ("Bordurian hawks", ["Bordurian"], ["Bordurian"]),
        ("spies for Borduria", ["Borduria"], []),
    ],
)
def test_who_is_meant(phrase: str, names: list[str], expected: list[str]) -> None:
    text = f"On Monday {phrase} left."
    start = text.index(phrase)
    found = [re.search(re.escape(name), phrase) for name in names]
    ranges = [(start + one.start(), start + one.end()) for one in found if one]
    told = meant(text, (start, start + len(phrase)), [(one, text[slice(*one)] == "Zlop") for one in ranges])
    assert [name for name, is_meant in zip(names, told, strict=True) if is_meant] == expected
