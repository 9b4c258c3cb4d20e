"""How fast a ledger is built and opened, and how much memory that takes.

    python benchmarks/build.py SOURCES...

Builds into a temporary folder, in a process of its own, and prints: words per second over all stages, peak memory of
the build in MiB, and the seconds that `sitroom timeline` takes on the file (the middle of five runs, with start-up).
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def sitroom(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does."""
    command = [sys.executable, "-m", "sitroom", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def main(sources: list[str]) -> None:
    """Measure and print."""
    if not sources:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "benchmark.sitroom")
        print(sitroom("build", *sources, "-o", ledger).stdout.strip())
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        times = []
        for _ in range(5):
            started = time.perf_counter()
            sitroom("timeline", ledger)
            times.append(time.perf_counter() - started)
    print(f"peak memory of the build: {peak:.0f} MiB")
    print(f"sitroom timeline: {statistics.median(times):.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
