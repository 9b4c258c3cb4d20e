"""Positions: what each actor wants or refuses on an issue, since when, until when; over all claims, in any order.

A position is actor, issue and stance; all claims that say so stand behind it. It ends when a later claim of the same
actor takes the contrary stance on the same issue, unless it is said again after that.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sitroom.lexicon.stances import NO_PARTY, are_contrary
from sitroom.merge.roster import Roster, roster_of
from sitroom.merge.stances import Stance, answered, read_stances, refers_back
from sitroom.merge.vocabulary import changes, packed_words
from sitroom.records.claims import Actor, Claim, Evidence, Position
from sitroom.records.dates import UNKNOWN, Interval
from sitroom.records.grouped import Rows
from sitroom.records.ids import content_id
from sitroom.records.judgements import Identities
from sitroom.records.schema import from_json, to_json
from sitroom.records.text import Document
from sitroom.records.workings import Workings, digest

#: A claim's id and day, and the words that it takes a stance with.
Said = tuple[str, Interval, tuple[Evidence, ...]]
#: Holder, issue and stance of what is said.
Taken = tuple[str, str, str, Said]
#: How far before a refusal the wish that it answers may end, in characters.
JUST_BEFORE = 300


def claims_with_identities(claims: Iterable[Claim], identities: Identities) -> list[Claim]:
    """The claims with the actors whom their ids mean."""

    def named(claim: Claim) -> Claim:
        def meant(actor: str | None) -> str | None:
            return None if actor is None else identities.meant(claim.document, actor)

        return replace(
            claim,
            speaker=meant(claim.speaker),
            speaks_for=meant(claim.speaks_for),
            about=identities.all_meant(claim.document, claim.about),
            holder_chain=identities.all_meant(claim.document, claim.holder_chain),
        )

    return [named(claim) for claim in claims] if identities else list(claims)


def assemble_positions(
    claims: Rows[Claim],
    actors: Sequence[Actor],
    documents: Mapping[str, Document] | None = None,
    workings: Workings | None = None,
    basis: str = "",
) -> list[Position]:
    """The positions that claims make, by id: a pure function of its arguments, in any order.

    Args:
        documents: by their ids; needed with `workings`.
        workings: what was worked out before.  basis: names the registry and the identities on which that rests.
    """
    behind: dict[tuple[str, str], dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for actor, issue, stance, said in _taken(claims, actors, documents or {}, workings or Workings(), basis):
        behind[actor, issue][stance].append(said)
    found = [
        _position(actor, issue, stance, rows, _turn(stance, rows, stances))
        for (actor, issue), stances in behind.items()
        for stance, rows in stances.items()
    ]
    return sorted(found, key=lambda position: position.id)


def _taken(
    claims: Rows[Claim], actors: Sequence[Actor], documents: Mapping[str, Document], workings: Workings, basis: str
) -> Iterator[Taken]:
    """All stances.

    What a document's claims say rests on the names of the actors in them, and on which states and bodies the ledger
    knows by the words in them: these are kept with the stances, and where they stand the claims are not read again.
    """
    roster = roster_of(actors)
    named = {actor.id: digest(actor.name, actor.aliases, actor.kind, actor.known) for actor in actors}
    step = f"stances/2 {digest(basis)}"
    changed = changes(roster.vocabulary(), step, workings)
    missing = []
    for (document,) in sorted(claims.counts("document")):
        asked, kept = workings.kept(f"{step} asked", document), workings.kept(step, document)
        rests_on, taken = json.loads(kept) if kept else ({}, [])
        is_read = asked is not None and changed is not None and not changed.touch(asked, documents[document])
        if asked is not None and kept and is_read and all(named.get(actor) == name for actor, name in rests_on.items()):
            workings.keep(f"{step} asked", document, asked)
            workings.keep(step, document, kept)
            yield from map(_read_taken, taken)
        else:
            missing.append(document)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims.of("document", missing) if missing else ():
        by_document[claim.document].append(claim)
    for document, several in by_document.items():
        roster.asked.clear()
        stances = [
            (_holder(claim), stance.issue, stance.stance, (claim.id, claim.said, evidence))
            for claim, stance, evidence in _of_document(several, roster)
        ]
        meant = {actor for claim in several for actor in (_holder(claim), *claim.about) if actor}
        rests_on = {actor: named.get(actor) for actor in sorted(meant)}
        workings.keep(f"{step} asked", document, packed_words(roster.asked))
        workings.keep(step, document, json.dumps((rests_on, to_json(stances))).encode())
        yield from stances


def _read_taken(row: list[Any]) -> Taken:
    actor, issue, stance, (claim, said, evidence) = row
    return actor, issue, stance, (claim, from_json(Interval, said), tuple(from_json(Evidence, one) for one in evidence))


def _holder(claim: Claim) -> str:
    return claim.speaks_for or claim.speaker or ""


def _is_party(claim: Claim, holder: Actor) -> bool:
    """False of firms and papers, which take no side: "Zlop Oil demands a truce", "the Syldavia Times backs talks"."""
    if holder.kind != "organisation":
        return True
    return claim.speaks_for is not None if holder.known else NO_PARTY.search(holder.name) is None


def _of_document(claims: Sequence[Claim], roster: Roster) -> Iterable[tuple[Claim, Stance, tuple[Evidence, ...]]]:
    """The stances of one document's claims, each with the words that it rests on."""
    ordered = sorted(claims, key=lambda claim: (_start(claim), claim.id))
    stands_for = {claim.speaker: _holder(claim) for claim in ordered if claim.speaker}
    wishes: list[tuple[Claim, list[Stance]]] = []
    for claim in ordered:
        holder = roster.by_id.get(_holder(claim))
        # "Arland says that Borduria plans to leave": Arland's word is no position of Borduria's
        if (
            holder is None
            or not _is_party(claim, holder)
            or {stands_for.get(outer, outer) for outer in claim.holder_chain} - {holder.id}
        ):
            continue
        if refers_back(claim):
            asked = _asked_before(claim, holder, wishes)
            if asked:
                origin, stances = asked
                answers = (answered(stance) for stance in stances)
                evidence = tuple(dict.fromkeys((*claim.evidence, *origin.evidence)))
                yield from ((claim, answer, evidence) for answer in answers if answer)
            continue
        stances = read_stances(claim, holder, roster)
        if stances:
            wishes.append((claim, stances))
        yield from ((claim, stance, claim.evidence) for stance in stances)


def _asked_before(
    claim: Claim, holder: Actor, wishes: Sequence[tuple[Claim, list[Stance]]]
) -> tuple[Claim, list[Stance]] | None:
    """The wish of somebody else that stands just before a refusal of "that demand"."""
    for origin, stances in reversed(wishes):
        gap = _start(claim) - max(piece.end for piece in origin.evidence)
        if gap > JUST_BEFORE:
            return None
        if _holder(origin) != holder.id and origin.act in {"demand", "ask", "propose"}:
            return origin, stances
    return None


def _start(claim: Claim) -> int:
    return min((piece.start for piece in claim.evidence), default=0)


def _turn(
    stance: str,
    rows: Sequence[Said],
    stances: Mapping[str, Sequence[Said]],
) -> Interval | None:
    """When the actor first takes the contrary stance after last taking this one; None where it did not."""
    lasts = [said.latest for _, said, _ in rows if said.latest]
    if not lasts:
        return None
    contrary = [
        said
        for other, several in stances.items()
        if are_contrary(stance, other)
        for _, said, _ in several
        if said.earliest and said.earliest > max(lasts)
    ]
    return min(contrary, key=_by_day, default=None)


def _by_day(said: Interval) -> tuple[str, str, str]:
    return (said.earliest or said.latest or "", said.latest or "", said.text or "")


def _position(
    actor: str,
    issue: str,
    stance: str,
    rows: Sequence[Said],
    until: Interval | None,
) -> Position:
    ordered = sorted(rows, key=lambda row: row[0])
    dated = [said for _, said, _ in ordered if said.earliest or said.latest]
    return Position(
        id=content_id("p", actor, issue, stance),
        actor=actor,
        issue=issue,
        stance=stance,
        since=min(dated, key=_by_day, default=UNKNOWN),
        until=until,
        claims=tuple(claim for claim, _, _ in ordered),
        evidence=tuple(dict.fromkeys(piece for _, _, evidence in ordered for piece in evidence)),
    )
