"""Addresses on the web: what is refused before anything is asked, and manners, against a server on this machine."""

import gzip
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from makers import ARTICLE, column, make_page, make_pdf
from sitroom.errors import ArticleError
from sitroom.read import Known, ReadOptions, read_pages
from sitroom.read.hosts import is_open
from sitroom.read.url import USER_AGENT, Web
from sitroom.records.text import Page

NOW = datetime(2022, 1, 25, 12, tzinfo=UTC)
HERE = ReadOptions(allow_private=True, delay=0, clock=lambda: NOW)


def read(source: str, memory: Any = None, **options: Any) -> list[Page | Known | ArticleError]:
    return list(read_pages([source], ReadOptions(**{"allow_private": True, "delay": 0, **options}), memory))


def reason(source: str, **options: Any) -> str:
    [error] = read(source, **options)
    assert isinstance(error, ArticleError), error
    return error.reason


def test_a_page_is_fetched_with_its_time_and_its_last_address(site) -> None:
    site.serve("/a", make_page("Talks go on"))
    site.serve("/old", "", status=301, Location="/a")
    [page] = list(read_pages([site.root + "/old"], HERE))
    assert isinstance(page, Page)
    assert (page.uri, page.metadata["url"], page.kind, page.fetched_at) == (
        site.root + "/old",
        site.root + "/a",
        "html",
        NOW,
    )
    assert site.asked[0][0] == "/robots.txt" and all(asked["user-agent"] == USER_AGENT for _, asked in site.asked)


def test_what_robots_txt_forbids_is_not_asked_for(site) -> None:
    site.serve("/robots.txt", "User-agent: *\nDisallow: /private/\nAllow: /private/open\n", "text/plain")
    site.serve("/private/a", make_page("No"))
    site.serve("/private/open", make_page("Yes"))
    assert "robots.txt" in reason(site.root + "/private/a")
    assert site.paths() == []
    assert isinstance(read(site.root + "/private/open")[0], Page)


def test_a_redirect_into_what_is_forbidden_is_not_followed(site) -> None:
    site.serve("/robots.txt", "User-agent: sitroom\nDisallow: /no*b$", "text/plain")
    site.serve("/a", "", status=302, Location="/no/a/b")
    assert "robots.txt" in reason(site.root + "/a") and site.paths() == ["/a"]


def test_rules_that_cannot_be_had_forbid_all(site) -> None:
    site.serve("/robots.txt", "busy", status=503)
    assert "503" in reason(site.root + "/a") and site.paths() == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("93.184.216.34", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("192.168.1.7", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("2606:2800:220:1::1", True),
    ],
)
def test_only_addresses_that_anybody_may_call_are_open(number: str, expected: bool) -> None:
    assert is_open(number) is expected


def test_private_addresses_are_refused_unless_allowed(site) -> None:
    site.serve("/a", make_page("Talks"))
    assert "private address" in reason(site.root + "/a", allow_private=False)
    assert site.asked == []


def looking_up(answers: dict[str, list[str]]) -> Callable[..., list[Any]]:
    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        if host not in answers:
            raise socket.gaierror("unknown host")
        number = answers[host].pop(0) if len(answers[host]) > 1 else answers[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    return look_up


def test_the_number_that_was_checked_is_the_one_that_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means an open machine when it is checked and a private one when it is called leads nowhere."""
    called: list[tuple[str, str, object]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        called.append((request.url.host, request.headers["host"], request.extensions["sni_hostname"]))
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        return httpx.Response(200, stream=httpx.ByteStream(b"<html>Talks</html>"))

    monkeypatch.setattr(
        socket, "getaddrinfo", looking_up({"news.example": ["93.184.216.34", "93.184.216.34", "10.0.0.1"]})
    )
    web = Web(ReadOptions(delay=0), httpx.MockTransport(answer))
    assert web.fetch("https://news.example/a").item is not None
    assert called == [("93.184.216.34", "news.example", "news.example")] * 2
    with pytest.raises(ArticleError, match="private address"):
        web.fetch("https://news.example/a")
    assert len(called) == 2


@pytest.mark.parametrize("target", ["http://inside.example/", "http://127.0.0.1/", "file:///etc/passwd", "gopher://x/"])
def test_a_redirect_to_a_private_place_is_refused(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"news.example": ["93.184.216.34"], "inside.example": ["192.168.1.7"], "127.0.0.1": ["127.0.0.1"]}
    monkeypatch.setattr(socket, "getaddrinfo", looking_up(names))

    def answer(request: httpx.Request) -> httpx.Response:
        robots = request.url.path == "/robots.txt"
        return httpx.Response(404) if robots else httpx.Response(302, headers={"location": target})

    web = Web(ReadOptions(delay=0), httpx.MockTransport(answer))
    with pytest.raises(ArticleError, match=r"private address|not an http"):
        web.fetch("https://news.example/a")


def test_an_unknown_host_is_told_and_the_next_source_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looking_up({}))
    errors = list(read_pages(["https://nowhere.example/", "ftp://news.example/", "http://[bad/"]))
    assert [type(error) for error in errors] == [ArticleError] * 3


def test_what_is_no_page_is_told(site) -> None:
    site.serve("/large", "x" * 2000, "text/plain")
    site.serve("/picture", b"\x89PNG", "image/png")
    site.serve("/empty", " ", "text/plain")
    site.serve("/bomb", gzip.compress(b" " * 5_000_000), Content_Encoding="gzip")
    site.serve("/cut", gzip.compress(ARTICLE.encode())[:-20], Content_Encoding="gzip")
    site.serve("/odd", b"abc", Content_Encoding="br")
    site.serve("/round", "", status=302, Location="/round")
    told = {path: reason(site.root + path, max_bytes=1000) for path in ("/gone", "/large", "/picture", "/empty")}
    assert "answered 404" in told["/gone"] and "too large" in told["/large"]
    assert "image/png" in told["/picture"] and "empty" in told["/empty"]
    assert "too large" in reason(site.root + "/bomb", max_bytes=1_000_000)
    assert "broke off" in reason(site.root + "/cut") and "packed as br" in reason(site.root + "/odd")
    assert "sent on more than 5 times" in reason(site.root + "/round")


def test_one_host_is_asked_once_a_second(site) -> None:
    slept: list[float] = []
    clock = iter(float(n) / 10 for n in range(1000))
    web = Web(ReadOptions(allow_private=True), sleep=slept.append, now=lambda: next(clock))
    site.serve("/a", make_page("Talks"))
    web.fetch(site.root + "/a")
    web.fetch(site.root + "/a")
    assert len(slept) == 2 and all(0.5 < pause <= 1 for pause in slept)
    web.close()


FEED = """<rss version="2.0"><channel><title>The Tessel Bell</title>
<item><title>One</title><link>{root}/1</link><pubDate>Tue, 25 Jan 2022 08:00:00 GMT</pubDate></item>
<item><title>Two</title><link>{root}/2</link><description>What the second one tells.</description></item>
</channel></rss>"""


class Memory:
    """What a ledger remembers."""

    def __init__(self, *read: str) -> None:
        self.read = set(read)
        self.told: dict[str, Any] = {}

    def has(self, uri: str) -> bool:
        return uri in self.read

    def validators(self, address: str) -> Any:
        return self.told.get(address, {})

    def remember(self, address: str, validators: Any) -> None:
        self.told[address] = validators


def test_the_pages_behind_a_feed_are_fetched_and_keep_its_day(site) -> None:
    feed = site.serve("/feed", FEED.format(root=site.root), "application/rss+xml")
    for number in "12":
        site.serve(f"/{number}", make_page(f"Number {number}"))
    one, two = read(feed)
    assert isinstance(one, Page) and isinstance(two, Page)
    assert (one.uri, one.metadata["published"][:10], one.metadata["found_in"]) == (
        site.root + "/1",
        "2022-01-25",
        "The Tessel Bell",
    )
    assert "published" not in two.metadata and two.kind == "html"


def test_a_feed_that_has_not_changed_is_not_sent_and_known_pages_are_not_asked_for(site) -> None:
    def answer(asked: dict[str, str]) -> Any:
        if asked.get("if-none-match") == '"v1"':
            return 304, {}, b""
        return 200, {"Content-Type": "application/rss+xml", "ETag": '"v1"'}, FEED.format(root=site.root).encode()

    site.pages["/feed"] = answer
    site.serve("/1", make_page("One"))
    memory = Memory(site.root + "/2")
    assert [type(one) for one in read(site.root + "/feed", memory)] == [Page, Known]
    assert site.paths() == ["/feed", "/1"]
    assert [one.uri for one in read(site.root + "/feed", memory)] == [site.root + "/feed"]
    assert site.paths() == ["/feed", "/1", "/feed"]


def test_a_feed_with_a_page_that_failed_is_asked_for_again(site) -> None:
    feed = site.serve("/feed", FEED.format(root=site.root), "application/rss+xml", ETag='"v1"')
    site.serve("/1", make_page("One"))
    memory = Memory()
    assert [type(one) for one in read(feed, memory)] == [Page, ArticleError]
    assert memory.told == {}


def test_where_robots_txt_forbids_the_page_its_teaser_stands(site) -> None:
    site.serve("/robots.txt", "User-agent: *\nDisallow: /2", "text/plain")
    feed = site.serve("/feed", FEED.format(root=site.root), "text/xml")
    site.serve("/1", make_page("One"))
    _, error, teaser = read(feed)
    assert isinstance(error, ArticleError) and isinstance(teaser, Page)
    assert teaser.content == b"Two\n\nWhat the second one tells."
    none = read(feed, follow="none")
    assert [type(one) for one in none] == [Page]


def test_an_index_leads_to_sitemaps_and_those_to_pages_up_to_a_limit(site) -> None:
    index = site.serve(
        "/index.xml", f"<sitemapindex><sitemap><loc>{site.root}/map.xml.gz</loc></sitemap></sitemapindex>", "text/xml"
    )
    entries = "".join(f"<url><loc>{site.root}/{n}</loc><lastmod>2022-01-0{n}</lastmod></url>" for n in range(1, 5))
    site.serve("/map.xml.gz", gzip.compress(f"<urlset>{entries}</urlset>".encode()), "application/x-gzip")
    for number in range(1, 5):
        site.serve(f"/{number}", make_page(f"Number {number}"))
    *pages, left = read(index, max_links=3)  # the sitemap is one
    assert [page.uri for page in pages] == [site.root + "/4", site.root + "/3"]
    assert isinstance(left, ArticleError) and "2 addresses are left" in left.reason


def test_documents_are_fetched_as_pages_are_and_lists_of_a_file_when_asked_for(site, tmp_path) -> None:
    report = site.serve("/r", make_pdf([column(72, 700, ["Words of a report."])]), "application/pdf")
    [page] = read(report)
    assert isinstance(page, Page) and page.content == b"Words of a report." and page.metadata["url"] == report
    (tmp_path / "list.txt").write_text(f"{report}\n")
    assert "--follow all" in reason(str(tmp_path / "list.txt"))
    [page] = read(str(tmp_path / "list.txt"), follow="all")
    assert isinstance(page, Page) and page.uri == report


def test_a_page_that_is_a_list_is_no_article(site) -> None:
    feed = site.serve("/feed", FEED.format(root=site.root), "text/xml")
    site.serve("/1", FEED.format(root=site.root), "text/xml")
    site.serve("/2", make_page("Two"))
    assert "a list of addresses" in str(read(feed)[0])


def test_a_server_that_never_ends_is_left(site) -> None:
    site.serve("/a", make_page("Talks"))
    web = Web(HERE, now=lambda: 1000.0 if site.paths() else 0.0)
    with pytest.raises(ArticleError, match="too long"):
        web.fetch(site.root + "/a")
    web.close()
