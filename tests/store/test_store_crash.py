"""Readers beside a writer, and writers that are killed."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from factory import TEXT, make_document, make_full_reading, make_picture
from sitroom.errors import SetupError
from sitroom.records.claims import Claim, Event, Reading
from sitroom.records.text import Document
from sitroom.store import TABLES, open_view, open_writer

COUNT = 40

#: Builds a ledger reading by reading and says so after each; skips what is done.
BUILDER = """
import sys
from pathlib import Path
from test_store_crash import many_readings
from factory import make_picture
from sitroom.store import open_writer
with open_writer(Path(sys.argv[1])) as writer:
    readings = many_readings()
    for number, reading in enumerate(readings):
        if not writer.has_page(str(number)):
            writer.add_reading(str(number), f"{number}.txt", reading)
            print(number, flush=True)
    for _ in range(int(sys.argv[2])):
        writer.replace_picture(make_picture(*readings))
        print("picture", flush=True)
"""


def many_readings() -> list[Reading]:
    return [
        make_full_reading(make_document(f"{TEXT} It was day {number}.", path=f"{number:02}.txt"))
        for number in range(COUNT)
    ]


def start(ledger: Path, pictures: int = 1) -> subprocess.Popen[str]:
    here = Path(__file__).parent
    paths = [str(here), str(here.parent), *sys.path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    return subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(ledger), str(pictures)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def dump(ledger: Path) -> dict[str, list[object]]:
    with open_view(ledger) as view:
        return {table.name: list(view.rows(record)) for record, table in TABLES.items()}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    ledger = tmp_path_factory.mktemp("undisturbed") / "a.sitroom"
    builder = start(ledger)
    builder.communicate(timeout=60)
    assert builder.returncode == 0
    return dump(ledger)


@pytest.mark.parametrize("after", [0, 1, 7, 23, COUNT, COUNT + 2])
def test_a_killed_build_can_be_read_and_continued(
    tmp_path: Path, undisturbed: dict[str, list[object]], after: int
) -> None:
    ledger = tmp_path / "a.sitroom"
    builder = start(ledger, pictures=100)
    assert builder.stdout is not None
    for _ in range(after):
        builder.stdout.readline()
    if after:  # somewhere in the middle of what comes next
        threading.Event().wait(random.Random(after).random() / 200)
    builder.send_signal(signal.SIGKILL)
    builder.wait()
    builder.stdout.close()
    if after:
        with open_view(ledger) as view:
            assert min(after, COUNT) <= view.count(Document) <= COUNT, "what was reported as done is there"
            assert view.count(Claim) == 2 * view.count(Document), "and no reading is half there"
            assert view.count(Event) in (0, 2 * COUNT), "and no picture"
        connection = sqlite3.connect(ledger)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
    again = start(ledger)
    again.communicate(timeout=60)
    assert again.returncode == 0, "no lock is left behind"
    assert dump(ledger) == undisturbed
    assert [path.name for path in tmp_path.iterdir()] == ["a.sitroom"]


def test_a_writer_in_another_process_keeps_this_one_out_until_it_dies(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    builder = start(ledger, pictures=1000)
    assert builder.stdout is not None
    builder.stdout.readline()
    with pytest.raises(SetupError, match="another Sitroom is writing"):
        open_writer(ledger)
    builder.send_signal(signal.SIGKILL)
    builder.wait()
    builder.stdout.close()
    open_writer(ledger).close()


def test_readers_go_on_while_a_build_writes(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    open_writer(ledger).close()
    before = open_view(ledger)
    assert before.count(Document) == 0
    builder = start(ledger, pictures=3)
    seen = []
    while builder.poll() is None:
        with open_view(ledger) as view:
            documents = view.count(Document)
            seen.append(documents)
            assert view.count(Claim) == 2 * documents, "a view is one state of the file"
            assert all(claim.evidence for claim in view.rows(Claim))
            assert view.count(Event) in (0, 2 * COUNT)
    assert builder.returncode == 0
    assert seen == sorted(seen)
    assert before.count(Document) == 0, "an open view stays at its state"
    before.close()
    with open_view(ledger) as view:
        assert (view.count(Document), view.count(Event)) == (COUNT, 2 * COUNT)


def test_many_threads_read_while_one_writes(tmp_path: Path) -> None:
    ledger = tmp_path / "a.sitroom"
    readings = many_readings()
    is_done = threading.Event()
    faults: list[BaseException] = []

    def read() -> None:
        try:
            while not is_done.is_set():
                with open_view(ledger) as view:
                    assert view.count(Claim) == 2 * view.count(Document)
                    view.search("envoys border")
        except BaseException as error:
            faults.append(error)

    with open_writer(ledger) as writer:
        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for number, reading in enumerate(readings):
            writer.add_reading(str(number), f"{number}.txt", reading)
        writer.replace_picture(make_picture(*readings))
        is_done.set()
        for thread in threads:
            thread.join()
    assert faults == []
