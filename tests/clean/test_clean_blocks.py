"""What is article, what is title, heading, caption, list or furniture."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitroom.clean.blocks import find_blocks
from sitroom.clean.furniture import is_furniture
from sitroom.clean.tidy import tidy_text

BEFORE = "Envoys met in the old customs house on Monday and talked for six hours about the bridge."
AFTER = "A second round is planned, the two delegations said afterwards in a short note that named no day and no place."


def kinds(line: str) -> list[tuple[str, str]]:
    """The kinds of one line that stands inside an article, with its pieces."""
    text = "\n\n".join((BEFORE, line, AFTER))
    blocks = find_blocks(text)
    assert all(block.span.of(text).strip() == block.span.of(text) for block in blocks)
    return [(block.kind, block.span.of(text)) for block in blocks][1:-1]


@pytest.mark.parametrize(
    "line",
    [
        "date 2022-01-10 Play video",
        "READ ALSO Bridge closed after storm",
        "Leave a Reply",
        "Your email address will not be published.",
        "%d bloggers like this:",
        "Advertisement",
        "ADVERTISEMENT Continue reading below",
        "Share this article",
        "CLICK HERE TO GET THE HARBOUR APP",
        "Sign up for our morning newsletter",
        "Follow us on Twitter and Facebook.",
        "We use cookies to improve this site.",
        "© 2022 The Harbour Gazette. All rights reserved.",
        "By Jane Doe and John Q. Roe, Harbour Gazette",
        "Article for the BBC 25.01.22",
        "Associated Press writer Ann Other in Brussels contributed.",
        "Additional reporting by Ann Other; editing by Jane Doe",
        "More on this story",
        "Have you been affected by the flood? Email us at desk@gazette.example",
        "Published 25 January 2022",
        "HARBOUR TOWN VOTES TO CLOSE THE OLD BRIDGE",
    ],
)
def test_furniture_is_labelled(line: str) -> None:
    assert kinds(line) == [("boilerplate", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Rating agencies gave the state credit: its debt was rated higher than before the war.",
        "By Monday, the army had left the town.",
        "By Monday Evening Standards had slipped, the general said.",
        "The two leaders share this view, according to the palace.",
        "In a reply to the letter, the ministry said it would not publish the list.",
        "The envoy urged all states to sign up to the treaty before the summer.",
        "“Follow us on the road to peace,” she said.",
        "He will read also a statement from the governor, aides said.",
        "The company said its advertisement had been banned in the capital.",
        "Sanctions contributed to this collapse, the bank said.",
        "Police published pictures by the river of two men they want to question.",
        "The newspaper’s editor said the newsletter had been seized at the border.",
        "The photo: a grey car, two men and a dog, she told the court.",
        "The governor is a former reporter and sold his newspaper in 2014.",
        "The date 2022 was painted on the wall, and people had come to see it.",
        "Many who had signed up to download the app met error messages and a long waiting list on Monday.",
        "The UN, NATO and the EU said the OSCE had seen no troops leave.",
    ],
)
def test_ordinary_sentences_stay_paragraphs(line: str) -> None:
    assert kinds(line) == [("paragraph", line)]


@pytest.mark.parametrize(
    "line",
    [
        "The two leaders speak by video link on December 7 Credit: AP",
        "Soldiers near the river. Credit: Satellite image ©2021 Example Maps",
        "Troops stand by for an attack (image: AFP/Getty Images)",
        "The minister has warned of war (Photo: Getty Images)",
        "The president made demands. (Credit: Getty)",
        "A tank near the town. Picture by Ann Other",
        "FILE PHOTO: The palace in the capital",
        "A man carries a child across the bridge. (AP Photo/Ann Other)",
        "Ann Other/Getty Images",
    ],
)
def test_captions_are_labelled(line: str) -> None:
    assert kinds(line) == [("caption", line)]


@pytest.mark.parametrize("line", ["What is the pact?", "Latest Developments", "Borders, Pacts & Tensions"])
def test_headings_are_labelled(line: str) -> None:
    assert kinds(line) == [("heading", line)]


@pytest.mark.parametrize(
    "line", ["- Two states joined the pact on Friday.", "• Talks go on.", "2. The bridge was rebuilt."]
)
def test_list_items_are_labelled(line: str) -> None:
    assert kinds(line) == [("list", line)]


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (
            "date 2022-01-10 Play video Talks are due this week.",
            [("boilerplate", "date 2022-01-10 Play video"), ("paragraph", "Talks are due this week.")],
        ),
        (
            "The bridge was closed. READ ALSO Storm hits the coast",
            [("paragraph", "The bridge was closed."), ("boilerplate", "READ ALSO Storm hits the coast")],
        ),
        (
            "The U.S. President waves to the crowd. (Photo: Ann Other, AP) The White House said no more.",
            [
                ("caption", "The U.S. President waves to the crowd. (Photo: Ann Other, AP)"),
                ("paragraph", "The White House said no more."),
            ],
        ),
        (
            "The talks failed. Associated Press writer Ann Other in Brussels contributed to this report.",
            [
                ("paragraph", "The talks failed."),
                ("boilerplate", "Associated Press writer Ann Other in Brussels contributed to this report."),
            ],
        ),
    ],
)
def test_furniture_on_a_shared_line_is_cut_out(line: str, pieces: list[tuple[str, str]]) -> None:
    assert kinds(line) == pieces


def test_the_papers_word_to_its_readers_is_furniture_to_its_end() -> None:
    lines = [
        BEFORE,
        "A message from the editor:",
        "Thank you for reading. We are a small newsroom.",
        "Support our work.",
    ]
    assert [block.kind for block in find_blocks("\n\n".join(lines))] == ["paragraph", *["boilerplate"] * 3]


def test_reporting_after_a_word_to_readers_is_kept() -> None:
    lines = ["A message from the editor:", "Please subscribe to our newsletter.", BEFORE, AFTER]
    assert [block.kind for block in find_blocks("\n\n".join(lines))][-2:] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Envoys meet in the old customs house as the bridge stays shut", "title"),
        ("EXPLAINER: Why the bridge is shut", "title"),
        ("Is the bridge safe? What we know so far", "title"),
        ("Envoys met in the old customs house.", "paragraph"),
        (
            "A round of talks is due this week between the two sides about the bridge over the river "
            "- but where did it all begin?",
            "paragraph",
        ),
    ],
)
def test_a_headline_is_told_from_a_first_sentence(first: str, kind: str) -> None:
    assert find_blocks("\n\n".join((first, BEFORE, AFTER)))[0].kind == kind


def test_a_title_from_the_metadata_is_found_in_the_text() -> None:
    text = "\n\n".join(("Bridge shut", "Bridge stays shut, envoys say.", AFTER))
    blocks = find_blocks(text, title="Bridge stays shut, envoys say")
    assert [block.kind for block in blocks] == ["heading", "title", "paragraph"]


def test_a_wire_in_capitals_is_no_furniture() -> None:
    text = "\n\n".join([BEFORE.upper(), AFTER.upper()])
    assert [block.kind for block in find_blocks(text)] == ["paragraph", "paragraph"]


@given(
    st.lists(
        st.sampled_from(
            [BEFORE, AFTER, "READ ALSO Storm hits", "A dog (Photo: AP) Talks go on.", "By Jane Doe", "Why?"]
        )
    )
)
def test_blocks_are_in_order_and_cover_all_words(lines: list[str]) -> None:
    text = tidy_text("\n\n".join(lines))
    blocks = find_blocks(text)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    assert "".join("".join(block.span.of(text).split()) for block in blocks) == "".join(text.split())


def test_a_long_line_that_begins_like_a_menu_is_read_at_once() -> None:
    line = "Help them in any way you can, " + "and send what they need to the harbour, " * 6
    assert not is_furniture(f"{line}now.")
    assert is_furniture("Help | Contact us | Terms of use")
