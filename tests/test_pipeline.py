"""The build as a whole: any order, any interruption, any bad file, the same ledger."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitroom.errors import SetupError
from sitroom.export import jsonl
from sitroom.pipeline import annotate_lines, build, demo_sources
from sitroom.query.asof import open_view
from sitroom.query.verify import verify

ARTICLE = "Talks in Geneva\n\nGENEVA, Jan. 10, 2022 – Ms Lund said on Monday that {n} ships had left the strait.\n"


def exported(ledger: Path, folder: Path) -> dict[str, str]:
    """Every exported file of a ledger, by name."""
    with open_view(ledger) as view:
        jsonl.write(view, folder)
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.jsonl"))}


def articles(folder: Path, count: int) -> list[str]:
    folder.mkdir()
    for n in range(count):
        (folder / f"{n:03d}.txt").write_text(ARTICLE.format(n=n + 2), encoding="utf-8")
    return [str(folder / f"{n:03d}.txt") for n in range(count)]


def test_the_sample_builds_and_every_span_stands(tmp_path: Path) -> None:
    report = build([str(demo_sources())], tmp_path / "sample.sitroom")
    assert report.read >= 20
    assert not report.failed
    with open_view(tmp_path / "sample.sitroom") as view:
        checked = verify(view)
    assert checked.spans > 200
    assert not checked.faults


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    sources = [str(file) for file in sorted(demo_sources().iterdir())]
    shuffled = random.Random(7).sample(sources, len(sources))
    assert shuffled != sources
    build(sources, tmp_path / "one.sitroom")
    build(shuffled, tmp_path / "two.sitroom")
    assert exported(tmp_path / "one.sitroom", tmp_path / "one") == exported(tmp_path / "two.sitroom", tmp_path / "two")


def test_a_second_run_reads_nothing_and_changes_nothing(tmp_path: Path) -> None:
    sources = articles(tmp_path / "in", 3)
    build(sources, tmp_path / "a.sitroom")
    before = exported(tmp_path / "a.sitroom", tmp_path / "before")
    report = build(sources, tmp_path / "a.sitroom")
    assert (report.read, report.skipped) == (0, 3)
    assert exported(tmp_path / "a.sitroom", tmp_path / "after") == before


def test_adding_articles_later_gives_what_one_build_gives(tmp_path: Path) -> None:
    sources = articles(tmp_path / "in", 6)
    build(sources[4:], tmp_path / "parts.sitroom")
    build(sources[:4], tmp_path / "parts.sitroom")
    build(sources, tmp_path / "whole.sitroom")
    parts, whole = (
        exported(tmp_path / "parts.sitroom", tmp_path / "p"),
        exported(tmp_path / "whole.sitroom", tmp_path / "w"),
    )
    assert parts == whole


@pytest.mark.parametrize("delay", [0.3, 0.9, 1.6])
def test_killed_at_any_moment_and_run_again_the_ledger_is_the_same(tmp_path: Path, delay: float) -> None:
    sources = articles(tmp_path / "in", 150)
    command = [sys.executable, "-m", "sitroom", "build", str(tmp_path / "in"), "-o", str(tmp_path / "killed.sitroom")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    build([str(tmp_path / "in")], tmp_path / "whole.sitroom")
    assert len(sources) == 150
    killed = exported(tmp_path / "killed.sitroom", tmp_path / "k")
    assert killed == exported(tmp_path / "whole.sitroom", tmp_path / "w")


def test_bad_files_are_reported_and_the_rest_is_built(tmp_path: Path) -> None:
    articles(tmp_path / "in", 2)
    folder = tmp_path / "in"
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02\xff" * 200)
    (folder / "rows.jsonl").write_text('{"id": 1, "text": "Mr Borel left Geneva."}\nnot json\n', encoding="utf-8")
    shutil.copy(folder / "000.txt", folder / "zzz.txt")
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(100_000_000)
    report = build([str(folder), str(tmp_path / "missing.txt")], tmp_path / "a.sitroom")
    refused = {Path(error.uri).name for error in report.failed}
    assert {"empty.txt", "binary.txt", "rows.jsonl#2", "huge.txt", "missing.txt"} == refused
    assert all(error.reason for error in report.failed)
    assert (report.read, report.duplicates) == (3, 1)


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("my notes", encoding="utf-8")
    with pytest.raises(SetupError):
        build(articles(tmp_path / "in", 1), other)
    assert other.read_text(encoding="utf-8") == "my notes"


def test_annotate_keeps_the_callers_offsets_and_reports_bad_lines() -> None:
    text = "  On 10 January 2022 Ms Lund said: “We stay.”\n\nThree ships left."
    lines = [json.dumps({"id": "x", "text": text, "published": "2022-01-11"}), "{", json.dumps({"id": "y"})]
    line, broken, empty = annotate_lines(lines)
    assert isinstance(line, str)
    good = json.loads(line)
    [attribution] = good["attributions"]
    [(start, end)] = attribution["content"]
    assert text[start:end] == "“We stay.”"
    assert good["timexes"][0]["value"] == "2022-01-10"
    assert "pairs" not in good
    assert str(broken).startswith("line 2") and str(empty).startswith("line 3")


@pytest.mark.parametrize("published", ["2022-01-11", "2022-01-11T08:00:00Z", "11 January 2022", {"edtf": "2022-01-11"}])
def test_annotate_reads_the_day_in_many_forms(published: object) -> None:
    [line] = annotate_lines([json.dumps({"id": 1, "text": "Ms Lund left on Monday.", "published": published})])
    assert isinstance(line, str)
    row = json.loads(line)
    assert row["timexes"][0]["value"] == "2022-01-10"


def test_phrases_are_coded_one_by_one() -> None:
    text = "Turkish riot police cleared the square."
    [line] = annotate_lines(
        [json.dumps({"id": 1, "text": text, "published": "2015-05-01", "actors": [[0, 19], [28, 38]]})]
    )
    assert isinstance(line, str)
    first, second = json.loads(line)["actors"]
    assert (first["actor"], first["country"], first["sector"]) == ("state:TUR", "state:TUR", "COP")
    assert (second["actor"], second["country"], second["sector"]) == (None, None, None)


def test_pairs_are_answered_one_by_one() -> None:
    text = "Russia invaded Ukraine in 2022."
    pairs = [{"source": [0, 6], "target": [15, 22]}, {"source": None, "target": None}]
    [line] = annotate_lines([json.dumps({"id": 1, "text": text, "pairs": pairs})])
    assert isinstance(line, str)
    row = json.loads(line)
    assert row["pairs"][0] == {"type": "ASSAULT", "root": "18", "quad": 4}
    assert len(row["pairs"]) == 2
