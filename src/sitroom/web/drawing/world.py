"""Countries as SVG paths: TopoJSON decoded, cut to a box of degrees, and laid out flat.

The projection is equirectangular, true to scale in the middle of the box: fit for a country or a continent, and honest
about the whole world only near the equator, which the page says.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, radians
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

GEOMETRY = Path(__file__).parent.parent / "geometry"
#: Width of a drawing in its own units; its height lies between the other two.
WIDTH, LEAST, MOST = 1000, 420, 560
#: A box wider than this, in degrees, is drawn with the coarser shapes.
COARSE = 90
#: Shapes are cut so many degrees outside the box, where what cutting bends is not seen.
MARGIN = 6.0

Ring = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east and north, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """Degrees from west to east."""
        return self.east - self.west


@dataclass(frozen=True, slots=True)
class Shape:
    """One country: its ISO code, its name, its path in a drawing's units."""

    code: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Frame:
    """How degrees become units of a drawing: x = (lon - west) * x_scale, y = (north - lat) * y_scale."""

    box: Box
    x_scale: float
    y_scale: float
    height: int

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point lies in the drawing."""
        return round((lon - self.box.west) * self.x_scale, 1), round((self.box.north - lat) * self.y_scale, 1)


def frame_of(box: Box) -> Frame:
    """The frame of a box, as high as it must be; a box that is too flat or too high is widened around its middle."""
    middle = radians((box.south + box.north) / 2)
    x_scale = WIDTH / box.width
    y_scale = x_scale / max(0.2, cos(middle))
    height = (box.north - box.south) * y_scale
    if height > MOST:
        wider = box.width * height / MOST
        return frame_of(_around(box, wider, box.north - box.south))
    if height < LEAST:
        higher = LEAST / y_scale
        box = _around(box, box.width, higher)
        return Frame(box, x_scale, y_scale, LEAST)
    return Frame(box, x_scale, y_scale, round(height))


def _around(box: Box, width: float, height: float) -> Box:
    """A box of another size around the same middle, moved back onto the globe."""
    width, height = min(360.0, width), min(180.0, height)
    west = min(max(-180.0, (box.west + box.east - width) / 2), 180.0 - width)
    south = min(max(-90.0, (box.south + box.north - height) / 2), 90.0 - height)
    return Box(west, south, west + width, south + height)


@lru_cache(maxsize=16)
def shapes(frame: Frame) -> tuple[Shape, ...]:
    """The countries that a frame shows."""
    box = frame.box
    reach = (box.west - MARGIN, box.south - MARGIN, box.east + MARGIN, box.north + MARGIN)
    found = []
    for code, name, rings in _countries("110m" if box.width > COARSE else "50m"):
        paths = [_path(ring, frame, reach) for ring in rings if _meets(ring, reach)]
        if any(paths):
            found.append(Shape(code, name, "".join(paths)))
    return tuple(found)


def _meets(ring: Ring, reach: tuple[float, float, float, float]) -> bool:
    west, south, east, north = reach
    low, high = ring.min(axis=0), ring.max(axis=0)
    return bool(low[0] <= east and high[0] >= west and low[1] <= north and high[1] >= south)


def _path(ring: Ring, frame: Frame, reach: tuple[float, float, float, float]) -> str:
    """A ring as the part of an SVG path: what lies far outside is folded onto the edge of the reach."""
    west, south, east, north = reach
    lon, lat = np.clip(ring[:, 0], west, east), np.clip(ring[:, 1], south, north)
    x, y = (lon - frame.box.west) * frame.x_scale, (frame.box.north - lat) * frame.y_scale
    points = np.round(np.column_stack((x, y)), 1)
    kept = np.ones(len(points), dtype=bool)
    kept[1:] = (np.abs(np.diff(points, axis=0)) > 0.25).any(axis=1)
    points = points[kept]
    if len(points) < 3:
        return ""
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in points) + "Z"


@cache
def _countries(size: str) -> tuple[tuple[str, str, tuple[Ring, ...]], ...]:
    """All countries of one of the two files: ISO code, name, rings of (lon, lat)."""
    topology = json.loads((GEOMETRY / f"countries-{size}.json").read_text(encoding="utf-8"))
    scale, translate = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc, dtype=np.float64), axis=0) * scale + translate for arc in topology["arcs"]]
    found = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        names = geometry["properties"]
        found.append((names["a3"], names["name"], tuple(_rings(geometry, arcs))))
    return tuple(found)


def _rings(geometry: dict[str, object], arcs: list[Ring]) -> Iterator[Ring]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:  # type: ignore[attr-defined]
        for ring in polygon:
            parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in ring]
            yield from _around_the_globe(np.concatenate([parts[0], *(part[1:] for part in parts[1:])]))


def _around_the_globe(ring: Ring) -> Iterator[Ring]:
    """A ring that crosses the line of 180 degrees, whole on either side of the map; one around a pole is closed there.

    Without this the shores of Chukotka and of Fiji are joined right across the drawing.
    """
    lon = np.unwrap(ring[:, 0], period=360.0)
    whole = np.column_stack((lon, ring[:, 1]))
    if abs(lon[-1] - lon[0]) > 180.0:
        pole = -90.0 if ring[:, 1].mean() < 0 else 90.0
        whole = np.vstack((whole, [[lon[-1], pole], [lon[0], pole]]))
    yield whole
    if lon.max() > 180.0:
        yield np.subtract(whole, (360.0, 0.0))
    if lon.min() < -180.0:
        yield np.add(whole, (360.0, 0.0))
