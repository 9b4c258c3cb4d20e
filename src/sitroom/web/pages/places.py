"""Where it happened, on a map that draws disputed land as disputed; and who belonged to a body on a day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from sitroom.errors import QuestionError
from sitroom.lexicon.event_groups import TYPES
from sitroom.query.desks import Desk
from sitroom.query.listed import listed_event
from sitroom.query.timeline import timeline, told_when
from sitroom.records.claims import Place
from sitroom.web.drawing.disputed import disputed_on
from sitroom.web.drawing.world import WIDTH, Box, Frame, frame_of, shapes
from sitroom.web.filters import Filters
from sitroom.web.page import Page
from sitroom.web.pages.choices import chosen_events, event_line, options

WORLD = Box(-180.0, -58.0, 180.0, 84.0)
#: A box around the places has this margin and is at least so wide, in degrees; of the places so many per cent at each
#: end do not widen it: one dateline from Washington would show the whole globe.
PADDING, NARROWEST, OUTLYING = 4.0, 14.0, 0.1
#: Places in the list; precisions that are an area and no spot; the largest dot, in units of the drawing.
LISTED = 40
AREAS = frozenset({"country", "region", "sea", "admin"})
LARGEST = 26.0
#: Names on the map: how many at most, and in units of the drawing the width of a letter and the height of a line.
NAMED, LETTER, LINE = 14, 7.0, 15.0


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a place in the drawing: where its words begin, or end where they stand before the dot."""

    name: str
    x: float
    y: float
    is_before: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: where it lies in the drawing, how many events, and how large its dot is."""

    place: Place
    x: float
    y: float
    count: int
    radius: float
    is_area: bool


def places(desk: Desk, filters: Filters) -> Page:
    """The places of the events that the choices let through."""
    chosen = chosen_events(desk, filters)
    where, values = told_when(desk.view, **chosen)
    rows = desk.view.select(
        "SELECT json_extract(place, '$.id'), json_extract(place, '$.name'), json_extract(place, '$.lat'),"
        " json_extract(place, '$.lon'), json_extract(place, '$.precision'), count(*) FROM events"
        " WHERE json_extract(place, '$.lat') IS NOT NULL"
        + (f" AND ({where})" if where else "")
        + " GROUP BY 1 ORDER BY 6 DESC, 1",
        values,
    )
    found = [(Place(*row[:5]), row[5]) for row in rows]
    frame = frame_of(_box(filters.box, found))
    spots = _spots(found, frame)
    on = (filters.on_day or desk.today or date.max).isoformat()
    members = _members(desk, filters, on)
    chosen_place = next((place for place, _ in found if place.id == filters.place), None)
    events = timeline(desk.view, **chosen, place=filters.place, cut=slice(0, 20)) if chosen_place else []
    words = {
        "title": "Map",
        "frame": frame,
        "shapes": shapes(frame),
        "members": members,
        "spots": spots,
        "labels": _labels(spots),
        "outside": len(found) - len(spots),
        "disputed": [_patch(frame, area) for area in disputed_on(on)],
        "found": found[:LISTED],
        "count": len(found),
        "on": on,
        "chosen": chosen_place,
        "events": [event_line(desk, event) for event in events],
        "actors": options(desk, chosen["actor"]),
        "types": [(type, type.lower()) for type in TYPES],
        "bodies": _bodies(desk),
    }
    return Page(
        lambda: [listed_event(event, desk.grades) for event in timeline(desk.view, **chosen) if event.place],
        "map.html",
        words,
        rows=lambda: [
            {"id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon, "precision": place.precision}
            | {"events": count}
            for place, count in found
        ],
    )


def _box(chosen: str | None, found: list[tuple[Place, int]]) -> Box:
    """The box that is asked for: `world`, four numbers, or around most of the places."""
    if chosen == "world" or (chosen is None and not found):
        return WORLD
    if chosen is not None:
        parts = chosen.split(",")
        try:
            west, south, east, north = (float(part) for part in parts)
        except ValueError as error:
            raise QuestionError(f"box is {chosen!r}; expected world, or west,south,east,north in degrees.") from error
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise QuestionError(f"box is {chosen!r}; expected west < east and south < north, in degrees.")
        return Box(west, south, east, north)
    spots = [(place, count) for place, count in found if place.precision not in AREAS] or found
    lons = sorted(place.lon or 0.0 for place, count in spots for _ in range(min(count, 50)))
    lats = sorted(place.lat or 0.0 for place, count in spots for _ in range(min(count, 50)))
    cut = int(len(lons) * OUTLYING)
    west, east = lons[cut] - PADDING, lons[-1 - cut] + PADDING
    south, north = lats[cut] - PADDING, lats[-1 - cut] + PADDING
    short = max(0.0, NARROWEST - (east - west)) / 2
    return Box(max(-180.0, west - short), max(-58.0, south), min(180.0, east + short), min(84.0, north))


def _spots(found: list[tuple[Place, int]], frame: Frame) -> list[Spot]:
    """The places inside the frame, large dots first, so that small ones lie on top."""
    most = max((count for _, count in found), default=1)
    spots = []
    for place, count in found:
        x, y = frame.place(place.lat or 0.0, place.lon or 0.0)
        if 0 <= x <= 1000 and 0 <= y <= frame.height:
            radius = round(max(4.0, LARGEST * sqrt(count / most)), 1)
            spots.append(Spot(place, x, y, count, radius, place.precision in AREAS))
    return spots


def _labels(spots: list[Spot]) -> list[Label]:
    """The names of the places with most events, each beside its dot, where no other name stands already."""
    found: list[Label] = []
    taken: list[tuple[float, float, float, float]] = []
    for spot in (one for one in spots if not one.is_area):
        width = LETTER * len(spot.place.name)
        for is_before in (False, True):
            x = spot.x - spot.radius - 2 if is_before else spot.x + spot.radius + 2
            left, right = (x - width, x) if is_before else (x, x + width)
            top, bottom = spot.y - LINE / 2, spot.y + LINE / 2
            is_free = all(right < a or left > c or bottom < b or top > d for a, b, c, d in taken)
            if is_free and left >= 0 and right <= WIDTH:
                found.append(Label(spot.place.name, round(x, 1), spot.y + 4, is_before))
                taken.append((left, top, right, bottom))
                break
        if len(found) == NAMED:
            break
    return found


def _patch(frame: Frame, area: Any) -> dict[str, Any]:
    """A disputed area as a rectangle of the drawing, to be cut at the shapes of its countries."""
    west, south, east, north = area.box
    left, top = frame.place(north, west)
    right, bottom = frame.place(south, east)
    is_seen = right > 0 and left < 1000 and bottom > 0 and top < frame.height
    return {
        "name": area.name,
        "countries": area.countries,
        "x": left,
        "y": top,
        "width": round(right - left, 1),
        "height": round(bottom - top, 1),
        "is_seen": is_seen,
    }


def _members(desk: Desk, filters: Filters, on: str) -> dict[str, str]:
    """The ISO codes of those who belonged to a body on the day, with their names."""
    if not filters.org or (filters.on_day is None and desk.today is None):
        return {}
    if filters.org not in desk.world.actors:
        raise QuestionError(f"the registry has no body {filters.org!r}. Choose one from the list, such as org:nato.")
    day = filters.on_day or desk.today
    assert day is not None
    rows = desk.world.members(filters.org, day)
    return {row.actor.removeprefix("state:"): desk.world.actors[row.actor].name for row in rows}


def _bodies(desk: Desk) -> list[tuple[str, str]]:
    """The bodies that have members in the registry and are alliances or unions of many: by name."""
    count: dict[str, int] = defaultdict(int)
    for row in desk.world.memberships:
        count[row.org] += 1
    return sorted(((id, desk.world.actors[id].name) for id, many in count.items() if many >= 5), key=lambda one: one[1])
