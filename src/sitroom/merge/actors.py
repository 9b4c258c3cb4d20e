"""Actors over all documents: what the registry knows of each, how often documents name it, and who is who.

Two documents may give one person two ids, and two persons one. A user's judgements say so; from them comes a mapping
(document, id) -> actor, and nothing that documents say is changed by it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from sitroom.merge.families import group_judged, in_force
from sitroom.merge.news import News
from sitroom.records.claims import Actor, ActorMention, Membership, Role
from sitroom.records.grouped import Rows
from sitroom.records.ids import content_id
from sitroom.records.judgements import Identities, Identity, RegistryRow, UserJudgement, is_actor_id, is_split, split_id
from sitroom.records.sealed import chained
from sitroom.records.workings import digest
from sitroom.world import World

#: What the registry says of an actor id; None when it does not have it.
Registry = Callable[[str], RegistryRow | None]


def registry_of(world: World) -> Registry:
    """What a loaded registry says of actors."""

    def row(id: str) -> RegistryRow | None:
        known = world.actors.get(id)
        if known is None:
            return None
        return RegistryRow(
            kind=known.kind,
            name=known.name,
            aliases=known.aliases,
            wikidata=known.wikidata,
            roles=tuple(Role(o.role, o.of, o.from_, o.to) for o in world.roles_of(id)),
            memberships=tuple(Membership(m.org, m.from_, m.to, m.status) for m in world.memberships_of(id)),
        )

    return row


def registry_digest(world: World) -> str:
    """Names what a registry says of actors."""
    tables = (sorted(world.actors.items()), world.offices, world.memberships)
    return digest(*(repr(table) for table in tables))


def actor_pairs(
    named: Container[tuple[str, str]], judgements: Sequence[UserJudgement]
) -> tuple[dict[tuple[str, str], str], list[UserJudgement]]:
    """The judgements on actors as judgements on pairs of ids.

    Args:
        named: (document, id) for each id that a document names.
    Returns:
        For (document, id) the id of its own that a `different` between actor and document gives; and the judgements in
        force, where such a one stands between the actor and the actor of the document.
    """
    splits, pairs = {}, []
    for judgement in in_force(judgements, "same_actor"):
        place = judgement.right, judgement.left
        if is_actor_id(judgement.right):
            pairs.append(judgement)
        elif judgement.verdict == "different" and place in named:
            splits[place] = split_id(judgement.left, judgement.right)
            pairs.append(replace(judgement, right=splits[place]))
    return splits, in_force(pairs, "same_actor")


def standing(
    judgements: Sequence[UserJudgement], kind: str, named: Callable[[], Container[tuple[str, str]]]
) -> list[UserJudgement]:
    """The judgements of one kind that count, each on two ids; `named` as for `actor_pairs`, asked only for actors."""
    return actor_pairs(named(), judgements)[1] if kind == "same_actor" else in_force(judgements, kind)


def identify(
    mentions: Sequence[ActorMention], judgements: Sequence[UserJudgement], registry: Registry
) -> list[Identity]:
    """Whom ids mean under a user's judgements, by id of the row; nothing where no judgement is in force.

    Of ids that mean one actor the registry's stands for it, else the one named most often, else the first.
    """
    splits, pairs = actor_pairs({(mention.document, mention.actor) for mention in mentions}, judgements)
    counts: Counter[str] = Counter()
    for mention in mentions:
        counts[splits.get((mention.document, mention.actor), mention.actor)] += mention.count
    judged = {id for judgement in pairs for id in (judgement.left, judgement.right)}
    known = {mention.actor for mention in mentions} | set(splits.values())
    rows: list[Identity] = []
    final: dict[str, str] = {}
    for group in group_judged((id for id in judged if id in known or registry(id)), (), pairs):
        chief = min(group, key=lambda id: (registry(id) is None, is_split(id), -counts[id], id))
        final |= dict.fromkeys(group, chief)
        rows += [_identity(None, id, chief, registry) for id in group if id != chief or (registry(id) and group[1:])]
    rows += [_identity(*place, final.get(own, own), registry) for place, own in splits.items()]
    return sorted(rows, key=lambda row: row.id)


def _identity(document: str | None, actor: str, means: str, registry: Registry) -> Identity:
    said = registry(actor) if document is None else None
    return Identity(content_id("i", document, actor), document, actor, means, said)


def assemble_actors(
    mentions: Sequence[ActorMention], registry: Registry, identities: Sequence[Identity] = ()
) -> list[Actor]:
    """The actors that documents mention, by id; a pure function of its arguments, in any order."""
    who = Identities(identities)
    split = {(row.document, row.actor) for row in identities if row.document is not None}
    parts: dict[str, dict[str, list[ActorMention]]] = defaultdict(lambda: defaultdict(list))
    for mention in sorted(mentions, key=lambda m: m.id):
        place = mention.document, mention.actor
        own = split_id(mention.actor, mention.document) if place in split else mention.actor
        parts[who.meant(*place)][own].append(mention)
    for row in identities:
        if row.document is None and row.means in parts:
            parts[row.means].setdefault(row.actor, [])
    return [_joined(id, parts[id], registry) for id in sorted(parts)]


def known_actors(
    mentions: Rows[ActorMention],
    before: Sequence[Actor],
    registry: Registry,
    news: News,
    basis: str,
) -> tuple[list[Actor], frozenset[str]]:
    """The actors that documents mention, where no user has judged who is who; and the ids of those that are as before.

    Args:
        before: the actors of the picture before; what they rest on may be left out.
        news: what is new since then.  basis: names the registry.
    """
    known = {actor.id: actor for actor in before}
    changed: set[str] = set()
    standing: set[str] = set()
    for actor, is_touched in news.touched(mentions, "actor", f"actors/2 {basis}").items():
        (changed if is_touched or actor not in known else standing).add(actor)
    new = assemble_actors(mentions.of("actor", changed), registry) if changed else []
    return sorted((*new, *(known[id] for id in standing)), key=lambda actor: actor.id), frozenset(standing)


def _joined(id: str, parts: dict[str, list[ActorMention]], registry: Registry) -> Actor:
    """One actor out of those that are judged to be it: all names, all mentions, and what the registry knows of any."""
    actors = [_actor(own, mentions, registry) for own, mentions in parts.items() if mentions or registry(own)]
    actors.sort(key=lambda actor: (actor.id != id, actor.id))
    chief, *others = actors
    if not others and chief.id == id:
        return chief
    tellers = [actor for actor in actors if actor.known] or actors
    names = {name for other in others for name in (other.name, *other.aliases)} - {chief.name, *chief.aliases}
    mentions = sorted((mention for several in parts.values() for mention in several), key=lambda m: m.id)
    return replace(
        chief,
        id=id,
        aliases=(*chief.aliases, *sorted(names)),
        wikidata=next((actor.wikidata for actor in tellers if actor.wikidata), None),
        roles=tuple(dict.fromkeys(role for actor in tellers for role in actor.roles)),
        memberships=tuple(dict.fromkeys(membership for actor in tellers for membership in actor.memberships)),
        mentions=sum(mention.count for mention in mentions),
        evidence=chained(mention.evidence for mention in mentions),
        same_as=tuple(sorted(actor.id for actor in actors if actor.id != id)),
    )


def _actor(id: str, mentions: list[ActorMention], registry: Registry) -> Actor:
    known = registry(id)
    printed = [mention.name for mention in mentions]
    # Someone new: the roles as the documents print them.
    roles = tuple(Role(role, None, None, None) for role in sorted({m.role for m in mentions if m.role}))
    return Actor(
        id=id,
        kind=mentions[0].kind if mentions or known is None else known.kind,
        name=known.name if known else max(printed, key=lambda name: (printed.count(name), name)),
        aliases=known.aliases if known else tuple(sorted(set(printed))),
        known=known is not None,
        wikidata=known.wikidata if known else None,
        roles=known.roles if known else roles,
        memberships=known.memberships if known else (),
        mentions=sum(mention.count for mention in mentions),
        evidence=chained(mention.evidence for mention in mentions),
    )
