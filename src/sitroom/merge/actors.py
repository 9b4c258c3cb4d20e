"""Actors over all documents: what the registry knows of each, and how often the documents name it."""

from collections import defaultdict
from collections.abc import Sequence

from sitroom.records.claims import Actor, ActorMention, Membership, Role
from sitroom.world import World


def assemble_actors(mentions: Sequence[ActorMention], world: World) -> list[Actor]:
    """The actors that documents mention, by id; a pure function of the mentions, in any order."""
    by_actor: dict[str, list[ActorMention]] = defaultdict(list)
    for mention in mentions:
        by_actor[mention.actor].append(mention)
    return [_actor(id, sorted(found, key=lambda m: m.id), world) for id, found in sorted(by_actor.items())]


def _actor(id: str, mentions: list[ActorMention], world: World) -> Actor:
    known = world.actors.get(id)
    printed = [mention.name for mention in mentions]
    roles = tuple(Role(o.role, o.of, o.from_, o.to) for o in world.roles_of(id))
    if known is None:
        # Someone new: the roles as the documents print them.
        roles = tuple(Role(role, None, None, None) for role in sorted({m.role for m in mentions if m.role}))
    return Actor(
        id=id,
        kind=mentions[0].kind,
        name=known.name if known else max(printed, key=lambda name: (printed.count(name), name)),
        aliases=known.aliases if known else tuple(sorted(set(printed))),
        known=known is not None,
        wikidata=known.wikidata if known else None,
        roles=roles,
        memberships=tuple(Membership(row.org, row.from_, row.to) for row in world.memberships_of(id)),
        mentions=sum(mention.count for mention in mentions),
        evidence=tuple(piece for mention in mentions for piece in mention.evidence),
    )
