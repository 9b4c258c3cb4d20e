"""PDF files, Word documents and mail as articles."""

import io
import zipfile
from pathlib import Path

import pytest

from makers import ARTICLE, MAIL, column, make_docx, make_pdf
from sitroom.errors import ArticleError
from sitroom.records.text import Page


def only(found: list) -> Page:
    [page] = found
    assert isinstance(page, Page), page
    return page


def text(page: Page) -> list[str]:
    return page.content.decode().split("\n\n")


def test_a_pdf_is_read_in_order_without_its_margins(read_as) -> None:
    head, foot = "The Tessel Bell, weekly report 12", "Page {} of 2"
    left = [f"left line {number} goes on about the bridge" for number in range(5)]
    right = [f"right line {number} goes on about the river" for number in range(5)]
    first = [
        (72, 760, 8, head),
        (72, 720, 20, "Talks over the bridge go on"),
        *column(72, 690, ["Both sides met on Tuesday and said that the nego-", "tiations would go on for a week."]),
        *column(72, 640, left),
        *column(330, 640, right),
        (300, 30, 8, foot.format(1)),
    ]
    second = [(72, 760, 8, head), *column(72, 700, ["and on, as one of them said."]), (300, 30, 8, foot.format(2))]
    page = only(read_as("a.pdf", make_pdf([first, second], Author="A. Person", CreationDate="D:20220125083000Z")))
    assert text(page) == [
        "Talks over the bridge go on",
        "Both sides met on Tuesday and said that the negotiations would go on for a week.",
        " ".join([*left, *right]) + " and on, as one of them said.",  # no sentence ended with the column or the page
    ]
    title = "Talks over the bridge go on"
    assert dict(page.metadata) == {"title": title, "author": "A. Person", "seen": "2022-01-25"}


def test_a_hyphen_stays_where_the_text_has_the_word_with_it(read_as) -> None:
    lines = ["There was a build-up of troops along the river,", "a build-", "up that nobody had fore-", "seen at all."]
    page = only(read_as("a.pdf", make_pdf([column(72, 700, lines)])))
    assert text(page) == ["There was a build-up of troops along the river, a build-up that nobody had foreseen at all."]


@pytest.mark.parametrize("title", ["Microsoft Word - draft_3.docx", "untitled", "report_final.pdf"])
def test_a_title_that_a_program_made_up_is_none(read_as, title: str) -> None:
    page = only(read_as("a.pdf", make_pdf([column(72, 700, ["Words of one size."])], Title=title)))
    assert "title" not in page.metadata


def test_pages_that_are_pictures_are_told(read_as) -> None:
    [error] = read_as("scan.pdf", make_pdf([[], []]))
    assert isinstance(error, ArticleError) and "OCR" in error.reason
    some = read_as("half.pdf", make_pdf([[], column(72, 700, ["The second page has words."])]))
    assert [type(one) for one in some] == [ArticleError, Page]
    assert "pages without text (pictures?): 1" in some[0].reason


def test_a_damaged_pdf_says_so(read_as) -> None:
    whole = make_pdf([column(72, 700, ["Words."])])
    for content in (b"%PDF-1.4\nnothing", whole[:40]):
        [error] = read_as("a.pdf", content)
        assert isinstance(error, ArticleError) and "is it whole?" in error.reason


def test_without_the_extra_the_command_that_installs_it_is_named(read_as, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    [error] = read_as("a.pdf", make_pdf([]))
    assert "pip install 'sitroom[readers]'" in error.reason


def test_a_word_document_gives_paragraphs_lists_and_rows(read_as) -> None:
    extra = (
        "<w:p><w:r><w:t>Four </w:t></w:r><w:del><w:r><w:t>five </w:t></w:r></w:del><w:r><w:t>bridges</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Troops</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>4,000</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    content = make_docx(("Talks go on", "Title"), (ARTICLE, "Normal"), author="A. Person", extra=extra)
    page = only(read_as("a.docx", content))
    assert text(page) == ["Talks go on", ARTICLE, "Four bridges", "Troops | 4,000"]
    assert dict(page.metadata) == {"title": "Talks go on", "author": "A. Person", "seen": "2022-01-20T10:00:00Z"}


def test_a_file_is_known_by_its_bytes_whatever_its_name(read_as) -> None:
    assert only(read_as("a.txt", make_docx(("Words of a document.", "Normal")))).content == b"Words of a document."
    assert only(read_as("b.txt", make_pdf([column(72, 700, ["Words of a page."])]))).content == b"Words of a page."
    assert only(read_as("c.txt", b"<html><body><p>Words.</p></body></html>")).kind == "html"


def test_other_office_files_and_bombs_are_refused(read_as) -> None:
    def zipped(**files: bytes) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name.replace("__", "/").replace("_", "."), content)
        return buffer.getvalue()

    [error] = read_as("a.xlsx", zipped(xl__workbook_xml=b"<workbook/>"))
    assert "a spreadsheet" in error.reason
    [error] = read_as("a.docx", zipped(word__document_xml=b"<w>" + b" " * 2_000_000), max_bytes=1_000_000)
    assert error.reason.startswith("too large")
    found = read_as("a.zip", zipped(big_txt=b" " * 2_000_000, small_txt=b"Words."), max_bytes=1_000_000)
    assert [type(one) for one in found] == [ArticleError, Page] and found[1].uri.endswith("a.zip#small.txt")


def test_a_box_of_mail_gives_its_messages_and_what_is_attached(read_as) -> None:
    first, second, report, thing = read_as("box", MAIL)
    assert text(first) == [
        "Talks go on",
        "The café was full of delegates, she wrote.\nFrom the bridge one saw nothing.",
    ]
    assert dict(first.metadata) == {
        "title": "Talks go on",
        "published": "2022-01-25T23:30:00+02:00",
        "author": "Vera Björk",
        "id": "one@tessel.example",
    }
    assert text(second) == ["Report", "See the report.", "It is short."]
    assert report.uri.endswith("box#2#report.txt") and report.metadata["seen"] == "2022-01-26T08:00:00+00:00"
    assert report.content == b"The ministry counted 4,000 soldiers."
    assert isinstance(thing, ArticleError) and thing.uri.endswith("box#2#thing.bin")


def test_a_single_mail_is_known_by_its_headers(read_as) -> None:
    message = MAIL.split(b"\n", 1)[1].split(b"\nFrom 2")[0]
    assert only(read_as("saved.txt", message)).metadata["title"] == "Talks go on"
    [article] = read_as("b.txt", b"Date: 25 January 2022\nFrom: our man in Tessel\n\nThe talks go on.\n")
    assert article.content.startswith(b"Date: 25 January")


def test_a_mail_too_large_is_told_and_the_next_one_read(read_as, tmp_path: Path) -> None:
    box = MAIL.replace(b"one saw nothing", b"one saw nothing " * 400)
    found = read_as("box.mbox", box, max_bytes=3000)
    assert isinstance(found[0], ArticleError) and found[0].uri.endswith("#1")
    assert isinstance(found[1], Page)


def test_a_sentence_goes_on_in_the_next_column_whatever_letter_it_begins_with(read_as) -> None:
    left = [
        "Nobody saw any games or",
        "even a move: some queues on",
        "a quay were all, and the",
        "ministry has an agreement with",
    ]
    right = [
        "Borduria and with Caria, which",
        "says that nothing has moved on",
        "the river since June.",
        "What comes next?",
    ]
    page = only(read_as("a.pdf", make_pdf([[*column(60, 700, left), *column(320, 700, right)]])))
    assert text(page) == [" ".join([*left, *right[:3]]), "What comes next?"]
