"""Links to actor mentions: each actor as one document names it."""

from collections import Counter

from sitroom.compose.scope import Scope
from sitroom.records.claims import ActorMention
from sitroom.records.ids import content_id
from sitroom.records.links import Link
from sitroom.world import World

#: Reasons of links that name nobody by themselves: the actor's name stands elsewhere.
BORROWED = frozenset({"pronoun", "description", "speaks for", "person named", "office"})


def compose_actors(scope: Scope, world: World) -> list[ActorMention]:
    """The actors of a document by id; evidence is the sentence of the first mention."""
    named: dict[str, list[Link]] = {}
    for link in scope.links.links:
        if link.actor and not set(link.reasons[1:]) & BORROWED and link.reasons[:1] != ("pronoun",):
            named.setdefault(link.actor, []).append(link)
    return [_mention(scope, actor, links, world) for actor, links in sorted(named.items())]


def _mention(scope: Scope, actor: str, links: list[Link], world: World) -> ActorMention:
    known = world.actors.get(actor)
    new = next((new for new in scope.links.new_actors if new.id == actor), None)
    printed = Counter(scope.words(link.span) for link in links)
    return ActorMention(
        id=content_id("a", scope.document.id, actor),
        document=scope.document.id,
        actor=actor,
        kind=known.kind if known else new.kind if new else actor.split(":")[0],
        name=known.name if known else new.name if new else max(printed, key=len),
        known=known is not None,
        role=new.role if new else None,
        count=len(links),
        evidence=scope.evidence([links[0].span])[:1],
    )
