"""Which place a name means: those that bear it, weighed by their size and by what else the text names.

"Alexandria woman charged" is in Louisiana where the text speaks of Rapides Parish, and in Egypt where it has Cairo.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sitroom.link.spots import Spot, Spots, spans_between
from sitroom.records.annotation import Annotation
from sitroom.records.claims import Place
from sitroom.records.links import Toponym
from sitroom.world import World
from sitroom.world.gazetteer import Gazetteer, distance_km, plain_name
from sitroom.world.rows import PlaceRow

#: Weights of the sum that orders the places of a name, in powers of ten of people.
COUNTRY, UNIT, COUNTY, AREA, KNOWN, CAPITAL = 8.0, 6.5, 4.0, 5.0, 1.0, 0.8
SAME_COUNTRY, SAME_UNIT, NEAR, QUALIFIED, COVER, OTHER_NAME, LISTED = 3.0, 2.5, 1.5, 8.0, 2.0, -1.5, 2.0
#: A town that bears a state's name: "Venezuela" in Cuba. Beside another town by a few kilometres: Bethlehem, Jerusalem.
NAMED_AS_STATE, NEXT = -4.0, 1.5
#: What stands between a place and that in which it lies, and the other way round.
IN_OUTER = frozenset({",", "in", ",in"})
OF_OUTER = frozenset({"'s", "’s", "city of", "'s city of", "’s city of", "town of", "port of", "province of"})
LIST = frozenset({",", "and", "or", ", and", ", or", "and in", "&"})
#: "Near" and "next to" are within so many kilometres.
NEAR_KM, NEXT_KM = 150.0, 30.0
#: How often what the names mean is weighed again by what the others mean.
ROUNDS = 3


@dataclass(slots=True)
class Name:
    """One name of a text: its spots, what it may mean with the sum of what speaks for each by itself, and the names
    that stand beside it in a list.
    """

    spots: list[Spot]
    places: tuple[PlaceRow, ...]
    prior: list[float]
    beside: list["Name"] = field(default_factory=list)
    chosen: int = 0
    score: float = 0.0

    @property
    def place(self) -> PlaceRow:
        return self.places[self.chosen]


class Locator:
    """Finds the places of texts; holds what is built once from the registry."""

    def __init__(self, world: World, gazetteer: Gazetteer) -> None:
        self._world, self._gazetteer = world, gazetteer
        names = (name for forms in world.names.values() for name in forms if name.kind == "capital")
        self._capitals = {
            id
            for name in names
            for id in world.place_names.get(name.surface, ())
            if world.places[id].country == name.actor and world.places[id].precision == "place"
        }
        codes = gazetteer.registry_admins.items()
        self._units = {code: replace(world.places[id], admin=code) for id, code in codes if id in world.places}

    def locate(self, text: str, annotation: Annotation) -> tuple[Toponym, ...]:
        """Every place that a text names, in order; one whose place no table has is given without a point."""
        spots = Spots(self._world, self._gazetteer, text, annotation)
        names = self._names(spots, text)
        for left, between, right in spans_between(text, spots.all):
            if between.strip() in LIST and _key(left) in names and _key(right) in names:
                names[_key(left)].beside.append(names[_key(right)])
                names[_key(right)].beside.append(names[_key(left)])
        weigh(list(names.values()))
        return tuple(_toponym(spot, names.get(_key(spot))) for spot in spots.all)

    def _names(self, spots: Spots, text: str) -> dict[str, Name]:
        inside = _containers(spots, text)
        found: dict[str, Name] = {}
        for spot in spots.all:
            key = _key(spot)
            if key in found:
                found[key].spots.append(spot)
            elif places := self._places(spots, spot):
                is_state = any(place.precision == "country" for place in places)
                prior = [
                    _prior(place, spot.name, is_state=is_state)
                    + QUALIFIED * _qualifies(place, spot, inside)
                    + CAPITAL * (place.id in self._capitals)
                    for place in places
                ]
                found[key] = Name([spot], places, prior)
                _choose(found[key], prior)
        return found

    def _places(self, spots: Spots, spot: Spot) -> tuple[PlaceRow, ...]:
        """What a spot may mean: the state of an adjective; those of the unit behind a name, where there are some."""
        if spot.state:
            return (self._world.countries[spot.state],) if spot.state in self._world.countries else ()
        if spot.unit and spot.is_short:
            return (self._units[spot.unit],) if spot.unit in self._units else ()
        places = spots.candidates(spot.name)
        return tuple(place for place in places if place.admin == spot.unit) or places if spot.unit else places


def _key(spot: Spot) -> str:
    """Spots with one key mean one place; a unit behind a name makes it a name of its own."""
    return f"{spot.name}|{spot.state or ''}|{spot.unit or ''}"


def _containers(spots: Spots, text: str) -> dict[str, set[tuple[str, str]]]:
    """What each name is said to lie in: "Pandi, Bulacan", "Kharkiv in Ukraine", "Ukraine's Kharkiv".

    Returns:
        Name -> ("country" or "unit", its id or code).
    """
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for left, between, right in spans_between(text, spots.all):
        joint = between.strip()
        inner, outer = (right, left) if joint in OF_OUTER else (left, right)
        joint = joint if joint in OF_OUTER else joint.split(" ")[0]
        if joint in OF_OUTER or joint in IN_OUTER:
            if outer.state and joint in IN_OUTER:
                continue  # "in Venezuela, Cuban officers"
            if outer.state:
                found[inner.name].add(("country", outer.state))
            elif not any(_lists(place, joint) for place in spots.candidates(inner.name)):
                found[inner.name] |= {
                    where for place in spots.candidates(outer.name)[:5] for where in _as_container(place)
                }
    return found


def _lists(place: PlaceRow, joint: str) -> bool:
    """What lies in nothing else: a state ("built in China, in the United States"), or a unit among its like ("New
    Jersey, Washington, Pennsylvania").
    """
    is_unit = place.precision == "admin" and place.id.startswith("place:")
    return place.precision == "country" or (is_unit and joint == ",")


def _as_container(place: PlaceRow) -> Iterator[tuple[str, str]]:
    if place.precision == "country" and place.country:
        yield "country", place.country
    elif place.precision == "admin" and place.admin:
        yield "unit", place.admin


def _qualifies(place: PlaceRow, spot: Spot, inside: dict[str, set[tuple[str, str]]]) -> bool:
    if spot.unit:
        return place.admin == spot.unit
    where = inside.get(spot.name, ())
    return place.precision != "country" and (("country", place.country) in where or ("unit", place.admin) in where)


def _prior(place: PlaceRow, name: str, *, is_state: bool) -> float:
    """What speaks for a place by itself: its size, that the registry has it, that this is its own name.

    Args:
        is_state: true when a state bears the name too.
    """
    known = KNOWN if place.id.startswith("place:") else 0.0 if plain_name(place.name) == name else OTHER_NAME
    if place.precision == "country":
        return COUNTRY + known
    if place.precision == "admin":
        return (UNIT if place.population > 0 or known > 0 else COUNTY) + known
    if place.precision in ("region", "sea"):
        return AREA + (2.0 if known > 0 else -1.0) + known
    return math.log10(place.population + 10) + known + (NAMED_AS_STATE if is_state else 0.0)


def weigh(names: Sequence[Name]) -> None:
    """Choose a place for each name, by itself first, then by what the other names mean."""
    if not names:
        return
    cover = _cover(names)
    for name in names:
        name.prior = [p + COVER * cover[place.admin] for place, p in zip(name.places, name.prior, strict=True)]
    for _ in range(ROUNDS):
        chosen = [name.place for name in names]
        weights = [math.sqrt(len(name.spots)) for name in names]
        for number, name in enumerate(names):
            if len(name.places) > 1:
                others = [(p, w) for i, (p, w) in enumerate(zip(chosen, weights, strict=True)) if i != number]
                listed = {beside.place.precision for beside in name.beside} & {"admin", "country"}
                sums = (
                    prior + _context(place, others) + LISTED * (place.precision in listed)
                    for place, prior in zip(name.places, name.prior, strict=True)
                )
                _choose(name, list(sums))


def _cover(names: Sequence[Name]) -> dict[str | None, float]:
    """For each unit, the share of names that something in it bears: one state has a Brandon, an Albany, an Osakis."""
    found: Counter[str | None] = Counter(unit for name in names for unit in {place.admin for place in name.places})
    found[None] = 0
    return defaultdict(float, {unit: count / len(names) for unit, count in found.items()})


def _choose(name: Name, sums: Sequence[float]) -> None:
    best = max(range(len(sums)), key=lambda i: (sums[i], -i))
    name.chosen = best
    name.score = 1 / sum(math.exp(value - sums[best]) for value in sums)


def _context(place: PlaceRow, others: Sequence[tuple[PlaceRow, float]]) -> float:
    """What the places named beside it say for one: how many lie in its country, in its unit, near it."""
    total = sum(weight for _, weight in others) + 1.0
    country = sum(w for other, w in others if other.country and other.country == place.country)
    unit = sum(w for other, w in others if place.admin and other.admin == place.admin)
    towns = [other for other, _ in others if other.precision == "place"] if place.precision == "place" else []
    nearest = min((distance_km(other, place) for other in towns), default=math.inf)
    beside = (NEAR if nearest <= NEAR_KM else 0.0) + (NEXT if nearest <= NEXT_KM else 0.0)
    return SAME_COUNTRY * country / total + SAME_UNIT * unit / total + beside


def _toponym(spot: Spot, name: Name | None) -> Toponym:
    if name is None:
        return Toponym(spot.span, None, None, None, None, spot.use, 0.0)
    row = name.place
    place = Place(row.id, row.name, row.lat, row.lon, row.precision)
    return Toponym(spot.span, place, row.country, row.geonames, row.admin, spot.use, round(name.score, 3))
