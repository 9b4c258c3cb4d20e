"""Bundles: whole they verify, and whatever byte of them is changed is noticed and named."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from export_ledger import Exported

from sitroom.errors import SetupError
from sitroom.export import bundle
from sitroom.export.check_bundle import verify_bundle
from sitroom.query import open_view
from sitroom.query.verify import verify


@pytest.fixture
def whole(exported: Exported) -> Path:
    """A bundle as it was written."""
    return exported("bundle")


def forged(whole: Path, name: str, change) -> Path:
    """The bundle with one member changed by somebody who makes the hashes fit."""
    with ZipFile(whole) as archive:
        members = {one: archive.read(one).decode() for one in archive.namelist()}
    members[name] = change(members[name])
    manifest = json.loads(members.pop("manifest.json"))
    path = whole.with_name("forged.zip")
    with ZipFile(path, "w") as archive:
        for one, text in members.items():
            manifest["members"][one] = bundle._write_member(archive, one, [text])
        bundle._write_member(archive, "manifest.json", [bundle.manifest_text(manifest)])
        archive.comment = bundle.SEAL + b"0" * bundle.DIGITS
    bundle._seal(path)
    return path


@pytest.mark.parametrize("day", [None, date(2022, 1, 31)])
def test_a_bundle_verifies_as_its_ledger_does(exported: Exported, ledger: Path, day: date | None) -> None:
    with open_view(ledger, day) as view:
        expected = verify(view)
    found = verify_bundle(exported("bundle", as_of=day))
    assert found.faults == () and (found.rows, found.spans) == (expected.rows, expected.spans)
    assert found.spans > 20


def test_the_manifest_names_every_member_and_the_day(exported: Exported) -> None:
    with ZipFile(exported("bundle", as_of=date(2022, 1, 31))) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert {*manifest["members"], "manifest.json"} == set(archive.namelist())
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in archive.infolist())
    assert manifest["as_of"] == "2022-01-31" and manifest["format"] == "sitroom-bundle/1"
    assert manifest["members"]["tables/documents.jsonl"]["rows"] == 2


def test_every_changed_byte_is_noticed(whole: Path) -> None:
    octets = whole.read_bytes()
    path = whole.with_name("changed.zip")
    for place in range(0, len(octets), max(1, len(octets) // 10)):
        path.write_bytes(octets[:place] + bytes([octets[place] ^ 1]) + octets[place + 1 :])
        with suppress(SetupError):  # what is left is no bundle, which is said too
            assert verify_bundle(path).faults, place


@pytest.mark.parametrize("name", ["tables/documents.jsonl", "tables/claims.jsonl", "README.txt", "manifest.json"])
def test_the_member_whose_byte_was_changed_is_named(whole: Path, name: str) -> None:
    with ZipFile(whole) as archive:
        info = archive.getinfo(name)
    octets = bytearray(whole.read_bytes())
    octets[info.header_offset + 30 + len(name) + 20 + info.compress_size // 2] ^= 0x10
    path = whole.with_name("changed.zip")
    path.write_bytes(octets)
    faults = verify_bundle(path).faults
    assert any(name == fault.id or name in fault.reason for fault in faults)


def test_bytes_lost_added_or_put_between_are_noticed(whole: Path) -> None:
    octets = whole.read_bytes()
    path = whole.with_name("changed.zip")
    for changed in (octets[:-1], octets + b"\n", b"x" + octets, octets[: len(octets) // 2]):
        path.write_bytes(changed)
        assert verify_bundle(path).faults


def test_a_member_more_or_less_is_named(whole: Path) -> None:
    with ZipFile(whole, "a") as archive:
        archive.writestr("tables/more.jsonl", "{}\n")
    assert "the manifest does not have it" in {fault.reason for fault in verify_bundle(whole).faults}


@pytest.mark.parametrize(
    ("table", "old", "new", "reason"),
    [
        ("claims", "Borduria denied", "Borduria admitted", "not the quote"),
        ("documents", "About 4,000 troops", "About 9,000 troops", "its SHA-256 differs"),
        ("events", '"origins": 2', '"origins": 7', "it counts 7 independent origins"),
        ("claims", '"act"', '"deed"', "this is no row of its table"),
        ("figures", "\n", "\n{", "line 2: this is no row of its table"),
    ],
)
def test_a_forged_row_is_found_though_all_hashes_fit(whole: Path, table: str, old: str, new: str, reason: str) -> None:
    path = forged(whole, f"tables/{table}.jsonl", lambda text: text.replace(old, new, 1))
    assert any(reason in fault.reason for fault in verify_bundle(path).faults)


def test_what_is_no_bundle_is_said_to_be_none(tmp_path: Path, whole: Path) -> None:
    with ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(SetupError, match=r"has no manifest\.json"):
        verify_bundle(tmp_path / "other.zip")


def test_a_bundle_of_other_tables_names_the_version_that_knows_them(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitroom.export.check_bundle.schema_digest", lambda: "other")
    with pytest.raises(SetupError, match="Verify it with that version"):
        verify_bundle(whole)
