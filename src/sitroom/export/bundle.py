"""A bundle: a ledger in one zip file that anybody can check again, byte for byte and span for span.

It holds every row with the texts that the spans point into, a manifest with the SHA-256 of each member, and at its very
end, as the comment of the zip, the SHA-256 of all bytes before it. Nothing in it comes from a clock. The hashes tell
what was changed by accident; who changes a bundle on purpose can write new ones, so publish the last one elsewhere.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sitroom import __version__
from sitroom.export.files import whole_file
from sitroom.records.schema import to_json
from sitroom.store import TABLES, View, schema_digest

FORMAT = "sitroom-bundle/1"
MANIFEST, README = "manifest.json", "README.txt"
#: What stands before the 64 digits of the seal in the comment of the zip.
SEAL = b"sitroom-bundle sha256:"
DIGITS = 64
#: Bytes read at a time.
BLOCK = 1 << 20

WORDS = """This is a ledger of news reports, written by Sitroom.

tables/*.jsonl   every row, one JSON object a line, as the ledger holds it; documents.jsonl has the texts
manifest.json    the SHA-256, size and number of rows of every member

Every row that says something about the world has evidence: document, start, end (half-open, in code points of the
document's text, from 0) and quote. The row is what the text says, not what is so.

To check it:  sitroom verify FILE.zip
The texts are those of the outlets that printed them: their licences hold.
"""


def write(view: View, to: Path, *, with_text: bool = True) -> dict[str, int]:
    """Write all rows and texts as a zip file that `sitroom verify` can check.

    Args:
        to: the file.  with_text: has no say: spans cannot be checked without the texts.
    Returns:
        Names of tables with their numbers of rows.
    """
    counts: dict[str, int] = {}
    members: dict[str, dict[str, Any]] = {}
    with whole_file(to) as unfinished:
        with ZipFile(unfinished, "w") as archive:
            for record, table in TABLES.items():
                name = member_of(record)
                rows: Iterator[Any] = view.each(record)
                lines = (json.dumps(to_json(row), ensure_ascii=False) + "\n" for row in rows)
                members[name] = _write_member(archive, name, lines)
                counts[table.name] = members[name]["rows"]
            members[README] = _write_member(archive, README, WORDS.splitlines(keepends=True))
            _write_member(archive, MANIFEST, [manifest_text(_manifest(view, members))])
            archive.comment = SEAL + b"0" * DIGITS
        _seal(unfinished)
    return counts


def member_of(record: type) -> str:
    """The name of the member that has the rows of a table."""
    return f"tables/{TABLES[record].name}.jsonl"


def _manifest(view: View, members: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "sitroom": __version__,
        "tables": schema_digest(),
        "as_of": view.as_of.isoformat() if view.as_of else None,
        "is_picture_current": view.is_picture_current,
        "members": members,
    }


def manifest_text(manifest: dict[str, Any]) -> str:
    """A manifest as it is written: the same fields always give the same bytes."""
    return json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _write_member(archive: ZipFile, name: str, lines: Iterable[str]) -> dict[str, Any]:
    """Write one member; gives its hash, its size and its number of lines."""
    info = ZipInfo(name)  # of 1 January 1980, since a zip must have a day
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3  # wherever it is written
    info.external_attr = 0o644 << 16
    digest, size, rows = hashlib.sha256(), 0, 0
    with archive.open(info, "w", force_zip64=True) as out:
        for line in lines:
            octets = line.encode()
            out.write(octets)
            digest.update(octets)
            size, rows = size + len(octets), rows + 1
    return {"sha256": digest.hexdigest(), "bytes": size, "rows": rows}


def _seal(path: Path) -> None:
    """Put the hash of all bytes before it at the end of the file."""
    digest = sealed_digest(path)
    with path.open("r+b") as file:
        file.seek(-DIGITS, 2)
        file.write(digest.encode())


def sealed_digest(path: Path) -> str:
    """The SHA-256 of a file without its last 64 bytes."""
    digest, left = hashlib.sha256(), max(0, path.stat().st_size - DIGITS)
    for block in _blocks(path):
        digest.update(block[:left])
        left -= min(left, len(block))
    return digest.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block
