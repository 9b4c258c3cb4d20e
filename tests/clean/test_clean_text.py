"""Bytes to text, tidied; broken characters mended or pointed at; spun wording; language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.clean import clean_page
from sitroom.clean.decode import decode_html, decode_text
from sitroom.clean.tidy import tidy_text
from sitroom.errors import ArticleError
from sitroom.records.text import Page
from sitroom.records.values import Doubt
from sitroom.world import World

QUOTE = "The minister said: “We don’t want war – only £5 of respect.”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_known_encodings_are_read(encoding: str) -> None:
    assert decode_text(QUOTE.encode(encoding), "a.txt") == QUOTE


@pytest.mark.parametrize(
    "content",
    ["Москва и Киев ведут переговоры".encode("cp1251"), b"abc\x81\x8d\xff", b"a\0b", "話し合い".encode("shift-jis")],
)
def test_other_encodings_are_refused_rather_than_guessed(content: bytes) -> None:
    with pytest.raises(ArticleError, match=r"unknown encoding|binary"):
        decode_text(content, "a.txt")


def test_a_page_is_read_as_it_declares_itself() -> None:
    source = '<html><head><meta charset="windows-1251"></head><body>Киев</body></html>'
    assert "Киев" in decode_html(source.encode("cp1251"), "a.html")


def test_line_ends_spaces_and_invisible_marks_are_unified() -> None:
    assert tidy_text("\ufeffOne\u00a0two.\r\n\r\n\r\n  Three\tfour\u200b.  \r") == "One two.\n\nThree four."


def test_a_paragraph_a_line_stays_a_paragraph_a_line() -> None:
    lines = [
        "Talks opened in Geneva on Monday under heavy guard and went on late.",
        "Nobody expected much.",
        "They failed.",
    ]
    assert tidy_text("\n".join(lines)) == "\n\n".join(lines)


def test_wrapped_lines_are_joined_and_lists_are_not() -> None:
    wrapped = (
        "Envoys of the two sides met for six hours in the old customs\n"
        "house, where they agreed on little more than the shape of the\n"
        "table. A second round was put off until the end of the month,\n"
        "officials said in a joint note that evening, and the build-\nup along the river went on.\n\n"
        "- one side wants guarantees\n- the other wants time\n"
    )
    paragraphs = tidy_text(wrapped).split("\n\n")
    assert paragraphs[1:] == ["- one side wants guarantees", "- the other wants time"]
    assert paragraphs[0].endswith("the build-up along the river went on.")
    assert paragraphs[0].startswith("Envoys") and "old customs house, where" in paragraphs[0]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_tidying_twice_equals_once(text: str) -> None:
    assert tidy_text(tidy_text(text)) == tidy_text(text)


@given(st.lists(st.sampled_from(["don’t £5 Â café", "wörd word", "x" * 60, "- item", "", "Ã", "©"]), max_size=30))
def test_tidying_broken_text_twice_equals_once(lines: list[str]) -> None:
    broken = "\n".join(line.encode().decode("cp1252", "ignore") for line in lines)
    assert tidy_text(tidy_text(broken)) == tidy_text(broken)


def clean(text: str, world: World) -> tuple[str, str | None, list[Doubt]]:
    document, doubts = clean_page(Page("a.txt", text.encode()), world)
    return document.text, document.original, list(doubts)


def test_mojibake_is_mended_and_the_original_kept(world: World) -> None:
    broken = "He said they donâ€™t want it, and the cafÃ© stayed shut for the day."
    text, original, doubts = clean(broken, world)
    assert text == "He said they don’t want it, and the café stayed shut for the day."
    assert original == broken
    [doubt] = [doubt for doubt in doubts if doubt.kind == "encoding_repaired"]
    assert (doubt.text, doubt.suggestion) == ("donâ€™t", "don’t")
    assert doubt.span and doubt.span.of(text) == "don’t"


def test_sound_text_has_no_original(world: World) -> None:
    text, original, doubts = clean("The café’s owner – a Zürich man – said “no”.", world)
    assert (text, original) == ("The café’s owner – a Zürich man – said “no”.", None)
    assert not [doubt for doubt in doubts if doubt.kind == "encoding_repaired"]


@pytest.mark.parametrize(
    ("text", "lost", "suggestion"),
    [
        ("Deputy chief Mircea Geoan? said the pact would write back.", "Geoan?", "Geoană"),
        ("President Erdo?an called for calm.", "Erdo?an", "Erdoğan"),
        ("They don?t agree.", "don?t", "don’t"),
        ("Mayor Kova\ufffd resigned.", "Kova\ufffd", None),
        ("It ended. ?We will not go,? the colonel said.", "?", "“"),
    ],
)
def test_lost_characters_are_pointed_at(text: str, lost: str, suggestion: str | None, world: World) -> None:
    kept, _, doubts = clean(text, world)
    found = [doubt for doubt in doubts if doubt.kind == "lost_character"]
    assert kept == text
    assert [(doubt.text, doubt.suggestion) for doubt in found] == [(lost, suggestion)]
    assert found[0].span and found[0].span.of(kept) == lost


@pytest.mark.parametrize(
    "text",
    [
        "Who will pay? Nobody knows.",
        "“Why now?” he asked. What is NATO? A pact.",
        "See https://news.example/a?b=1 for the map.",
        "Really?! He left.",
    ],
)
def test_ordinary_questions_have_lost_nothing(text: str, world: World) -> None:
    assert not [doubt for doubt in clean(text, world)[2] if doubt.kind == "lost_character"]


def test_spun_text_is_pointed_at_with_the_normal_words(world: World) -> None:
    text = "The overseas minister called it a purple line. The army alliance met final week, and folks left."
    found = {d.text: d.suggestion for d in clean(text, world)[2] if d.kind == "spun_wording"}
    assert found == {
        "overseas minister": "foreign minister",
        "purple line": "red line",
        "army alliance": "military alliance",
        "final week": "last week",
        "folks": "people",
    }


@pytest.mark.parametrize(
    "text",
    [
        "In the final week of the campaign folks spoke in opposition to it; the chief was calm this yr.",
        "The Purple Line opened in the final week of May.",
    ],
)
def test_one_odd_phrase_is_not_spinning(text: str, world: World) -> None:
    assert not [doubt for doubt in clean(text, world)[2] if doubt.kind == "spun_wording"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two sides met in the capital and agreed that the talks would go on for a week.", "en"),
        ("Die beiden Seiten trafen sich in der Hauptstadt und einigten sich darauf, weiter zu verhandeln.", "de"),
        ("Kyiv, Moscow, Minsk.", None),
    ],
)
def test_language_is_told_or_left_open(text: str, language: str | None, world: World) -> None:
    document, doubts = clean_page(Page("a.txt", text.encode()), world)
    assert document.language == language
    assert [doubt.kind for doubt in doubts if doubt.kind == "not_english"] == (
        ["not_english"] if language == "de" else []
    )


def test_nothing_left_is_an_error(world: World) -> None:
    with pytest.raises(ArticleError, match="empty"):
        clean_page(Page("a.txt", "\u200b \u00ad\n".encode()), world)
