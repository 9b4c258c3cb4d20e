"""Web archives: which answers are articles, how they are unpacked, and what a damaged stretch costs."""

import gzip

from makers import column, make_page, make_pdf, make_record, make_warc
from sitroom.errors import ArticleError
from sitroom.records.text import Page

PAGES = [make_record(f"https://bell.example/{number}", make_page(f"Talks go on, day {number}")) for number in range(4)]


def addresses(found: list) -> list[str]:
    return [page.metadata["url"] for page in found if isinstance(page, Page)]


def test_answers_become_pages_with_their_address_and_the_time_of_fetching(read_as) -> None:
    for packed in (True, False):
        found = read_as("a.warc.gz", make_warc(*PAGES, packed=packed))
        assert addresses(found) == [f"https://bell.example/{number}" for number in range(4)]
        assert found[1].uri.endswith("a.warc.gz#2") and found[1].kind == "html"
        assert found[1].fetched_at is not None and found[1].fetched_at.year == 2022


def test_what_is_no_article_is_passed_over(read_as) -> None:
    records = [
        make_record("https://bell.example/a.png", b"\x89PNG", "image/png"),
        make_record("https://bell.example/gone", b"<html>gone</html>", status="404 Not Found"),
        make_record("https://bell.example/robots.txt", b"User-agent: *", "text/plain"),
        make_record(
            "https://bell.example/r.pdf", make_pdf([column(72, 700, ["Words of a report."])]), "application/pdf"
        ),
    ]
    [page] = read_as("a.warc", make_warc(*records))
    assert page.content == b"Words of a report." and page.metadata["url"] == "https://bell.example/r.pdf"


def test_packing_and_encoding_of_the_answer_are_undone(read_as) -> None:
    cyrillic = "<html><body><p>Переговоры в Тесселе</p></body></html>"
    records = [
        make_record("https://bell.example/1", cyrillic.encode("cp1251"), "text/html; charset=windows-1251"),
        make_record("https://bell.example/2", gzip.compress(cyrillic.encode()), packing="gzip"),
    ]
    assert [page.content.decode("utf-8-sig") for page in read_as("a.warc", make_warc(*records))] == [cyrillic] * 2


def test_behind_a_damaged_stretch_reading_goes_on(read_as) -> None:
    packed = [gzip.compress(record) for record in PAGES]
    broken = bytearray(packed[1])
    broken[100:160] = b"\xff" * 60
    for content in (
        packed[0] + bytes(broken) + packed[2] + packed[3],
        packed[0] + packed[1][:90] + packed[2] + packed[3],
    ):
        found = read_as("a.warc.gz", content)
        assert [f"https://bell.example/{number}" for number in (0, 2, 3)] == addresses(found)
        [error] = [one for one in found if isinstance(one, ArticleError)]
        assert "damaged" in error.reason
    found = read_as("a.warc", PAGES[0] + b"junk\r\n" * 9 + PAGES[2] + PAGES[3])
    assert addresses(found) == [f"https://bell.example/{number}" for number in (0, 2, 3)]


def test_an_answer_that_breaks_off_is_told(read_as) -> None:
    found = read_as("a.warc", PAGES[0] + PAGES[1][:600])
    assert addresses(found) == ["https://bell.example/0"]
    assert isinstance(found[-1], ArticleError)


def test_junk_says_that_there_is_nothing_in_it(read_as) -> None:
    for content in (b"WARC/1.0\r\nnothing", b"\x28\xb5\x2f\xfdnothing at all"):
        assert all(isinstance(one, ArticleError) for one in read_as("a.warc", content))
        assert read_as("a.warc", content)


def test_without_the_extra_the_command_that_installs_it_is_named(read_as, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fastwarc.warc", None)
    [error] = read_as("a.warc", make_warc(*PAGES))
    assert "pip install 'sitroom[readers]'" in error.reason
