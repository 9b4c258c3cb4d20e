"""Five real articles of December 2021 to February 2022, read end to end; skipped where the texts are not at hand.

The expectations are facts about the texts (dates, outlets, who is quoted at which place), checked by reading them.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sitroom.pipeline import build
from sitroom.query.asof import open_view
from sitroom.query.disputes import disputes, explained
from sitroom.query.documents import copy_of
from sitroom.query.verify import verify
from sitroom.records.claims import Claim, Event, Figure
from sitroom.records.text import Document
from sitroom.store import View

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five seed articles are not beside this checkout")

#: first three letters of the file: earliest day, latest day, basis, outlet, agency
DOCUMENTS = {
    "000": ("2022-01-10", "2022-01-10", "first_line", None, None),
    "001": ("2022-01-25", "2022-01-25", "byline", "BBC", None),
    "002": ("2021-12-13", "2021-12-19", "inferred", None, "AP"),
    "003": ("2022-02-15", "2022-02-15", "inferred", "NationalWorld", None),
    "004": ("2022-01-25", "2022-01-25", "dateline", None, None),
}
#: where a quotation with a speaker begins, and who that is
QUOTED = {
    "000": {
        817: "liz-truss", 4067: "vladimir-putin", 4461: "vladimir-putin", 4532: "vladimir-putin",
        4669: "vladimir-putin",
    },
    "002": {
        3982: "vladimir-putin", 4082: "vladimir-putin", 6147: "vladimir-putin", 6315: "joe-biden",
        7220: "jens-stoltenberg", 7529: "vladimir-putin", 7834: "vladimir-putin",
    },
    "003": {
        293: "group:western-allies", 1896: "state:RUS", 2067: "state:USA", 2411: "boris-johnson",
        2719: "jens-stoltenberg", 2811: "jens-stoltenberg", 3548: "vladimir-putin", 3904: "vladimir-putin",
        4094: "vladimir-putin", 4322: "vladimir-putin", 4632: "vladimir-putin", 5021: "jens-stoltenberg",
        5239: "state:RUS", 5422: "vladimir-putin", 5953: "state:USA", 6509: "joe-biden", 6992: "joe-biden",
        7078: "joe-biden", 7099: "joe-biden", 7267: "joe-biden", 7392: "joe-biden", 7484: "joe-biden",
        7660: "state:GBR", 7729: "boris-johnson", 7781: "boris-johnson", 7936: "boris-johnson", 8203: "boris-johnson",
        8311: "boris-johnson", 8606: "liz-truss", 8631: "liz-truss", 8904: "state:GBR", 9020: "state:GBR",
    },
    "004": {1262: "joe-biden", 1668: "mircea-geoana", 2120: "state:RUS", 2393: "state:USA", 3331: "stanislav-zas"},
}  # fmt: skip
#: the dates of the happenings that a careful reader lists
HAPPENINGS = (
    "1949 1955 1989 1990 1991 1999 2000 2001-09-11 2002 2003 2004 2007 2008-04 2008-08 2013 2014 2014-01 2014-02 2015 "
    "2021-10 2021-11 2021-12 2022-01-10 2022-01-24 2022-02-11 2022-02-14 2022-02-15"
).split()
#: value, bound, unit
FIGURES = {
    (125000, "about", "troops"), (175000, "exact", "troops"), (100000, "almost", "troops"), (100000, "exact", "troops"),
    (8500, "exact", "troops"), (3000, "exact", "troops"), (14000, "more_than", "deaths"), (14000, "exact", "deaths"),
    (100, "almost", "deaths"), (88e6, "exact", "GBP"), (30, "exact", "members"), (12, "exact", "countries"),
}  # fmt: skip


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path = tmp_path_factory.mktemp("seeds") / "seeds.sitroom"
    assert build([str(SEEDS)], path).read == 5
    with open_view(path) as opened:
        yield opened


def by_prefix(view: View) -> dict[str, Document]:
    return {Path(document.path or "").name[:3]: document for document in view.rows(Document)}


def test_dates_and_outlets(view: View) -> None:
    found = {
        key: (d.published.earliest, d.published.latest, d.published.basis, d.outlet, d.agency)
        for key, d in by_prefix(view).items()
    }
    assert found == DOCUMENTS


def test_quotations_and_their_speakers(view: View) -> None:
    documents = by_prefix(view)
    right, total = 0, 0
    for key, quoted in QUOTED.items():
        document = documents[key]
        claims = [claim for claim in view.rows(Claim) if claim.document == document.id]
        for start, speaker in quoted.items():
            words = document.text[start + 1 : start + 25].split("”")[0].split('"')[0].rstrip(",.")
            holding = [claim for claim in claims if words in claim.content]
            assert holding, f"quotation at {start} of {key} is in no claim"
            total += 1
            right += any((claim.speaker or "").endswith(speaker) for claim in holding)
    assert right / total >= 0.9


def test_dated_happenings(view: View) -> None:
    dated = {event.date.edtf for event in view.rows(Event) if event.date.earliest}
    found = [date for date in HAPPENINGS if any((edtf or "").startswith(date) for edtf in dated)]
    assert len(found) / len(HAPPENINGS) >= 0.6
    years = {int((edtf or "")[:4].replace("X", "0")) for edtf in dated}
    assert years <= {int(date[:4]) for date in HAPPENINGS} | {1980, 1999, 2022}


def test_figures(view: View) -> None:
    found = {(figure.value, figure.bound, figure.unit) for figure in view.rows(Figure)}
    assert found >= FIGURES
    assert not {value for value, _, _ in found} & {5, 1990, 1997}


#: what the five articles dispute: kind, words of what it is about, who stands on either side, documents at least
DISPUTED = (
    ("promise", "NATO would not grow", {"state:RUS"}, {"org:nato"}, 2),
    ("denial", "part in the fighting", {"state:UKR"}, {"state:RUS"}, 2),
    ("responsibility", "breaking the ceasefire", {"state:UKR"}, {"state:RUS"}, 1),
    ("denial", "planned invasion of Ukraine", {"state:UKR", "state:USA", "state:GBR"}, {"state:RUS"}, 3),
    ("denial", "withdrawal of troops", {"state:RUS"}, {"org:nato", "state:GBR", "state:USA"}, 1),
)


def test_what_is_disputed(view: View) -> None:
    found = disputes(view)
    assert len(found) == len(DISPUTED), "and nothing else"
    for kind, words, one, other, documents in DISPUTED:
        [line] = [line for line in found if line.dispute.kind == kind and words in line.dispute.about]
        first, second = (set(side.side.actors) for side in line.sides)
        assert (one <= first and other <= second) or (other <= first and one <= second), words
        assert len({piece.document for piece in line.dispute.evidence}) >= documents, words


def test_a_dispute_is_there_when_both_its_sides_are(view: View) -> None:
    with open_view(view.path, date(2022, 1, 11)) as earlier:
        found = {line.dispute.about for line in disputes(earlier)}
    assert any("planned invasion" in about for about in found)
    assert not any("withdrawal" in about or "would not grow" in about for about in found)


def test_troops_counted_in_several_ways_are_explained(view: View) -> None:
    assert disputes(view, kind="figure") == []
    why: dict[tuple[float, ...], list[str]] = defaultdict(list)
    for line in explained(view):
        why[tuple(sorted(view.row_by_prefix(row)[1].value for row in line.rows))].append(line.why)
    # one of the articles has the 100,000 from "various news reports"
    assert set(why[100000.0, 175000.0]) == {"planned against actual", "planned against alleged"}
    assert any(one.startswith("as of ") for one in why[100000.0, 125000.0])


def test_every_span_stands(view: View) -> None:
    assert not verify(view).faults


def test_a_spun_text_whose_source_is_not_here_is_marked_and_alone(view: View) -> None:
    kinds = {key: copy_of(view, document.id) for key, document in by_prefix(view).items()}
    assert {key: copy and (copy.copy_of, copy.copy_kind) for key, copy in kinds.items()} == {
        key: (None, "spun" if key == "002" else "original") for key in DOCUMENTS
    }
