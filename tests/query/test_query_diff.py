"""What was new between two days: what counts as new, what as revised, and what does not."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factory import (
    make_actor_mention,
    make_claim,
    make_document,
    make_event_mention,
    make_figure,
    make_judgement,
    make_picture,
    make_prediction,
    make_reading,
)
from sitroom.errors import QuestionError
from sitroom.query import open_view
from sitroom.query.diff import Diff, diff
from sitroom.records.claims import Reading
from sitroom.store import open_writer

OLD = make_document(
    "Arland will meet Borduria on 12 May. Borduria rejected talks with Caria. About 4,000 troops of Borduria stand "
    "there. Borduria could invade Caria by 15 May, said Vera Lund.",
    "2022-05-10",
    path="1.txt",
    outlet="The Post",
)
NEW = make_document(
    "Arland met Borduria on 12 May. Borduria offered talks with Caria. Some 9,000 troops of Borduria stand there. "
    "Borduria denied that it had shelled Port Lund. Nine people died on Friday.",
    "2022-05-20",
    path="2.txt",
    outlet="The Mail",
    title="Talks at last",
)
#: Out after all days that are asked for, so that all of them are of the past.
LAST = make_document("The fair was a success.", "2022-07-01", path="9.txt", outlet="The Post")
COPY = make_document(f"{OLD.text} Advertisement.", "2022-05-21", path="3.txt", outlet="The Post")


def first_reading(document: Any = OLD) -> Reading:
    claim = make_claim(document, "talks with Caria", "Borduria rejected talks with Caria.", act="reject")
    feared = "Borduria could invade Caria by 15 May, said Vera Lund."
    said = make_claim(document, feared, feared, act="predict", speaker="person:vera-lund", speaker_text="Vera Lund")
    troops = {"unit": "troops", "actor": "state:BOR", "low": 4000.0, "high": 4000.0, "value": 4000.0}
    return make_reading(
        document,
        claims=[claim, said],
        event_mentions=[
            make_event_mention(document, "Arland will meet Borduria on 12 May.", "2022-05-12", modality="planned")
        ],
        figures=[make_figure(document, "About 4,000 troops of Borduria stand there.", **troops)],
        predictions=[make_prediction(document, said, feared, "2022-05-15")],
        actor_mentions=[make_actor_mention(document)],
    )


def second_reading() -> Reading:
    troops = {"unit": "troops", "actor": "state:BOR", "low": 9000.0, "high": 9000.0, "value": 9000.0}
    people = {"unit": "people", "of_what": "people", "actor": None, "low": 9.0, "high": 9.0, "value": 9.0}
    return make_reading(
        NEW,
        claims=[
            make_claim(NEW, "talks with Caria", "Borduria offered talks with Caria.", act="propose", cue="offered"),
            make_claim(NEW, "it had shelled Port Lund", "Borduria denied that it had shelled Port Lund.", act="deny"),
        ],
        event_mentions=[
            make_event_mention(NEW, "Arland met Borduria on 12 May.", "2022-05-12"),
            make_event_mention(NEW, "Nine people died on Friday.", "2022-05-20", type="ASSAULT", trigger="died"),
        ],
        figures=[
            make_figure(NEW, "Some 9,000 troops of Borduria stand there.", **troops),
            make_figure(NEW, "Nine people died on Friday.", **people),
        ],
        actor_mentions=[make_actor_mention(NEW)],
    )


def compared(folder: Path, *readings: Reading, until: str = "2022-05-31", limit: int = 10, joins: Any = ()) -> Diff:
    readings = (*readings, make_reading(LAST))
    with open_writer(folder / "a.sitroom") as writer:
        for reading in readings:
            writer.add_reading(reading.document.path or "", reading.document.path or "", reading)
        writer.replace_picture(make_picture(*readings, judgements=tuple(joins)))
    with ExitStack() as stack:
        days = (date(2022, 5, 15), date.fromisoformat(until))
        before, after = (stack.enter_context(open_view(folder / "a.sitroom", day)) for day in days)
        return diff(before, after, limit=limit)


def lines(found: Diff, heading: str) -> list[str]:
    return next([line.text for line in one.lines] for one in found.sections if one.heading == heading)


@pytest.fixture
def told(tmp_path: Path) -> Diff:
    """A meeting that was planned and took place, an offer after a refusal, more troops, nine dead."""
    first, second = first_reading(), second_reading()
    met = next(one for one in second.event_mentions if one.type == "CONSULT")
    join = make_judgement(*sorted((first.event_mentions[0].id, met.id)))
    return compared(tmp_path, first, second, joins=[join])


def test_what_happened_since_is_new_and_what_was_planned_has_changed(told: Diff) -> None:
    assert lines(told, "New events") == ["2022-05-20: Nine people died on Friday."]
    assert [line.split(":")[0] for line in lines(told, "Events that changed")] == ["planned → actual"]


def test_claims_figures_positions_and_sources(told: Diff) -> None:
    assert set(lines(told, "New claims of note")) == {
        "Borduria offered talks with Caria.",
        "Borduria denied that it had shelled Port Lund.",
    }
    [figure] = lines(told, "Figures revised")
    assert "troops" in figure and "4,000 → " in figure and "9,000" in figure
    assert [line.split(".")[0] for line in lines(told, "Positions moved or taken")] == [
        "Borduria, talks with Caria: rejects → offers"
    ]
    assert lines(told, "New sources") == ["The Mail: 1 article, the first of 2022-05-20: Talks at last"]
    assert (told.articles, told.origins) == (1, 1)


def test_a_window_that_closed_is_told_with_who_foretold_it(told: Diff) -> None:
    [closed] = lines(told, "Forecasts closed")
    assert closed.startswith("window closed, nothing reported: Borduria could invade Caria")


def test_every_line_cites_a_row_or_words(told: Diff) -> None:
    assert all(line.row or line.evidence for section in told.sections for line in section.lines)
    assert all(section.count >= len(section.lines) for section in told.sections)


def test_a_late_copy_of_an_old_report_brings_nothing_new(tmp_path: Path) -> None:
    copy = make_judgement(COPY.id, OLD.id, kind="copy", detail="verbatim")
    found = compared(tmp_path, first_reading(), first_reading(COPY), joins=[copy])
    assert (found.articles, found.origins) == (1, 0)
    kinds = ("New events", "New claims of note", "Figures revised", "Positions moved or taken", "New sources")
    assert [lines(found, kind) for kind in kinds] == [[]] * len(kinds)


def test_a_limit_cuts_the_lines_and_not_the_number(tmp_path: Path) -> None:
    found = compared(tmp_path, first_reading(), second_reading(), limit=1)
    claims = next(one for one in found.sections if one.heading == "New claims of note")
    assert (claims.count, len(claims.lines)) == (2, 1)


def test_the_days_must_be_in_order(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="must come after"):
        compared(tmp_path, first_reading(), until="2022-05-15")
