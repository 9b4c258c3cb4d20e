"""GeoJSON (RFC 7946): the happenings that have a point on the map, each with how exact that point is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sitroom.export.cells import QUOTES
from sitroom.export.files import write_object
from sitroom.export.rows import Desk
from sitroom.records.claims import Event, Place
from sitroom.store import View

#: How far the thing may be from its point, in kilometres, by the precision of the place: what a map must not hide.
#: Rough, and ours: a town is a few kilometres wide, a state some hundreds.
RADIUS_KM = {"point": 1, "place": 10, "admin": 100, "country": 500, "region": 500, "sea": 500}


def write(view: View, to: Path, *, with_text: bool = False) -> dict[str, int]:
    """Write the events that have a place with coordinates as one collection of features, by id.

    Args:
        to: the file.  with_text: has no say: a map has no texts.
    Returns:
        The numbers of events with a point, and of those left out because they have none.
    """
    desk = Desk(view)
    written = write_object(to, {"type": "FeatureCollection"}, "features", _features(view, desk))
    return {"events": written, "events without a point (left out)": view.count(Event) - written}


def _features(view: View, desk: Desk) -> Iterator[dict[str, Any]]:
    for event in view.each(Event):
        if event.place and event.place.lat is not None and event.place.lon is not None:
            yield _feature(event, event.place, desk)


def _feature(event: Event, place: Place, desk: Desk) -> dict[str, Any]:
    """One event at one place; lists are text, because QGIS shows no others."""
    articles = [desk.article(id) for id in event.documents]
    date = event.date
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},  # longitude first (section 3.1.1)
        "properties": {
            "id": event.id,
            "date": date.edtf,
            "date_earliest": date.earliest,
            "date_latest": date.latest,
            "date_basis": date.basis,
            "type": event.type,
            "event_mode": event.event_mode,
            "modality": event.modality,
            "who": "; ".join(desk.names(event.actors)) or None,
            "to_whom": "; ".join(desk.names(event.recipients)) or None,
            "claimed_by": "; ".join(desk.names(event.claimed_by)) or None,
            "summary": " ".join(event.summary.split()),
            "place_id": place.id,
            "place": place.name,
            "precision": place.precision,
            "radius_km": RADIUS_KM.get(place.precision),
            "other_places": "; ".join(one.name for one in event.other_places) or None,
            "origins": event.origins,
            "documents": len(event.documents),
            "source": "; ".join(dict.fromkeys(one.credit for one in articles[:QUOTES])),
            "link": next((one.link for one in articles if one.link), None),
        },
    }
