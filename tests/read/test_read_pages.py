"""Sources become pages; what cannot be read is told with its path and the rest goes on."""

import gzip
import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sitroom.errors import ArticleError
from sitroom.read import ReadOptions, read_pages
from sitroom.records.text import Page


def read(*sources: Path | str, options: ReadOptions | None = None) -> list[Page | ArticleError]:
    return list(read_pages([str(source) for source in sources], options))


def reasons(found: list[Page | ArticleError]) -> list[str]:
    return [item.reason for item in found if isinstance(item, ArticleError)]


def test_a_folder_is_read_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Second.")
    (tmp_path / "a.md").write_text("First.")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "c.html").write_text("<html><body><p>Third.</p></body></html>")
    (tmp_path / ".hidden.txt").write_text("Not this.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "d.txt").write_text("Nor this.")
    pages = read(tmp_path)
    assert [(Path(page.uri).name, page.kind) for page in pages if isinstance(page, Page)] == [
        ("a.md", "text"),
        ("b.txt", "text"),
        ("c.html", "html"),
    ]


def test_paths_are_reported_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.txt").write_text("Words.")
    monkeypatch.chdir(tmp_path)
    assert [page.uri for page in read("news", "news/*.txt", "./news/one.txt")] == ["news/one.txt"] * 3


def test_patterns_reach_into_folders(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "one.txt").write_text("One.")
    (tmp_path / "two.md").write_text("Two.")
    assert len(read(tmp_path / "**" / "*.txt")) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b" \n ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x00\x00\x00\x0d", "binary"),
        ("empty.html", b"", "empty"),
        ("empty.jsonl", b"\n\n", "empty"),
        ("table.xls", b"Sheet", "unknown kind of file"),
        ("data.xml", b"<table><row/></table>", "XML that no reader knows"),
    ],
)
def test_files_that_are_no_articles_are_told(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    [error] = read(tmp_path / name)
    assert isinstance(error, ArticleError)
    assert error.uri == (tmp_path / name).as_posix()
    assert error.stage == "read"
    assert error.reason.startswith(reason)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    (tmp_path / "b.bin").write_bytes(b"data")
    (tmp_path / "c.txt").write_text("Good.")
    found = read(tmp_path)
    assert [type(item).__name__ for item in found] == ["ArticleError", "ArticleError", "Page"]
    assert reasons(found)[1].startswith("skipped")


def test_missing_paths_and_empty_folders_are_told(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    assert [
        reason.split(";")[0] for reason in reasons(read(tmp_path / "gone.txt", tmp_path / "nothing", tmp_path / "*.x"))
    ] == [
        "there is no such file or folder",
        "nothing found here",
        "nothing found here",
    ]


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(100_000_000)
    monkeypatch.setattr("sitroom.read.content.find_fault", lambda content: pytest.fail("the file was read"))
    assert "too large: 100.0 MB" in reasons(read(huge))[0]


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")
def test_dangling_links_and_pipes_are_told(tmp_path: Path) -> None:
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe.txt")
    assert all("not a regular file" in reason for reason in reasons(read(tmp_path)))
    assert len(read(tmp_path)) == 2


def test_rows_keep_their_metadata_and_line_numbers(tmp_path: Path) -> None:
    rows = [
        '{"id": 7, "text": "Talks began.", "outlet": "Gazette"}',
        "",
        "not json",
        '{"id": 8}',
        '["text"]',
        '{"text": 5}',
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    found = read(tmp_path / "rows.jsonl")
    page = found[0]
    assert isinstance(page, Page)
    assert (page.content, dict(page.metadata)) == (b"Talks began.", {"id": 7, "outlet": "Gazette"})
    assert [item.uri.rpartition("#")[2] for item in found] == ["1", "3", "4", "5", "6"]
    assert [reason.split("(")[0].split(";")[0].strip() for reason in reasons(found)] == [
        "this line is not JSON",
        "this row has no text",
        "this row is a list",
        "this row has a int as its text",
    ]


def test_packed_rows_and_json_lists_are_read_alike(tmp_path: Path) -> None:
    rows = [{"text": "One."}, {"text": "Two."}]
    with gzip.open(tmp_path / "a.jsonl.gz", "wt") as stream:
        stream.write("\n".join(map(json.dumps, rows)))
    (tmp_path / "b.json").write_text(json.dumps(rows))
    (tmp_path / "c.ndjson").write_text("\n".join(map(json.dumps, rows)))
    found = read(tmp_path)
    assert [page.content for page in found if isinstance(page, Page)] == [b"One.", b"Two."] * 3


def test_a_broken_archive_is_told_after_its_rows(tmp_path: Path) -> None:
    packed = gzip.compress(b'{"text": "Only this."}\n' * 2000)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    assert isinstance(read(tmp_path)[-1], ArticleError)


def test_a_long_row_is_skipped_and_the_next_one_read(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": "x" * 500}) + '\n{"text": "Short."}\n')
    found = read(tmp_path, options=ReadOptions(max_row_bytes=100))
    assert isinstance(found[0], ArticleError) and found[0].uri.endswith("#1")
    assert isinstance(found[1], Page) and found[1].uri.endswith("#2")


@pytest.mark.parametrize(
    ("piped", "kind", "uris"),
    [
        (b"A plain {article}.\n", "text", ["-"]),
        (b"<!doctype html><html><body>Page</body></html>", "html", ["-"]),
        (b'{"text": "One."}\n{"text": "Two."}\n', "text", ["-#1", "-#2"]),
    ],
)
def test_standard_input_is_text_html_or_rows(
    piped: bytes, kind: str, uris: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(piped)))
    pages = read("-")
    assert [page.uri for page in pages] == uris
    assert all(isinstance(page, Page) and page.kind == kind for page in pages)


def test_half_a_character_does_not_break_a_row(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "odd \\ud83d sign"}')
    [page] = read(tmp_path)
    assert isinstance(page, Page) and page.content.decode() == "odd \ufffd sign"
