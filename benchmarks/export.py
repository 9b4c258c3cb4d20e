"""How fast a ledger goes out in each form, and with how much memory.

    python benchmarks/export.py LEDGER

Each form is written in a process of its own; printed are rows per second (of all tables that go out), seconds, the size
of what was written, and the peak memory in MiB. For a ledger twice as large the last should stay, but for `xlsx`
and `stix`, which grade events and claims and so hold their ids.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sitroom.export.formats import FORMS, export
from sitroom.export.rows import EXPORTED
from sitroom.query import open_view


def write(ledger: Path, form: str, to: Path) -> None:
    """Write one form and print how that went."""
    with open_view(ledger) as view:
        rows = sum(view.count(record) for record in EXPORTED)
        started = time.perf_counter()
        export(view, form, to)
        seconds = time.perf_counter() - started
    size = sum(file.stat().st_size for file in (to.rglob("*") if to.is_dir() else [to]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{form:<11}{rows / seconds:>9,.0f} rows/s{seconds:>8.1f} s{size / 2**20:>9.1f} MiB{memory:>7.0f} MiB memory")


def main(arguments: list[str]) -> None:
    """Measure every form of one ledger, or one form in this process."""
    if not arguments:
        sys.exit(__doc__)
    ledger = Path(arguments[0])
    with tempfile.TemporaryDirectory() as folder:
        if len(arguments) > 1:
            write(ledger, arguments[1], Path(folder) / "out")
            return
    for form in FORMS:
        subprocess.run([sys.executable, __file__, str(ledger), form], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
