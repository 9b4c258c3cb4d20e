"""How long an answer takes: the first one of a process, and one of many in `sitroom shell`.

    python benchmarks/ask.py FILE [--runs N]

Cold is the time of a whole process, `sitroom ask FILE QUESTION`, the median of N runs (5 if not said) of the first of
`QUESTIONS`. In the shell each of them is asked once to a ledger that is open and has been asked another question. Both
on the clock and as time of the processor, which other work on the machine does not lengthen.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

from sitroom.query import open_view
from sitroom.query.ask import Asker
from sitroom.world import load_world

QUESTIONS = (
    "What does Russia want?",
    "Could NATO troops defend Ukraine?",
    "What has the US said about sanctions?",
    "How many refugees have left Ukraine?",
    "Did Moscow deny planning an invasion?",
    "Why did prices rise in Europe?",
    "What happened in Mariupol?",
    "Who is Jens Stoltenberg?",
    "What is NATO?",
    "When did Poland join NATO?",
    "What do Russia and Ukraine disagree on?",
    "What has changed since 1 April 2022?",
    "What does Britain fear?",
    "How likely is a recession?",
    "Who won the 2018 World Cup?",
)


def cold(path: Path, runs: int) -> tuple[float, float]:
    """Seconds of a whole process and of its processor, the medians."""
    clock, processor = [], []
    for _ in range(runs):
        started, used = time.perf_counter(), children()
        subprocess.run(
            [sys.executable, "-m", "sitroom", "ask", str(path), QUESTIONS[0]], capture_output=True, check=False
        )
        clock.append(time.perf_counter() - started)
        processor.append(children() - used)
    return statistics.median(clock), statistics.median(processor)


def children() -> float:
    """Seconds of the processor that ended child processes have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def warm(path: Path) -> dict[str, tuple[float, float]]:
    """Seconds of each question to an open ledger, and of the processor."""
    seconds = {}
    with open_view(path) as view:
        asker = Asker(view, load_world())
        asker.ask("Who said what about the weather in Stoltenburg?")
        for question in QUESTIONS:
            started, used = time.perf_counter(), time.process_time()
            asker.ask(question)
            seconds[question] = time.perf_counter() - started, time.process_time() - used
    return seconds


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    clock, processor = cold(given.file, given.runs)
    print(f"cold: {clock:.2f} s, processor {processor:.2f} s")
    seconds = warm(given.file)
    for question, (clock, processor) in seconds.items():
        print(f"  {1000 * clock:6.0f} ms, processor {1000 * processor:4.0f} ms  {question}")
    for name, at in (("clock", 0), ("processor", 1)):
        times = [1000 * one[at] for one in seconds.values()]
        print(f"shell, {name}: median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms")


if __name__ == "__main__":
    main()
