"""Whether a place lies in the area of a treaty: boxes taken in and left out, and on whose soil.

The smallest box that holds the place decides, so that Ceuta, on African soil, can be cut out of Europe's box.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sitroom.errors import QuestionError
from sitroom.world.registry import World, holds_on
from sitroom.world.rows import AreaBox, PlaceRow


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack to judge: on whom, by whom, on which day and where (None where no place is known)."""

    on: date
    attacked: str
    by: str | None
    place: PlaceRow | None


@dataclass(frozen=True, slots=True)
class Cover:
    """Whether an area takes in a place, and the words of the box that decided."""

    is_inside: bool
    note: str | None


def find_place(world: World, words: str) -> PlaceRow:
    """A place by its id or its printed name; where a name means several, the first of the table.

    Raises:
        QuestionError: the registry has no such place.
    """
    if words in world.places:
        return world.places[words]
    ids = world.place_names.get(words) or world.place_names.get(words.title())
    if not ids:
        raise QuestionError(
            f"{words!r} is not a place of the registry, which covers {len(world.places)} places; "
            "give a place name or id, such as 'Hawaii'."
        )
    return world.places[ids[0]]


def home_of(world: World, actor: str, on: date) -> PlaceRow | None:
    """Where home soil is taken to be when no place is named: the capital of the day, or the middle of the country."""
    for names in world.names.values():
        for name in names:
            if name.actor == actor and name.kind == "capital" and holds_on(name.from_, name.to, on.isoformat()):
                for place in (world.places[identity] for identity in world.place_names.get(name.surface, ())):
                    if actor in owners(world, place, on):
                        return place
    return next((p for p in world.places.values() if p.precision == "country" and p.country == actor), None)


def owners(world: World, place: PlaceRow, on: date) -> frozenset[str]:
    """Whose soil the place was on the day as most states see it; empty at sea.

    Two states where the tables cannot tell them apart: Germany's soil of 1980 was East or West Germany's.
    """
    if place.country is None:
        return frozenset()
    day = on.isoformat()
    former = {r.holder for r in world.former_soil if r.country == place.country and holds_on(r.from_, r.to, day)}
    return frozenset(former or {place.country})


def judge(world: World, area: str, attack: Attack, states: Collection[str], *, sea_counts: bool) -> Cover:
    """Whether an area takes in the place of an attack; without a place it does.

    Args:
        states: the parties and the protected, on whose soil an attack counts.
        sea_counts: False where the article speaks of territory only.
    """
    place = attack.place
    if place is None:
        return Cover(True, None)
    boxes = [box for box in world.areas[area] if _holds(world, box, place, attack.on)]
    if not boxes:
        return Cover(False, None)
    box = min(boxes, key=lambda one: (_size(one), one.rule == "in"))
    if box.rule == "out":
        return Cover(False, box.note)
    if place.country is None and not sea_counts:
        return Cover(False, "it is at sea, and the article speaks of territory")
    return Cover(*_on_soil(world, box, place, attack, states))


def _on_soil(
    world: World, box: AreaBox, place: PlaceRow, attack: Attack, states: Collection[str]
) -> tuple[bool, str | None]:
    """Whether the soil is what the box asks for, with the box's words where it is, and whose soil it is if not."""
    soil = owners(world, place, attack.on)
    if not soil or box.soil == ("any",) or box.soil[0].startswith("state:"):
        return True, box.note
    if box.soil == ("administered",) and place.held_by and holds_on(place.held_from, None, attack.on.isoformat()):
        soil = frozenset({place.held_by})
    wanted = {attack.attacked} if box.soil == ("own",) else set(states)
    if soil & wanted:
        return True, box.note
    whose = " or ".join(sorted(world.actors[actor].name for actor in soil))
    return False, f"it is soil of {whose}" + (f", not {box.note}" if box.note else "")


def _holds(world: World, box: AreaBox, place: PlaceRow, on: date) -> bool:
    if place.lat is None or place.lon is None or not holds_on(box.from_, box.to, on.isoformat()):
        return False
    if box.soil[0].startswith("state:") and not owners(world, place, on) & set(box.soil):
        return False
    return box.min_lat <= place.lat <= box.max_lat and box.min_lon <= place.lon <= box.max_lon


def _size(box: AreaBox) -> float:
    return (box.max_lat - box.min_lat) * (box.max_lon - box.min_lon)
