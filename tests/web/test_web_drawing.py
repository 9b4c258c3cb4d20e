"""Drawings: who is drawn where, and that nothing runs across the map."""

import re
from itertools import pairwise

import pytest

from factory import make_document, make_figure
from sitroom.web.drawing.disputed import DISPUTED, disputed_on
from sitroom.web.drawing.ranges import drawn_ranges
from sitroom.web.drawing.world import WIDTH, Box, frame_of, shapes

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
