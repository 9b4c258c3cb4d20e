"""Do the judgements of users name rows that exist, agree with each other, and hold in the picture?"""

from collections.abc import Iterator

from sitroom.merge.actors import standing
from sitroom.merge.families import contradiction
from sitroom.merge.utterances import utterances
from sitroom.query.judgements import KINDS
from sitroom.query.sources import source_names
from sitroom.records.claims import Claim, Copy, Event, Judgement
from sitroom.records.judgements import RELIABILITY, UserJudgement, is_actor_id
from sitroom.store import View

VERDICTS = ("same", "different", "unsure")


def judgement_reasons(view: View) -> Iterator[tuple[str, str]]:
    """What is wrong with judgements of users: the id of each and the reason."""
    told = view.rows(UserJudgement)
    if not told:
        return
    known, gone = _known(view), view.removed_rows()
    for one in told:
        if not gone.isdisjoint((one.left, one.right)):
            continue  # what it is about was taken out, and the ledger tells so
        if one.kind not in KINDS or one.verdict not in VERDICTS:
            yield one.id, f"{one.kind} {one.verdict} is no judgement"
        else:
            yield from ((one.id, reason) for reason in _strangers(one, known))
    for kind in KINDS:
        pairs = standing(told, kind, view.named_actors)
        against = contradiction(pairs)
        if against:
            yield against[0].id, f"it contradicts {', '.join(one.id for one in against[1:])}"
        elif view.is_picture_current and kind not in ("same_figure", "reliability"):
            yield from _unkept(view, kind, [one for one in pairs if {one.left, one.right} <= known[kind]])


def _known(view: View) -> dict[str, set[str]]:
    """The ids that a judgement of each kind may name."""
    named = """SELECT actor FROM main.actor_mentions UNION SELECT actor FROM identities
        UNION SELECT means FROM identities"""
    return {
        "copy": {id for (id,) in view.select("SELECT id FROM documents")},
        "same_event": {id for (id,) in view.select("SELECT id FROM event_mentions")},
        "same_claim": {id for (id,) in view.select("SELECT id FROM claims")},
        "same_figure": {id for (id,) in view.select("SELECT id FROM figures")},
        "same_actor": {id for (id,) in view.select(named)},
        "reliability": set(source_names(view)),
    }


def _strangers(one: UserJudgement, known: dict[str, set[str]]) -> Iterator[str]:
    """Ids and names that nothing has; of two actors one may be the registry's alone, and a split may be taken back."""
    if one.kind == "reliability":
        if one.left not in known[one.kind]:
            yield f"no document is of {one.left}"
        if one.right not in RELIABILITY:
            yield f"{one.right} is no letter of the Admiralty scale"
        return
    if one.kind != "same_actor":
        what = {"copy": "document", "same_claim": "claim", "same_figure": "figure"}.get(one.kind, "event mention")
        yield from (f"there is no {what} {id}" for id in (one.left, one.right) if id not in known[one.kind])
        return
    if not is_actor_id(one.right) and one.right not in known["copy"]:
        yield f"there is no document {one.right}"
    if not any(id.split("~")[0] in known["same_actor"] for id in (one.left, one.right)):
        yield f"no document names {one.left}" + (f" or {one.right}" if is_actor_id(one.right) else "")


def _unkept(view: View, kind: str, pairs: list[UserJudgement]) -> Iterator[tuple[str, str]]:
    """Judgements that the picture does not follow."""
    group = _groups(view, kind)
    for one in pairs:
        left, right = (group.get(id) or view.meant(id) for id in (one.left, one.right))
        is_one = left == right
        if (one.verdict == "same" and not is_one) or (one.verdict == "different" and is_one):
            yield one.id, f"the picture does not follow it: {one.left} and {one.right} are {'one' if is_one else 'two'}"


def _groups(view: View, kind: str) -> dict[str, str]:
    """What each document, event mention or claim belongs to."""
    if kind == "copy":
        return {copy.document: copy.origin for copy in view.rows(Copy)}
    if kind == "same_event":
        return {mention: event.id for event in view.rows(Event) for mention in event.mentions}
    if kind == "same_claim":
        groups = utterances(view.rows(Claim), view.rows(Judgement), view.rows(UserJudgement))
        return {claim: group[0] for group in groups for claim in group}
    return {}
