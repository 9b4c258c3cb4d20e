"""Opening a ledger to ask it something, now or as it was known on a day."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sitroom.records.claims import (
    Actor,
    ActorMention,
    Claim,
    Copy,
    Dispute,
    EventMention,
    Figure,
    Judgement,
    Picture,
    Position,
    Prediction,
)
from sitroom.records.grouped import Listed
from sitroom.records.judgements import Identity, UserJudgement
from sitroom.records.text import Document
from sitroom.store import Past, View, registry_rows
from sitroom.store import open_view as open_store_view


def open_view(path: Path, as_of: date | None = None) -> View:
    """Open a ledger for questions; with a day, only what was published by then counts.

    Raises:
        SetupError: there is no such ledger, or it cannot be read.
    """
    apart = {Position: past_positions, Dispute: past_disputes}
    return open_store_view(path, as_of, Past(assemble_picture, past_identities, apart) if as_of else None)


def assemble_picture(view: View) -> Picture:
    """The copies, events and forecasts that the visible documents alone would have given.

    An event that one paper told on the 10th and another, with its date, on the 12th has on the 11th no date yet.
    """
    # only views of the past need these
    from sitroom.merge.events import assemble_events
    from sitroom.merge.forecasts import judge_forecasts
    from sitroom.merge.origins import copy_families

    documents, mentions = view.rows(Document), view.rows(EventMention)
    judgements, told = view.rows(Judgement), view.rows(UserJudgement)
    copies = copy_families(documents, judgements, told, view.spun_documents())
    return Picture(
        copies=tuple(copies),
        judgements=tuple(judgements),
        events=tuple(assemble_events(mentions, judgements, copies, told)),
        actors=(),
        forecasts=tuple(judge_forecasts(view.rows(Prediction), mentions, documents)),
    )


def past_positions(view: View) -> Sequence[Position]:
    """The positions that the visible claims make; none had ended yet by what was only said later."""
    from sitroom.merge.positions import assemble_positions

    return assemble_positions(Listed(view.rows(Claim)), view.rows(Actor))


def past_disputes(view: View) -> Sequence[Dispute]:
    """The disputes among the visible accounts: none is there before both its sides are."""
    from sitroom.merge.disputes import find_disputes

    documents, copies = view.rows(Document), view.rows(Copy)
    claims: Listed[Claim] = Listed(view.rows(Claim))
    mentions, figures = view.rows(EventMention), view.rows(Figure)
    told = view.rows(UserJudgement)
    return find_disputes(documents, claims, mentions, figures, view.rows(Actor), copies, told)[0]


def past_identities(view: View) -> tuple[Sequence[Identity], Sequence[Actor]]:
    """Whom actor ids meant by what the visible documents say, and the actors that judgements have touched.

    Two that a user calls one were one from the day on which both were known.
    """
    from sitroom.merge.actors import assemble_actors, identify

    touched = [id for (id,) in view.select("SELECT actor FROM main.identities UNION SELECT means FROM main.identities")]
    mentions = view.rows(ActorMention, "actor IN (SELECT value FROM json_each(?))", (json.dumps(touched),))
    registry = registry_rows(view).get
    identities = identify(mentions, view.rows(UserJudgement), registry)
    return identities, assemble_actors(mentions, registry, identities)
