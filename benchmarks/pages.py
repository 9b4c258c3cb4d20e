"""How fast the pages of a ledger are, and how much memory their server takes.

    python -m benchmarks.pages crisis.sitroom --clients 20 --seconds 60

starts the server as a process of its own on the loopback address, asks for its pages from several clients at once, and
prints for each page what it takes the first time, when it is made, then among many the median and the 99th percentile,
and its weight over the wire; at the end the rate and the peak memory.
"""

import argparse
import random
import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path

import httpx

PATHS = (
    *(
        "/",
        "/timeline",
        "/timeline?page=3",
        "/timeline?type=consult",
        "/map",
        "/map?box=world",
        "/claims",
        "/claims?page=5",
    ),
    *("/claims?act=deny", "/positions", "/figures", "/figures?unit=troops", "/disputes", "/forecasts", "/actors"),
    *("/actors/state:RUS", "/duties?attacked=state:UKR&by=state:RUS&on=2022-02-24", "/sources", "/documents"),
    *("/timeline?text=ceasefire", "/claims?actor=state:USA", "/ask?q=What+does+Russia+want%3F", "/brief"),
    *("/api/events?limit=100", "/api/claims?limit=100"),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    command = [sys.executable, "-m", "sitroom", "serve", str(options.ledger), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            address = _address(server)
            first, weights = _weigh(address)
            times = _ask(address, options.clients, options.seconds)
            _print(first, times, weights, options.seconds)
            print(f"server: {_peak(server.pid):.0f} MiB at its peak")
        finally:
            server.terminate()


def _address(server: "subprocess.Popen[str]") -> str:
    """Where the server answers, as it says itself."""
    assert server.stderr is not None
    for line in server.stderr:
        found = re.search(r"http://\S+?/", line)
        if found:
            return found[0].rstrip("/")
    raise SystemExit("the server did not start")


def _weigh(address: str) -> tuple[dict[str, float], dict[str, int]]:
    """Seconds and bytes of each page when it is asked for the first time, alone."""
    first: dict[str, float] = {}
    weights: dict[str, int] = {}
    with httpx.Client(base_url=address, timeout=120) as client:
        for path in PATHS:
            start = time.perf_counter()
            with client.stream("GET", path) as answer:
                answer.raise_for_status()
                weights[path] = sum(len(part) for part in answer.iter_raw())
            first[path] = time.perf_counter() - start
    return first, weights


def _ask(address: str, clients: int, seconds: float) -> dict[str, list[float]]:
    """Seconds of every answer to clients who ask at once."""
    times: dict[str, list[float]] = defaultdict(list)
    lock = threading.Lock()
    end = time.perf_counter() + seconds

    def work(seed: int) -> None:
        paths = random.Random(seed)
        with httpx.Client(base_url=address, timeout=120) as client:
            while time.perf_counter() < end:
                path = paths.choice(PATHS)
                start = time.perf_counter()
                client.get(path).raise_for_status()
                with lock:
                    times[path].append(time.perf_counter() - start)
                time.sleep(paths.uniform(0.5, 1.5))  # a person reads before going on

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def _print(first: dict[str, float], times: dict[str, list[float]], weights: dict[str, int], seconds: float) -> None:
    print("  first       median     p99          weight")
    for path in PATHS:
        spent = sorted(times[path]) or [float("nan")]
        row = f"{1000 * first[path]:7.0f} ms {_at(spent, 0.5):7.0f} ms {_at(spent, 0.99):7.0f} ms"
        print(f"{row} {weights[path] / 1024:7.0f} KiB  {path}")
    every = sorted(one for spent in times.values() for one in spent)
    made = sorted(first.values())
    print(f"first: median {_at(made, 0.5):.0f} ms, slowest {_at(made, 1.0):.0f} ms")
    print(f"all: median {_at(every, 0.5):.0f} ms, p99 {_at(every, 0.99):.0f} ms, {len(every) / seconds:.1f} answers/s")


def _at(spent: list[float], share: float) -> float:
    return 1000 * spent[min(len(spent) - 1, int(len(spent) * share))]


def _peak(pid: int) -> float:
    """The most memory that a process has held, in MiB (Linux)."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else float("nan")


if __name__ == "__main__":
    main()
