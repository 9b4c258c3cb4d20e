"""Writing a ledger: duplicates, failures, order, one writer at a time."""

import itertools
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from factory import TEXT, make_claim, make_document, make_event_mention, make_full_reading, make_picture, make_reading
from sitroom.errors import SetupError
from sitroom.records.claims import Claim, Copy, Event, EventMention, Reading
from sitroom.records.text import Document, Span
from sitroom.store import TABLES, open_view, open_writer


def dump(path: Path) -> dict[str, list[object]]:
    """All rows of all tables, by id."""
    with open_view(path) as view:
        return {table.name: list(view.rows(record)) for record, table in TABLES.items()}


def test_a_reading_comes_back_as_it_was_written(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    reading = make_full_reading()
    with open_writer(ledger) as writer:
        assert writer.add_reading("page", "one.txt", reading)
    with open_view(ledger) as view:
        assert view.reading(reading.document) == reading


def test_the_picture_comes_back_and_replaces_the_one_before(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    reading = make_full_reading()
    picture = make_picture(reading)
    with open_writer(ledger) as writer:
        writer.add_reading("page", "one.txt", reading)
        writer.replace_picture(picture)
        writer.replace_picture(replace(picture, events=picture.events[:1]))
    with open_view(ledger) as view:
        assert tuple(view.rows(Event)) == picture.events[:1]
        assert tuple(view.rows(Copy)) == picture.copies


def test_the_picture_is_current_only_until_the_next_reading(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    first, second = make_full_reading(), make_full_reading(make_document(TEXT + " More."))
    with open_writer(ledger) as writer:
        assert writer.is_picture_current()
        writer.add_reading("page", "one.txt", first)
        assert not writer.is_picture_current()
        writer.replace_picture(make_picture(first))
        assert writer.is_picture_current()
        writer.add_reading("again", "copy.txt", first)
        assert writer.is_picture_current(), "a duplicate changes nothing"
        writer.add_reading("page2", "two.txt", second)
    with open_view(ledger) as view:
        assert not view.is_picture_current


def test_a_duplicate_is_remembered_and_pages_are_known_again(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    reading = make_full_reading()
    with open_writer(ledger) as writer:
        assert writer.add_reading("d1", "one.txt", reading)
        assert not writer.add_reading("d2", "two.txt", replace_path(reading, "articles/two.txt"))
        assert writer.has_page("d1") and writer.has_page("d2")
        assert writer.has_page("d2") and not writer.has_page("d3")
    with open_view(ledger) as view:
        assert [(source.uri, source.state, source.reason) for source in view.sources()] == [
            ("one.txt", "read", None),
            ("two.txt", "duplicate", "the same article as articles/one.txt"),
        ]


def replace_path(reading: Reading, path: str) -> Reading:
    return replace(reading, document=replace(reading.document, path=path))


def test_the_rows_do_not_depend_on_the_order_of_the_input(tmp_path: Path) -> None:
    named = [replace_path(make_full_reading(), f"articles/{name}.txt") for name in "bac"]
    other = make_full_reading(make_document(TEXT + " More.", path="articles/d.txt"))
    seen = []
    for number, order in enumerate(itertools.permutations([*named, other])):
        ledger = tmp_path / f"{number}.sitroom"
        with open_writer(ledger) as writer:
            for reading in order:
                path = reading.document.path or ""
                writer.add_reading(f"digest of {path}", path, reading)
        with open_view(ledger) as view:
            seen.append((dump(ledger), view.sources(), [hit[:2] for hit in view.search("envoys")]))
    assert all(rows == seen[0] for rows in seen)
    assert [document.path for document in seen[0][0]["documents"]] == ["articles/a.txt", "articles/d.txt"]  # type: ignore[attr-defined]


def test_adding_the_same_page_again_changes_nothing(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    reading = make_full_reading()
    with open_writer(ledger) as writer:
        writer.add_reading("d1", "one.txt", reading)
    before = dump(ledger)
    with open_writer(ledger) as writer:
        assert not writer.add_reading("d1", "one.txt", reading)
    with open_view(ledger) as view:
        assert [source.state for source in view.sources()] == ["read"]
    assert dump(ledger) == before


def test_a_replaced_reading_leaves_no_ghosts_in_the_search(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    later = replace_path(make_full_reading(), "z.txt")
    with open_writer(ledger) as writer:
        writer.add_reading("z", "z.txt", later)
        writer.add_reading("a", "a.txt", replace(replace_path(later, "a.txt"), sentences=(), claims=(), named_days=()))
    with open_view(ledger) as view:
        assert view.search("envoys") == []
        assert view.rows(Claim) == []
        assert view.named_days(later.document.id) == []
        assert [source.state for source in view.sources()] == ["read", "duplicate"]
    with sqlite3.connect(ledger) as connection:
        connection.execute("INSERT INTO sentences_fts (sentences_fts) VALUES ('integrity-check')")


def test_a_failure_is_kept_until_the_page_succeeds(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    with open_writer(ledger) as writer:
        writer.add_failure("d1", "one.txt", "clean", "no text in it")
        writer.add_failure("d1", "one.txt", "clean", "still no text in it")
        writer.add_failure(None, "two.txt", "read", "may not be read")
        assert not writer.has_page("d1"), "a failed page is tried again"
    with open_view(ledger) as view:
        assert [(source.uri, source.stage, source.reason) for source in view.sources()] == [
            ("one.txt", "clean", "still no text in it"),
            ("two.txt", "read", "may not be read"),
        ]
    with open_writer(ledger) as writer:
        writer.add_reading("d1b", "one.txt", make_full_reading())
    with open_view(ledger) as view:
        assert [source.state for source in view.sources()] == ["read", "failed"]


def test_names_of_files_that_are_no_utf8_are_kept_readable(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    with open_writer(ledger) as writer:
        writer.add_reading("d1", name, replace_path(make_full_reading(), name))
        writer.add_failure(None, name + "2", "read", f"{name} is empty")
    with open_view(ledger) as view:
        assert view.rows(Document)[0].path == "caf\\xe9.txt"
        assert [source.uri for source in view.sources()] == ["caf\\xe9.txt", "caf\\xe9.txt2"]


def test_a_reading_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    document = make_document()
    claim = make_claim(document)
    bad = make_reading(
        document, event_mentions=(make_event_mention(document),), claims=(claim, replace(claim, cue="x"))
    )
    with open_writer(ledger) as writer:
        with pytest.raises(sqlite3.IntegrityError):  # the same id twice
            writer.add_reading("d1", "one.txt", bad)
        assert not writer.has_page("d1")
        assert writer.add_reading("d1", "one.txt", replace(bad, claims=(claim,)))
    with open_view(ledger) as view:
        assert (view.count(Claim), view.count(EventMention)) == (1, 1)


def test_a_second_writer_is_told_at_once(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    with open_writer(ledger):
        started = time.monotonic()
        with pytest.raises(SetupError, match="another Sitroom is writing"):
            open_writer(ledger)
        assert time.monotonic() - started < 1.0
        link = tmp_path / "link.sitroom"
        link.symlink_to(ledger)
        with pytest.raises(SetupError, match="another Sitroom is writing"):
            open_writer(link)
        open_writer(tmp_path / "b.sitroom").close()  # another ledger beside it is another matter
    open_writer(ledger).close()


def test_nothing_lies_beside_the_ledger_when_all_have_closed_it(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    with open_writer(ledger) as writer:
        writer.add_reading("d1", "one.txt", make_full_reading())
    with open_view(ledger) as view:
        assert view.count(Document) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.sitroom"]


def test_only_what_may_be_evidence_can_be_searched(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    text = "Envoys meet\n\nThe envoys met.\n\nEnvoys at lunch. Credit: Photo Agency\n\nRead more about envoys"
    document = make_document(text, kinds=("title", "paragraph", "caption", "boilerplate"))
    with open_writer(ledger) as writer:
        writer.add_reading("d1", "one.txt", make_reading(document))
    with open_view(ledger) as view:
        found = {span.of(text) for _, span, _ in view.search("envoy")}
        assert found == {"Envoys meet", "The envoys met."}
        assert len(view.sentences(document.id)) == 5
        assert view.sentences(document.id)[0] == Span(0, 11)
