"""One small ledger with all kinds of rows, written once: what it tells is made up, and some of it is hostile."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from export_ledger import HIDDEN, HOSTILE, Exported

from factory import (
    TEXT,
    make_actor,
    make_actor_mention,
    make_claim,
    make_copy,
    make_document,
    make_event,
    make_evidence,
    make_forecast,
    make_full_reading,
    make_picture,
    make_position,
)
from sitroom import __version__
from sitroom.export.formats import FORMS, export
from sitroom.query import open_view
from sitroom.records.claims import Dispute, Membership, Reading, Role, Side
from sitroom.records.ids import content_id
from sitroom.store import open_writer

GOLDEN = Path(__file__).parent / "golden"


def write_ledger(path: Path) -> Path:
    """A ledger of three articles: one of January, a later copy of it, and a hostile one of February."""
    kinds = ("title", "paragraph", "paragraph", "boilerplate")
    text = f"{TEXT}\n\n{HIDDEN}"
    address = {"uri": "https://post.example/talks?a=1&b=2", "path": None}
    first = make_full_reading(make_document(text, kinds=kinds, outlet="The Arland Post", title="Talks open", **address))
    second = make_full_reading(make_document(f"{text} ", "2022-01-12", kinds, outlet="The Bell", path="in/b.txt"))
    third = make_full_reading(make_document(f"Odd\n\n{text}", "2022-02-20", ("title",), outlet=HOSTILE, title=HOSTILE))
    spoken = make_claim(third.document, HOSTILE, "About 4,000 troops stand at the border.", speaker_text="-2+3")
    readings = [first, second, _with(third, "claims", spoken)]
    denial, promise = first.claims if first.claims[0].act == "deny" else first.claims[::-1]
    met = [next(m for m in one.event_mentions if m.modality == "actual") for one in readings]
    rest = [m for one in readings for m in one.event_mentions if m.modality != "actual"]
    [foretold] = first.predictions
    came_out = make_evidence(third.document, "Talks go on in March 2022.")
    sides = (
        Side(("state:BOR",), (denial.id,), (), denial.evidence[0].quote, evidence=denial.evidence),
        Side((), (), (first.figures[0].id,), "About 4,000 troops.", ("The Arland Post",), first.figures[0].evidence),
    )
    both = (*denial.evidence, *first.figures[0].evidence)
    dispute = Dispute(content_id("t", denial.id), "denial", "troops at the border", sides, denial.said, both)
    # a state that is in no registry has no code: one of these is called what it is not
    for id, name in (("state:ARL", "Arland"), ("state:RUS", "Talks")):
        readings = [_with(one, "actor_mentions", make_actor_mention(one.document, id, name)) for one in readings]
    names: dict[str, list[Any]] = {}
    for one in readings:
        for mention in one.actor_mentions:
            names.setdefault(mention.actor, []).append(mention)
    fields: dict[str, dict[str, Any]] = {
        "person:vera-lund": {"roles": (Role("foreign minister", "state:ARL", "2020-05-01", None),)},
        "state:BOR": {"wikidata": "Q1", "memberships": (Membership("state:RUS", "1950-01-01", None),)},
    }
    picture = make_picture(
        *readings,
        copies=(make_copy(first.document), make_copy(second.document, first.document), make_copy(third.document)),
        events=tuple(sorted((make_event(*met, origins=2), *map(make_event, rest)), key=lambda event: event.id)),
        positions=(make_position("troops, borders", "red_line", denial, promise),),
        forecasts=(make_forecast(foretold, "occurred", *came_out),),
        disputes=(dispute,),
        actors=tuple(make_actor(id, *found, **fields.get(id, {})) for id, found in sorted(names.items())),
    )
    with open_writer(path) as writer:
        for number, reading in enumerate(readings):
            writer.add_reading(str(number), reading.document.path or "", reading)
        told = {"left": "The Arland Post", "right": "B", "detail": None, "why": "corrects itself", "made_by": "user"}
        writer.add_judgement(kind="reliability", verdict="same", **told)
        writer.replace_picture(picture)
    return path


def _with(reading: Reading, field: str, row: Any) -> Reading:
    """A reading with one row more."""
    return replace(reading, **{field: tuple(sorted((*getattr(reading, field), row), key=lambda one: one.id))})


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of `write_ledger`."""
    return write_ledger(tmp_path_factory.mktemp("export") / "small.sitroom")


@pytest.fixture
def exported(ledger: Path, tmp_path: Path) -> Exported:
    """Write the ledger in a form, and give the file or the folder."""

    def write(form: str, *, name: str = "out", as_of: date | None = None, **options: Any) -> Path:
        to = tmp_path / (name if FORMS[form].is_folder else f"{name}.{form}")
        with open_view(ledger, as_of) as view:
            export(view, form, to, **options)
        return to

    return write


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare with what is kept in `golden/`; SITROOM_RENEW=1 writes it anew, to be read before it is committed."""

    def compare(name: str, text: str) -> None:
        text = text.replace(f"Sitroom {__version__}", "Sitroom VERSION").replace(f'"{__version__}"', '"VERSION"')
        if os.environ.get("SITROOM_RENEW"):
            GOLDEN.mkdir(exist_ok=True)
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="")
        with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
            assert text == file.read(), f"{name} differs; if that is right: SITROOM_RENEW=1 pytest tests/export"

    return compare
