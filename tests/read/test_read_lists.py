"""Feeds, sitemaps and other lists of articles, as files: nothing is fetched here."""

import gzip
import json
from html import escape

import pytest

from makers import ARTICLE, ATOM, LONG, NEWSML, NINJS, REGISTRY, RSS
from sitroom.errors import ArticleError
from sitroom.read import ReadOptions, feed, gkg, sitemap, url_list
from sitroom.read.items import Item, Link
from sitroom.records.text import Page


def found(reader, content: bytes | str, uri: str = "list.xml", **options: object) -> list:
    import io

    raw = content.encode() if isinstance(content, str) else content
    assert reader.begins(raw[:8192])
    return list(reader.read(Item(uri, uri, io.BytesIO(raw)), ReadOptions(**options)))  # type: ignore[arg-type]


def test_an_entry_with_its_text_is_an_article_and_a_teaser_leads_to_one() -> None:
    article, teaser, neither = found(feed, RSS, "https://bell.example/feed")
    assert isinstance(article, Page) and article.uri == "https://bell.example/talks"
    assert article.content.decode() == f"Talks & more talks\n\n{ARTICLE}\n\n{ARTICLE}"
    assert dict(article.metadata) == {
        "title": "Talks & more talks",
        "published": "2022-01-25T23:30:00+02:00",
        "author": "Vera Berg",
        "found_in": "The Tessel Bell",
        "url": "https://bell.example/talks",
    }
    assert isinstance(teaser, Link) and teaser.address == "https://bell.example/teaser" and teaser.teaser
    assert teaser.teaser.content.decode() == "A teaser\n\nThe talks went on until midnight […]"
    assert isinstance(neither, ArticleError) and neither.uri == "https://bell.example/feed#3"


def test_atom_is_read_as_rss_is() -> None:
    [article] = found(feed, ATOM)
    assert article.uri == "list.xml#1" and article.metadata["title"] == "Bridge & river"
    assert article.metadata["published"] == "2022-01-25T08:00:00+00:00" or "2022-01-25" in article.metadata["published"]
    assert (article.metadata["url"], article.metadata["author"]) == ("https://post.example/bridge", "A. Person")
    assert article.metadata["seen"].startswith("2022-01-26")


@pytest.mark.parametrize("cut", ["Continue reading", "Read more »", "Read the full story here…", "and so on ..."])
def test_a_cut_text_is_no_whole_article(cut: str) -> None:
    [entry] = found(
        feed,
        f"<rss><channel><item><link>https://a.example/1</link><description>{escape(LONG * 2)} {cut}</description>"
        "</item></channel></rss>",
    )
    assert isinstance(entry, Link)


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("World news | The Bell", "The Bell"),
        ("Bell: Politics", "Bell"),
        ("The Bell RSS Feed", "The Bell"),
        ("News", "News"),
    ],
)
def test_the_name_of_a_feed_holds_that_of_its_outlet(name: str, outlet: str) -> None:
    entry = "<item><title>A</title><link>p/1</link></item>"
    [link] = found(
        feed, f'<rss xml:base="https://bell.example/x/"><channel><title>{name}</title>{entry}</channel></rss>'
    )
    assert (link.metadata["found_in"], link.address) == (outlet, "https://bell.example/x/p/1")


def test_a_broken_feed_gives_what_can_be_read_of_it() -> None:
    whole = found(feed, RSS.replace("<link>/teaser</link>", "<link>/teaser</link><b>&nbsp;"))
    assert isinstance(whole[0], Page) and whole[0].content.decode().endswith(ARTICLE)
    [error] = found(feed, "<rss><channel/></rss>")
    assert error.reason.startswith("empty")


def test_entities_of_ones_own_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss><channel><title>&l9;</title></channel></rss>'
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'
    for source in (bomb, outside):
        [error] = found(feed, source)
        assert "entities of its own" in error.reason
    [error] = found(feed, outside.encode("utf-16"))
    assert isinstance(error, ArticleError)


def test_sitemaps_name_pages_newest_first_and_indexes_name_sitemaps() -> None:
    news = (
        '<urlset xmlns:news="n"><url><loc>https://a.example/old</loc><lastmod>2021-12-01</lastmod></url><url>'
        "<loc>https://a.example/new</loc><news:news><news:publication><news:name>Tessel Post</news:name>"
        "<news:language>en</news:language></news:publication><news:publication_date>2022-01-25</news:publication_date>"
        "<news:title>New</news:title></news:news></url><url><loc>ftp://a.example/x</loc></url></urlset>"
    )
    error, new, old = found(sitemap, news)
    assert isinstance(error, ArticleError) and error.uri.endswith("#3")
    assert (new.address, dict(new.metadata)) == (
        "https://a.example/new",
        {"published": "2022-01-25", "found_in": "Tessel Post"},
    )
    assert (old.address, dict(old.metadata), old.is_list) == ("https://a.example/old", {"seen": "2021-12-01"}, False)
    [index] = found(sitemap, "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>")
    assert index.is_list


def test_lists_of_addresses_and_shortcuts() -> None:
    links = found(url_list, "# two papers\nhttps://a.example/1\r\n\nhttps://b.example/2?fbclid=x&id=3\n", "l.txt")
    assert [link.address for link in links] == ["https://a.example/1", "https://b.example/2?id=3"]
    [link] = found(url_list, "[InternetShortcut]\r\nURL=https://a.example/1\r\nIconIndex=0\r\n", "a.url")
    assert link.address == "https://a.example/1"
    assert not url_list.begins(b"https://a.example/1 is where it stands.\n") and not url_list.begins(b"# A title\n")


def test_gdelt_names_pages_with_the_day_they_were_seen() -> None:
    row = ["20220125101500-12", "20220125101500", "1", "bell.example", "https://bell.example/a", *[""] * 21]
    extras = "<PAGE_PRECISEPUBTIMESTAMP>20220124230000</PAGE_PRECISEPUBTIMESTAMP>"
    rows = [
        "\t".join([*row, extras]),
        "\t".join([*row, ""]),
        "\t".join(["20220125101500-13", "20220125101500", "2", "", "x"]),
    ]
    link, other = found(gkg, "\n".join([*rows, ""]), "a.gkg.csv")
    assert (link.address, link.metadata["published"], link.metadata["seen"]) == (
        "https://bell.example/a",
        "20220124",
        "20220125",
    )
    assert isinstance(other, ArticleError) and other.uri.endswith("#3")


def test_items_of_agencies_and_archives_are_read_as_rows(read_as) -> None:
    [page] = read_as("item.json", json.dumps(NINJS).encode())
    assert page.content.decode() == f"Talks go on\n\n{ARTICLE}"
    assert (page.metadata["outlet"], page.metadata["published"]) == ("Tessel Press Agency", "2022-01-25T08:00:00Z")
    answer = {"articles": {"results": [REGISTRY, {**REGISTRY, "body": ""}], "totalResults": 2}}
    page, error = read_as("answer.json", json.dumps(answer).encode())
    assert page.metadata["outlet"] == "The Tessel Bell" and page.metadata["url"] == "https://bell.example/a"
    assert isinstance(error, ArticleError) and "names 1 addresses" in error.reason and "--follow all" in error.reason
    [page, _] = read_as(
        "rows.jsonl", (json.dumps(NINJS) + "\n" + json.dumps({**NINJS, "pubstatus": "canceled"})).encode()
    )
    assert isinstance(page, Page) and isinstance(_, ArticleError) and "canceled" in _.reason
    newer = {
        "uri": "u",
        "type": "text",
        "versionCreated": "2022-01-25",
        "headlines": [{"value": "Head"}],
        "bodies": [{"contentType": "text/plain", "value": "Plain words."}],
    }
    [page] = read_as("newer.json", json.dumps(newer).encode())
    assert page.content == b"Head\n\nPlain words."


def test_messages_of_agencies_give_their_text_items(read_as) -> None:
    page, withdrawn, picture = read_as("m.xml", NEWSML.encode())
    assert page.content.decode() == f"Talks go on\n\n{ARTICLE}"
    assert page.metadata["published"] == "2022-01-25T08:00:00Z" and page.metadata["outlet"] == "Tessel Press Agency"
    assert "canceled" in withdrawn.reason and "picture" in picture.reason


def test_packed_lists_are_what_is_in_them(read_as) -> None:
    [error] = read_as("s.xml.gz", gzip.compress(b"<urlset><url><loc>https://a.example/1</loc></url></urlset>"))
    assert "names 1 addresses" in error.reason


def test_a_feed_in_a_file_gives_teasers_where_nothing_may_be_fetched(read_as) -> None:
    kinds = [type(one).__name__ for one in read_as("f.xml", RSS.replace("/teaser", "https://bell.example/t").encode())]
    assert kinds == ["Page", "Page", "ArticleError"]
