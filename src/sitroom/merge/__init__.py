"""Readings to a picture: copies, the same events, forecasts, actors, positions; each a judgement or made from them."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sitroom.merge.actors import Registry, assemble_actors, identify, registry_of
from sitroom.merge.copies import find_copies
from sitroom.merge.disputes import find_disputes
from sitroom.merge.events import assemble_events, with_identities
from sitroom.merge.forecasts import judge_forecasts, meant_predictions
from sitroom.merge.origins import copy_families
from sitroom.merge.positions import assemble_positions, claims_with_identities
from sitroom.merge.same_event import same_events
from sitroom.merge.utterances import same_claims
from sitroom.records.claims import ActorMention, Claim, EventMention, Figure, Judgement, Picture, Prediction
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
    "find_disputes",
    "identify",
    "judge_forecasts",
    "make_picture",
    "registry_of",
    "same_claims",
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
    figures: Sequence[Figure] = (),
    predictions: Sequence[Prediction] = (),
    told: Sequence[UserJudgement] = (),
    copying: Sequence[Judgement] | None = None,
    spun: Collection[str] = (),
) -> Picture:
    """Everything that is concluded across documents; the order of the arguments' items does not matter.

    Args:
        claims, figures, predictions: what positions, disputes and forecasts are made of.
        told: what users judge; it goes before what the machine finds.
        copying: what `find_copies` gives for these documents, where it is known already: it takes most of the time.
        spun: ids of documents whose wording gives them away as spun.
    """
    copying = find_copies(documents, spun) if copying is None else copying
    copies = copy_families(documents, copying, told, spun)
    identities = identify(actor_mentions, told, registry)
    who = Identities(identities)
    named = with_identities(event_mentions, who)
    actors = assemble_actors(actor_mentions, registry, identities)
    said = claims_with_identities(claims, who)
    counted = [replace(one, actor=one.actor and who.meant(one.document, one.actor)) for one in figures]
    uttered = same_claims(said, copies)
    disputes, explained = find_disputes(documents, said, named, counted, actors, copies, told)
    happening = same_events(named, copies, documents, registry)
    return Picture(
        copies=tuple(copies),
        judgements=tuple(sorted((*copying, *happening, *uttered, *explained), key=lambda judgement: judgement.id)),
        events=tuple(assemble_events(named, happening, copies, told)),
        actors=tuple(actors),
        positions=tuple(assemble_positions(said, actors)),
        forecasts=tuple(judge_forecasts(meant_predictions(predictions, who), named, documents)),
        disputes=tuple(disputes),
        identities=tuple(identities),
    )
