"""Taking a document out on the command line."""

import json
from pathlib import Path

import pytest

from factory import make_document, make_full_reading
from sitroom.judging import draw_picture
from sitroom.merge.actors import registry_of
from sitroom.store import open_writer
from sitroom.world import load_world

FIRST, SECOND = make_document(path="one.txt"), make_document(path="two.txt", outlet="The Tessel Bell")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "two.sitroom"
    with open_writer(path) as writer:
        for document in (FIRST, SECOND):
            writer.add_reading(document.id, document.path or "", make_full_reading(document))
        draw_picture(writer, registry_of(load_world(None)))
    return path


def test_a_document_is_taken_out_and_the_rest_stands(run, ledger: Path) -> None:
    done = run("remove", ledger, FIRST.id[:8], "--why", "withdrawn", "--format", "json")
    assert json.loads(done.stdout) == {"file": str(ledger), "removed": [FIRST.id], "why": "withdrawn"}
    assert [row["id"] for row in json.loads(run("documents", ledger, "--format", "json").stdout)] == [SECOND.id]
    assert run("verify", ledger).exit_code == 0


def test_what_is_no_document_is_refused(run, ledger: Path) -> None:
    claim = json.loads(run("claims", ledger, "--format", "json").stdout)[0]["id"]
    refused = run("remove", ledger, claim, "--why", "withdrawn")
    assert refused.exit_code != 0 and "no document" in refused.stderr
    assert run("remove", ledger, FIRST.id, "--why", " ").exit_code == 2
