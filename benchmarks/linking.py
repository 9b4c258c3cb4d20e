"""How fast names, places and phrases are linked, what that adds to start-up and to memory.

    python benchmarks/linking.py FILE... [--words N]

Files hold JSON lines with `text`, packed or not. The first N words (100,000 if not said) are annotated first, which is
not counted; then they are linked in one process on one thread, and the words are divided by the seconds. Start-up is
the time that loading registry, gazetteer and linker takes in a fresh process that has numpy, memory what that adds.
"""

import argparse
import gzip
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

LOAD = """
import time, resource
import numpy
start = time.perf_counter()
from sitroom.records.annotation import Annotation
if {linking}:
    from sitroom.link import Linker
    from sitroom.world import load_world
    from sitroom.world.gazetteer import load_gazetteer
    linker = Linker(load_world(), load_gazetteer())
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def texts(files: list[Path], most: int) -> Iterator[str]:
    """Texts up to a number of words."""
    words = 0
    for file in files:
        with gzip.open(file, "rt") if file.suffix == ".gz" else file.open() as lines:
            for line in lines:
                text = json.loads(line).get("text") or ""
                words += len(text.split())
                yield text
                if words >= most:
                    return


def speed(files: list[Path], most: int) -> float:
    """Words a second."""
    from sitroom.annotate import open_annotator
    from sitroom.link import Linker
    from sitroom.records.dates import UNKNOWN
    from sitroom.records.text import Block
    from sitroom.world import load_world
    from sitroom.world.gazetteer import load_gazetteer

    world = load_world()
    annotator, linker = open_annotator(world), Linker(world, load_gazetteer())
    read = []
    for text in texts(files, most):
        blocks = [Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text)]
        read.append((text, annotator.annotate(text, blocks)))
    start = time.perf_counter()
    for text, annotation in read:
        linker.link(text, annotation, UNKNOWN)
    return sum(len(text.split()) for text, _ in read) / (time.perf_counter() - start)


def cost() -> tuple[float, float]:
    """Seconds and MB that linking adds to a bare start; best of five."""
    runs = {
        linking: [
            tuple(map(float, subprocess.check_output([sys.executable, "-c", LOAD.format(linking=linking)]).split()))
            for _ in range(5)
        ]
        for linking in (True, False)
    }
    seconds, memory = (min(run[i] for run in runs[True]) - min(run[i] for run in runs[False]) for i in (0, 1))
    return seconds, memory


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--words", type=int, default=100_000)
    given = parser.parse_args()
    seconds, memory = cost()
    print(f"start-up   {seconds:6.2f} s")
    print(f"memory     {memory:6.0f} MB to load")
    print(f"linking    {speed(given.files, given.words):6.0f} words/s")
    print(
        f"memory     {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB in all, network and texts too"
    )


if __name__ == "__main__":
    main()
