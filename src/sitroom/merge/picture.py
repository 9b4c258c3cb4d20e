"""Readings to a picture: copies, the same events, forecasts, actors, positions; each a judgement or made from them."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sitroom.merge.actors import Registry, assemble_actors, identify, known_actors
from sitroom.merge.copies import find_copies
from sitroom.merge.disputes import find_disputes
from sitroom.merge.events import MADE_BY as EVENTS
from sitroom.merge.events import assemble_events, with_identities
from sitroom.merge.forecasts import judge_forecasts, meant_predictions
from sitroom.merge.news import News
from sitroom.merge.origins import copy_families
from sitroom.merge.positions import assemble_positions, claims_with_identities
from sitroom.merge.program import basis_of
from sitroom.merge.same_event import same_events
from sitroom.merge.utterances import same_claims
from sitroom.records.claims import Actor, ActorMention, Claim, EventMention, Figure, Picture, Prediction
from sitroom.records.grouped import Listed, Rows
from sitroom.records.judgements import Identities, Identity, UserJudgement
from sitroom.records.text import Document
from sitroom.records.workings import Workings


def make_picture(
    documents: Sequence[Document],
    event_mentions: Sequence[EventMention],
    actor_mentions: Rows[ActorMention],
    claims: Rows[Claim],
    registry: Registry,
    *,
    figures: Sequence[Figure] = (),
    predictions: Sequence[Prediction] = (),
    told: Sequence[UserJudgement] = (),
    spun: Collection[str] = (),
    before: Sequence[Actor] = (),
    workings: Workings | None = None,
    basis: str = "",
) -> Picture:
    """Everything that is concluded across documents; the order of the arguments' items does not matter.

    Args:
        claims, figures, predictions: what positions, disputes and forecasts are made of; of figures those that count
            something, as `figures_told.COUNTED` has it, are enough.
        told: what users judge; it goes before what the machine finds.
        spun: ids of documents whose wording gives them away as spun.
        before: the actors of the picture before; what they rest on may be left out.
        workings: what was worked out for it; with them the picture is the same, and sooner there.
        basis: names the registry and the program on which they rest.
    """
    workings = workings or Workings()
    news = News((document.id for document in documents), workings)
    copying = find_copies(documents, spun, workings)
    copies = copy_families(documents, copying, told, spun)
    kept: dict[str, frozenset[str]] = {"actors": frozenset()}
    identities: Sequence[Identity] = ()
    if any(judgement.kind == "same_actor" for judgement in told):
        identities = identify(actor_mentions.all(), told, registry)
        actors = assemble_actors(actor_mentions.all(), registry, identities)
    else:
        actors, kept["actors"] = known_actors(actor_mentions, before, registry, news, basis)
    who = Identities(identities)
    basis = basis_of(basis, identities)
    named = with_identities(event_mentions, who)
    said: Rows[Claim] = Listed(claims_with_identities(claims.all(), who)) if who else claims
    counted = (
        [replace(one, actor=one.actor and who.meant(one.document, one.actor)) for one in figures] if who else figures
    )
    uttered = same_claims(said, copies, workings, basis, news)
    disputes, explained = find_disputes(documents, said, named, counted, actors, copies, told, workings, basis)
    happening = same_events(named, copies, documents, registry, workings=workings, basis=basis)
    standing: set[str] = set()

    def is_kept(id: str, rests_on: str) -> bool:
        known = workings.keep(f"{EVENTS} {basis}", id, rests_on.encode())
        if known:
            standing.add(id)
        return known

    events = assemble_events(named, happening, copies, told, is_kept=is_kept)
    by_id = {document.id: document for document in documents}
    return Picture(
        copies=tuple(copies),
        judgements=tuple(sorted((*copying, *happening, *uttered, *explained), key=lambda judgement: judgement.id)),
        events=tuple(events),
        actors=tuple(actors),
        positions=tuple(assemble_positions(said, actors, by_id, workings, basis)),
        forecasts=tuple(judge_forecasts(meant_predictions(predictions, who), named, documents)),
        disputes=tuple(disputes),
        identities=tuple(identities),
        kept=kept | {"events": frozenset(standing)},
    )
