"""A brief as a file: each format is opened by a program that did not write it, and its lines are checked."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factory import (
    make_claim,
    make_document,
    make_event,
    make_event_mention,
    make_figure,
    make_interval,
    make_picture,
    make_reading,
)
from sitroom.query import open_view
from sitroom.query.brief import brief
from sitroom.query.pages import Page, page_of
from sitroom.query.pages.html import html
from sitroom.query.pages.markdown import markdown
from sitroom.query.verify_brief import LineFault, brief_day, read_pieces, verify_brief
from sitroom.store import View, open_writer
from sitroom.world import World, load_world

TEXT = (
    "Borduria and Arland signed [a treaty] of *peace* on 10 January 2022 & went home. "
    "About 4,000 troops stood at the river of Łódź, Київ & Αθήνα on Monday. "
    "Arland said on Tuesday that <it> would wait. "
    "Borduria denied on Tuesday that the army of Borduria had left the river."
)


@pytest.fixture(scope="module")
def world() -> World:
    return load_world(None)


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    document = make_document(TEXT, outlet="The Arland Post", title="Peace & quiet", uri="https://post.example/1")
    signed, stood, _, denied = re.split(r"(?<=\.) ", TEXT)
    met = make_event_mention(document, signed, make_interval("2022-01-10").noted(text="10 January 2022"))
    denial = make_claim(document, "that the army of Borduria had left the river", denied, act="deny", cue="denied")
    reading = make_reading(document, event_mentions=(met,), claims=(denial,), figures=(make_figure(document, stood),))
    with open_writer(tmp_path / "a.sitroom") as writer:
        writer.add_reading("1", "one.txt", reading)
        writer.replace_picture(make_picture(reading, events=(make_event(met),)))
    with open_view(tmp_path / "a.sitroom") as opened:
        yield opened


@pytest.fixture
def page(view: View, world: World) -> Page:
    return page_of(view, brief(view, world))


def faults(view: View, world: World, path: Path, text: str) -> list[tuple[int, str]]:
    path.write_text(text, encoding="utf-8")
    return [(fault.line, fault.reason) for fault in verify_brief(view, world, read_pieces(path)).faults]


def test_markdown_and_html_are_read_back_and_have_no_fault(
    view: View, world: World, page: Page, tmp_path: Path
) -> None:
    assert len([item for _, items in page.sections for item in items if item.endswith("]")]) == 3
    assert faults(view, world, tmp_path / "a.md", markdown(page)) == []
    assert faults(view, world, tmp_path / "a.html", html(page)) == []
    assert "<it>" not in html(page) and "https://post.example/1" in html(page)


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_whatever_is_changed_is_found_with_its_line(
    view: View, world: World, page: Page, tmp_path: Path, suffix: str
) -> None:
    text = markdown(page) if suffix == "md" else html(page)
    path = tmp_path / f"a.{suffix}"
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines, 1) if "4,000" in line)
    cite = re.findall(r"\[(f\w{7})", lines[at - 1].replace("\\", ""))[0]
    other = re.findall(r"\[(e\w{7})", text.replace("\\", ""))[0]

    [(line, reason)] = faults(view, world, path, text.replace("4,000", "40,000", 1))
    assert line == at and "'40,000'" in reason and "'4,000'" in reason
    [(line, reason)] = faults(view, world, path, text.replace(cite, other, 1))
    assert line == at and "its citation does not say" in reason
    [(line, reason)] = faults(view, world, path, text.replace(cite, "f0000000", 1))
    assert line == at and "opens no line" in reason
    [(line, reason)] = faults(view, world, path, text.replace("10 January 2022:", "11 January 2022:", 1))
    assert "'11'" in reason
    [(line, reason)] = faults(view, world, path, text.replace("From 1 article", "From 9 articles", 1))
    assert "1 article" in reason
    [(line, reason)] = faults(view, world, path, text.replace("https://post.example/1", "https://other.example/1", 1))
    assert "post.example" in reason
    added = "- Arland won the war.\n" if suffix == "md" else "<p>Arland won the war.</p>\n"
    before = "## Numbers" if suffix == "md" else "<h2>Numbers"
    [(line, reason)] = faults(view, world, path, text.replace(before, added + before, 1))
    assert reason == "a sentence without a citation"
    assert text.replace(before, added + before, 1).splitlines()[line - 1] == added.strip()


def test_a_line_that_an_editor_cut_is_no_fault(view: View, world: World, page: Page, tmp_path: Path) -> None:
    kept = "\n".join(line for line in markdown(page).splitlines() if "4,000" not in line)
    assert faults(view, world, tmp_path / "a.md", kept) == []


def test_a_brief_is_checked_as_of_its_day(view: View, world: World, tmp_path: Path) -> None:
    assert brief_day(read_pieces(write(tmp_path, markdown(page_of(view, brief(view, world)))))) is None
    with open_view(view.path, date(2022, 1, 12)) as then:
        path = write(tmp_path, markdown(page_of(then, brief(then, world))))
        assert brief_day(read_pieces(path)) == date(2022, 1, 12)
        assert verify_brief(then, world, read_pieces(path)).faults == ()


def write(folder: Path, text: str) -> Path:
    path = folder / "brief.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_word_is_read_back_and_checked(view: View, world: World, page: Page, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="needs python-docx: pip install 'sitroom[pages]'")
    from sitroom.query.pages.word import write_word

    path = tmp_path / "a.docx"
    write_word(page, path)
    first = path.read_bytes()
    assert verify_brief(view, world, read_pieces(path)).faults == ()
    document = docx.Document(str(path))
    number, changed = next((at, one) for at, one in enumerate(document.paragraphs, 1) if "4,000" in one.text)
    changed.text = changed.text.replace("4,000", "400")
    document.save(str(path))
    [fault] = verify_brief(view, world, read_pieces(path)).faults
    assert isinstance(fault, LineFault) and fault.line == number and "'400'" in fault.reason
    write_word(page, tmp_path / "b.docx")
    assert len(first) == len((tmp_path / "b.docx").read_bytes())


def test_libreoffice_opens_the_word_document(page: Page, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is not here: apt-get install libreoffice-writer-nogui")
    pytest.importorskip("docx", reason="needs python-docx: pip install 'sitroom[pages]'")
    from sitroom.query.pages.word import write_word

    write_word(page, tmp_path / "a.docx")
    command = [office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    told = subprocess.run(command, check=True, capture_output=True, timeout=120, text=True)
    if "could not be loaded" in told.stderr:
        pytest.skip("LibreOffice is here without Writer: apt-get install libreoffice-writer")
    text = " ".join((tmp_path / "a.txt").read_text(encoding="utf-8-sig").split())
    for item in (item for _, items in page.sections for item in items):
        assert " ".join(item.split()) in text


def test_the_letters_of_a_pdf_are_read_by_another_program(page: Page, tmp_path: Path) -> None:
    pytest.importorskip("fpdf", reason="needs fpdf2: pip install 'sitroom[pages]'")
    pypdf = pytest.importorskip("pypdf", reason="needs pypdf to read the file again")
    from sitroom.query.pages.pdf import write_pdf

    path = tmp_path / "a.pdf"
    assert write_pdf(page, path) == "", "every letter has a font"
    text = re.sub(r"\s+", " ", " ".join(one.extract_text() for one in pypdf.PdfReader(str(path)).pages))
    for heading, items in page.sections:
        assert heading in text
        for item in items:
            assert item in text
    assert "Київ & Αθήνα" in text and "Łódź" in text
