"""GeoJSON, calendars and TimelineJS; and the ledger itself in Datasette."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from export_ledger import Exported

from sitroom.query import open_view
from sitroom.records.claims import Event


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_geojson_is_as_it_was(exported: Exported, golden) -> None:
    golden("places.geojson", exported("geojson").read_text(encoding="utf-8"))


def test_geojson_is_that_of_rfc_7946_and_says_how_exact_a_point_is(exported: Exported) -> None:
    found = read(exported("geojson"))
    assert set(found) == {"type", "features"} and found["type"] == "FeatureCollection"
    for feature in found["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"} and feature["geometry"]["type"] == "Point"
        longitude, latitude = feature["geometry"]["coordinates"]
        assert (longitude, latitude) == (6.15, 46.2), "longitude first"
        values = feature["properties"].values()
        assert all(value is None or isinstance(value, str | int | float) for value in values), "QGIS shows no lists"
        assert feature["properties"]["precision"] == "place" and feature["properties"]["radius_km"] == 10


def test_gdal_opens_the_map(exported: Exported) -> None:
    gdal = pytest.importorskip("pyogrio", reason="pyogrio is not installed: pip install pyogrio")
    found = gdal.read_info(exported("geojson"))
    assert (found["geometry_type"], found["features"], found["crs"]) == ("Point", 1, "EPSG:4326")


def test_a_calendar_file_is_as_it_was_and_another_parser_reads_it(exported: Exported, golden) -> None:
    path = exported("ics")
    golden("days.ics", path.read_bytes().decode())
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed: ./dev test brings it")
    entries = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len(entries) == 4 and not any(entry.errors for entry in entries)
    assert {entry["UID"] for entry in entries} == {entry["UID"].split("@")[0] + "@sitroom" for entry in entries}
    [met] = [entry for entry in entries if entry["STATUS"] == "CONFIRMED"]
    assert met.decoded("DTSTART").isoformat() == "2022-01-10" and met["URL"] == "https://post.example/talks?a=1&b=2"
    assert "<script>" in met["DESCRIPTION"] and "\x0b" not in met["DESCRIPTION"]


def test_timelinejs_is_as_it_was(exported: Exported, golden) -> None:
    golden("timeline.json", exported("timelinejs").read_text(encoding="utf-8"))


def test_slides_are_what_took_place_with_html_that_is_safe(exported: Exported, ledger: Path) -> None:
    found = read(exported("timelinejs"))
    [slide] = found["events"]
    with open_view(ledger) as view:
        assert slide["unique_id"] == view.rows(Event, "origins = 2")[0].id
    assert slide["start_date"] == {"year": 2022, "month": 1, "day": 10} and "end_date" not in slide
    assert "<script>" not in slide["text"]["text"] and "&lt;script&gt;" in slide["text"]["text"]
    assert '<a href="https://post.example/talks?a=1&amp;b=2">The Arland Post, 2022-01-11</a>' in slide["text"]["text"]


def test_datasette_opens_the_ledger_itself(ledger: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="datasette is not installed: ./dev test brings it")
    client = app.Datasette([str(ledger)]).client
    for path, expected in (
        ("/small/documents.json?_shape=array&_col=outlet", "The Arland Post"),
        ("/small/evidence_spans.json?_shape=array&table=claims", "Borduria denied that it had sent any troops."),
        ("/small.json?sql=select+count(*)+as+n+from+sentences_fts+where+sentences_fts+match+'talk'", '"rows"'),
    ):
        answer = asyncio.run(client.get(path))
        assert answer.status_code == 200 and expected in answer.text
