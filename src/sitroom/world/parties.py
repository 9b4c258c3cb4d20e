"""Who is a party to a treaty on a day, how an actor is called in a sentence, and the row of one clause."""

from collections.abc import Iterable
from datetime import date

from sitroom.world.registry import World, holds_on
from sitroom.world.rows import Clause, Obligation, Treaty


def parties(world: World, treaty: Treaty, on: date) -> tuple[str, ...]:
    """The parties of a treaty on a day: those of its list that exist then, or the members of its organisation."""
    listed = tuple(actor for actor in treaty.parties if _exists(world, actor, on))
    return listed or tuple(row.actor for row in world.members(treaty.org or "", on))


def expanded(world: World, actors: Iterable[str], on: date) -> tuple[str, ...]:
    """Actors of a clause, with an organisation that has members in the registry replaced by those of the day."""
    found: dict[str, None] = {}
    for actor in actors:
        members = [row.actor for row in world.members(actor, on)] if actor.startswith("org:") else []
        found |= dict.fromkeys(members or [actor])
    return tuple(found)


def called(world: World, actor: str) -> str:
    """The name as it stands in a sentence: "the United Kingdom", "NATO"."""
    record = world.actors[actor]
    return f"the {record.name}" if f"the {record.name}" in record.aliases else record.name


def _exists(world: World, actor: str, on: date) -> bool:
    record = world.actors.get(actor)
    return record is None or holds_on(record.from_, record.to, on.isoformat())


def make_row(treaty: Treaty, clause: Clause, duty: str, bound: tuple[str, ...], why: str) -> Obligation:
    """One answer from one clause."""
    return Obligation(
        treaty=treaty.name,
        org=treaty.org,
        article=clause.article,
        duty=duty,
        bound=bound,
        text_summary=clause.text_summary,
        from_=clause.from_,
        to=clause.to,
        why=why,
        trigger=clause.trigger,
        decision=clause.decision,
    )
