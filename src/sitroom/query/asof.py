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
from sitroom.records.judgements import Identity, UserJudgement
from sitroom.records.workings import Workings
from sitroom.store import Past, Stored, View, registry_rows, sheets
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
    from sitroom.merge.events import MADE_BY, assemble_events
    from sitroom.merge.forecasts import judge_forecasts
    from sitroom.merge.origins import copy_families

    documents, mentions = sheets(view), view.rows(EventMention)
    judgements, told = view.rows(Judgement), view.rows(UserJudgement)
    copies = copy_families(documents, judgements, told, view.spun_documents())
    workings, basis = _worked_out(view, "events")
    as_now: set[str] = set()

    def is_kept(id: str, rests_on: str) -> bool:
        if workings.kept(f"{MADE_BY} {basis}", id) == rests_on.encode():
            as_now.add(id)
        return id in as_now

    return Picture(
        copies=tuple(copies),
        judgements=tuple(judgements),
        events=tuple(assemble_events(mentions, judgements, copies, told, is_kept=is_kept)),
        actors=(),
        forecasts=tuple(judge_forecasts(view.rows(Prediction), mentions, documents)),
        kept={"events": frozenset(as_now)},
    )


def past_positions(view: View) -> Sequence[Position]:
    """The positions that the visible claims make; none had ended yet by what was only said later."""
    from sitroom.merge.positions import assemble_positions

    workings, basis = _worked_out(view, "stances")
    documents = {document.id: document for document in sheets(view)}
    return assemble_positions(Stored(view, Claim), view.rows(Actor, bare=("evidence",)), documents, workings, basis)


def past_disputes(view: View) -> Sequence[Dispute]:
    """The disputes among the visible accounts: none is there before both its sides are."""
    from sitroom.merge.disputes import find_disputes

    documents, copies = sheets(view), view.rows(Copy)
    mentions, figures = view.rows(EventMention), view.rows(Figure)
    actors, told = view.rows(Actor, bare=("evidence",)), view.rows(UserJudgement)
    workings, basis = _worked_out(view, "accounts", "scene")
    return find_disputes(documents, Stored(view, Claim), mentions, figures, actors, copies, told, workings, basis)[0]


def _worked_out(view: View, *steps: str) -> tuple[Workings, str]:
    """What the merge worked out for the picture of now, and what that rests on: most of it held on the day, too."""
    from sitroom.merge.program import basis_of, program_digest

    workings = view.workings(program_digest(), "registry", *steps)
    return workings, basis_of((workings.kept("registry", "") or b"").decode(), view.rows(Identity))


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
