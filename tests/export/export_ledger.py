"""What the tests of exports share besides fixtures: the marks in the ledger, and any form as plain text."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

#: Words of an article that no row rests on: they show whether its text went out.
HIDDEN = "Subscribe to read on, dear friend."
#: Words that a spreadsheet, a page or a calendar must not run, with letters outside the basic plane.
HOSTILE = '=HYPERLINK("x");=1+1 <script>alert(1)</script> 𝔸\x0b'
Exported = Callable[..., Path]


def read_lines(path: Path) -> list[Any]:
    """The values of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def unpacked(path: Path) -> str:
    """All that a file, a folder or an archive holds, as text."""
    if path.is_dir():
        return "".join(unpacked(one) for one in sorted(path.iterdir()))
    if path.suffix == ".parquet":
        from pyarrow import parquet

        return json.dumps(parquet.read_table(path).to_pylist(), ensure_ascii=False)
    if is_zipfile(path):
        with ZipFile(path) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist())
    return path.read_text(encoding="utf-8").replace("\r\n ", "")
