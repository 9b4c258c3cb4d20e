"""Readings to a picture: copies, the same events, forecasts, actors, positions; each a judgement or made from them."""

from collections.abc import Sequence

from sitroom.merge.actors import Registry, assemble_actors, identify, registry_of
from sitroom.merge.copies import find_copies
from sitroom.merge.events import assemble_events, with_identities
from sitroom.merge.forecasts import judge_forecasts, meant_predictions
from sitroom.merge.origins import copy_families
from sitroom.merge.positions import assemble_positions, claims_with_identities
from sitroom.merge.same_event import same_events
from sitroom.records.claims import ActorMention, Claim, EventMention, Judgement, Picture, Prediction
from sitroom.records.judgements import Identities, UserJudgement
from sitroom.records.text import Document

__all__ = [
    "Registry",
    "assemble_actors",
    "assemble_events",
    "assemble_positions",
    "claims_with_identities",
    "copy_families",
    "find_copies",
    "identify",
    "judge_forecasts",
    "make_picture",
    "registry_of",
    "same_events",
    "with_identities",
]


def make_picture(
    documents: Sequence[Document],
    event_mentions: Sequence[EventMention],
    actor_mentions: Sequence[ActorMention],
    registry: Registry,
    *,
    claims: Sequence[Claim] = (),
    predictions: Sequence[Prediction] = (),
    told: Sequence[UserJudgement] = (),
    copying: Sequence[Judgement] | None = None,
) -> Picture:
    """Everything that is concluded across documents; the order of the arguments' items does not matter.

    Args:
        claims, predictions: what positions and forecasts are made of.
        told: what users judge; it goes before what the machine finds.
        copying: what `find_copies` gives for these documents, where it is known already: it takes most of the time.
    """
    copying = find_copies(documents) if copying is None else copying
    copies = copy_families(documents, copying, told)
    identities = identify(actor_mentions, told, registry)
    who = Identities(identities)
    named = with_identities(event_mentions, who)
    actors = assemble_actors(actor_mentions, registry, identities)
    happening = same_events(named, copies, documents, registry)
    return Picture(
        copies=tuple(copies),
        judgements=tuple(sorted((*copying, *happening), key=lambda judgement: judgement.id)),
        events=tuple(assemble_events(named, happening, copies, told)),
        actors=tuple(actors),
        positions=tuple(assemble_positions(claims_with_identities(claims, who), actors)),
        forecasts=tuple(judge_forecasts(meant_predictions(predictions, who), named, documents)),
        identities=tuple(identities),
    )
