"""How fast copies are found among many articles, and in how much memory.

    python benchmarks/copies.py FILE... [--articles N]

Files hold JSON lines with `text` and, where known, `outlet` and `date`, packed or not. Texts are taken as they are,
each paragraph as a block; copies are looked for among all in one process on one thread, as a build does at its end.
"""

import argparse
import gzip
import hashlib
import json
import lzma
import re
import resource
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sitroom.merge.copies import find_copies
from sitroom.merge.origins import copy_families
from sitroom.records.dates import UNKNOWN, parse_day
from sitroom.records.ids import content_id
from sitroom.records.text import Block, Document

OPENERS = {".gz": gzip.open, ".xz": lzma.open}


def rows(files: list[Path]) -> Iterator[dict[str, Any]]:
    """The rows of some files."""
    for file in files:
        with OPENERS.get(file.suffix, open)(file, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def document_of(row: dict[str, Any]) -> Document:
    """A row as a document."""
    text = row.get("text") or ""
    published = parse_day(row.get("date") or "") or UNKNOWN
    return Document(
        id=content_id("d", row.get("id"), row.get("outlet"), published.edtf, text),
        external_id=None,
        uri=None,
        path=None,
        outlet=row.get("outlet"),
        title=None,
        byline=None,
        agency=None,
        published=published,
        language="en",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=tuple(Block(match.start(), match.end(), "paragraph") for match in re.finditer(r"[^\n]+", text)),
    )


def memory() -> float:
    """The most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, metavar="N", help="the first N only")
    given = parser.parse_args()
    read = (document_of(row) for row in islice(rows(given.files), given.articles))
    documents = list({document.id: document for document in read}.values())
    words, before = sum(len(document.text.split()) for document in documents), memory()
    start, processor = time.perf_counter(), time.process_time()
    copies = copy_families(documents, find_copies(documents))
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    kinds = Counter(copy.copy_kind for copy in copies)
    print(f"articles   {len(documents):7}  {words / len(documents):.0f} words each")
    print(f"copies     {len(documents) / processor:7.0f} documents/s of the processor")
    print(f"seconds    {processor:7.1f} of the processor, {seconds:.1f} in all")
    print(f"memory     {memory():7.0f} MiB at most, {before:.0f} MiB of it for the articles")
    print(
        f"families   {len({copy.origin for copy in copies}):7}  "
        + ", ".join(f"{n} {k}" for k, n in kinds.most_common())
    )


if __name__ == "__main__":
    main()
