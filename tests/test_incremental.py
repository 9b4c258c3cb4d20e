"""What is added, taken out or corrected leaves the ledger that one build of what is there would have made."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from sitroom.judging import Ruling, draw_picture, judge, remove
from sitroom.merge import same_event, sample, scenes, texts
from sitroom.merge.actors import registry_digest, registry_of
from sitroom.pipeline import BuildOptions, build, demo_sources, demo_world
from sitroom.query import open_view
from sitroom.query.judgements import judgements
from sitroom.query.status import status
from sitroom.query.verify import verify
from sitroom.records.claims import Reading
from sitroom.records.text import Document
from sitroom.store import open_readings, open_writer
from sitroom.world import load_world

ARTICLE = "Talks in Geneva\n\nGENEVA, Jan. 10, 2022 – Ms Lund said on Monday that {n} ships had left the strait.\n"
#: Columns of a clock, numbers that SQLite gives, and what only tells of what was taken out.
OWN_COLUMNS = {"sources": {"recorded_at"}, "sentences": {"id"}}
#: Steps of which a ledger keeps what was ever asked for: it may have more of them than one build asks for.
ASKED = {scenes.NAMES, scenes.WORDS}
APART = {"removals", "sentences_fts_data", "sentences_fts_idx", "sentences_fts_docsize"}

WORLD = load_world(demo_world())

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    path = tmp_path_factory.mktemp("sample") / "sample.sitroom"
    files = sorted(map(str, demo_sources().iterdir()))[::3]
    build(files, path, options=BuildOptions(world=demo_world()))
    with open_readings(path) as view:
        return [view.reading(document) for document in view.rows(Document)]


@pytest.fixture(autouse=True)
def small_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that most articles are not in the sample, as in a ledger of thousands."""
    monkeypatch.setattr(sample, "LARGEST", 3)


def add(path: Path, several: Sequence[Reading]) -> Path:
    with open_writer(path) as writer:
        for reading in several:
            writer.add_reading(f"page {reading.document.id}", f"uri {reading.document.id}", reading)
        draw_picture(writer, registry_of(WORLD), registry_digest(WORLD))
    return path


def rows_of(path: Path) -> Rows:
    """All rows of all tables but for clocks and counters."""
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found: Rows = {}
    for name in set(names) - APART:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        kept = ", ".join(f'"{column}"' for column in columns if column not in OWN_COLUMNS.get(name, ()))
        found[name] = sorted(connection.execute(f"SELECT {kept} FROM {name}"), key=repr)
    found["workings"] = [row for row in found["workings"] if row[0] not in ASKED]
    connection.execute("INSERT INTO sentences_fts (sentences_fts, rank) VALUES ('integrity-check', 1)")
    connection.close()
    return found


@pytest.mark.parametrize("seed", range(2))
def test_adding_makes_the_ledger_that_one_build_makes(readings: list[Reading], tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    some = chance.sample(readings, chance.randint(7, len(readings)))
    cut, again = sorted(chance.sample(range(1, len(some)), 2))
    whole = rows_of(add(tmp_path / "whole.sitroom", sorted(some, key=lambda one: one.document.id)))
    parts = tmp_path / "parts.sitroom"
    for part in (some[:cut], some[cut:again], some[again:]):
        add(parts, part)
    assert rows_of(parts) == whole
    assert whole["workings"], "what was worked out is kept"


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_added_and_taken_out_the_rest_is_as_one_build_makes_it(
    readings: list[Reading], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    path, there = tmp_path / "parts.sitroom", dict[str, Reading]()
    for _ in range(4):
        new = chance.sample(readings, 4)
        add(path, new)
        there |= {one.document.id: one for one in new}
        gone = chance.sample(sorted(there), 2)
        remove(path, gone, "withdrawn", world=demo_world())
        there = {id: one for id, one in there.items() if id not in gone}
    parts, whole = rows_of(path), rows_of(add(tmp_path / "whole.sitroom", list(there.values())))
    for rows in (parts, whole):
        del rows["sources"]
    assert parts == whole


def test_what_was_compared_is_not_compared_again(
    readings: list[Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = {reading.document.id for reading in readings}
    outside = next(id for id in sorted(ids) if sample.sample_of(ids) == sample.sample_of(ids - {id}))
    rest = [one for one in readings if one.document.id != outside]
    asked: list[set[str]] = []

    def noted(module: object) -> None:
        compare = module.compare  # type: ignore[attr-defined]

        def compared(one, other, *more):  # type: ignore[no-untyped-def]
            documents = (getattr(each.document, "id", each.document) for each in (one, other))
            asked.append(set(documents))
            return compare(one, other, *more)

        monkeypatch.setattr(module, "compare", compared)

    noted(same_event)
    noted(texts)
    path = add(tmp_path / "a.sitroom", rest)
    first = len(asked)
    asked.clear()
    add(path, [one for one in readings if one.document.id == outside])
    assert sum(outside not in pair for pair in asked) < first / 2
    asked.clear()
    add(path, [])
    assert asked == []


@pytest.mark.parametrize("seed", range(2))
def test_what_is_taken_out_has_never_been(readings: list[Reading], tmp_path: Path, seed: int) -> None:
    gone = random.Random(seed).sample(readings, 3)
    ids = [reading.document.id for reading in gone]
    rest = rows_of(add(tmp_path / "rest.sitroom", [one for one in readings if one not in gone]))
    path = add(tmp_path / "all.sitroom", readings)
    remove(path, ids, "withdrawn", world=demo_world())
    left = rows_of(path)
    assert [row[3] for row in left["sources"] if row[2] is None] == ["removed"] * 3
    for rows in (left, rest):
        rows["sources"] = [row for row in rows["sources"] if row[2] is not None]
    assert left == rest
    with open_view(path) as view:
        assert not verify(view).faults
        assert set(ids) < view.removed_rows()
    assert not any(id in repr(rows) for id in ids for rows in left.values())


#: Takes a document out, or builds with corrections, and dies when the picture without it is about to be written.
KILLED = """
import os, signal, sys
from pathlib import Path
from sitroom.judging import remove
from sitroom.pipeline import BuildOptions, build
from sitroom.store import Writer
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
Writer.replace_picture = die
ledger, what, word = sys.argv[1:]
if what == "remove":
    remove(Path(ledger), [word], "withdrawn")
else:
    build([word], Path(ledger), options=BuildOptions(correct=True))
"""


@pytest.mark.parametrize("what", ["remove", "correct"])
def test_a_kill_leaves_no_line_that_cites_what_is_gone(tmp_path: Path, what: str) -> None:
    file, path = tmp_path / "one.txt", tmp_path / "a.sitroom"
    file.write_text(ARTICLE.format(n=4), encoding="utf-8")
    build([str(file)], path)
    with open_view(path) as view:
        [first] = view.rows(Document)
    file.write_text(ARTICLE.format(n=14), encoding="utf-8")
    word = first.id if what == "remove" else str(file)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    died = subprocess.run([sys.executable, "-c", KILLED, str(path), what, word], env=environment, check=False)
    assert died.returncode == -signal.SIGKILL
    with open_view(path) as view:
        assert not verify(view).faults
        assert first.id in {one.id for one in view.rows(Document)}, "with what is drawn from it"
        assert view.is_picture_current == (what == "remove"), "what was read meanwhile is known not to be drawn yet"
    build([str(file)], path, options=BuildOptions(correct=True))
    with open_view(path) as view:
        assert not verify(view).faults and view.is_picture_current
        assert [" 14 " in one.text for one in view.rows(Document)] == [True]


def test_judgements_on_what_is_taken_out_stay_and_say_so(readings: list[Reading], tmp_path: Path) -> None:
    path = add(tmp_path / "a.sitroom", readings)
    one, two, three = (reading.document.id for reading in readings[:3])
    judge(path, Ruling("copy", "same", one, two, "edited", "one report", "user"), world=demo_world())
    judge(path, Ruling("copy", "same", two, three, "edited", "one report", "user"), world=demo_world())
    remove(path, [one], "withdrawn", world=demo_world())
    with open_view(path) as view:
        assert [line.state for line in judgements(view)] == ["no longer applicable", "in force"]
        assert not verify(view).faults
    add(path, readings[:1])
    with open_view(path) as view:
        assert [line.state for line in judgements(view)] == ["in force", "in force"]


def test_a_page_that_was_taken_out_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(ARTICLE.format(n=4), encoding="utf-8")
    path = tmp_path / "a.sitroom"
    build([str(file)], path)
    with open_view(path) as view:
        [document] = view.rows(Document)
    remove(path, [document.id], "withdrawn")
    assert build([str(file)], path).skipped == 1
    with open_view(path) as view:
        assert view.count(Document) == 0
        assert [(one.uri, one.reason) for one in status(view).removals] == [(str(file), "withdrawn")]


def test_a_corrected_page_takes_the_place_of_the_first(tmp_path: Path) -> None:
    file, other = tmp_path / "one.txt", tmp_path / "two.txt"
    file.write_text(ARTICLE.format(n=4), encoding="utf-8")
    path = tmp_path / "a.sitroom"
    build([str(file)], path)
    with open_view(path) as view:
        [first] = view.rows(Document)
    file.write_text(ARTICLE.format(n=14), encoding="utf-8")
    build([str(file)], path)
    with open_view(path) as view:
        assert view.count(Document) == 2, "without being told to, a build takes nothing out"
    other.write_text(ARTICLE.format(n=4), encoding="utf-8")
    build([str(file), str(other)], path, options=BuildOptions(correct=True))
    with open_view(path) as view:
        assert view.count(Document) == 2, "what another page carries stays"
    other.write_text(ARTICLE.format(n=24), encoding="utf-8")
    build([str(other)], path, options=BuildOptions(correct=True))
    with open_view(path) as view:
        assert {" 14 " in one.text or " 24 " in one.text for one in view.rows(Document)} == {True}
        assert first.id in view.removed_rows()
        assert not verify(view).faults
