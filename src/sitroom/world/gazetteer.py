"""The gazetteer: a quarter of a million places by name, read from disk only where a name is asked for.

Three arrays that lie mapped in memory, so that starting costs nothing: `places.npy` (PLACE, a row a place), `names.npy`
(NAME, sorted by hash: which printed forms mean which place) and `letters.npy` (their proper names, in UTF-8); and
`units.json`, the codes that the rows point at. `training/gazetteer.py` makes them from GeoNames (CC BY 4.0), Natural
Earth (public domain) and the US Census (public domain). The registry's own places come before them: `places_named`.
"""

import json
import math
import re
import unicodedata
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np

from sitroom.world.registry import World
from sitroom.world.rows import PlaceRow

FOLDER = Path(__file__).parent / "gazetteer"
#: country, admin: places in the lists of `units.json`; kind: in PRECISIONS; name: where it begins in the letters.
PLACE = np.dtype(
    [
        ("geonames", "<u4"),
        ("lat", "<f4"),
        ("lon", "<f4"),
        ("population", "<u4"),
        ("name", "<u4"),
        ("country", "<u2"),
        ("admin", "<u2"),
        ("kind", "u1"),
    ]
)
NAME = np.dtype([("hash", "<u8"), ("place", "<u4")])
PRECISIONS = ("place", "admin", "country", "region", "sea")
#: Two rows for one town lie within so many kilometres of each other.
SAME_KM = 30.0
EARTH_KM = 6371.0
#: Names whose places are kept at hand.
KEPT = 1 << 15
#: "St. Louis", "Mt. Vernon", "Ft. Worth".
SHORT = {"st": "saint", "mt": "mount", "ft": "fort"}


def plain_name(surface: str) -> str:
    """A name for comparing: lower case, no accents, no punctuation, no article; "St. Louis" is "saint louis"."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", surface.lower()) if not unicodedata.combining(c))
    words = re.sub(r"[^\w]+", " ", re.sub(r"['’]", "", letters)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(SHORT.get(word, word) if len(words) > 1 else word for word in words)


def name_hash(plain: str) -> int:
    """What a plain name is filed under: 64 bits."""
    return int.from_bytes(blake2b(plain.encode(), digest_size=8).digest(), "little")


def distance_km(a: PlaceRow, b: PlaceRow) -> float:
    """Great-circle distance of two places that have a point."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(x or 0.0) for x in (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


class Gazetteer:
    """The arrays of one folder; `named` is kept for names that come again."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._places = np.load(folder / "places.npy", mmap_mode="r")
        names = np.load(folder / "names.npy", mmap_mode="r")
        self._hashes, self._targets = np.ascontiguousarray(names["hash"]), names["place"]  # a search copies a view
        self._letters = np.load(folder / "letters.npy", mmap_mode="r")
        units = json.loads((folder / "units.json").read_text(encoding="utf-8"))
        self._countries: list[str | None] = units["countries"]
        self._admins: list[str | None] = units["admins"]
        self.registry_admins: dict[str, str] = units["registry_admins"]
        self.named = lru_cache(KEPT)(self._named)

    def _named(self, plain: str) -> tuple[PlaceRow, ...]:
        """The places that a plain name may mean, the most populous first."""
        wanted = np.uint64(name_hash(plain))
        first = int(np.searchsorted(self._hashes, wanted))
        found: list[PlaceRow] = []
        while first < len(self._hashes) and self._hashes[first] == wanted:
            found.append(self._row(int(self._targets[first])))
            first += 1
        return tuple(sorted(found, key=lambda place: (-place.population, place.id)))

    def _row(self, number: int) -> PlaceRow:
        geonames, lat, lon, population, name, country, admin, kind = self._places[number].item()
        end = name + self._letters[name : name + 256].tobytes().index(b"\n")
        return PlaceRow(
            id=f"geonames:{geonames}" if geonames else f"gazetteer:{number}",
            name=self._letters[name:end].tobytes().decode(),
            lat=round(lat, 4),
            lon=round(lon, 4),
            precision=PRECISIONS[kind],
            country=self._countries[country],
            origin="GeoNames" if geonames else "Natural Earth or US Census",
            geonames=geonames or None,
            admin=self._admins[admin],
            population=population,
        )


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships; opened once."""
    return Gazetteer()


def places_named(world: World, gazetteer: Gazetteer, surface: str) -> tuple[PlaceRow, ...]:
    """All places that a printed name may mean: those of the registry, then those of the gazetteer that it lacks.

    A town that both have is given once, as the registry's row with GeoNames' number, unit and population.
    """
    printed = surface if surface in world.place_names or not surface.isupper() else surface.title()
    own = [world.places[id] for id in world.place_names.get(printed, ())]
    names = (name for name in world.names.get(surface, ()) if name.kind in ("name", "abbreviation"))
    states = [world.countries[name.actor] for name in names if name.actor in world.countries]
    own += [state for state in states if state not in own]
    others = list(gazetteer.named(plain_name(surface)))
    found: list[PlaceRow] = []
    for place in own:
        twins = [other for other in others if _is_same(place, other)]
        others = [other for other in others if other not in twins]
        admin = gazetteer.registry_admins.get(place.id)
        if twins:
            twin = twins[0]
            place = replace(place, geonames=twin.geonames, admin=twin.admin, population=twin.population)
        found.append(replace(place, admin=admin) if admin else place)
    return (*found, *others)


def _is_same(own: PlaceRow, other: PlaceRow) -> bool:
    if own.country != other.country:
        return False
    if own.precision in ("admin", "country") or other.precision in ("admin", "country"):
        return own.precision == other.precision
    return distance_km(own, other) <= SAME_KM
