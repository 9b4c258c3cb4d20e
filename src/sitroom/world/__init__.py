"""The registry: actors, what they are called, offices, memberships, places, treaties; and the duties that follow."""

from sitroom.world.loader import load_world
from sitroom.world.registry import World
from sitroom.world.rows import (
    Clause,
    Happening,
    MembershipRow,
    Name,
    Obligation,
    Office,
    Outlet,
    PlaceRow,
    Title,
    Treaty,
    WorldActor,
)
from sitroom.world.titles import canonical_role

__all__ = [
    "Clause",
    "Happening",
    "MembershipRow",
    "Name",
    "Obligation",
    "Office",
    "Outlet",
    "PlaceRow",
    "Title",
    "Treaty",
    "World",
    "WorldActor",
    "canonical_role",
    "load_world",
]
