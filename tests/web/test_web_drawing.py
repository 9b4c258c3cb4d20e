"""Drawings: who is drawn where, and that nothing runs across the map."""

import re
from itertools import pairwise

import pytest

from factory import make_document, make_figure
from sitroom.query.lines import AnswerLine
from sitroom.query.positions import PositionLine
from sitroom.records.claims import Place, Position
from sitroom.records.dates import UNKNOWN
from sitroom.web.drawing.disputed import DISPUTED, disputed_on
from sitroom.web.drawing.ranges import drawn_ranges
from sitroom.web.drawing.world import WIDTH, Box, frame_of, shapes
from sitroom.web.pages.figures import _around, _thing
from sitroom.web.pages.places import Spot, _labels
from sitroom.web.pages.positions import _cell

BLACK_SEA = frame_of(Box(25.0, 41.0, 42.0, 50.0))
WORLD = frame_of(Box(-180.0, -58.0, 180.0, 84.0))


def points(path: str) -> list[list[tuple[float, float]]]:
    rings = [ring for ring in path.replace("M", " ").split("Z") if ring.strip()]
    return [[(float(x), float(y)) for x, y in (pair.split(",") for pair in ring.split("L"))] for ring in rings]


def is_inside(x: float, y: float, path: str) -> bool:
    """Whether a point lies in a shape, by the even-odd rule."""
    crossings = 0
    for ring in points(path):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("place", "lat", "lon", "country"),
    [
        ("Simferopol", 44.95, 34.1, "UKR"),
        ("Kyiv", 50.0, 30.5, "UKR"),
        ("Rostov", 47.3, 40.2, "RUS"),
        ("Bucharest", 44.43, 26.1, "ROU"),
    ],
)
def test_a_place_lies_in_its_country(place: str, lat: float, lon: float, country: str) -> None:
    x, y = BLACK_SEA.place(lat, lon)
    drawn = [shape.code for shape in shapes(BLACK_SEA) if is_inside(x, y, shape.path)]
    assert drawn == [country], place


def test_no_shore_runs_across_the_whole_map() -> None:
    for shape in shapes(WORLD):
        for ring in points(shape.path):
            longest = max(abs(x2 - x1) for (x1, _), (x2, _) in pairwise(ring))
            assert longest < WIDTH / 5 or shape.code == "ATA", shape.name


def test_a_frame_keeps_the_scale_true_in_its_middle() -> None:
    for box in (Box(25, 41, 42, 50), Box(-10, 35, 60, 40), Box(30, 10, 34, 60)):
        frame = frame_of(box)
        assert frame.box.west <= box.west and frame.box.east >= box.east
        assert 400 <= frame.height <= 600
        assert 1.0 <= frame.y_scale / frame.x_scale < 2.5


def test_disputed_ground_is_hatched_while_it_is_disputed() -> None:
    names = {area.name for area in disputed_on("2022-02-15")}
    assert {"Crimea", "Nagorno-Karabakh", "Kosovo"} <= names
    assert "Crimea" not in {area.name for area in disputed_on("2013-01-01")}
    assert "Nagorno-Karabakh" not in {area.name for area in disputed_on("2024-01-01")}
    assert all(re.fullmatch(r"[A-Z]{3}", code) for area in DISPUTED for code in area.countries)


def test_bars_share_one_scale_and_show_how_far_a_number_may_reach() -> None:
    document = make_document()
    rows = [
        make_figure(document, low=None, high=None, value=100.0, bound="exact"),
        make_figure(document, low=None, high=None, value=50.0, bound="more_than"),
        make_figure(document, low=20.0, high=80.0, value=None, bound="between"),
        make_figure(document, low=None, high=None, value=60.0, bound="up_to"),
    ]
    exact, more, between, most = drawn_ranges(rows).bars
    assert exact.low == exact.high == 96.0 and drawn_ranges(rows).scale == "100"
    assert more.low == 48.0 and more.high > more.low
    assert between.low < between.high < exact.high
    assert most.low == 0.0 and most.high > between.low


def test_names_on_the_map_stand_apart_the_places_of_most_events_first() -> None:
    def spot(name: str, x: float, y: float, count: int, *, is_area: bool = False) -> Spot:
        return Spot(Place(f"place:{name}", name, 0.0, 0.0, "place"), x, y, count, 10.0, is_area)

    spots = [
        spot("Arland", 500, 300, 90, is_area=True),
        spot("Klow", 500, 300, 80),
        spot("Zlop", 530, 302, 10),
        spot("Lund", 980, 300, 9),
        spot("Berg", 535, 298, 1),
    ]
    found = {label.name: label for label in _labels(spots)}
    assert list(found) == ["Klow", "Zlop", "Lund"], "an area has no name, and Berg no room on either side"
    assert (found["Klow"].is_before, found["Lund"].is_before) == (False, True)
    assert found["Zlop"].x > found["Klow"].x + 7 * len("Klow") or found["Zlop"].is_before


@pytest.mark.parametrize(
    ("quote", "of_what", "around"),
    [
        ("Arland has lost 900 soldiers.", "soldiers", ("Arland has lost 900 ", "soldiers", ".")),
        ("Arland has lost 900.", None, ("Arland has lost 900.", "", "")),
        (
            f"{'Far away in the hills, ' * 5}Arland has lost 900 soldiers{' of the old guard' * 6}.",
            "soldiers",
            (
                "… Far away in the hills, Far away in the hills, Arland has lost 900 ",
                "soldiers",
                " of the old guard of the old guard of the old guard of the …",
            ),
        ),
    ],
)
def test_a_number_stands_in_its_words(quote: str, of_what: str | None, around: tuple[str, str, str]) -> None:
    document = make_document(quote)
    assert _around(make_figure(document, quote, of_what=of_what)) == around


@pytest.mark.parametrize(
    ("unit", "of_what", "thing"),
    [
        ("troops", "Bordurian soldiers", "troops"),
        ("people", "young Bordurian women", "women"),
        ("people", "children of the valley", "children"),
        ("people", "people", "people"),
        ("people", None, "people"),
        (None, "Bridges", "bridges"),
        (None, None, "not said"),
    ],
)
def test_boards_of_people_say_which(unit: str | None, of_what: str | None, thing: str) -> None:
    document = make_document("Some 900 of them left.")
    assert _thing(make_figure(document, "Some 900 of them left.", unit=unit, of_what=of_what)) == thing


def test_a_cell_shows_what_most_claims_say() -> None:
    def line(stance: str, claims: int) -> PositionLine:
        position = Position(stance, "state:ARL", "talks", stance, UNKNOWN, None, ("c",) * claims, ())
        return PositionLine(position, None, 1, AnswerLine("", (), 1))

    cell = _cell([line("opposes", 1), line("demands", 22), line("promises", 4), line("supports", 3), line("offers", 9)])
    assert [one.position.stance for one in cell.lines] == ["demands", "offers", "promises"]
    assert cell.further == 2
    cell = _cell([line("opposes", 1), line("demands", 22)])
    assert ([one.position.stance for one in cell.lines], cell.further) == (["demands"], 1)
