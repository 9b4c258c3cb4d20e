"""Watching: round after round, what is new is told once; what fails is tried again later."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from makers import make_page
from sitroom.cli.app import app
from sitroom.errors import SetupError
from sitroom.pipeline import BuildOptions
from sitroom.query import open_view
from sitroom.read import ReadOptions
from sitroom.records.text import Document
from sitroom.store import open_writer
from sitroom.watching import Round, watch

OPTIONS = BuildOptions(workers=1)
FIRST = "Russia and Ukraine met in Geneva on 10 January 2022, the ministry said.\n"
SECOND = (
    "Sergei Lavrov said on Tuesday that Russia had rejected the offer of the United States. "
    "NATO and Russia will meet in Brussels on 12 January 2022.\n"
)


def write(folder: Path, name: str, day: str, text: str) -> None:
    (folder / f"{name}.txt").write_text(
        f"Talks on the border, part {name}\n\nThe Arland Post, {day}\n\n{text}", "utf-8"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    write(made, "a", "10 January 2022", FIRST)
    return made


class Clock:
    """Time that passes only while one sleeps; what happens meanwhile is called in order."""

    def __init__(self, *meanwhile: Any) -> None:
        self.time = 0.0
        self.slept: list[float] = []
        self.meanwhile = list(meanwhile)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        if self.meanwhile:
            self.meanwhile.pop(0)()

    def watch(self, sources: list[str], path: Path, rounds: int, options: BuildOptions = OPTIONS) -> list[Round]:
        found = watch(sources, path, every=60, options=options, rounds=rounds, sleep=self.sleep, now=lambda: self.time)
        return list(found)


def test_each_round_tells_what_was_read_in_it(folder: Path, tmp_path: Path) -> None:
    clock = Clock(lambda: None, lambda: write(folder, "b", "11 January 2022", SECOND))
    first, idle, third = clock.watch([str(folder)], tmp_path / "w.sitroom", 3)
    assert [file.name for file in tmp_path.glob("w.sitroom*")] == ["w.sitroom"]  # one file is all of it
    assert first.report and first.report.read == 1 and first.diff is None  # all of it would be new
    assert idle.report and (idle.report.read, idle.report.skipped, idle.diff) == (0, 1, None)
    assert third.diff is not None and third.diff.articles == 1
    told = {change.heading: [line.text for line in change.lines] for change in third.diff.sections}
    assert any("Brussels" in line for line in told["New events"])
    assert not any("Geneva" in line for lines in told.values() for line in lines)
    assert clock.slept == [60.0, 60.0]


def test_a_source_that_cannot_be_reached_is_left_alone_longer_and_longer(folder: Path, tmp_path: Path, site) -> None:
    options = BuildOptions(read=ReadOptions(allow_private=True, delay=0), workers=1)
    feed = site.root + "/feed"
    asked: list[int] = []
    clock = Clock(*[lambda: asked.append(site.paths().count("/feed"))] * 8)
    rounds = clock.watch([str(folder), feed], tmp_path / "w.sitroom", 9, options)
    assert asked == [1, 1, 2, 2, 2, 2, 3, 3]  # after 2, then 4 minutes, while the folder is looked at each minute
    assert all(one.report for one in rounds)


def test_while_another_one_writes_a_round_is_put_off(folder: Path, tmp_path: Path) -> None:
    path, held = tmp_path / "w.sitroom", []
    clock = Clock(lambda: held.append(open_writer(path)), lambda: held.pop().close())
    first, second, third = clock.watch([str(folder)], path, 3)
    assert first.report and second.report is None and "another Sitroom is writing" in (second.trouble or "")
    assert third.report is not None
    with open_writer(path), pytest.raises(SetupError):
        clock.watch([str(folder)], path, 1)


def test_whoever_reads_meanwhile_sees_one_state_and_then_the_next(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.sitroom"
    Clock().watch([str(folder)], path, 1)
    with open_view(path) as reader:
        assert reader.count(Document) == 1
        write(folder, "b", "11 January 2022", SECOND)
        Clock().watch([str(folder)], path, 1)
        assert reader.count(Document) == 1
    with open_view(path) as reader:
        assert reader.count(Document) == 2


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["watch", *map(str, arguments), "--once", "--workers", "1"])


def test_alerts_are_lines_a_file_or_a_program(folder: Path, tmp_path: Path) -> None:
    path, file, got = tmp_path / "w.sitroom", tmp_path / "alerts.jsonl", tmp_path / "got.jsonl"
    assert run(folder, "-o", path).stdout == ""
    write(folder, "b", "11 January 2022", SECOND)
    result = run(folder, "-o", path, "--alert", "actor:Russia type:talks", "--text", "no such words")
    alerts = [line for line in result.stdout.splitlines() if line.startswith("ALERT")]
    assert len(alerts) == 1 and "Brussels" in alerts[0]
    write(folder, "c", "12 January 2022", SECOND.replace("Brussels", "Vienna").replace("12 Jan", "13 Jan"))
    # what looks like the shell's is words; a program gets what it is given
    program = (
        f"{sys.executable} -c 'import sys; open(sys.argv[1], \"wb\").write(sys.stdin.buffer.read())' {got} ; $(no)"
    )
    result = run(folder, "-o", path, "--alert", "Vienna", "--to", file, "--run", program)
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert rows and got.read_text("utf-8") == file.read_text("utf-8") and "ALERT" not in result.stdout
    assert all("Vienna" in row["text"] for row in rows)
    assert rows[0]["evidence"] and rows[0]["articles"][0]["uri"].endswith("c.txt")


def test_a_program_that_fails_does_not_end_the_watch(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.sitroom"
    run(folder, "-o", path)
    write(folder, "b", "11 January 2022", SECOND)
    result = run(folder, "-o", path, "--run", "/no/such/program")
    assert result.exit_code == 0 and "could not be passed on" in result.stderr and "Brussels" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--every", "often"),
        ("--every", "1s"),
        ("--alert", "colour:red"),
        ("--alert", 'text:"open'),
        ("--alert", ""),
        ("--alert", "origins:many"),
        ("--type", "weather"),
        ("--run", "'open"),
        ("--run", " "),
    ],
)
def test_what_cannot_be_waited_for_is_said_at_once(folder: Path, tmp_path: Path, arguments: tuple[str, str]) -> None:
    result = run(folder, "-o", tmp_path / "w.sitroom", *arguments)
    assert result.exit_code == 2 and not (tmp_path / "w.sitroom").exists()


def test_ctrl_c_ends_it_and_keeps_what_was_read(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.sitroom"
    command = [sys.executable, "-c", "from sitroom.cli import main; main()"]
    process = subprocess.Popen(
        [*command, "watch", str(folder), "-o", str(path), "--every", "1h", "--workers", "1"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        while "next in" not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
    finally:
        process.kill()
    assert "interrupted" in process.stderr.read() and not path.with_name(path.name + "-lock").exists()
    with open_view(path) as view:
        assert view.count(Document) == 1


def test_pages_of_a_feed_are_read_once(tmp_path: Path, site) -> None:
    entries = "".join(f"<item><title>{n}</title><link>{site.root}/{n}</link></item>" for n in (1, 2))
    feed = site.serve(
        "/feed", f"<rss><channel><title>The Arland Post - World</title>{entries}</channel></rss>", "text/xml"
    )
    for number in (1, 2):
        site.serve(f"/{number}", make_page(f"Talks on the border, part {number}"))
    path = tmp_path / "w.sitroom"
    options = BuildOptions(read=ReadOptions(allow_private=True, delay=0), workers=1)
    rounds = Clock().watch([feed], path, 2, options)
    assert [one.report and not one.report.failed for one in rounds] == [True, True]
    assert site.paths() == ["/feed", "/1", "/2", "/feed"]
    with open_view(path) as view:
        documents = view.rows(Document)
    assert [one.outlet for one in documents] == ["The Arland Post"] * 2
    assert {one.uri for one in documents} == {site.root + "/1", site.root + "/2"}
