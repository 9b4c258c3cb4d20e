"""What articles tell is read once: again only when the ledger comes to know something under what they print."""

from collections.abc import Sequence

import pytest

from factory import make_actor, make_claim, make_document, make_event_mention, make_figure
from sitroom.merge import accounts
from sitroom.merge.accounts import Account, Reader
from sitroom.merge.parties import SPEAKER_FIELDS, Parties
from sitroom.records.claims import Actor
from sitroom.records.grouped import Listed
from sitroom.records.workings import Workings

ARL, BOR = "state:ARL", "state:BOR"
ACTORS = [make_actor(ARL, name="Arland", known=True), make_actor(BOR, name="Borduria", known=True)]
SENTENCES = (
    "Arland denied that it had shelled Port Klow, which the Klow Herald calls a massacre.",
    "Borduria said that at least 40 people were killed when Arland shelled Port Klow.",
    "Arland and Borduria accuse each other of breaking the truce.",
    "“It was not a massacre,” Arland said. Residents recall the massacre.",
)
DOCUMENTS = {document.id: document for document in (make_document(text, "2022-01-10") for text in SENTENCES)}
FIRST, SECOND, THIRD, FOURTH = DOCUMENTS.values()
DENIED = make_claim(
    FIRST, "that it had shelled Port Klow", SENTENCES[0], act="deny", cue="denied", speaker=ARL, speaks_for=ARL
)
TOLD = make_claim(SECOND, "at least 40 people were killed", SENTENCES[1], act="assert", speaker=BOR, speaks_for=BOR)
MISNAMED = make_claim(FOURTH, "“It was not a massacre,”", "“It was not a massacre,” Arland said.", speaker=ARL)
CLAIMS = Listed([DENIED, TOLD, MISNAMED])
SHELLED = make_event_mention(SECOND, SENTENCES[1], trigger="shelled", type="ASSAULT", actors=(ARL,))
DEAD = make_figure(SECOND, SENTENCES[1], 40.0, unit="deaths")


def read(workings: Workings, actors: Sequence[Actor] = ACTORS, basis: str = "") -> dict[str, Account]:
    parties = Parties(actors, CLAIMS.counts(*SPEAKER_FIELDS))
    reader = Reader(CLAIMS, parties, workings, basis)
    found = reader.read(DOCUMENTS, [SHELLED], [DEAD])
    assert [one.matter.name for one in reader.named_so(FOURTH, "massacre")] == ["whether it was a massacre"]
    return found


def again(workings: Workings) -> Workings:
    """What the next merge finds."""
    return Workings([(*place, value) for place, value in workings.used.items()], "")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are read."""
    several: list[str] = []
    read = accounts._read

    def noted(document, *more):  # type: ignore[no-untyped-def]
        several.append(document.id)
        return read(document, *more)

    monkeypatch.setattr(accounts, "_read", noted)
    return several


def test_what_is_kept_is_what_was_read(asked: list[str]) -> None:
    first = Workings()
    fresh = read(first)
    assert any(one.statements for one in fresh.values()) and any(one.deeds for one in fresh.values())
    asked.clear()
    assert read(again(first)) == fresh
    assert asked == []


@pytest.mark.parametrize(
    ("actor", "touched"),
    [
        (make_actor("org:a", name="Klow Herald"), [FIRST]),
        (make_actor("org:a", name="Port Klow"), [FIRST, SECOND]),
        (make_actor("org:a", name="Port Sprodj"), []),
        (make_actor("org:a", name="Klow Courier"), []),
        (make_actor("org:a", name="Arland Post"), []),
        (make_actor("state:KLO", name="Klowia"), [FIRST, SECOND]),
    ],
)
def test_a_new_name_touches_what_prints_it(actor: Actor, touched: list[object], asked: list[str]) -> None:
    first = Workings()
    read(first)
    asked.clear()
    second = again(first)
    found = read(second, [*ACTORS, actor])
    assert set(asked) == {one.id for one in touched}  # type: ignore[attr-defined]
    whole = Workings()
    assert found == read(whole, [*ACTORS, actor])
    assert second.used == whole.used


def test_other_identities_are_other_rows(asked: list[str]) -> None:
    first = Workings()
    read(first)
    asked.clear()
    read(again(first), basis="others")
    assert set(asked) == DOCUMENTS.keys()
