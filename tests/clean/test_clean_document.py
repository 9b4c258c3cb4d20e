"""Outlet, agency, authors, title, ids; pages of HTML; and the seeds, where they are at hand."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from makers import ARTICLE, make_page
from sitroom.clean import clean_page
from sitroom.errors import ArticleError
from sitroom.records.text import Document, Page
from sitroom.world import World, load_world

PARAGRAPH = "Envoys met in the old customs house and talked for six hours about the bridge over the river."
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def clean(text: str, world: World, *, uri: str = "a.txt", **metadata: Any) -> Document:
    return clean_page(Page(uri, text.encode(), metadata=metadata), world)[0]


@pytest.mark.parametrize(
    ("text", "outlet", "agency", "byline"),
    [
        ("Bridge shut\n\nArticle for the BBC 25.01.22\n\n" + PARAGRAPH, "BBC", None, None),
        ("Bridge shut\n\nBy Jane Doe, BBC News\n\n" + PARAGRAPH, "BBC", None, "Jane Doe"),
        ("Bridge shut\n\nBy Jane Doe | Associated Press\n\n" + PARAGRAPH, None, "AP", "Jane Doe"),
        ("(CNN)" + PARAGRAPH, "CNN", None, None),
        ("RIVERTON (Reuters) - " + PARAGRAPH, "Reuters", "Reuters", None),
        ("RIVERTON, Testland (AP) — " + PARAGRAPH + "\n\n© 2022 BBC.", "BBC", "AP", None),
        (PARAGRAPH + "\n\nAssociated Press writer Ann Other in Brussels contributed.", None, "AP", None),
        (PARAGRAPH + "\n\nEnvoys at the bridge (AP Photo/Ann Other)", None, None, None),
        (PARAGRAPH + "\n\nA bridge Credit: AP", None, None, None),
        ("RIVERTON (Testland) - " + PARAGRAPH, None, None, None),
        (
            PARAGRAPH
            + "\n\nA message from the editor:\n\nThank you for reading. HarbourWorld is a new national news brand.",
            "HarbourWorld",
            None,
            None,
        ),
        (PARAGRAPH + " Interfax is a Russian news agency.", None, None, None),
    ],
)
def test_credits_in_the_text_are_read(
    text: str, outlet: str | None, agency: str | None, byline: str | None, world: World
) -> None:
    document = clean(text, world)
    assert (document.outlet, document.agency, document.byline) == (outlet, agency, byline)


@pytest.mark.parametrize(
    ("metadata", "outlet", "agency"),
    [
        ({"outlet": "BBC News"}, "BBC", None),
        ({"source": {"name": "Reuters"}}, "Reuters", "Reuters"),
        ({"publisher": "Harbour Gazette"}, "Harbour Gazette", None),
        ({"url": "https://edition.cnn.com/2022/01/25/talks"}, "CNN", None),
        ({"authors": ["Jane Doe", "The Associated Press"]}, None, "AP"),
        ({}, None, None),
    ],
)
def test_credits_in_the_metadata_are_read(
    metadata: dict[str, Any], outlet: str | None, agency: str | None, world: World
) -> None:
    document = clean(PARAGRAPH, world, **metadata)
    assert (document.outlet, document.agency) == (outlet, agency)


def test_the_id_leaves_the_path_out_and_keeps_what_came_with_it(world: World) -> None:
    one, moved = clean(PARAGRAPH, world, uri="a.txt"), clean(PARAGRAPH, world, uri="b/c.txt")
    assert one.id == moved.id
    assert (one.path, moved.path) == ("a.txt", "b/c.txt")
    assert one.id != clean(PARAGRAPH, world, id="x1").id
    assert clean(PARAGRAPH, world, id=17, uri="rows.jsonl#2").external_id == "17"


def test_cleaning_a_documents_own_text_changes_nothing(world: World) -> None:
    text = "Bridge shut\nBy Jane Doe\n\nTalks failed. READ ALSO Storm hits\n\n\nA dog (Photo: AP) He donâ€™t know."
    once = clean(text, world)
    twice = clean(once.text, world)
    assert (twice.text, twice.blocks, twice.id) == (once.text, once.blocks, once.id)


HTML = """<html><head><title>Envoys fail at the bridge | Harbour Gazette</title>
<meta property="og:title" content="Envoys fail at the bridge"><meta property="og:site_name" content="Harbour Gazette">
<meta property="article:published_time" content="2022-01-25T08:00:00Z"><meta name="author" content="Jane Doe"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Envoys fail at the bridge</h1>
<p>Envoys met in the old customs house on Monday and talked for six hours about the bridge over the river.</p>
<figure><img src="b.jpg"><figcaption>The old bridge in winter</figcaption></figure>
<h2>What comes next</h2><p>A second round is planned, the two delegations said in a short note that named no day.</p>
<ul><li>One side wants guarantees that the bridge stays open.</li>
<li>The other side wants more time to rebuild it.</li></ul>
<p>Nobody in the town expects that the bridge will be open to traffic before the summer of next year.</p></article>
<footer>Copyright Harbour Gazette</footer></body></html>"""


def test_a_web_page_gives_its_article_and_its_metadata(world: World) -> None:
    document, doubts = clean_page(Page("a.html", HTML.encode(), kind="html"), world)
    assert (document.title, document.outlet, document.byline) == (
        "Envoys fail at the bridge",
        "Harbour Gazette",
        "Jane Doe",
    )
    assert (document.published.edtf, document.published.basis) == ("2022-01-25", "metadata")
    told = {block.span.of(document.text): block.kind for block in document.blocks}
    assert told["Envoys fail at the bridge"] == "title"
    assert told["What comes next"] == "heading"
    assert told["- One side wants guarantees that the bridge stays open."] == "list"
    assert "Home" not in document.text
    assert doubts == ()


def test_a_page_without_an_article_is_an_error(world: World) -> None:
    with pytest.raises(ArticleError):
        clean_page(Page("a.html", b"<html><body><nav>Home</nav></body></html>", kind="html"), world)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five seed articles are not beside the project")
@pytest.mark.parametrize(
    ("name", "first", "last", "basis", "outlet", "agency"),
    [
        ("000_*", "2022-01-10", "2022-01-10", "first_line", None, None),
        ("001_*", "2022-01-25", "2022-01-25", "byline", "BBC", None),
        ("002_*", "2021-12-01", "2021-12-31", "inferred", None, "AP"),
        ("003_*", "2022-02-15", "2022-02-15", "inferred", "NationalWorld", None),
        ("004_*", "2022-01-25", "2022-01-25", "dateline", None, None),
    ],
)
def test_the_seeds_are_dated(
    name: str, first: str, last: str, basis: str, outlet: str | None, agency: str | None, world: World
) -> None:
    [path] = SEEDS.glob(name)
    document, _ = clean_page(Page(path.name, path.read_bytes()), world)
    assert first <= (document.published.earliest or "") <= (document.published.latest or "") <= last
    assert (document.published.basis, document.outlet, document.agency) == (basis, outlet, agency)


SITE = '<meta property="og:site_name" content="{site}"><link rel="canonical" href="{own}">'


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Talks go on | The Tessel Bell", "Talks go on"),
        ("Talks go on - tesselbell", "Talks go on"),
        ("The Tessel Bell: Talks go on", "Talks go on"),
        ("Two weeks, one river | Editorial", "Two weeks, one river | Editorial"),
        ("The Tessel Bell", "The Tessel Bell"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(printed: str, title: str) -> None:
    head = SITE.format(site="The Tessel Bell", own="https://tesselbell.example/talks")
    document, _ = clean_page(Page("a.html", make_page(printed, head=head), "html"), load_world())
    assert document.title == title


@pytest.mark.parametrize(
    ("own", "kept"),
    [
        ("https://bell.example/talks", "https://bell.example/talks"),
        ("https://other.example/talks", "https://amp.bell.example/talks?page=all"),
        ("https://bell.example/", "https://amp.bell.example/talks?page=all"),
    ],
)
def test_a_page_names_its_own_address_but_no_other_sites(own: str, kept: str) -> None:
    page = make_page("Talks go on", head=SITE.format(site="Bell", own=own))
    had = {"url": "https://amp.bell.example/talks?page=all"}
    document, _ = clean_page(Page("https://amp.bell.example/talks?page=all", page, "html", had), load_world())
    assert document.uri == kept


def test_the_outlet_of_a_registered_address_goes_before_what_the_page_calls_its_site() -> None:
    page = make_page("Talks go on", head=SITE.format(site="BBCOnline", own="https://www.bbc.co.uk/news/talks"))
    document, _ = clean_page(Page("a#1", page, "html", {"url": "https://www.bbc.co.uk/news/talks"}), load_world())
    assert document.outlet == "BBC"


def test_a_list_names_outlet_and_day_only_where_the_article_does_not() -> None:
    listed = {"found_in": "The Tessel Bell", "seen": "20220126"}
    document, _ = clean_page(Page("a#1", ARTICLE.encode(), metadata=listed), load_world())
    assert (document.outlet, document.published.edtf, document.published.basis) == (
        "The Tessel Bell",
        "2022-01-26",
        "seen",
    )
    dated = f"Talks go on\n\nThe Arland Post, 25 January 2022\n\n{ARTICLE}"
    document, _ = clean_page(Page("a#1", dated.encode(), metadata=listed), load_world())
    assert (document.outlet, document.published.edtf) == ("The Arland Post", "2022-01-25")


@pytest.mark.parametrize("title", ["Page Not Found", "404", "403 Forbidden", "Access denied", "Just a moment..."])
def test_what_a_server_sends_in_place_of_an_article_is_refused(title: str) -> None:
    with pytest.raises(ArticleError, match="not an article"):
        clean_page(Page("a.html", make_page(title), "html"), load_world())


def test_no_page_is_younger_than_the_day_on_which_it_was_fetched() -> None:
    fetched = datetime(2022, 1, 26, 9, tzinfo=UTC)
    page = make_page("Talks go on", day="2029-12-14")
    assert clean_page(Page("a", page, "html", {}, fetched), load_world())[0].published.edtf != "2029-12-14"
    page = make_page("Talks go on", day="2022-01-27")
    assert clean_page(Page("a", page, "html", {}, fetched), load_world())[0].published.edtf == "2022-01-27"
