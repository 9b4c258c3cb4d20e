"""Whether a place lies in the area of a treaty: boxes taken in and left out, and on whose soil."""

from collections.abc import Collection, Sequence

from sitroom.errors import QuestionError
from sitroom.world.registry import World
from sitroom.world.rows import AreaBox, PlaceRow


def find_place(world: World, words: str) -> PlaceRow:
    """A place by its id or its printed name; where a name means several, the first of the table.

    Raises:
        QuestionError: the registry has no such place.
    """
    if words in world.places:
        return world.places[words]
    ids = world.place_names.get(words) or world.place_names.get(words.title())
    if not ids:
        raise QuestionError(f"{words!r} is not a place of the registry; give a place name or id, such as 'Hawaii'.")
    return world.places[ids[0]]


def lies_in(boxes: Sequence[AreaBox], place: PlaceRow) -> bool:
    """True when some box takes the place in and none leaves it out; a place without a point lies nowhere."""
    rules = {box.rule for box in boxes if _inside(box, place)}
    return rules == {"in"}


def on_soil_of(place: PlaceRow, states: Collection[str]) -> bool:
    """True on land that one of the states owns or holds, and at sea, where ships and aircraft are covered."""
    return place.country is None or place.country in states or place.held_by in states


def _inside(box: AreaBox, place: PlaceRow) -> bool:
    if place.lat is None or place.lon is None:
        return False
    return box.min_lat <= place.lat <= box.max_lat and box.min_lon <= place.lon <= box.max_lon
