"""Is a bundle what was written? Its hashes, then every row and span of it, as those of a ledger are checked."""

import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from sitroom.errors import SetupError
from sitroom.export.bundle import BLOCK, DIGITS, FORMAT, MANIFEST, SEAL, manifest_text, member_of, sealed_digest
from sitroom.query import open_view
from sitroom.query.verify import Fault, Verification, verify
from sitroom.records.schema import from_json
from sitroom.store import TABLES, restore, schema_digest

#: What reading a zip raises when its bytes are not those that were written.
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError)


def is_bundle(path: Path) -> bool:
    """True for what looks like a zip file, by its name or by its first bytes."""
    if path.suffix == ".zip":
        return path.is_file()
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def verify_bundle(path: Path) -> Verification:
    """Check the seal, the hash of every member, and every row and span.

    Returns:
        How many rows and spans were checked, and what is wrong; `bundle` and `member` stand where a table does for
        faults of bytes.
    Raises:
        SetupError: it is no bundle, or one of a version whose tables differ.
    """
    faults = list(_seal_faults(path))
    try:
        with ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            faults += _member_faults(archive, manifest)
            found = _verify_rows(archive, manifest)
    except BROKEN as error:
        faults.append(_fault("bundle", path.name, f"it cannot be read to its end ({error})"))
        found = Verification(0, 0, ())
    return Verification(found.rows, found.spans, (*faults, *found.faults))


def _seal_faults(path: Path) -> Iterator[Fault]:
    """What is wrong with the bytes as a whole, where no member may be to blame."""
    with path.open("rb") as file:
        file.seek(-min(path.stat().st_size, len(SEAL) + DIGITS), 2)
        end = file.read()
    if not end.startswith(SEAL):
        yield _fault("bundle", path.name, "it does not end in a seal: bytes were lost or added")
    elif end.removeprefix(SEAL).decode("ascii", "replace") != sealed_digest(path):
        yield _fault("bundle", path.name, "its bytes are not those that were sealed: the SHA-256 at its end differs")


def _manifest(archive: ZipFile, path: Path) -> dict[str, Any]:
    """The manifest of an archive.

    Raises:
        SetupError: there is none, or it is one of another version.
    """
    if MANIFEST not in archive.namelist():
        raise SetupError(f"{path}: this zip has no {MANIFEST}. Give one that `sitroom export --format bundle` wrote.")
    try:
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    except BROKEN as error:
        raise BadZipFile(f"{MANIFEST}: {error}") from error
    if manifest["format"] != FORMAT or manifest["tables"] != schema_digest():
        raise SetupError(
            f"{path}: this bundle was written by Sitroom {manifest['sitroom']}, whose tables differ from those of this "
            "one. Verify it with that version."
        )
    return manifest


def _member_faults(archive: ZipFile, manifest: dict[str, Any]) -> Iterator[Fault]:
    """Members that are missing, that nobody knows, or whose bytes are not those of the manifest."""
    if archive.read(MANIFEST).decode() != manifest_text(manifest):
        yield _fault("member", MANIFEST, "it is not as it was written")
    infos = {info.filename: info for info in archive.infolist()}
    for name in sorted(infos.keys() - manifest["members"].keys() - {MANIFEST}):
        yield _fault("member", name, "the manifest does not have it")
    for name, wanted in manifest["members"].items():
        if name not in infos:
            yield _fault("member", name, "it is missing")
        elif infos[name].file_size != wanted["bytes"]:
            yield _fault("member", name, f"it has {infos[name].file_size} bytes, the manifest says {wanted['bytes']}")
        else:
            reason = _hash_reason(archive, infos[name], wanted["sha256"])
            if reason:
                yield _fault("member", name, reason)


def _hash_reason(archive: ZipFile, info: ZipInfo, wanted: str) -> str | None:
    digest = hashlib.sha256()
    try:
        with archive.open(info) as member:
            for block in _blocks(member):
                digest.update(block)
    except BROKEN as error:
        return f"its bytes cannot be unpacked ({error})"
    return None if digest.hexdigest() == wanted else "its SHA-256 is not that of the manifest: the bytes were changed"


def _blocks(member: IO[bytes]) -> Iterator[bytes]:
    while block := member.read(BLOCK):
        yield block


def _verify_rows(archive: ZipFile, manifest: dict[str, Any]) -> Verification:
    """Put the rows into a ledger that lasts as long as the check, and verify that."""
    with TemporaryDirectory(prefix="sitroom-") as folder:
        ledger = Path(folder) / "bundle.sitroom"
        try:
            restore(ledger, _rows(archive), is_picture_current=manifest["is_picture_current"])
        except SetupError as error:
            return Verification(0, 0, (_fault("bundle", "tables", str(error)),))
        with open_view(ledger) as view:
            return verify(view)


def _rows(archive: ZipFile) -> Iterator[Any]:
    """Every row of a bundle, documents first.

    Raises:
        SetupError: a line is no row of its table.
    """
    for record in TABLES:
        name = member_of(record)
        with archive.open(name) as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    yield from_json(record, json.loads(line))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise SetupError(f"{name}, line {number}: this is no row of its table ({error}).") from error


def _fault(table: str, id: str, reason: str) -> Fault:
    return Fault(table, id, None, None, None, reason)
