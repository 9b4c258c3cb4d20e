"""How fast copies are found among many articles, and in how much memory.

    python benchmarks/copies.py FILE... [--articles N]

Files hold JSON lines with `text` and any metadata, packed or not. Articles are cleaned first, which is not counted;
then copies are looked for among all of them in one process on one thread: what a build does once at its end.
"""

import argparse
import gzip
import json
import lzma
import resource
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from sitroom.clean import clean_page
from sitroom.errors import ArticleError
from sitroom.merge import copy_families, find_copies
from sitroom.records.text import Document, Page
from sitroom.world import load_world

OPENERS = {".gz": gzip.open, ".xz": lzma.open}


def pages(files: list[Path]) -> Iterator[Page]:
    """The articles of some files."""
    for file in files:
        with OPENERS.get(file.suffix, open)(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                row = json.loads(line)
                metadata = MappingProxyType({name: value for name, value in row.items() if name != "text"})
                yield Page(f"{file.name}#{number}", (row.get("text") or "").encode(), metadata=metadata)


def cleaned(files: list[Path], most: int | None) -> tuple[list[Document], set[str]]:
    """The documents, each once, and the ids of those whose wording is spun."""
    world = load_world()
    documents: dict[str, Document] = {}
    spun = set()
    for page in islice(pages(files), most):
        try:
            document, doubts = clean_page(page, world)
        except ArticleError:
            continue
        documents[document.id] = document
        if any(doubt.kind == "spun_wording" for doubt in doubts):
            spun.add(document.id)
    return list(documents.values()), spun


def memory() -> float:
    """The most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, metavar="N", help="the first N only")
    given = parser.parse_args()
    documents, spun = cleaned(given.files, given.articles)
    words, before = sum(len(document.text.split()) for document in documents), memory()
    start, processor = time.perf_counter(), time.process_time()
    copies = copy_families(documents, find_copies(documents, spun), (), spun)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    kinds = Counter(copy.copy_kind for copy in copies)
    print(f"articles   {len(documents):7}  {words / len(documents):.0f} words each")
    print(
        f"copies     {len(documents) / seconds:7.0f} documents/s  {seconds:.1f} s ({processor:.1f} s of the processor)"
    )
    print(f"memory     {memory():7.0f} MiB at most, {before:.0f} MiB of it for the articles")
    print(
        f"families   {len({copy.origin for copy in copies}):7}  "
        + ", ".join(f"{n} {k}" for k, n in kinds.most_common())
    )


if __name__ == "__main__":
    main()
