"""Readings to a picture: copies, the same events, actors over all documents; each step a retractable judgement."""

from collections.abc import Sequence

from sitroom.merge.actors import assemble_actors
from sitroom.merge.copies import copy_families, find_copies
from sitroom.merge.events import assemble_events, same_events
from sitroom.records.claims import ActorMention, EventMention, Picture
from sitroom.records.text import Document
from sitroom.world import World

__all__ = ["assemble_actors", "assemble_events", "copy_families", "find_copies", "make_picture", "same_events"]


def make_picture(
    documents: Sequence[Document],
    event_mentions: Sequence[EventMention],
    actor_mentions: Sequence[ActorMention],
    world: World,
) -> Picture:
    """Everything that is concluded across documents; the order of the arguments' items does not matter."""
    copying = find_copies(documents)
    copies = copy_families(documents, copying)
    happening = same_events(event_mentions, copies)
    return Picture(
        copies=tuple(copies),
        judgements=tuple(sorted((*copying, *happening), key=lambda judgement: judgement.id)),
        events=tuple(assemble_events(event_mentions, happening, copies)),
        actors=tuple(assemble_actors(actor_mentions, world)),
    )
